"""Leave to go on in spite of a finding: by whom, why and until when."""

from __future__ import annotations

from datetime import date

from trustcheck.logic.fields import frozen
from trustcheck.source.span import Span


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

    def counts_on(self, day: date) -> bool:
        """Tell whether it still counts on a day; its last day is included."""
        return day <= self.until
