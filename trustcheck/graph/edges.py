"""The direct holdings of a whole register, entities and amounts as whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from operator import le

from trustcheck.logic.fields import frozen

BASIS_POINTS = 10_000


@frozen
class Edges:
    """Who holds what part of whom, one place in each sequence a holding.

    Entities are the numbers from 0 to `entities` - 1. An amount lies between `low` and `high`,
    both included, in parts of `whole`: basis points unless another whole is given. Any sequence
    of integers will do; `array("q")` takes the least room, and is not copied by numpy.

    Raises ValueError when the sequences do not fit together.
    """

    entities: int
    holders: Sequence[int]
    held: Sequence[int]
    low: Sequence[int]
    high: Sequence[int]
    whole: int = BASIS_POINTS

    @classmethod
    def exact(
        cls,
        entities: int,
        *,
        holders: Sequence[int],
        held: Sequence[int],
        parts: Sequence[int],
        whole: int = BASIS_POINTS,
    ) -> Edges:
        """Return holdings of which each amount is known."""
        return cls(entities, holders, held, parts, parts, whole)

    def __post_init__(self) -> None:
        if not len(self.holders) == len(self.held) == len(self.low) == len(self.high):
            raise ValueError("a holding has a holder, a company held, and two ends")
        for numbers in (self.holders, self.held):
            if not within(numbers, self.entities - 1):
                raise ValueError(f"an entity is a number from 0 to {self.entities - 1}")
        ordered = self.low is self.high or all(map(le, self.low, self.high))
        if not (within(self.low, self.whole) and within(self.high, self.whole) and ordered):
            raise ValueError(f"an amount is a range within 0 to {self.whole}")


def within(numbers: Sequence[int], most: int) -> bool:
    """Tell whether no number is negative or above the most."""
    return not len(numbers) or (min(numbers) >= 0 and max(numbers) <= most)
