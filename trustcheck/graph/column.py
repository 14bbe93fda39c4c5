"""How one company's capital, or its votes, can be divided among its holders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from trustcheck.logic.fields import field, frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import NOTHING, Share, ceiling

HIDDEN = "?"
"""Stands for holders that nobody names, one or many, of any size; no id looks like it."""
FLOAT = "*"
"""Stands for the float of a listed company, which SecNumCloud 3.2, 19.6.b does not count."""

ZERO = Fraction(0)

Weights: TypeAlias = Mapping[str, Fraction | int]
"""What a part counts for, by its holder; that of any other holder counts for nothing."""
Division: TypeAlias = Mapping[str, int]
"""What each holder has of a company, in units of its column."""


@frozen
class Column:
    """What each holder may have of one company; the parts make up the whole.

    A division gives each holder an amount within its part, and gives out everything. Amounts are
    counted in units of which the whole has so many that every end of a part is a number of them.
    """

    parts: Mapping[str, Share]
    whole: int = field(init=False)
    _lows: Division = field(init=False)
    _rooms: Division = field(init=False)  # how much more than its lower end each may have
    _left: int = field(init=False)  # what is to be given out beyond the lower ends
    _exact: bool = field(init=False)
    _open_ends: bool = field(init=False)

    def __post_init__(self) -> None:
        parts = self.parts.values()
        whole, lows, highs = _units(self.parts)
        rooms = {holder: highs[holder] - low for holder, low in lows.items()}
        derived = {
            "whole": whole,
            "_lows": lows,
            "_rooms": rooms,
            "_left": whole - sum(lows.values()),
            "_exact": not any(rooms.values()),
            "_open_ends": any(part.low_open or part.high_open for part in parts),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    @classmethod
    def fitted(cls, parts: Mapping[str, Share]) -> Column:
        """Return the column in which each part is cut down to what the others leave.

        Parts that contradict each other are refused when a profile is read; here they say
        nothing: each is taken as anything up to its upper end.
        """
        for loosen in (_as_stated, _closed, _loose):
            try:
                return cls(_fit(loosen(parts)))
            except ValueError:
                continue
        raise ValueError("the parts cannot make up the whole")

    def settled(self) -> bool:
        """Tell whether only one division is possible, with nothing in hands without a name."""
        return self._exact and not self._lows.get(HIDDEN)

    def spares(self, hands: Set[str]) -> bool:
        """Tell whether some division gives nothing to these hands, open ends taken as closed."""
        if any(self._lows[holder] for holder in self.parts if holder in hands):
            return False
        return self._left <= sum(self._rooms[h] for h in self.parts if h not in hands)

    def part(self, holder: str) -> Share:
        """Return what one holder may have."""
        return self.parts.get(holder, NOTHING)

    def together(self, holders: Iterable[str]) -> Share:
        """Return what these holders may have together, sharply.

        >>> US = Interval(Fraction(20, 100), Fraction(30, 100))
        >>> EU = Interval(Fraction(77, 100), Fraction(80, 100))
        >>> Column.fitted({"us": US, "eu": EU}).together(["us"]).high
        Fraction(23, 100)
        """
        held = [holder for holder in holders if holder in self.parts]
        if len(held) == 1:
            return self.parts[held[0]]
        return self.weighed(dict.fromkeys(held, 1))

    def weighed(self, weights: Weights) -> Interval:
        """Return the sharp range of the sum of amounts times weights over all divisions."""
        low = self.weight(weights)
        if self._exact:
            return Interval(low, low)
        high = self.weight(weights, most=True)
        if low == high:
            return Interval(low, high)
        low_open, high_open = (not self.reaches(weights, most=end) for end in (False, True))
        return Interval(low, high, low_open, high_open)

    def weight(self, weights: Weights, *, most: bool = False) -> Fraction:
        """Return the least, or the most, sum of amounts times weights that any division has."""
        return self.mean(self.division(weights, most=most), weights)

    def mean(self, division: Division, weights: Weights) -> Fraction:
        """Return the sum of the amounts of a division times weights."""
        counted = self.parts.keys() & weights.keys()
        counting = (division[h] * weights[h] for h in counted if weights[h] and division[h])
        return Fraction(sum(counting), self.whole)

    def division(self, weights: Weights, *, most: bool) -> Division:
        """Return a division with the least sum of amounts times weights, or with the most."""
        if self._exact:
            return self._lows
        left, amounts = self._left, dict(self._lows)
        for holders in self._by_weight(weights, most=most):
            for holder in holders:
                more = min(left, self._rooms[holder])
                amounts[holder] += more
                left -= more
        return amounts

    def reaches(self, weights: Weights, *, most: bool, avoiding: Set[str] = frozenset()) -> bool:
        """Tell whether a division really has the least, or the most, and none to `avoiding`.

        A division that would need the excluded end of a part is none.
        """
        if not self._open_ends and avoiding.isdisjoint(self.parts):
            return True
        left = self._left
        for holders in self._by_weight(weights, most=most):
            taken = min(left, sum(self._rooms[holder] for holder in holders))
            left -= taken
            if not self._spends(holders, taken, avoiding=avoiding):
                return False
        return True

    def _spends(self, holders: list[str], taken: int, *, avoiding: Set[str]) -> bool:
        """Tell whether equally light holders can take so much beyond their lower ends."""
        parts = {holder: self.parts[holder] for holder in holders}
        shunned = [parts[holder] for holder in holders if holder in avoiding]
        if any(part.low or part.low_open for part in shunned):
            return False
        if taken == 0:
            return not any(part.low_open for part in parts.values())
        free = [holder for holder in holders if holder not in avoiding]
        beyond = sum(self._rooms[holder] for holder in free) - taken
        return beyond > 0 or (beyond == 0 and not any(parts[h].high_open for h in free))

    def _by_weight(self, weights: Weights, *, most: bool) -> list[list[str]]:
        """Return the holders whose parts count for the same, the lightest first or the last."""
        counting = [holder for holder in self.parts if weights.get(holder)]
        counting.sort(key=weights.__getitem__, reverse=most)
        groups: list[list[str]] = []
        for holder in counting:
            if groups and weights[groups[-1][0]] == weights[holder]:
                groups[-1].append(holder)
            else:
                groups.append([holder])
        if len(counting) < len(self.parts):
            before = sum((weights[group[0]].numerator > 0) is most for group in groups)
            groups.insert(before, [h for h in self.parts if not weights.get(h)])
        return groups


def _units(parts: Mapping[str, Share]) -> tuple[int, dict[str, int], dict[str, int]]:
    """Return how many units the whole has, and the ends of each part as numbers of them."""
    lows = {holder: part.low.as_integer_ratio() for holder, part in parts.items()}
    highs = {holder: ceiling(part).as_integer_ratio() for holder, part in parts.items()}
    whole = lcm(*[unit for _, unit in lows.values()], *[unit for _, unit in highs.values()])
    return (
        whole,
        {holder: number * (whole // unit) for holder, (number, unit) in lows.items()},
        {holder: number * (whole // unit) for holder, (number, unit) in highs.items()},
    )


def _fit(parts: Mapping[str, Share]) -> Mapping[str, Share]:
    """Return each part cut down to what the others leave and must leave.

    Raises ValueError when the parts cannot make up the whole.
    """
    whole, lows, highs = _units(parts)
    least, most = sum(lows.values()), sum(highs.values())
    lows_open = sum(part.low_open for part in parts.values())
    highs_open = sum(part.high_open for part in parts.values())

    def cut(holder: str, part: Share) -> Share:
        low, high = (lows[holder], part.low_open), (highs[holder], not part.high_open)
        left = whole - least + low[0], lows_open <= part.low_open
        needed = whole - most + high[0], highs_open > part.high_open
        if needed <= low and high <= left and part.high is not None:
            return part
        (at_least, low_open), (at_most, closed) = max(low, needed), min(high, left)
        ends = Fraction(at_least, whole), Fraction(at_most, whole)
        return Interval(*ends, low_open, not closed)

    return {holder: cut(holder, parts[holder]) for holder in sorted(parts)}


def _as_stated(parts: Mapping[str, Share]) -> Mapping[str, Share]:
    return parts


def _closed(parts: Mapping[str, Share]) -> Mapping[str, Share]:
    return {holder: Interval(part.low, ceiling(part)) for holder, part in parts.items()}


def _loose(parts: Mapping[str, Share]) -> Mapping[str, Share]:
    return {holder: Interval(ZERO, ceiling(part)) for holder, part in parts.items()}


NOBODY = Column({})
"""What is held of a company that nobody holds."""
