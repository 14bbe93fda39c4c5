"""How far a preparation has come."""

from __future__ import annotations

import pytest

from tests.builders import criterion
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.progress import (
    Kind,
    Progress,
    Shortfall,
    is_unanswered,
    progress,
    shortfall,
)
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth

RULE = criterion(id="A-1", more="attested: true")
ANSWER: Pointer = ("attestations", "A-1")


def waiting(*gaps: Gap, attested: bool = True) -> Finding:
    """Return a finding that is unknown for the sake of some gaps."""
    steps = tuple(Explanation(Truth.UNKNOWN, say("step.not_attested"), gaps=(g,)) for g in gaps)
    whole = Explanation(Truth.UNKNOWN, say("step.not_attested"), steps)
    return Finding(replace(RULE, attested=attested), Verdict.UNKNOWN, whole)


def told(verdict: Verdict) -> Finding:
    return Finding(RULE, verdict, Explanation(Truth.TRUE, say("step.not_attested")))


ABSENT = Gap(ANSWER, Reason.ABSENT)
ELSEWHERE = Gap(("sites",), Reason.OPEN)


@pytest.mark.parametrize(
    ("lacking", "finding"),
    [
        pytest.param(Shortfall.ABSENT, waiting(ABSENT), id="no answer"),
        pytest.param(
            Shortfall.ENDED, waiting(Gap((*ANSWER, "expires"), Reason.BACKING)), id="ended"
        ),
        pytest.param(Shortfall.LATER, waiting(Gap((*ANSWER, "on"), Reason.BACKING)), id="later"),
        pytest.param(
            Shortfall.UNBACKED, waiting(Gap((*ANSWER, "met"), Reason.BACKING)), id="unbacked"
        ),
        pytest.param(None, waiting(ABSENT, ELSEWHERE), id="a fact is missing too"),
        pytest.param(None, waiting(ELSEWHERE), id="only a fact is missing"),
        pytest.param(None, waiting(), id="nothing is named"),
        pytest.param(None, waiting(ABSENT, attested=False), id="nobody is asked"),
        pytest.param(
            None, waiting(Gap(("attestations", "B-2"), Reason.ABSENT)), id="another answer"
        ),
        pytest.param(None, told(Verdict.PASS), id="a pass"),
    ],
)
def test_what_is_wrong_with_an_answer(lacking: Shortfall | None, finding: Finding) -> None:
    assert lacking is shortfall(finding)
    assert (lacking is Shortfall.ABSENT) is is_unanswered(finding)


def test_every_finding_is_counted_once() -> None:
    findings = [*map(told, Verdict), waiting(ABSENT), waiting(ABSENT), waiting(ELSEWHERE)]

    found = progress(findings)

    assert Progress(shown=1, failing=1, unanswered=2, undecided=2, not_applicable=1) == found
    assert len(findings) == found.total


@pytest.mark.parametrize(
    ("kinds", "finding"),
    [
        pytest.param({Kind.FAILING}, told(Verdict.FAIL), id="a fail"),
        pytest.param({Kind.PASSING}, told(Verdict.PASS), id="a pass"),
        pytest.param({Kind.NOT_APPLICABLE}, told(Verdict.NOT_APPLICABLE), id="not applicable"),
        pytest.param({Kind.UNKNOWN}, waiting(ELSEWHERE), id="unknown"),
        pytest.param({Kind.UNKNOWN, Kind.UNANSWERED}, waiting(ABSENT), id="unanswered"),
        pytest.param(
            {Kind.PASSING, Kind.CONTESTED},
            Finding(
                RULE,
                Verdict.PASS,
                Explanation(
                    Truth.TRUE, say("step.not_attested"), contested=(say("code.disputed"),)
                ),
            ),
            id="contested",
        ),
    ],
)
def test_a_finding_is_of_some_kinds(kinds: set[Kind], finding: Finding) -> None:
    assert kinds == {kind for kind in Kind if kind.has(finding)}
