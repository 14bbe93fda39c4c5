"""Proof paths: how a law comes, step by step, to what it reaches, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import field, frozen
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

    def __init__(self, _word: str) -> None:
        self.rank = len(type(self).__members__)  # the place in the order, from 0

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


NONE, WEAK, DISPUTED, STRONG = Grade


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
    low: Grade = field(init=False)  # how sure the path is at least
    high: Grade = field(init=False)  # how sure it is at most

    def __post_init__(self) -> None:
        low = high = STRONG if self.links else NONE
        for link in self.links:  # rather than by min(): there are tens of thousands of paths
            if link.low.rank < low.rank:
                low = link.low
            if link.high.rank < high.rank:
                high = link.high
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", high if high.rank > low.rank else low)

    def then(self, *links: Link) -> Path:
        """Return the path with more links at its end."""
        return Path(self.links + links)

    def steps(self) -> tuple[Explanation, ...]:
        """Return the steps of the path, first to last."""
        return tuple(link.explanation for link in self.links)


class Prospect(NamedTuple):
    """A path that is told only if it is chosen: how sure and how long it is, and by whom."""

    low: Grade
    high: Grade
    length: int
    through: str | None
    path: Path  # without its last step


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
    sure, strong = surest(known), strongest(known)
    if sure is None or strong is None:
        return ()
    return (sure,) if sure is strong else (sure, strong)


def best_prospects(prospects: Sequence[Prospect]) -> tuple[Prospect, ...]:
    """Return the surest and the strongest of paths to come, which may be one."""
    if not prospects:
        return ()
    sure = min(prospects, key=lambda p: (-p.low.rank, -p.high.rank, p.length))
    strong = min(prospects, key=lambda p: (-p.high.rank, p.length))
    return (sure,) if sure is strong else (sure, strong)


def truth_of(low: Grade, high: Grade) -> Truth:
    """Tell whether there is a path at all, of whatever grade."""
    if low is not NONE:
        return Truth.TRUE
    return Truth.UNKNOWN if high is not NONE else Truth.FALSE
