"""How one company's capital, or its votes, can be divided among its holders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from fractions import Fraction
from itertools import groupby

from trustcheck.logic.fields import field, frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import NOTHING, Share, ceiling

HIDDEN = "?"
"""Stands for holders that nobody names, one or many, of any size; no id looks like it."""
FLOAT = "*"
"""Stands for the float of a listed company, which SecNumCloud 3.2, 19.6.b does not count."""

ZERO = Fraction(0)


@frozen
class Column:
    """What each holder may have of one company; the parts make up the whole.

    A division gives each holder an amount within its part, and gives out everything.
    """

    parts: Mapping[str, Share]
    _exact: bool = field(init=False)

    def __post_init__(self) -> None:
        exact = all(part.exact is not None for part in self.parts.values())
        object.__setattr__(self, "_exact", exact)

    @classmethod
    def fitted(cls, parts: Mapping[str, Share]) -> Column:
        """Return the column in which each part is cut down to what the others leave.

        Parts that contradict each other are refused when a profile is read; here they say
        nothing: each is taken as anything up to its upper end.
        """
        for tried in (parts, _closed(parts), _loose(parts)):
            try:
                return cls(_fit(tried))
            except ValueError:
                continue
        raise ValueError("the parts cannot make up the whole")

    def settled(self) -> bool:
        """Tell whether only one division is possible, with nothing in hands without a name."""
        return self._exact and self.part(HIDDEN) == NOTHING

    def spares(self, hands: Set[str]) -> bool:
        """Tell whether some division gives nothing to these hands, open ends taken as closed."""
        if any(part.low for holder, part in self.parts.items() if holder in hands):
            return False
        others = [ceiling(part) for holder, part in self.parts.items() if holder not in hands]
        return sum(others, ZERO) >= 1

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
        return self.weighed(dict.fromkeys(holders, Fraction(1)))

    def weighed(self, weights: Mapping[str, Fraction]) -> Interval:
        """Return the sharp range of the sum of amounts times weights over all divisions."""
        if self._exact:
            held = self.parts.keys() & weights.keys()
            return Interval.exactly(sum((self.parts[h].low * weights[h] for h in held), ZERO))
        against = {holder: -weight for holder, weight in weights.items()}
        low, high = self.weight(weights), -self.weight(against)
        low_open = low < high and not self.reaches(weights)
        high_open = low < high and not self.reaches(against)
        return Interval(low, high, low_open, high_open)

    def weight(self, weights: Mapping[str, Fraction]) -> Fraction:
        """Return the least sum of amounts times weights that any division has."""
        amounts = self.lightest(weights)
        return sum((amounts[holder] * weights.get(holder, ZERO) for holder in amounts), ZERO)

    def lightest(self, weights: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
        """Return a division with the least sum of amounts times weights: light holders first."""
        left = 1 - sum((part.low for part in self.parts.values()), ZERO)
        amounts: dict[str, Fraction] = {}
        for _, holders in self._by_weight(weights):
            for holder in holders:
                part = self.parts[holder]
                more = min(left, ceiling(part) - part.low)
                amounts[holder] = part.low + more
                left -= more
        return amounts

    def reaches(
        self, weights: Mapping[str, Fraction], *, avoiding: Set[str] = frozenset()
    ) -> bool:
        """Tell whether a division really has the least weight and gives nothing to `avoiding`.

        A division that would need the excluded end of a part is none.
        """
        if avoiding.isdisjoint(self.parts) and not self._has_open_ends():
            return True
        left = 1 - sum((part.low for part in self.parts.values()), ZERO)
        for _, holders in self._by_weight(weights):
            room = sum((self._room(holder) for holder in holders), ZERO)
            taken = min(left, room)
            left -= taken
            if not self._spends(holders, taken, room=room, avoiding=avoiding):
                return False
        return True

    def _spends(
        self, holders: tuple[str, ...], taken: Fraction, *, room: Fraction, avoiding: Set[str]
    ) -> bool:
        """Tell whether equally light holders can take so much beyond their lower ends."""
        parts = {holder: self.parts[holder] for holder in holders}
        shunned = [parts[holder] for holder in holders if holder in avoiding]
        if taken == room:
            return not any(part.high_open for part in parts.values()) and not any(
                ceiling(part) for part in shunned
            )
        if any(part.low or part.low_open for part in shunned):
            return False
        if taken == 0:
            return not any(part.low_open for part in parts.values())
        free = [holder for holder in holders if holder not in avoiding]
        beyond = sum((self._room(holder) for holder in free), ZERO) - taken
        return beyond > 0 or (beyond == 0 and not any(parts[h].high_open for h in free))

    def _has_open_ends(self) -> bool:
        return any(part.low_open or part.high_open for part in self.parts.values())

    def _room(self, holder: str) -> Fraction:
        part = self.parts[holder]
        return ceiling(part) - part.low

    def _by_weight(
        self, weights: Mapping[str, Fraction]
    ) -> Iterator[tuple[Fraction, tuple[str, ...]]]:
        def weight(holder: str) -> Fraction:
            return weights.get(holder, ZERO)

        for light, holders in groupby(sorted(self.parts, key=weight), key=weight):
            yield light, tuple(holders)


NOBODY = Column({})
"""What is held of a company that nobody holds."""


def _fit(parts: Mapping[str, Share]) -> Mapping[str, Share]:
    """Return each part cut down to what the others leave and must leave.

    Raises ValueError when the parts cannot make up the whole.
    """
    lows = sum((part.low for part in parts.values()), ZERO)
    highs = sum((ceiling(part) for part in parts.values()), ZERO)
    lows_open = sum(part.low_open for part in parts.values())
    highs_open = sum(part.high_open for part in parts.values())

    def cut(part: Share) -> Share:
        most = 1 - (lows - part.low), lows_open > part.low_open
        least = 1 - (highs - ceiling(part)), highs_open > part.high_open
        low, low_open = max((part.low, part.low_open), least)
        high, closed = min((ceiling(part), not part.high_open), (most[0], not most[1]))
        return Interval(low, high, low_open, not closed)

    return {holder: cut(parts[holder]) for holder in sorted(parts)}


def _closed(parts: Mapping[str, Share]) -> Mapping[str, Share]:
    return {holder: Interval(part.low, ceiling(part)) for holder, part in parts.items()}


def _loose(parts: Mapping[str, Share]) -> Mapping[str, Share]:
    return {holder: Interval(ZERO, ceiling(part)) for holder, part in parts.items()}
