"""A JSON file, read strictly: one value, each key once, exact numbers, and the place of each part.

A file that a program wrote has nothing to mend: the first thing that is not JSON ends the reading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import Never

from trustcheck.logic.fields import define, field
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Data, Document
from trustcheck.source.encoding import lines_of
from trustcheck.source.fingerprint import sha256
from trustcheck.source.json_place import Place, Ruler, broken_at, survey
from trustcheck.source.limits import STANDARD, Limits, shortened
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span

_QUOTED = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)', re.DOTALL)
_SHAPE = re.compile(rf"{_QUOTED.pattern}|[\[{{]|[\]}}]|,", re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")
_STEPS: Mapping[str, int] = {"[": 1, "{": 1, "]": -1, "}": -1}
_BLANK = re.compile(r"[ \t\r\n]*")
_EXPONENT = 5
"""Characters in an exponent, its sign included."""


def read_json(raw: bytes, file: str, *, limits: Limits = STANDARD) -> Document:
    """Return the one JSON value of a file in UTF-8; `file` is the name shown to people.

    Raises InvalidInput for anything else: what is no JSON, a second value, a key given twice, NaN
    and infinities, and whatever is beyond the limits.
    """
    if len(raw) > limits.size:
        raise InvalidInput([Problem(Span(file, 1, 1, 1, 1), say("too-large", limit=limits.size))])
    text = _text(raw, file)
    data = _Reading(text, file, limits).value()
    places = _Places(text, file)
    return Document(file, lines_of(text), data, places, _Keys(places), sha256(raw))


def _text(raw: bytes, file: str) -> str:
    """Return the text; JSON may hold characters as they are that a YAML file may not."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        message = say("not-utf-8", byte=f"0x{raw[error.start]:02X}")
        raise InvalidInput([Problem(_after(before, file), message)]) from None


def _after(before: str, file: str) -> Span:
    """Return the place of the one character that follows a text."""
    return Ruler(before, file).span(len(before), len(before) + 1)


@define
class _Reading:
    """One text on its way to data; what the decoder cannot place is looked up afterwards."""

    text: str
    file: str
    limits: Limits
    doubts: set[str] = field(default_factory=set)

    def value(self) -> Data:
        """Return the value that the text holds."""
        self._check_shape()
        start = _after_blank(self.text, 0)
        if start == len(self.text):
            raise InvalidInput([Problem(Span(self.file, 1, 1, 1, 1), say("empty-file"))])
        decoder = json.JSONDecoder(
            object_pairs_hook=self._mapping,
            parse_float=self._decimal,
            parse_int=self._whole,
            parse_constant=self._constant,
        )
        try:
            data, end = decoder.raw_decode(self.text, start)
        except json.JSONDecodeError as error:
            self._stop(broken_at(self.text, error.pos), "not-json")
        self._check_end(end)
        if self.doubts:
            raise InvalidInput(self._faults())
        return data  # type: ignore[no-any-return]  # what the hooks above let through is Data

    def _check_shape(self) -> None:
        """Refuse what is nested too deeply or holds too much, before anything is built."""
        if len(self.text) > self.limits.text or self._is_too_much():
            self._stop_where_it_is_too_much()

    def _is_too_much(self) -> bool:
        """Tell in a third of the time whether it is so, and not where."""
        bare = _QUOTED.sub("", self.text)
        depths = accumulate(map(_STEPS.__getitem__, _BRACKET.findall(bare)))
        values = 1 + sum(map(bare.count, ",[{"))
        return max(depths, default=0) > self.limits.depth or values > self.limits.values

    def _stop_where_it_is_too_much(self) -> None:
        depth, values, limits = 0, 1, self.limits
        for found in _SHAPE.finditer(self.text):
            match found.group()[0]:
                case "[" | "{":
                    depth += 1
                    values += 1
                case "]" | "}":
                    depth -= 1
                case ",":
                    values += 1
                case _ if found.end() - found.start() > limits.text:
                    self._stop(found.start(), "text-too-long", limit=limits.text)
            if depth > limits.depth:
                self._stop(found.start(), "too-deep", limit=limits.depth)
            if values > limits.values:
                self._stop(found.start(), "too-many-values", limit=limits.values)

    def _check_end(self, end: int) -> None:
        rest = _after_blank(self.text, end)
        if rest < len(self.text):
            self._stop(rest, "second-json-value" if self.text[rest] in "[{" else "not-json")

    def _stop(self, at: int, code: str, **values: Value) -> Never:
        raise InvalidInput([Problem(_after(self.text[:at], self.file), say(code, **values))])

    # What the decoder hands over

    def _mapping(self, pairs: list[tuple[str, Data]]) -> dict[str, Data]:
        mapping = dict(pairs)
        if len(mapping) < len(pairs):
            self.doubts.add("key")
        return mapping

    def _whole(self, digits: str) -> int:
        if len(digits) > self.limits.digits:
            self.doubts.add("number")
            return 0
        return int(digits)

    def _decimal(self, digits: str) -> Decimal:
        if not self._is_moderate(digits):
            self.doubts.add("number")
            return Decimal()
        return Decimal(digits)

    def _constant(self, _name: str) -> None:
        self.doubts.add("number")

    # What is wrong, and where

    def _faults(self) -> Iterator[Problem]:
        whole, repeated = survey(self.text)
        ruler = Ruler(self.text, self.file)
        for place in repeated:
            key = shortened(json.loads(self.text[slice(*place.key)]))
            yield Problem(ruler.span(*place.key), say("repeated-json-key", key=key))
        for place in whole.leaves():
            if message := self._fault(self.text[place.start : place.end]):
                yield Problem(ruler.span(place.start, place.end), message)

    def _fault(self, sign: str) -> Message | None:
        if sign in ("NaN", "Infinity", "-Infinity"):
            return say("no-json-number", found=sign)
        if sign[0] not in "-0123456789" or self._is_moderate(sign):
            return None
        return say("number-too-long", limit=self.limits.digits)

    def _is_moderate(self, digits: str) -> bool:
        """Tell whether a number is short, and no wider when it is written out."""
        _, _, exponent = digits.lower().partition("e")
        narrow = len(exponent) <= _EXPONENT and abs(int(exponent or "0")) <= self.limits.digits
        return narrow and len(digits) <= self.limits.digits


def _after_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return at if found is None else found.end()


class _Places(Mapping[Pointer, Span]):
    """The place of each value, worked out when the first one is asked for."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file

    def at(self, pointer: Pointer) -> Place:
        """Return where a value stands; raises KeyError where nothing is written."""
        place = self._whole
        for step in pointer:
            place = place.parts[step]
        return place

    def span(self, start: int, end: int) -> Span:
        """Return the place of a stretch of the text."""
        return self._ruler.span(start, end)

    @cached_property
    def _whole(self) -> Place:
        return survey(self._text)[0]

    @cached_property
    def _ruler(self) -> Ruler:
        return Ruler(self._text, self._file)

    def __getitem__(self, pointer: Pointer) -> Span:
        place = self.at(pointer)
        return self.span(place.start, place.end)

    def __iter__(self) -> Iterator[Pointer]:
        return self.at(()).pointers()

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Keys(Mapping[Pointer, Span]):
    """The place of the key of each value in a mapping."""

    def __init__(self, places: _Places) -> None:
        self._places = places

    def __getitem__(self, pointer: Pointer) -> Span:
        place = self._places.at(pointer)
        if place.key == (0, 0):
            raise KeyError(pointer)
        return self._places.span(*place.key)

    def __iter__(self) -> Iterator[Pointer]:
        return (pointer for pointer in self._places if pointer in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
