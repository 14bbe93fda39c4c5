"""What becomes of the verdicts as days pass, while the facts stay as they are stated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.change import Change
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message
from trustcheck.logic.pointer import Pointer


@frozen
class Cause:
    """Something dated by which a verdict changes, and where it is declared.

    What a ruleset or the law says is declared nowhere in a profile: its pointer is None.
    """

    message: Message
    pointer: Pointer | None = None


@frozen
class Turn:
    """A verdict that becomes another, or a waiver that comes or goes.

    `on` is the first day of what is new. Where nothing dated that turns on that day is known to
    bear on the criterion, the causes are everything that does turn then.
    """

    on: date
    change: Change
    causes: tuple[Cause, ...]


@frozen
class GateTurn:
    """The gate opens or closes; `on` is the first day on which it is so."""

    on: date
    is_open: bool
    closing: tuple[str, ...]
    """The criteria that close it and did not the day before; none where it opens."""


@frozen
class End:
    """A pass, and the turn by which it ends; None where it stays while the facts do."""

    finding: Finding
    turn: Turn | None

    @property
    def last_day(self) -> date | None:
        """The last day of the pass."""
        return None if self.turn is None else self.turn.on - timedelta(days=1)


@frozen
class Forecast:
    """An assessment, and everything in it that changes on a later day.

    `days` is how many later days were assessed: all on which anything can change, unless there
    are too many. `until` is then the last day for which everything is told, None where it is told
    for good.
    """

    assessment: Assessment
    is_open: bool
    turns: tuple[Turn, ...]
    gate: tuple[GateTurn, ...]
    days: int
    until: date | None

    @property
    def ends(self) -> tuple[End, ...]:
        """Every pass of the first day, the one that ends first first, those that stay last."""
        found = tuple(self._ends())
        return tuple(sorted(found, key=lambda end: end.last_day or date.max))

    @property
    def closes(self) -> GateTurn | None:
        """When the gate closes, if it is open on the first day."""
        if not self.is_open:
            return None
        return next((turn for turn in self.gate if not turn.is_open), None)

    def within(self, days: int) -> tuple[End, ...]:
        """Return the passes whose last day is at most so many days after the first day."""
        last = self._days_on(days)
        return tuple(end for end in self.ends if end.last_day is not None and end.last_day <= last)

    def closes_within(self, days: int) -> bool:
        """Tell whether the last day of an open gate is at most so many days away."""
        closes = self.closes
        return closes is not None and closes.on - timedelta(days=1) <= self._days_on(days)

    def _days_on(self, days: int) -> date:
        first = self.assessment.on
        return date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))

    def _ends(self) -> Iterator[End]:
        first: dict[str, Turn] = {}
        for turn in self.turns:
            if turn.change.is_new_verdict:
                first.setdefault(turn.change.criterion.id, turn)
        for finding in self.assessment.findings:
            if finding.verdict is Verdict.PASS:
                yield End(finding, first.get(finding.criterion.id))
