"""What a word of a rule answers about a record: a value, the facts it read, what is missing."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from trustcheck.graph.exposure import Exposure
from trustcheck.graph.ownership import Reckoning
from trustcheck.logic.duration import Duration
from trustcheck.logic.explanation import Explanation, Gap
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Value
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth


@frozen
class Record:
    """Something rules speak of: a site, a holder, the profile itself.

    `item` is the declared or derived object behind it; only the words of its kind look inside.
    """

    kind: str
    pointer: Pointer
    label: Value
    item: object


@frozen
class Member:
    """A record of a list; `belongs` says how sure it is that it is one, None for certain."""

    record: Record
    belongs: Explanation | None = None


@frozen
class Members:
    """A list of records; the gaps say why others may be missing from it."""

    members: tuple[Member, ...]
    gaps: tuple[Gap, ...] = ()


@frozen
class Grades:
    """A word of an ordered list, known within bounds; both are positions in that list."""

    low: int
    high: int


Known: TypeAlias = (
    Truth | Interval | date | Duration | str | tuple[str, ...] | Grades | Record | Members
)
"""A value that is known; a Truth here is TRUE or FALSE."""


@frozen
class Answer:
    """The value of a word, None when it is not known."""

    value: Known | None
    facts: tuple[Pointer, ...] = ()
    gaps: tuple[Gap, ...] = ()
    because: tuple[Explanation, ...] = ()
    origin: Reckoning | Exposure | None = None  # what the graph worked it out from

    @classmethod
    def derived(cls, explanation: Explanation) -> Answer:
        """Return the answer to a yes-or-no word from the reasoning that decides it."""
        value = None if explanation.truth is Truth.UNKNOWN else explanation.truth
        return cls(value, because=(explanation,))
