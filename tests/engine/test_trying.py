"""A profile with some facts stated otherwise, tried."""

from __future__ import annotations

import pytest

from tests.builders import DAY, STATUTES, criterion, profile, ruleset, waiver
from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.terms import Terms
from trustcheck.engine.trying import Trials
from trustcheck.profile.alteration import Alteration, Manner
from trustcheck.profile.reading import Declaration
from trustcheck.profile.reliance import disbelieving

AUDITED = criterion("contract.audit_right: {equals: true}")
STATED = Alteration(Manner.SET, ("contract", "audit_right"), True)


def _trials(declaration: Declaration, terms: Terms | None = None) -> Trials:
    return Trials(declaration, ruleset(AUDITED), STATUTES, DAY, terms)


def test_what_is_stated_otherwise_is_assessed() -> None:
    trials = _trials(profile("contract: {audit_right: false}\n"))

    found = trials.finding(AUDITED, trials.declared([STATED]))

    assert found is not None
    assert Verdict.PASS is found.verdict


@pytest.mark.parametrize(
    "alterations",
    [
        pytest.param([STATED, STATED], id="twice"),
        pytest.param([Alteration(Manner.SET, ("contract", "audit_right"), 7)], id="no profile"),
        pytest.param([Alteration(Manner.REMOVE, ("sites", 0))], id="nowhere"),
        pytest.param([Alteration(Manner.ADD, ("subject",), 1)], id="no list"),
    ],
)
def test_what_makes_no_profile_is_not_assessed(alterations: list[Alteration]) -> None:
    trials = _trials(profile())

    there = trials.declared(alterations)

    assert (None, None) == (there, trials.finding(AUDITED, there))


def test_a_structure_too_large_to_be_assessed_has_no_finding() -> None:
    companies = "\n".join(f"c{n}: {{name: C{n}, kind: company}}" for n in range(200))
    declaration = profile(entities=companies)

    assert None is _trials(declaration).finding(AUDITED, declaration)


def test_what_some_criteria_come_to_is_told_of_those_alone() -> None:
    other = criterion("stated_on: {after: 2000-01-01}", id="C-2")
    trials = Trials(
        profile("contract: {audit_right: false}\n"), ruleset(AUDITED, other), STATUTES, DAY
    )

    told = trials.trial([STATED], ["C-1"])

    assert told is not None
    assert [("C-1", Verdict.PASS)] == [(each.criterion.id, each.verdict) for each in told.findings]


def test_what_makes_no_profile_tells_nothing_of_any_criterion() -> None:
    spoilt = Alteration(Manner.SET, ("contract", "audit_right"), 7)

    assert None is _trials(profile()).trial([spoilt], ["C-1"])


def test_the_terms_of_the_gate_are_applied_to_what_comes_out() -> None:
    declaration = profile("contract: {audit_right: false}\n")
    trials = _trials(declaration, Terms(waivers=(waiver(),)))

    (found,) = trials.assessment(declaration).findings

    assert found.waiver is not None


def test_evidence_that_is_not_believed_is_not_believed_in_a_trial_either() -> None:
    rule = criterion("contract.audit_right: {equals: true}", more="evidence: {rung: documented}")
    stated = profile(
        """\
        contract: {audit_right: true, evidence: [agreement]}
        evidence:
          agreement: {rung: documented, title: Agreement}
        """
    )
    trials = Trials(disbelieving(stated, ["agreement"]), ruleset(rule), STATUTES, DAY)

    found = trials.finding(rule, trials.declared([]))

    assert found is not None
    assert Verdict.UNKNOWN is found.verdict
