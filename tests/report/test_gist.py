"""What a finding comes to in one line."""

from __future__ import annotations

import pytest

from tests.report.samples import (
    FAILING,
    PASSING,
    WAITING,
    criterion,
    declaration,
    sample_wording,
)
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth
from trustcheck.report.gist import gist, missing

ENGLISH = sample_wording("en")
CAP = "each holder has 24% of the capital or less"

LISTED = Explanation(
    Truth.UNKNOWN,
    say("step.sample_unknown", holder="Fund", part=0),
    because=(Explanation(Truth.TRUE, say("step.sample_keys"), facts=(("sites", 0),)),),
)
"""What is unknown although each step below it is true."""

BY_CASES = Explanation(
    Truth.FALSE,
    say("step.cases", what="in clear"),
    (Explanation(Truth.FALSE, say("step.case", value="yes"), (FAILING,)),),
)
"""What holds whichever answer is supposed: no supposition decides it alone."""


@pytest.mark.parametrize(
    ("explanation", "expected"),
    [
        pytest.param(
            FAILING,
            f"{CAP} – Far Fund LP holds 93% directly, since 1 January 2024",
            id="the proof",
        ),
        pytest.param(PASSING, "nobody but the customer holds the keys", id="one step"),
        pytest.param(
            BY_CASES, "in clear: not known, and every answer comes to the same", id="each case"
        ),
        pytest.param(LISTED, "Fund has 0% of the votes", id="no step that decided it"),
    ],
)
def test_a_gist_is_what_was_asked_and_what_decided_it(
    explanation: Explanation, expected: str
) -> None:
    assert expected == gist(Finding(criterion(), Verdict.FAIL, explanation), ENGLISH)


def test_only_an_unknown_waits_for_facts() -> None:
    found = [Finding(criterion(), verdict, WAITING) for verdict in (Verdict.UNKNOWN, Verdict.FAIL)]

    told = [missing(each, declaration(), ENGLISH) for each in found]
    assert [3, 0] == list(map(len, told))
    assert "sites: the list is not declared complete" == told[0][1]
