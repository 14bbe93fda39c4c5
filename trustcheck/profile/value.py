"""The values a profile can state: amounts, days, territories, and what is undisclosed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Value
from trustcheck.logic.pointer import Pointer
from trustcheck.source.kind import word_for

T = TypeVar("T")


class Undisclosed(Enum):
    """A fact that exists and is kept back, or that nobody here knows."""

    UNDISCLOSED = "undisclosed"


UNDISCLOSED = Undisclosed.UNDISCLOSED


def mistake(code: str, at: Pointer = (), **values: Value) -> PydanticCustomError:
    """Return an error that becomes a problem `code`, `at` a place below the value."""
    return PydanticCustomError("problem", "", {"code": code, "at": at, "values": values})


def together(mistakes: Sequence[PydanticCustomError]) -> PydanticCustomError:
    """Return one error that tells several mistakes; pydantic takes only one from a reader."""
    first, *others = (error.context or {} for error in mistakes)
    return PydanticCustomError("problem", "", {**first, "also": tuple(others)})


_LONGEST_SHOWN = 80


def shown(value: Any) -> str:
    """Return a single value as the file writes it, cut where it is too long for a sentence."""
    text = str(value).lower() if isinstance(value, bool) else f"{value}"
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


@frozen
class Written:
    """Marks a field that `read` turns from its written form; `schema` says the form to editors."""

    read: Callable[[Any], Any]
    schema: JsonSchemaValue

    __hash__ = object.__hash__  # a mark in an annotation is itself and no other
    __eq__ = object.__eq__

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(self.schema)


@frozen
class Withholdable:
    """Marks a field that may say `undisclosed` instead of its value."""

    inner: Any

    __hash__ = object.__hash__
    __eq__ = object.__eq__

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(
            _undisclosed_or, handler.generate_schema(self.inner)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"const": "undisclosed"}, handler(schema)]}


def _undisclosed_or(value: Any, inner: Callable[[Any], Any]) -> Any:
    return UNDISCLOSED if value == "undisclosed" else inner(value)


# Days

_DAY_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_DURATION_PATTERN = "^P(?=[0-9])([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?$"


def _text(value: Any, code: str) -> str:
    """Return the text that a value is; `code` is the problem of a number in its stead."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, (list, dict)):
        raise mistake("wrong-type", expected="text", found=word_for(value))
    raise mistake(code, found=shown(value))


def _read_day(value: Any) -> date:
    text = _text(value, "not-a-date")
    if not re.fullmatch(_DAY_PATTERN.strip("^$"), text):
        raise mistake("not-a-date", found=shown(text))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise mistake("no-such-date", found=text) from None


Day: TypeAlias = Annotated[
    date, Written(_read_day, {"type": "string", "format": "date", "pattern": _DAY_PATTERN})
]
"""A day: year, month, day, such as 2026-09-30."""


def _read_duration(value: Any) -> Duration:
    text = _text(value, "not-a-duration")
    if not re.fullmatch(_DURATION_PATTERN.strip("^$"), text):
        raise mistake("not-a-duration", found=shown(text))
    return Duration.parse(text)


_Duration: TypeAlias = Annotated[
    Duration, Written(_read_duration, {"type": "string", "pattern": _DURATION_PATTERN})
]

# Numbers

_ENDS = {"at_least": True, "above": True, "at_most": False, "below": False}
"""The four ends a number may have, and whether each is a lower one."""

_NEARLY_A_NUMBER = re.compile(r"\s*0*([0-9]{1,20})(?:[.,]([0-9]{1,20}))?\s*%?\s*")
"""Quoted, with a comma, with a sign: what people write who mean a number."""


def _not_a_number(value: Any, at: Pointer) -> PydanticCustomError:
    if value is None or isinstance(value, (list, dict)):
        return mistake("wrong-type", at, expected="number", found=word_for(value))
    match = _NEARLY_A_NUMBER.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return mistake("not-a-number", at, found=shown(value))
    meant = ".".join(digits for digits in match.groups() if digits)
    return mistake("not-a-number-near", at, found=shown(value), suggestion=meant)


def _reads_number(*, highest: int | None, whole: bool) -> Callable[[Any], Interval]:
    """Return the reader of a number or of its bounds; a percentage has `highest` 100."""
    scale = Fraction(1, 100) if highest == 100 else Fraction(1)

    def number(value: Any, at: Pointer = ()) -> Fraction:
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
            raise _not_a_number(value, at)
        if whole and value != int(value):
            raise mistake("not-a-whole-number", at, found=shown(value))
        if value < 0 or (highest is not None and value > highest):
            code = "negative-number" if highest is None else "impossible-share"
            raise mistake(code, at, found=shown(value))
        return Fraction(value) * scale

    def read(value: Any) -> Interval:
        if not isinstance(value, dict):
            return Interval.exactly(number(value))
        ends: dict[str, Fraction] = {}
        mistakes: list[PydanticCustomError] = []
        for key, end in value.items():
            try:
                ends[key] = number(end, (_end(key),))
            except PydanticCustomError as error:
                mistakes.append(error)
        if mistakes:
            raise together(mistakes)
        return _between(ends, _top(highest))

    return read


def _end(key: str) -> str:
    if key not in _ENDS:
        raise mistake("unknown-key", (key,), key=key, known=tuple(_ENDS))
    return key


def _between(ends: Mapping[str, Fraction], top: Fraction | None) -> Interval:
    """Return the interval that at most one lower and one upper end leave."""
    lower = [key for key in ends if _ENDS[key]]
    upper = [key for key in ends if not _ENDS[key]]
    if not ends or len(lower) > 1 or len(upper) > 1:
        raise mistake("not-a-range")
    low = ends[lower[0]] if lower else Fraction(0)
    high = ends[upper[0]] if upper else top
    try:
        return Interval(low, high, lower == ["above"], upper == ["below"])
    except ValueError:
        raise mistake("empty-range") from None


def _top(highest: int | None) -> Fraction | None:
    return None if highest is None else Fraction(1)


def _number_schema(highest: int | None, kind: str) -> JsonSchemaValue:
    number: JsonSchemaValue = {"type": kind, "minimum": 0}
    if highest is not None:
        number["maximum"] = highest
    return {
        "anyOf": [
            number,
            {
                "type": "object",
                "additionalProperties": False,
                "minProperties": 1,
                "properties": dict.fromkeys(_ENDS, number),
                "not": {
                    "anyOf": [
                        {"required": ["at_least", "above"]},
                        {"required": ["at_most", "below"]},
                    ]
                },
            },
        ]
    }


_Percentage: TypeAlias = Annotated[
    Interval, Written(_reads_number(highest=100, whole=False), _number_schema(100, "number"))
]
_Number: TypeAlias = Annotated[
    Interval, Written(_reads_number(highest=None, whole=True), _number_schema(None, "integer"))
]

# The forms a field may take

# `[0-9]` rather than `\d`, which is any digit of any script to pydantic and to Python.
ID_PATTERN = "^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$"
TERRITORY_PATTERN = "^[A-Z]{2}$"

Name: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Prose: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=10_000)]
Id: TypeAlias = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""A short name within the file: letters, digits, `.`, `-` and `_`."""
Territory: TypeAlias = Annotated[str, StringConstraints(pattern=TERRITORY_PATTERN)]
"""A territory: its code of two capital letters in ISO 3166-1, such as FR or NC."""

Amount: TypeAlias = Annotated[Interval | Undisclosed, Withholdable(_Percentage)]
"""A percentage from 0 to 100, exact or within bounds; it is kept as a fraction of 1."""
Count: TypeAlias = Annotated[Interval | Undisclosed, Withholdable(_Number)]
"""A whole number, exact or within bounds."""
Flag: TypeAlias = Annotated[bool | Undisclosed, Withholdable(bool)]
"""Whether something is so."""
LastDay: TypeAlias = Annotated[date | Undisclosed, Withholdable(Day)]
"""A day, or `undisclosed` for one that exists and is not known here."""
Length: TypeAlias = Annotated[Duration | Undisclosed, Withholdable(_Duration)]
"""A length of time such as P1M, P21D or P1Y6M (ISO 8601)."""
Place: TypeAlias = Annotated[str | Undisclosed, Withholdable(Territory)]
"""A territory, or `undisclosed`."""
EntityId: TypeAlias = Annotated[str | Undisclosed, Withholdable(Id)]
"""A key of `entities`, or `undisclosed`."""

Rung: TypeAlias = Literal["declared", "documented", "public_register", "attested"]
Data: TypeAlias = Literal["customer", "technical"]
"""Customer data: what the customer entrusts. Technical data: what running the service makes,
such as identities, logs, directories and access rights (SecNumCloud 3.2, 1.3.2)."""
