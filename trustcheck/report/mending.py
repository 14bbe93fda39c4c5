"""What would repair a fail as a page shows it: changes that were tried, or why there are none."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.assessment.repair import Remedy, Repair, Step
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import dotted
from trustcheck.profile.alteration import Alteration
from trustcheck.report.alteration import told
from trustcheck.report.change import verdict_of
from trustcheck.report.style import visible
from trustcheck.source.document import Document
from trustcheck.wording.phrase import Wording

MOST_MISSING = 5
"""How many facts that are not known are named for one criterion."""


@frozen
class Act:
    """One change that somebody can make: what it takes, and what the file says then."""

    kind: str
    edits: tuple[tuple[str, str], ...]  # what is stated otherwise, and its line


@frozen
class Way:
    """Changes that together make a criterion pass, none of which can be left out."""

    title: str
    acts: tuple[Act, ...]
    lost: tuple[str, ...]  # the passes of others that it costs


@frozen
class Mending:
    """What was found to repair a fail, the least first; what stands in the way where nothing was.

    `bound` tells that the search ended before everything was tried.
    """

    ways: tuple[Way, ...]
    hindrances: tuple[str, ...]
    bound: str | None


@frozen
class Mendings:
    """Words what can be done about the fails of one profile."""

    document: Document
    wording: Wording

    def mending(self, remedy: Remedy) -> Mending:
        """Return what can be done about one fail, in words."""
        return Mending(
            tuple(self._way(number, each) for number, each in enumerate(remedy.repairs, 1)),
            () if remedy.repairs else tuple(self._hindrances(remedy)),
            None if remedy.exhausted else self._sentence(_bound(remedy)),
        )

    def _way(self, number: int, repair: Repair) -> Way:
        lost = (
            say("repair.worse", criterion=each.criterion.id, now=verdict_of(each.now))
            for each in repair.worse
        )
        return Way(
            self._sentence(say("repair.title", number=number, cost=repair.cost)),
            tuple(map(self._act, repair.steps)),
            tuple(map(self._sentence, lost)),
        )

    def _act(self, step: Step) -> Act:
        kind = say("repair.kind", kind=step.effort.name, cost=step.cost)
        if step.bound is not None:
            kind = say("repair.kind.bound", kind=kind, bound=step.bound)
        return Act(self._sentence(kind), tuple(map(self._edit, step.alterations)))

    def _edit(self, alteration: Alteration) -> tuple[str, str]:
        """Return what is stated otherwise, and the line of the profile where that stands."""
        line = say("dossier.line", line=self.document.span(alteration.pointer).line)
        return self._phrase(told(alteration, self.document)), self._phrase(line)

    def _hindrances(self, remedy: Remedy) -> Iterator[str]:
        if remedy.tried:
            yield self._sentence(say("repair.none"))
        for effort in remedy.out_of_reach:
            yield self._sentence(say("repair.beyond", kind=effort.name))
        if remedy.missing:
            paths = tuple(map(dotted, remedy.missing[:MOST_MISSING]))
            yield self._sentence(say("repair.missing", paths=paths))

    def _sentence(self, message: Message) -> str:
        return visible(self.wording.sentence(message))

    def _phrase(self, message: Message) -> str:
        return visible(self.wording.phrase(message))


def _bound(remedy: Remedy) -> Message:
    return say("repair.cut", tried=remedy.tried) if remedy.tried else say("repair.untried")
