"""The records of a JSON file: a list, a single record, or one record a line."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Never

from trustcheck.logic.fields import define
from trustcheck.logic.message import Value
from trustcheck.register.raw import (
    GENEROUS,
    MOST_RECORDS,
    Json,
    Raw,
    Source,
    check_size,
    place,
    refuse,
    text_of,
)
from trustcheck.source.json_place import broken_at
from trustcheck.source.limits import Limits, shortened
from trustcheck.source.span import Span

_WRAPPERS = ("statements", "records", "relations", "exceptions", "data")
"""Keys under which some publishers put the list of records."""

_SHAPE = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[\[{]|[\]}]|,', re.DOTALL)
_BLANK = re.compile(r"[ \t\r\n]*")
_LARGEST_EXPONENT = 100


class _Refused(Exception):
    """Something within one record that cannot be taken in."""

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def read_json(source: Source, *, limits: Limits = GENEROUS) -> tuple[Raw, ...]:
    """Return the records of a JSON or JSON Lines file.

    Raises InvalidInput at the first thing that is no JSON, is no record, or is too large.
    """
    check_size(source, limits)
    text = text_of(source)
    _check_shape(source, text, limits)
    records: list[Raw] = []
    for span, value in _Scanner(source, text, limits).values():
        for item in _unwrapped(value):
            if not isinstance(item, dict):
                refuse(span, "not-a-record")
            if len(records) == MOST_RECORDS:
                refuse(span, "too-many-records", limit=MOST_RECORDS)
            records.append(Raw(source, span, item))
    return tuple(records)


def _unwrapped(value: Json) -> Iterator[Json]:
    """Yield the records within a value: itself, unless it is a wrapper around a list."""
    if isinstance(value, dict) and "statementId" not in value:
        lists = [value[key] for key in _WRAPPERS if isinstance(value.get(key), list)]
        if len(lists) == 1 and isinstance(lists[0], list):
            yield from lists[0]
            return
    yield value


def _check_shape(source: Source, text: str, limits: Limits) -> None:
    """Refuse what is nested too deeply or holds too much, before anything is built."""
    depth = values = 0
    for found in _SHAPE.finditer(text):
        match found.group()[0]:
            case "[" | "{":
                depth += 1
                values += 1
                if depth > limits.depth:
                    refuse(place(source, text, found.start()), "too-deep", limit=limits.depth)
            case "]" | "}":
                depth -= 1
            case ",":
                values += 1
            case _:
                if found.end() - found.start() > limits.text:
                    refuse(place(source, text, found.start()), "text-too-long", limit=limits.text)
        if values > limits.values:
            refuse(place(source, text, found.start()), "too-many-values", limit=limits.values)


@define
class _Scanner:
    """Walks through the values at the top of a text, one after another."""

    source: Source
    text: str
    limits: Limits
    line: int = 1
    line_start: int = 0
    counted: int = 0  # the characters whose lines are counted

    def values(self) -> Iterator[tuple[Span, Json]]:
        """Yield each record with its place; those of a list at the top one by one."""
        decoder = json.JSONDecoder(
            object_pairs_hook=_mapping,
            parse_float=self._decimal,
            parse_int=self._whole,
            parse_constant=_constant,
        )
        at = self._skip(0)
        while at < len(self.text):
            if self.text[at] == "[":
                at = yield from self._list(decoder, at)
            else:
                at = yield from self._value(decoder, at)
            at = self._skip(at)

    def _list(self, decoder: json.JSONDecoder, at: int) -> Generator[tuple[Span, Json], None, int]:
        at = self._skip(at + 1)
        if self.text[at : at + 1] == "]":
            return at + 1
        while True:
            at = self._skip((yield from self._value(decoder, at)))
            sign = self.text[at : at + 1]
            if sign == "]":
                return at + 1
            if sign != ",":
                self._stop(at, "not-json")
            at = self._skip(at + 1)

    def _value(
        self, decoder: json.JSONDecoder, at: int
    ) -> Generator[tuple[Span, Json], None, int]:
        span = self._span(at)
        try:
            value, end = decoder.raw_decode(self.text, at)
        except json.JSONDecodeError as error:
            self._stop(broken_at(self.text, error.pos), "not-json")
        except _Refused as refused:
            refuse(span, refused.code, **refused.values)
        yield span, value
        return end

    def _span(self, at: int) -> Span:
        self.line += self.text.count("\n", self.counted, at)
        self.line_start = max(self.line_start, self.text.rfind("\n", self.counted, at) + 1)
        self.counted = at
        column = at - self.line_start + 1
        return Span(self.source.file, self.line, column, self.line, column + 1)

    def _skip(self, at: int) -> int:
        found = _BLANK.match(self.text, at)
        return at if found is None else found.end()

    def _stop(self, at: int, code: str) -> Never:
        refuse(place(self.source, self.text, at), code)

    def _whole(self, digits: str) -> int:
        if len(digits) > self.limits.digits:
            raise _Refused("number-too-long", limit=self.limits.digits)
        return int(digits)

    def _decimal(self, digits: str) -> Decimal:
        if len(digits) <= self.limits.digits:
            with suppress(InvalidOperation):  # an exponent beyond what can be written at all
                number = Decimal(digits)
                if abs(number.adjusted()) <= _LARGEST_EXPONENT:
                    return number
        raise _Refused("number-too-long", limit=self.limits.digits)


def _mapping(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _Refused("repeated-json-key", key=shortened(key))
            seen.add(key)
    return mapping


def _constant(name: str) -> Never:
    raise _Refused("no-json-number", found=name)
