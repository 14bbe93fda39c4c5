"""What every declared record has in common.

Generated from trustcheck/profile/model/record.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from datetime import date

from trustcheck.logic.fields import frozen
from trustcheck.logic.period import Period
from trustcheck.profile.shape import ListOf, RecordOf
from trustcheck.profile.value import Day, Id, Prose
from trustcheck.profile.written import DAY, ID, PROSE


@frozen(kw_only=True)
class Record:
    """A declared record: nothing else is accepted in it, and it never changes."""


@frozen(kw_only=True)
class Backed(Record):
    """A record that documents may back."""

    evidence: tuple[Id, ...] = ()
    """The pieces of evidence that back this record: keys of `evidence`."""
    note: Prose | None = None
    """Anything a reader should know; no rule reads it."""


BACKED = RecordOf(Backed, {"evidence": ListOf(ID), "note": PROSE})


@frozen(kw_only=True)
class Dated(Backed):
    """A backed record that holds for a time."""

    since: Day | None = None
    """First day on which this holds; without it, it always has."""
    until: Day | None = None
    """Last day on which this holds; without it, no end is known."""

    def holds_on(self, day: date) -> bool:
        """Tell whether the record holds on `day`; both ends are included."""
        return day in Period(self.since, self.until)


DATED = RecordOf(Dated, {**BACKED.keys, "since": DAY, "until": DAY})
