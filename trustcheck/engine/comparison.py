"""Compare a known value with what a rule asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from trustcheck.engine.answer import Grades, Known, Members, Record
from trustcheck.logic.duration import Duration
from trustcheck.logic.interval import Interval
from trustcheck.logic.truth import Truth, any_of
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.ruleset.condition.tree import Literal
from trustcheck.ruleset.condition.typing import Shape, Type


def compare(
    operator: str, type_: Type, value: Known, right: Literal, *, atlas: Atlas, on: date
) -> Truth:
    """Tell whether `value` stands to `right` as `operator` says; territories as of a day."""
    if operator in ("within", "outside"):
        inside = Truth.of(atlas.within(str(value), str(right), on))
        return inside if operator == "within" else ~inside
    if type_.shape is Shape.GRADE:
        return _grades(operator, value, type_.codes.index(str(right)))
    return _COMPARISONS[operator](value, right)


def plain(type_: Type, value: Known) -> Literal | None:
    """Return a known value as one that can stand at the right, None when it is a range.

    Raises TypeError for a record or a list of them, which no rule compares.
    """
    match value:
        case Grades(low, high):
            return type_.codes[low] if low == high else None
        case Truth():
            return value is Truth.TRUE
        case Interval():
            return value.exact
        case Record() | Members():
            raise TypeError("a record is not compared")
        case _:
            return value


def _grades(operator: str, value: Known, limit: int) -> Truth:
    """Compare positions in an ordered list as numbers."""
    assert isinstance(value, Grades)
    position = Interval(Fraction(value.low), Fraction(value.high))
    return _COMPARISONS[operator](position, Fraction(limit))


def _equals(value: Any, right: Any) -> Truth:
    match value:
        case Interval():
            return value.equals(right)
        case Truth():
            return Truth.of(value is Truth.of(right))
        case _:
            return Truth.of(value == right)


def _at_most(value: Any, right: Any) -> Truth:
    if isinstance(value, Duration):
        return value.at_most(right)
    return _not_above(value, right)


def _at_least(value: Any, right: Any) -> Truth:
    if isinstance(right, Duration):
        return right.at_most(value)
    return _not_below(value, right)


def _not_above(value: Interval, limit: Fraction) -> Truth:
    return ~value.above(limit)


def _not_below(value: Interval, limit: Fraction) -> Truth:
    return ~value.below(limit)


# What rules compare has been typed when they were read, so the values fit their operator.
_COMPARISONS: Mapping[str, Callable[[Any, Any], Truth]] = {
    "equals": _equals,
    "at_most": _at_most,
    "at_least": _at_least,
    "above": lambda value, right: value.above(right),
    "below": lambda value, right: value.below(right),
    "before": lambda value, right: Truth.of(value < right),
    "after": lambda value, right: Truth.of(value > right),
    "on_or_before": lambda value, right: Truth.of(value <= right),
    "on_or_after": lambda value, right: Truth.of(value >= right),
    "one_of": lambda value, right: Truth.of(value in right),
    "none_of": lambda value, right: Truth.of(value not in right),
    "includes": lambda value, right: Truth.of(right in value),
    "includes_any_of": lambda value, right: any_of(Truth.of(item in value) for item in right),
}
