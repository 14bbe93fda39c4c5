"""What is missing as a page shows it: facts, the most decisive first, and answers of people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from trustcheck.assessment.asking import Asking, Matter
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.inquiry import Inquiry, inquire
from trustcheck.logic.explanation import Gap
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message
from trustcheck.report.exhibit import Exhibits, Notice
from trustcheck.report.style import visible
from trustcheck.wording.phrase import Wording


@frozen
class Lack:
    """A fact that is missing, the criteria that it settles alone, and others that wait for it.

    `settles` has them in groups, each with the ways it can settle them in words.
    """

    notice: Notice
    settles: tuple[tuple[str, tuple[str, ...]], ...]
    tried: bool  # whether answers to it were tried
    criteria: tuple[str, ...]


@frozen
class Asked:
    """Who would answer, and the criteria that wait for it, each with its title."""

    respondent: str
    criteria: tuple[tuple[str, str], ...]


@frozen(lazy=True)
class Lacks:
    """Words what is missing in an assessment; without an `asking` nothing is known to settle."""

    assessment: Assessment
    asking: Asking | None
    wording: Wording
    exhibits: Exhibits

    @cached_property
    def _inquiry(self) -> Inquiry:
        return inquire([self.assessment]) if self.asking is None else self.asking.inquiry

    @property
    def facts(self) -> tuple[Lack, ...]:
        """The facts that are missing, those first that settle the most."""
        matters = {} if self.asking is None else {each.gap: each for each in self.asking.matters}
        return tuple(
            self._lack(want.gap, want.criteria, matters.get(want.gap))
            for want in self._inquiry.wants
        )

    def _lack(self, gap: Gap, criteria: tuple[str, ...], matter: Matter | None) -> Lack:
        if matter is None:
            return Lack(self.exhibits.notice(gap), (), False, criteria)
        settles = tuple(
            (self._say(f"dossier.settles.{kind}"), ids) for kind, ids in _kinds(matter)
        )
        others = matter.concerns[len(matter.settles) :]
        return Lack(self.exhibits.notice(gap), settles, bool(matter.tried), others)

    @property
    def answers(self) -> tuple[Asked, ...]:
        """The answers that are missing, by who would give them."""
        return tuple(
            Asked(
                self._respondent(id),
                tuple(
                    (each.criterion.id, visible(self.wording.text(each.criterion.title)))
                    for each in questions
                ),
            )
            for id, questions in self._inquiry.questions.items()
        )

    @property
    def remarks(self) -> tuple[str, ...]:
        """How the order came about, and how far the search went."""
        if self.asking is None or not self.asking.tried:
            return (self._say("dossier.missing.waiting"),)
        told = [self._say("dossier.missing.how"), self._say("ask.tried", count=self.asking.tried)]
        return (*told, self._say("dossier.missing.cut")) if self.asking.cut else tuple(told)

    def _respondent(self, id: str) -> str:
        known = self.assessment.ruleset.respondents.get(id)
        return self._say("dossier.anyone") if known is None else visible(self.wording.text(known))

    def _say(self, id: str, **values: int) -> str:
        return visible(self.wording.sentence(Message(id, tuple(values.items()))))


def _kinds(matter: Matter) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the ways in which a fact settles criteria alone, and which."""
    for kind, ends in {
        "either": (True, True),
        "passing": (True, False),
        "failing": (False, True),
    }.items():
        ids = tuple(
            each.criterion
            for each in matter.settles
            if (each.passing is not None, each.failing is not None) == ends
        )
        if ids:
            yield kind, ids
