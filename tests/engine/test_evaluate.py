"""What evaluation says where a fact is missing, and what it takes along to evidence."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.builders import DAY, STATUTES, criterion, explained, profile, ruleset
from trustcheck.assessment.finding import Verdict
from trustcheck.engine.assess import assess
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Message, Text, say
from trustcheck.logic.truth import Truth
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.typing import NUMBER


def _of(outer: str, inner: str) -> Message:
    return say("step.inner", outer=say(outer), inner=say(inner))


LAW = _of("word.profile.contract", "word.contract.law")
COURTS = _of("word.profile.contract", "word.contract.courts")


@pytest.mark.parametrize(
    ("stated", "what", "field"),
    [
        pytest.param("courts: FR", LAW, "law", id="the word at the left"),
        pytest.param("law: FR", COURTS, "courts", id="the word at the right"),
        pytest.param("audit_right: true", LAW, "law", id="both, of which the left one is told"),
    ],
)
def test_an_unknown_comparison_tells_which_word_is_not_known(
    stated: str, what: Message, field: str
) -> None:
    found = explained("contract.law: {the: contract.courts}", profile(f"contract: {{{stated}}}"))

    assert (Truth.UNKNOWN, say("step.not_known", what=what)) == (found.truth, found.message)
    assert (Gap(("contract", field), Reason.ABSENT),) == found.open_gaps()


def test_a_word_of_another_record_is_told_with_that_record() -> None:
    declaration = profile(
        "sites: [{id: one, territory: FR, roles: [storage]}]", complete=["sites"]
    )

    found = explained("some: site\nsatisfies: {territory: {the: contract.law}}", declaration)

    told = [step.message for step in found.walk() if step.message.id == "step.not_known"]
    assert [say("step.not_known", what=say("step.what", what=LAW, of="Nimbus"))] == told


def test_a_condition_that_stands_on_evidence_knows_the_parameters() -> None:
    days = ParameterDefinition(
        "days", NUMBER, False, Text("jours", "days"), "1", Fraction(21), Fraction(21)
    )
    parameters = {"days": days}
    rule = criterion(
        "contract.erasure_notice_days: {at_least: $days}",
        parameters=parameters,
        more="evidence: {rung: documented}",
    )
    rules = replace(ruleset(rule), parameters=parameters)
    declaration = profile(
        "contract: {erasure_notice_days: 21, evidence: [paper]}\n"
        "evidence: {paper: {rung: documented, title: Paper}}"
    )

    (found,) = assess(declaration, rules, STATUTES, on=DAY).findings

    assert Verdict.PASS is found.verdict
