"""What a pass rests on at its weakest."""

from __future__ import annotations

import pytest

from tests.builders import DAY, criterion, declared, ruleset
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.rest import Firmness, Rest, rests
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth

PROFILE = declared("""\
trustcheck: 1
subject: {name: Nimbus, provider: nimbus, activities: [iaas]}
stated_on: 2026-09-30
entities:
  nimbus: {name: Nimbus SA, kind: company, evidence: [register, minutes]}
  fund: {name: Fund, kind: fund}
  other: {name: Other, kind: fund}
holdings:
  - {holder: fund, held: nimbus, capital: 31, evidence: [minutes]}
  - {holder: other, held: nimbus, capital: 2, evidence: [ended]}
contract: {law: FR, evidence: [minutes]}
evidence:
  register: {rung: public_register, title: Register}
  minutes: {rung: documented, title: Minutes}
  ended: {rung: attested, title: Audit, expires: 2026-09-29}
""")

REGISTERED: Pointer = ("entities", "nimbus", "kind")
DOCUMENTED: Pointer = ("holdings", 0, "capital")
ENDED: Pointer = ("holdings", 1, "capital")
DECLARED: Pointer = ("entities", "fund", "kind")
CONTRACT: Pointer = ("contract", "law")


def told(*facts: Pointer, verdict: Verdict = Verdict.PASS) -> Assessment:
    """Return an assessment by one criterion that some facts decide."""
    rule = criterion(id="A-1", more="attested: true")
    reasoning = Explanation(Truth.TRUE, say("step.all"), facts=facts)
    return Assessment(PROFILE, ruleset(rule), DAY, (Finding(rule, verdict, reasoning),))


@pytest.mark.parametrize(
    ("facts", "expected", "firmness"),
    [
        pytest.param(
            (REGISTERED,),
            Rest("A-1", "public_register", (REGISTERED[:2],), ("register", "minutes"), True),
            Firmness.BACKED,
            id="the strongest piece behind a record counts",
        ),
        pytest.param(
            (REGISTERED, DOCUMENTED, CONTRACT),
            Rest("A-1", "documented", (DOCUMENTED[:2], CONTRACT[:1]), ("minutes",), False),
            Firmness.BACKED,
            id="the weakest record counts",
        ),
        pytest.param(
            (ENDED, DECLARED),
            Rest("A-1", "declared", (ENDED[:2], DECLARED[:2]), (), True),
            Firmness.DECLARED,
            id="evidence that has ended backs nothing",
        ),
        pytest.param(
            (REGISTERED, DECLARED),
            Rest("A-1", "declared", (DECLARED[:2],), (), False),
            Firmness.PARTLY,
            id="one record is backed, another is not",
        ),
        pytest.param(
            (),
            Rest("A-1", None, (), (), True),
            Firmness.NOTHING,
            id="no declared fact decides",
        ),
        pytest.param(
            (("holdings", 7, "capital"),),
            Rest("A-1", None, (), (), True),
            Firmness.NOTHING,
            id="a record that is not there",
        ),
    ],
)
def test_a_pass_rests_on_the_weakest_record_that_decides_it(
    facts: tuple[Pointer, ...], expected: Rest, firmness: Firmness
) -> None:
    found = rests(told(*facts))

    assert {"A-1": expected} == found
    assert firmness is found["A-1"].firmness


@pytest.mark.parametrize("verdict", [Verdict.FAIL, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE])
def test_what_does_not_pass_rests_on_nothing(verdict: Verdict) -> None:
    assert {} == rests(told(DOCUMENTED, verdict=verdict))
