"""Which fact a finding is shown at; the columns are held against the text in test_sarif."""

from __future__ import annotations

import pytest

from tests.report.samples import criterion, declaration
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.report.anchorage import anchorage, lasting, primary

KIND: Pointer = ("entities", "fund", "kind")
CAPITAL: Pointer = ("holdings", 0, "capital")
TERRITORY: Pointer = ("sites", 0, "territory")
VOTES: Pointer = ("holdings", 0, "votes")


def step(
    truth: Truth,
    *because: Explanation,
    facts: tuple[Pointer, ...] = (),
    gap: Pointer | None = None,
) -> Explanation:
    gaps = () if gap is None else (Gap(gap, Reason.ABSENT),)
    return Explanation(truth, say("sample.text", text="x"), because, facts, gaps)


FAILS, HOLDS, OPEN = Truth.FALSE, Truth.TRUE, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("expected", "reasoning"),
    [
        pytest.param(
            CAPITAL,
            step(FAILS, step(FAILS, facts=(CAPITAL,)), facts=(KIND,)),
            id="the last step before those above it",
        ),
        pytest.param(
            CAPITAL,
            step(FAILS, step(HOLDS, facts=(KIND,)), step(FAILS, facts=(TERRITORY, CAPITAL))),
            id="what decided before what agrees with another conclusion",
        ),
        pytest.param(
            CAPITAL,
            step(FAILS, step(FAILS, step(HOLDS, facts=(CAPITAL,))), facts=(KIND,)),
            id="what the last step rests on",
        ),
        pytest.param(VOTES, step(FAILS, gap=VOTES), id="a gap where nothing was read"),
        pytest.param(("subject", "name"), step(FAILS), id="the service where there is nothing"),
    ],
)
def test_a_fail_is_shown_at_the_fact_that_decided(
    expected: Pointer, reasoning: Explanation
) -> None:
    finding = Finding(criterion(), Verdict.FAIL, reasoning)

    assert expected == anchorage(finding, declaration()).pointer


def test_an_unknown_is_shown_where_it_waits_for_a_fact() -> None:
    reasoning = step(OPEN, step(OPEN, facts=(CAPITAL,), gap=VOTES), facts=(KIND,))
    finding = Finding(criterion(), Verdict.UNKNOWN, reasoning)

    found = anchorage(finding, declaration())

    assert (VOTES, [KIND, CAPITAL]) == (found.pointer, [each.pointer for each in found.others])
    assert found.span == primary(finding, declaration())


@pytest.mark.parametrize(
    ("expected", "pointer"),
    [
        ("/entities/fund/kind", KIND),
        ("/holdings/holder=fund held=nuage/capital", CAPITAL),
        ("/sites/id=par-1/territory", TERRITORY),
        ("/sites/id=par-1/roles/1", ("sites", 0, "roles", 1)),
        ("/sites/7/territory", ("sites", 7, "territory")),
    ],
)
def test_a_record_of_a_list_goes_by_its_names(expected: str, pointer: Pointer) -> None:
    assert expected == lasting(declaration(), pointer)
