"""One way in which an entity comes to data, and how surely in clear."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TypeAlias

from trustcheck.graph.path import NONE, STRONG, WEAK, Grade, Link, truth_of
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.profile.profile import ListName, Profile

DATA = ("customer", "technical")
"""The classes of data: what customers entrust, and what running the service makes."""

Bounds: TypeAlias = tuple[Grade, Grade]


@frozen(lazy=True)
class Way:
    """One way in which an entity comes to a class of data.

    Between `low` and `high` lies how surely it comes to the data in clear; `ciphertext` tells
    whether it holds them encrypted, which keys would open.
    """

    entity: str | None  # None: someone whom the profile does not name
    data: str
    means: str
    low: Grade
    high: Grade
    ciphertext: Truth
    message: Message
    facts: tuple[Pointer, ...]
    gaps: tuple[Gap, ...] = ()
    staff: tuple[str, ...] | None = ()  # States of its staff with access; None: not known
    contested: tuple[Message, ...] = ()
    sure: bool = True  # whether the entity is known to have this way at all
    unless_ciphertext: Grade | None = None
    """How surely it comes to them in clear, if they are no ciphertext there: they are one or the
    other, and it is not said which. None where that is said, or where they may be neither."""

    @property
    def with_keys(self) -> Grade:
        """How surely it leads to data in clear for whoever has the keys as well.

        Where it is not said if they are ciphertext, they are in clear or the keys open them.
        NONE where there may be nothing that keys would open.
        """
        return STRONG if self.ciphertext is Truth.TRUE else self.unless_ciphertext or NONE

    @cached_property
    def link(self) -> Link:
        """The way as the end of a path: to data in clear, or to what may be."""
        gaps = () if self.low is self.high else self.gaps
        truth = truth_of(self.low, self.high)
        step = Explanation(truth, self.message, (), self.facts, gaps, contested=self.contested)
        return Link(self.low, self.high, step)

    def explanation(self) -> Explanation:
        """Return the reach as a step of reasoning: TRUE is data in clear, beyond dispute."""
        truth = clear_truth(self.low, self.high)
        gaps = self.gaps if truth is Truth.UNKNOWN else ()
        return Explanation(truth, self.message, (), self.facts, gaps, contested=self.contested)


def clear_truth(low: Grade, high: Grade) -> Truth:
    """Tell whether data are reached in clear; a dispute leaves it open."""
    if low is STRONG:
        return Truth.TRUE
    return Truth.FALSE if high <= WEAK else Truth.UNKNOWN


_LISTS: tuple[ListName, ...] = ("accesses", "sites", "technologies", "rights")
"""The lists of a profile that name ways to data."""


def open_ways(profile: Profile) -> tuple[Gap, ...]:
    """Return a gap for each list that may leave out a way to data."""
    return tuple(Gap((name,), Reason.OPEN) for name in _LISTS if not profile.is_complete(name))


def denied(profile: Profile, entity: str | None, *, on: date) -> tuple[Pointer, ...]:
    """Return where it is declared that an entity reaches no data at all; nothing if nowhere."""
    return tuple(
        ("accesses", index, "data")
        for index, access in enumerate(profile.accesses)
        if access.to == entity and not access.data and access.holds_on(on)
    )[:1]


def closed_for(profile: Profile, entity: str | None, *, on: date) -> tuple[Pointer, ...] | None:
    """Return where it is declared that an entity has no other way to data; None if nowhere."""
    found = denied(profile, entity, on=on)
    if found:
        return found
    return None if open_ways(profile) else (("complete",),)
