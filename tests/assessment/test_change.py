"""What is new in the reasons for a verdict."""

from __future__ import annotations

import pytest

from tests.builders import finding
from trustcheck.assessment.change import Change
from trustcheck.assessment.finding import Verdict
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth

WATCHED = Explanation(Truth.TRUE, say("step.known", what="watched"))
CASE = Explanation(Truth.TRUE, say("step.case", value="yes"), (WATCHED,))
BY_CASES = Explanation(Truth.TRUE, say("step.cases", what="in clear"), (CASE,))


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param(WATCHED, WATCHED, id="a step that rests on no other"),
        pytest.param(BY_CASES, BY_CASES, id="cases, none of which is a fact"),
    ],
)
def test_news_are_the_last_steps_of_what_decides(step: Explanation, expected: Explanation) -> None:
    whole = Explanation(Truth.TRUE, say("step.all"), (step,))
    after = replace(finding(Verdict.PASS), explanation=whole)

    assert (expected,) == Change(finding(Verdict.UNKNOWN), after).news
