"""Leave to go on in spite of a finding: by whom, why and until when."""

from __future__ import annotations

from datetime import date, timedelta

from trustcheck.assessment.verdict import Verdict
from trustcheck.logic.fields import frozen
from trustcheck.source.span import Span

NOTICE = 30
"""Days before the end of a waiver on which its end is told."""


@frozen(kw_only=True)
class Waiver:
    """A stated exception for one criterion of one service; it moves the gate, never a verdict."""

    criterion: str
    subject: str
    """The name of the service, as its profile gives it."""
    owner: str
    """Who answers for it."""
    reason: str
    reference: str
    """Where it was decided: a ticket, the minutes of a meeting."""
    until: date
    """The last day on which it counts, included."""
    span: Span
    """Where it stands."""
    verdict: Verdict | None = None
    """The one verdict that it covers; None for a fail and an unknown."""

    def counts_on(self, day: date) -> bool:
        """Tell whether it still counts on a day; its last day is included."""
        return day <= self.until

    def ends_soon(self, day: date, *, notice: int = NOTICE) -> bool:
        """Tell whether it counts on a day, and its last day is at most so many days later."""
        return self.counts_on(day) and self.until - day <= timedelta(days=notice)

    def covers(self, verdict: Verdict) -> bool:
        """Tell whether it is for such a verdict."""
        asked = (Verdict.FAIL, Verdict.UNKNOWN) if self.verdict is None else (self.verdict,)
        return verdict in asked
