"""Run the cases of a ruleset, each against the verdict that its criterion must give."""

from __future__ import annotations

from datetime import date

from trustcheck.assessment.finding import Verdict
from trustcheck.engine.subject import Subject, findings, read_subject, stated_on
from trustcheck.engine.vocabulary import lexicon
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Message, say
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.cases import Case, read_cases
from trustcheck.ruleset.preflight import NONE
from trustcheck.ruleset.reading import with_settings
from trustcheck.ruleset.rehearsal import rehearsing
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span


@frozen
class Trial:
    """What one case came out as; `found` is None where its criterion was not in force."""

    criterion: str
    case: str
    expected: Verdict
    found: Verdict | None
    span: Span

    @property
    def ok(self) -> bool:
        """Whether the criterion gave the verdict it should."""
        return self.found is self.expected


def try_cases(ruleset: Ruleset, statutes: Statutes) -> tuple[Trial, ...]:
    """Return the trial of every case of a ruleset, in its order.

    Raises InvalidInput when a case is no valid profile, and when there is no case at all.
    """
    cases = read_cases(ruleset)
    if not cases:
        span = ruleset.criteria[0].span
        raise InvalidInput([Problem(span, say("no-case"))])
    read: dict[int, Subject] = {}  # by the identity of a document, which many cases may share
    return tuple(_try(case, ruleset, statutes, read) for case in cases)


def _try(case: Case, ruleset: Ruleset, statutes: Statutes, read: dict[int, Subject]) -> Trial:
    try:
        settled = _settled(case, ruleset, statutes)
        if id(case.profile) not in read:
            read[id(case.profile)] = read_subject(case.profile, settled, statutes)
        subject = read[id(case.profile)]
        on = date.fromisoformat(case.as_of) if case.as_of else stated_on(subject)
        in_force = settled.in_force(on)
        answers = findings(subject, settled, statutes, on=on) if in_force else ()
    except InvalidInput as invalid:
        raise InvalidInput(_at_case(case, problem) for problem in invalid.problems) from None
    found = answers[0].verdict if answers else None
    return Trial(case.criterion, case.name, Verdict(case.expect), found, case.span)


def _settled(case: Case, ruleset: Ruleset, statutes: Statutes) -> Ruleset:
    """Return the ruleset as a case sets it, with that of its preflight where it asks for it."""
    settled = with_settings(ruleset, case.settings)
    if settled.preflight_way != NONE:
        settled = rehearsing(settled, lexicon(statutes))
    return _only(case.criterion, settled)


def _only(id: str, ruleset: Ruleset) -> Ruleset:
    """Return the ruleset with one criterion alone, since a case is about no other."""
    return replace(ruleset, criteria=tuple(c for c in ruleset.criteria if c.id == id))


def _at_case(case: Case, problem: Problem) -> Problem:
    """Return the problem of a case's profile at the case, where it can be mended."""
    why = Message(f"problem.{problem.code}", problem.message.values)
    return Problem(case.span, say("case-invalid", case=case.name, why=why))
