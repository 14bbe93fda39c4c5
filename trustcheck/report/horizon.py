"""Until when an assessment holds, as a page shows it: passes that end, and what is declared."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.enclosure import Term
from trustcheck.assessment.lapse import Lapse, lapses
from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import dotted
from trustcheck.report.style import visible
from trustcheck.report.timeline import timeline
from trustcheck.wording.phrase import Wording


@frozen
class Ending:
    """Something declared with an end, in a row of a table."""

    what: str
    path: str
    since: str
    until: str
    is_over: bool


@frozen(lazy=True)
class Horizon:
    """Words what ends when; `terms` are those of passes by the ids of their criteria."""

    assessment: Assessment
    terms: Mapping[str, Term]
    wording: Wording
    key: str

    @property
    def passes(self) -> tuple[tuple[str, str, str, str], ...]:
        """The passes that end: id, title, last day, cause; the first to end first."""
        titles = {each.criterion.id: each.criterion.title for each in self.assessment.findings}
        return tuple(
            (
                id,
                visible(self.wording.text(titles[id])),
                self.wording.day(term.last_day),
                visible(self.wording.value(term.causes)),
            )
            for id, term in self.terms.items()
            if term.last_day is not None
        )

    @property
    def staying(self) -> int:
        """How many passes stay while the facts do."""
        return sum(term.last_day is None for term in self.terms.values())

    @cached_property
    def _lapses(self) -> tuple[Lapse, ...]:
        return lapses(self.assessment)

    @property
    def declared(self) -> tuple[Ending, ...]:
        """Everything declared with an end."""
        return tuple(
            Ending(
                visible(self.wording.sentence(lapse.what)),
                visible(dotted(lapse.pointer)),
                "" if lapse.since is None else self.wording.day(lapse.since),
                self.wording.day(lapse.until),
                lapse.until < self.assessment.on,
            )
            for lapse in self._lapses
        )

    @property
    def timeline(self) -> str:
        """A picture of what ends when."""
        key = f"{self.key}timeline"
        return timeline(self._lapses, self.wording, on=self.assessment.on, key=key)
