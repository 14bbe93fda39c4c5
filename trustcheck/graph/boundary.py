"""The exact number up to which a share keeps a cap, as one stake varies and all else stays.

A share is a quotient of two linear terms of any one stake, on each stretch between the points
where control changes hands. So the number is where such a quotient meets the cap, or one of those
points; a stretch is narrowed down until one of the two, tried out, proves right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import chain

from trustcheck.graph.cap import Cap
from trustcheck.graph.elimination import solved
from trustcheck.logic.fields import frozen
from trustcheck.logic.memory import remembered
from trustcheck.logic.share import Share, ceiling
from trustcheck.logic.truth import Truth

ROUNDS = 24
"""How often a stretch is halved at most."""
FINE = 2**30
"""What part of a stretch beyond the number found has to break the cap."""


@frozen
class Boundary:
    """A number, and whether the cap is still kept at it."""

    at: Fraction
    kept: bool


@frozen(lazy=True)
class Varied:
    """A share as one stake varies: with the stake up to a number, or just short of it.

    Of the share the upper bound counts, by which a cap is kept or not.
    """

    share: Callable[[Fraction, bool], Share]
    cap: Cap

    @remembered
    def at(self, number: Fraction, short: bool) -> Share:
        """Return the share with the stake up to, or just short of, a number."""
        return self.share(number, short)

    def keeps(self, number: Fraction, *, short: bool = False) -> bool:
        """Tell whether the cap is surely kept with the stake up to, or just short of, a number."""
        return self.cap.kept(self.at(number, short)) is Truth.TRUE


def boundary(
    varied: Varied, good: Fraction, bad: Fraction, *, guess: Fraction | None = None
) -> Boundary | None:
    """Return the last number from `good` towards `bad` that keeps the cap.

    At `good` it has to be kept, and at `bad` not. None when no number proves right.
    """
    tried: set[Fraction] = set()
    for _ in range(ROUNDS):
        middle = (good + bad) / 2
        for number in chain((guess,), _candidates(varied, good, middle, bad)):
            if number is None or number in tried or not _lies(number, good, bad):
                continue
            tried.add(number)
            if found := _proved(varied, number, bad):
                return found
        good, bad = (middle, bad) if varied.keeps(middle) else (good, middle)
    return None


def _lies(number: Fraction, good: Fraction, bad: Fraction) -> bool:
    return min(good, bad) <= number <= max(good, bad)


def _proved(varied: Varied, number: Fraction, bad: Fraction) -> Boundary | None:
    if varied.keeps(number):
        beyond = number + (bad - number) / FINE
        return None if beyond != number and varied.keeps(beyond) else Boundary(number, kept=True)
    return Boundary(number, kept=False) if varied.keeps(number, short=True) else None


def _candidates(
    varied: Varied, good: Fraction, middle: Fraction, bad: Fraction
) -> Iterator[Fraction]:
    """Yield where a quotient through three points meets the cap, then the simplest number."""
    points = [(x, ceiling(varied.at(x, False))) for x in (good, middle, bad)]
    try:
        ((a, b, c),) = solved([[x, Fraction(1), -x * y, y] for x, y in points])
        yield (varied.cap.limit - b) / (a - c * varied.cap.limit)
    except ArithmeticError:
        pass  # the share does not change here, or jumps
    yield simplest(*sorted((good, bad)))


def simplest(low: Fraction, high: Fraction) -> Fraction:
    """Return the number with the smallest denominator between two, both included.

    >>> simplest(Fraction(38, 100), Fraction(44, 100))
    Fraction(2, 5)
    """
    whole = -(-low.numerator // low.denominator)
    if whole <= high:
        return Fraction(whole)
    base = low.numerator // low.denominator
    return base + 1 / simplest(1 / (high - base), 1 / (low - base))
