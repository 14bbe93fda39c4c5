"""An exact number that may be known only within bounds."""

from __future__ import annotations

from fractions import Fraction

from trustcheck.logic.fields import frozen
from trustcheck.logic.truth import Truth


@frozen
class Interval:
    """The exact numbers from `low` to `high`; an open end is not among them.

    `high` is None when nothing bounds the number from above.
    """

    low: Fraction
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        is_open = self.low_open or self.high_open
        if self.high is None or (self.low is self.high and not is_open):
            return
        if self.low > self.high or (is_open and self.low == self.high):
            raise ValueError(f"an empty interval: {self.low}..{self.high}")

    @classmethod
    def exactly(cls, number: Fraction | int) -> Interval:
        """Return the interval that holds one number."""
        value = Fraction(number)
        return cls(value, value)

    @property
    def exact(self) -> Fraction | None:
        """The number, when only one is possible; else None."""
        return self.low if self.low is self.high or self.low == self.high else None

    def above(self, limit: Fraction) -> Truth:
        """Tell whether the number is strictly above `limit`, as far as the bounds allow.

        >>> Interval(Fraction(20), Fraction(30)).above(Fraction(24))
        <Truth.UNKNOWN: 'unknown'>
        """
        if self.low > limit or (self.low == limit and self.low_open):
            return Truth.TRUE
        if self.high is not None and self.high <= limit:
            return Truth.FALSE
        return Truth.UNKNOWN

    def below(self, limit: Fraction) -> Truth:
        """Tell whether the number is strictly below `limit`."""
        if self.high is not None and (
            self.high < limit or (self.high == limit and self.high_open)
        ):
            return Truth.TRUE
        if self.low >= limit:
            return Truth.FALSE
        return Truth.UNKNOWN

    def equals(self, number: Fraction) -> Truth:
        """Tell whether the number is `number`."""
        if self.exact == number:
            return Truth.TRUE
        outside = Truth.TRUE in (self.above(number), self.below(number))
        return Truth.FALSE if outside else Truth.UNKNOWN
