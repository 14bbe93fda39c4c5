"""Proof paths: how a law comes, step by step, to what it reaches, and how surely."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import frozen
from trustcheck.logic.truth import Truth


class Grade(Enum):
    """How surely something is exposed, from not at all to generally accepted.

    >>> Grade.WEAK < Grade.DISPUTED
    True
    """

    NONE = "none"
    WEAK = "weak"
    DISPUTED = "disputed"
    STRONG = "strong"

    @property
    def rank(self) -> int:
        """The place in the order, from 0."""
        return _RANKS[self.value]

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Grade):
            return NotImplemented
        return self.rank < other.rank

    def __le__(self, other: object) -> bool:
        if not isinstance(other, Grade):
            return NotImplemented
        return self.rank <= other.rank

    def __gt__(self, other: object) -> bool:
        if not isinstance(other, Grade):
            return NotImplemented
        return self.rank > other.rank

    def __ge__(self, other: object) -> bool:
        if not isinstance(other, Grade):
            return NotImplemented
        return self.rank >= other.rank


_RANKS = {"none": 0, "weak": 1, "disputed": 2, "strong": 3}


@frozen
class Link:
    """One step of a path: its grade is known only within bounds when facts are missing."""

    low: Grade
    high: Grade
    explanation: Explanation


@frozen
class Path:
    """Links one after the other; a path is as sure as its weakest link."""

    links: tuple[Link, ...]

    @property
    def low(self) -> Grade:
        """How sure the path is at least."""
        return min((link.low for link in self.links), default=Grade.NONE)

    @property
    def high(self) -> Grade:
        """How sure the path is at most."""
        return max(self.low, min((link.high for link in self.links), default=Grade.NONE))

    def then(self, *links: Link) -> Path:
        """Return the path with more links at its end."""
        return Path(self.links + links)

    def steps(self) -> tuple[Explanation, ...]:
        """Return the steps of the path, first to last."""
        return tuple(link.explanation for link in self.links)


def surest(paths: Iterable[Path]) -> Path | None:
    """Return the path that is surely the strongest, the shortest of those; None without any."""
    return min(
        paths, key=lambda path: (-path.low.rank, -path.high.rank, len(path.links)), default=None
    )


def strongest(paths: Iterable[Path]) -> Path | None:
    """Return the path that may be the strongest, the shortest of those; None without any."""
    return min(paths, key=lambda path: (-path.high.rank, len(path.links)), default=None)


def best(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the surest and the strongest of some paths, which may be one."""
    known = tuple(paths)
    kept = [path for path in (surest(known), strongest(known)) if path is not None]
    return tuple(dict.fromkeys(kept))


def truth_of(low: Grade, high: Grade) -> Truth:
    """Tell whether there is a path at all, of whatever grade."""
    if low > Grade.NONE:
        return Truth.TRUE
    return Truth.UNKNOWN if high > Grade.NONE else Truth.FALSE
