"""Criteria that a person answers for."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import criterion, judged, profile
from trustcheck.assessment.finding import Verdict
from trustcheck.logic.explanation import Gap, Reason

MET = "{met: true, by: Auditor, on: 2026-05-01, expires: 2027-05-01}"
NOT_MET = "{met: false, by: Auditor, on: 2026-05-01, expires: 2027-05-01}"
AT = ("attestations", "C-1")


@pytest.mark.parametrize(
    ("answer", "on", "expected", "gaps"),
    [
        pytest.param(
            "", date(2026, 9, 30), Verdict.UNKNOWN, (Gap(AT, Reason.ABSENT),), id="nobody answers"
        ),
        pytest.param(MET, date(2026, 9, 30), Verdict.PASS, (), id="met"),
        pytest.param(MET, date(2026, 5, 1), Verdict.PASS, (), id="met, its first day"),
        pytest.param(MET, date(2027, 5, 1), Verdict.PASS, (), id="met, its last day"),
        pytest.param(
            MET,
            date(2026, 4, 30),
            Verdict.UNKNOWN,
            (Gap((*AT, "on"), Reason.BACKING),),
            id="met, too early",
        ),
        pytest.param(
            MET,
            date(2027, 5, 2),
            Verdict.UNKNOWN,
            (Gap((*AT, "expires"), Reason.BACKING),),
            id="met, too late",
        ),
        pytest.param(NOT_MET, date(2026, 9, 30), Verdict.FAIL, (), id="not met"),
        pytest.param(
            NOT_MET,
            date(2027, 5, 2),
            Verdict.UNKNOWN,
            (Gap((*AT, "expires"), Reason.BACKING),),
            id="not met, too late",
        ),
    ],
)
def test_an_answer_counts_from_its_day_to_its_last(
    answer: str, on: date, expected: Verdict, gaps: tuple[Gap, ...]
) -> None:
    declaration = profile(f"attestations: {{C-1: {answer}}}" if answer else "")
    found = judged(declaration, criterion(more="attested: true"), on=on)

    assert expected is found.verdict
    assert gaps == found.explanation.open_gaps()


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        pytest.param("evidence: [paper]", Verdict.PASS, id="backed"),
        pytest.param("evidence: []", Verdict.UNKNOWN, id="not backed"),
    ],
)
def test_an_answer_may_have_to_be_backed(evidence: str, expected: Verdict) -> None:
    declaration = profile(
        f"attestations: {{C-1: {MET[:-1]}, {evidence}}}}}\n"
        "evidence: {paper: {rung: attested, title: Report}}"
    )
    demanding = criterion(more="attested: true\nevidence: {rung: attested}")

    assert expected is judged(declaration, demanding).verdict


def test_the_answer_is_the_fact_that_is_read() -> None:
    found = judged(profile(f"attestations: {{C-1: {MET}}}"), criterion(more="attested: true"))

    assert ((*AT, "met"),) == found.explanation.pointers()
    assert "Auditor" == found.explanation.message["by"]
