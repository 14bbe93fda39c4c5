"""How the values of a profile are written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.profile.value import (
    ID_PATTERN,
    TERRITORY_PATTERN,
    UNDISCLOSED,
    Mistaken,
    Undisclosed,
    is_id,
    is_territory,
    read_count,
    read_day,
    read_duration,
    read_percentage,
    read_share,
)
from trustcheck.profile.value import Data as Data
from trustcheck.profile.value import Rung as Rung


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
        return core_schema.no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(self.schema)

    def _read(self, value: Any) -> Any:
        try:
            return self.read(value)
        except Mistaken as mistaken:
            context = {"mistakes": mistaken.mistakes}
            raise PydanticCustomError("mistaken", "", context) from None


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


@frozen
class Alone:
    """Marks a list of which a single text may stand for one item."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


@frozen
class Refused:
    """Marks a text whose pattern has a problem of its own, `code`, and a quick test of its own."""

    code: str
    test: Callable[[str], bool] | None = None


# Days

Day: TypeAlias = Annotated[
    date,
    Written(
        read_day,
        {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    ),
]
"""A day: year, month, day, such as 2026-09-30."""

_DURATION_PATTERN = "^P(?=[0-9])([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?$"
_Duration: TypeAlias = Annotated[
    Duration, Written(read_duration, {"type": "string", "pattern": _DURATION_PATTERN})
]

# Numbers

_ENDS = ("at_least", "above", "at_most", "below")


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
    Interval, Written(read_percentage, _number_schema(100, "number"))
]
_Number: TypeAlias = Annotated[Interval, Written(read_count, _number_schema(None, "integer"))]

Share: TypeAlias = Annotated[
    Fraction, Written(read_share, {"type": "number", "minimum": 0, "maximum": 100})
]
"""A percentage that is known exactly; it is kept as a fraction of 1."""

# The forms a field may take. In patterns, `[0-9]` rather than `\d`, which is any digit of any
# script to pydantic and to Python.

Name: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Prose: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=10_000)]
Id: TypeAlias = Annotated[str, StringConstraints(pattern=ID_PATTERN), Refused("not-an-id", is_id)]
"""A short name within the file: letters, digits, `.`, `-` and `_`."""
Territory: TypeAlias = Annotated[
    str, StringConstraints(pattern=TERRITORY_PATTERN), Refused("not-a-territory", is_territory)
]
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
