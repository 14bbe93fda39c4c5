"""What a ruleset says of one of its parameters."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.logic.truth import Truth
from trustcheck.ruleset.condition.tree import Literal
from trustcheck.ruleset.condition.typing import Shape, Type

ORDERED = (Shape.PERCENT, Shape.NUMBER, Shape.DAY, Shape.DURATION, Shape.GRADE)
"""The shapes of values that can have a range."""


@frozen
class ParameterDefinition:
    """A value that rules use by name.

    `choices` closes the values allowed; `low` and `high` bound what has an order, both included.
    """

    name: str
    type: Type
    is_list: bool
    title: Text
    article: str
    default: Literal
    value: Literal
    choices: tuple[Literal, ...] = ()
    low: Literal | None = None
    high: Literal | None = None

    def allows(self, value: Literal) -> bool:
        """Tell whether `value` is among the choices and within the range."""
        items = value if isinstance(value, tuple) else (value,)
        if self.choices and not set(items) <= set(self.choices):
            return False
        return all(
            (self.low is None or _in_order(self.type, self.low, item))
            and (self.high is None or _in_order(self.type, item, self.high))
            for item in items
        )


def _in_order(type_: Type, first: Literal, second: Literal) -> bool:
    """Tell whether `first` is surely no more than `second`."""
    match first, second:
        case Fraction() as low, Fraction() as high:
            return low <= high
        case date() as low, date() as high:
            return low <= high
        case Duration() as low, Duration() as high:
            return low.at_most(high) is Truth.TRUE
        case str() as low, str() as high if type_.shape is Shape.GRADE:
            return type_.codes.index(low) <= type_.codes.index(high)
        case _:
            raise TypeError(f"no order among values of the type {type_.shape.value}")
