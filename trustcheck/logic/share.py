"""Parts of a whole: intervals between nothing (0) and all of it (1)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from trustcheck.logic.interval import Interval

Share: TypeAlias = Interval
"""An interval within 0..1; 24 % is Fraction(24, 100)."""

NOTHING = Interval.exactly(0)
WHOLE = Interval.exactly(1)
ANY = Interval(Fraction(0), Fraction(1))
"""A share of which nothing is known."""


def percent(low: str | int | Decimal, high: str | int | Decimal | None = None) -> Share:
    """Return the share written as a percentage, exactly; with `high`, the closed range.

    >>> percent("24.5").low
    Fraction(49, 200)
    """
    ends = Fraction(low) / 100, Fraction(low if high is None else high) / 100
    return Interval(*ends)


def ceiling(share: Share) -> Fraction:
    """Return the upper bound of a share; a share always has one."""
    return Fraction(1) if share.high is None else share.high


def product(first: Share, second: Share) -> Share:
    """Return this share of that share, as one follows a chain of holdings.

    >>> product(percent("80"), percent("50")) == percent("40")
    True
    """
    low = first.low * second.low
    high = ceiling(first) * ceiling(second)
    return Interval(
        low,
        high,
        low_open=low < high and _excluded(first, second, low=True),
        high_open=low < high and _excluded(first, second, low=False),
    )


def _excluded(first: Share, second: Share, *, low: bool) -> bool:
    """Tell whether the product of two ends is not itself reached."""
    ends = [(s.low, s.low_open) if low else (ceiling(s), s.high_open) for s in (first, second)]
    if any(end == 0 and not is_open for end, is_open in ends):
        return False
    return any(is_open for _, is_open in ends)


def total(shares: Iterable[Share]) -> Share:
    """Return the sum of disjoint parts, never above the whole.

    Lower bounds that together exceed the whole are cut there: the parts overlap in law,
    or the declaration is refused elsewhere.
    """
    parts = tuple(shares)
    if len(parts) == 1 and parts[0].high is not None:
        return parts[0]
    low = sum((part.low for part in parts), Fraction(0))
    high = low
    if not all(part.low is part.high for part in parts):
        high = sum((ceiling(part) for part in parts), Fraction(0))
    low_open = any(part.low_open for part in parts)
    high_open = any(part.high_open for part in parts)
    if low >= 1:
        return WHOLE
    if high > 1:
        high, high_open = Fraction(1), False
    return Interval(low, high, low_open and low < high, high_open and low < high)


def remainder(shares: Iterable[Share]) -> Share:
    """Return what is left of the whole beside these disjoint parts."""
    taken = total(shares)
    return Interval(1 - ceiling(taken), 1 - taken.low, taken.high_open, taken.low_open)
