"""The verdict on the whole, and the gate."""

from __future__ import annotations

import pytest

from tests.builders import assessment, criterion, finding
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.gate import gate
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import Message, say
from trustcheck.logic.truth import Truth
from trustcheck.ruleset.criterion import Level

PASS = finding(Verdict.PASS)
EMPTY = finding(Verdict.PASS, vacuous=True)
FAIL = finding(Verdict.FAIL)
UNKNOWN = finding(Verdict.UNKNOWN)
OUTSIDE = finding(Verdict.NOT_APPLICABLE, vacuous=True)
SHOULD_PASS = finding(Verdict.PASS, level="should")
SHOULD_FAIL = finding(Verdict.FAIL, level="should")
SHOULD_UNKNOWN = finding(Verdict.UNKNOWN, level="should")

NOTHING = say("gate.nothing_passed")


def _failed(count: int) -> Message:
    return say("gate.fail", count=count)


def _unknown(count: int) -> Message:
    return say("gate.unknown", count=count)


@pytest.mark.parametrize(
    ("findings", "verdict", "reasons"),
    [
        pytest.param([PASS], Verdict.PASS, [], id="a pass"),
        pytest.param([PASS, PASS, EMPTY, OUTSIDE], Verdict.PASS, [], id="passes and others"),
        pytest.param([PASS, SHOULD_FAIL], Verdict.PASS, [], id="a should that fails"),
        pytest.param([PASS, SHOULD_UNKNOWN], Verdict.PASS, [], id="a should that is unknown"),
        pytest.param([FAIL], Verdict.FAIL, [_failed(1), NOTHING], id="a fail alone"),
        pytest.param([PASS, FAIL], Verdict.FAIL, [_failed(1)], id="a fail beside a pass"),
        pytest.param([PASS, FAIL, FAIL], Verdict.FAIL, [_failed(2)], id="two fails"),
        pytest.param([UNKNOWN], Verdict.UNKNOWN, [_unknown(1), NOTHING], id="unknown alone"),
        pytest.param([PASS, UNKNOWN], Verdict.UNKNOWN, [_unknown(1)], id="unknown beside a pass"),
        pytest.param(
            [PASS, UNKNOWN, FAIL, UNKNOWN],
            Verdict.FAIL,
            [_failed(1), _unknown(2)],
            id="a fail outweighs an unknown",
        ),
        pytest.param([EMPTY], Verdict.UNKNOWN, [NOTHING], id="a pass over nothing"),
        pytest.param([EMPTY, EMPTY], Verdict.UNKNOWN, [NOTHING], id="passes over nothing"),
        pytest.param([OUTSIDE], Verdict.UNKNOWN, [NOTHING], id="nothing applies"),
        pytest.param([EMPTY, OUTSIDE], Verdict.UNKNOWN, [NOTHING], id="nothing was looked at"),
        pytest.param([SHOULD_PASS], Verdict.UNKNOWN, [NOTHING], id="only a should passes"),
        pytest.param([EMPTY, SHOULD_PASS], Verdict.UNKNOWN, [NOTHING], id="must over nothing"),
        pytest.param([], Verdict.UNKNOWN, [NOTHING], id="no finding"),
    ],
)
def test_the_verdict_and_the_gate(
    findings: list[Finding], verdict: Verdict, reasons: list[Message]
) -> None:
    whole = assessment(*findings)

    assert verdict is whole.verdict
    assert tuple(reasons) == gate(whole).reasons
    assert gate(whole).is_open is (reasons == []) is (verdict is Verdict.PASS)


def test_findings_are_counted_by_verdict_and_level() -> None:
    whole = assessment(PASS, EMPTY, FAIL, SHOULD_FAIL, UNKNOWN, OUTSIDE)

    assert {
        Verdict.PASS: 2,
        Verdict.FAIL: 2,
        Verdict.UNKNOWN: 1,
        Verdict.NOT_APPLICABLE: 1,
    } == whole.counts()
    assert {
        Verdict.PASS: 0,
        Verdict.FAIL: 1,
        Verdict.UNKNOWN: 0,
        Verdict.NOT_APPLICABLE: 0,
    } == whole.counts(Level.SHOULD)


def test_a_finding_tells_each_contested_reading_once() -> None:
    first, second = say("first"), say("second")
    inner = Explanation(Truth.TRUE, say("inner"), contested=(second, first))
    outer = Explanation(Truth.TRUE, say("outer"), (inner, inner), contested=(first,))

    found = Finding(criterion("stated_on: {after: 2000-01-01}"), Verdict.PASS, outer)

    assert (first, second) == found.contested
