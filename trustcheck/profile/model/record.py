"""What every declared record has in common."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Strict

from trustcheck.logic.period import Period
from trustcheck.profile.model.value import Day, Id, Prose


class Record(BaseModel):
    """A declared record: nothing else is accepted in it, and it never changes."""

    # Field docstrings are read from the source where they are shown (see schema): pydantic's
    # own reading of them would cost every run a third of the time it takes to load the models.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Backed(Record):
    """A record that documents may back."""

    evidence: Annotated[tuple[Id, ...], Strict(False)] = ()
    """The pieces of evidence that back this record: keys of `evidence`."""
    note: Prose | None = None
    """Anything a reader should know; no rule reads it."""


class Dated(Backed):
    """A backed record that holds for a time."""

    since: Day | None = None
    """First day on which this holds; without it, it always has."""
    until: Day | None = None
    """Last day on which this holds; without it, no end is known."""

    def holds_on(self, day: date) -> bool:
        """Tell whether the record holds on `day`; both ends are included."""
        return day in Period(self.since, self.until)
