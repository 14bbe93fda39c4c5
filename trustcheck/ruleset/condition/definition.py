"""What a ruleset says of one of its parameters."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from trustcheck.logic.message import Text
from trustcheck.ruleset.condition.tree import Literal
from trustcheck.ruleset.condition.typing import Type


@dataclass(frozen=True, slots=True)
class ParameterDefinition:
    """A value that rules use by name.

    `choices` closes the values allowed; `low` and `high` bound numbers, both included.
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
            (not isinstance(self.low, Fraction) or (isinstance(i, Fraction) and self.low <= i))
            and (
                not isinstance(self.high, Fraction) or (isinstance(i, Fraction) and i <= self.high)
            )
            for i in items
        )
