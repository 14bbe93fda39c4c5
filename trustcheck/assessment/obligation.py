"""What a body is held to in a situation on a day, and how long that stays so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum

from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.truth import Truth, all_of, any_of
from trustcheck.profile.situation import Situation
from trustcheck.ruleset.duty import Duty
from trustcheck.ruleset.ruleset import Ruleset


class Standing(Enum):
    """Where a body stands towards a duty; in the order in which one outweighs the others."""

    OBLIGED = "obliged"
    UNKNOWN = "unknown"
    DEROGATION = "derogation"
    NOT_OBLIGED = "not_obliged"


@frozen
class Stretch:
    """How long a standing lasts while the facts stay as stated, both days included.

    Without a first day it has always been so, without a last day it stays so; `then` is what
    comes after.
    """

    since: date | None
    until: date | None
    then: Standing | None


@frozen
class Obligation:
    """A duty, where the body stands towards it, and until when."""

    duty: Duty
    standing: Standing
    stretch: Stretch


@frozen
class Scope:
    """The answers to all questions in force, and what they come to."""

    situation: Situation
    ruleset: Ruleset
    on: date
    findings: tuple[Finding, ...]
    obligations: tuple[Obligation, ...]
    standing: Standing
    stretch: Stretch

    @property
    def notes(self) -> tuple[Message, ...]:
        """What a reader has to know about the answers as a whole."""
        stated = self.situation.stated_on
        if stated == self.on:
            return ()
        id = "note.facts_later" if self.on < stated else "note.facts_earlier"
        return (say(id, stated=stated, on=self.on),)

    @property
    def rulesets(self) -> tuple[str, ...]:
        """The rulesets that an offer can be held against for duties that bind, or will again."""
        binding = (Standing.OBLIGED, Standing.DEROGATION)
        duties = (each.duty for each in self.obligations if each.standing in binding)
        found = (duty.ruleset for duty in duties if not duty.beside)
        return tuple(dict.fromkeys(name for name in found if name is not None))

    def finding(self, id: str) -> Finding | None:
        """Return the answer to a question, None where it is not in force."""
        return next((each for each in self.findings if each.criterion.id == id), None)

    def matters(self, id: str) -> bool:
        """Tell whether a duty that is not decided waits for a question."""
        return any(
            id in obligation.duty.questions and obligation.standing is Standing.UNKNOWN
            for obligation in self.obligations
        )


_TRUTHS = {
    Verdict.PASS: Truth.TRUE,
    Verdict.FAIL: Truth.FALSE,
    Verdict.NOT_APPLICABLE: Truth.FALSE,
    Verdict.UNKNOWN: Truth.UNKNOWN,
}


def standing(duty: Duty, verdicts: Mapping[str, Verdict]) -> Standing:
    """Return where the body stands by the verdicts of the questions in force.

    A question that is not in force founds nothing, and lifts nothing.
    """

    def truths(ids: Iterable[str]) -> Iterable[Truth]:
        return (_TRUTHS[verdicts.get(id, Verdict.FAIL)] for id in ids)

    founded, lifted = all_of(truths(duty.founded_on)), any_of(truths(duty.lifted_by))
    if founded is Truth.FALSE:
        return Standing.NOT_OBLIGED
    if lifted is Truth.TRUE:
        return Standing.DEROGATION
    certain = all_of((founded, ~lifted)) is Truth.TRUE
    return Standing.OBLIGED if certain else Standing.UNKNOWN


def strongest(standings: Iterable[Standing]) -> Standing:
    """Return the standing that outweighs the others; without any, none obliges."""
    order = tuple(Standing)
    return min(standings, key=order.index, default=Standing.NOT_OBLIGED)
