"""A profile with some facts stated otherwise, tried."""

from __future__ import annotations

import pytest

from tests.builders import DAY, STATUTES, criterion, profile, ruleset, waiver
from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.terms import Terms
from trustcheck.engine.trying import Trials, as_it_was, clash
from trustcheck.logic.fields import replace
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


def test_pointers_of_a_changed_profile_are_led_back() -> None:
    gone = (Alteration(Manner.REMOVE, ("sites", 0)), Alteration(Manner.REMOVE, ("sites", 2)))

    assert ("sites", 1, "territory") == as_it_was(("sites", 0, "territory"), gone)
    assert ("sites", 3, "territory") == as_it_was(("sites", 1, "territory"), gone)
    assert ("holdings", 1) == as_it_was(("holdings", 1), gone)
    inner = (Alteration(Manner.REMOVE, ("rights", 1, "holder", 0)),)
    assert ("rights", 1, "holder", 1) == as_it_was(("rights", 1, "holder", 0), inner)
    assert ("rights", 0, "holder", 0) == as_it_was(("rights", 0, "holder", 0), inner)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(("a",), ("b",), False, id="apart"),
        pytest.param(("a",), ("a",), True, id="the same"),
        pytest.param(("a",), ("a", "b"), True, id="within"),
    ],
)
def test_two_alterations_of_one_fact_clash(
    one: tuple[str, ...], other: tuple[str, ...], expected: bool
) -> None:
    pair = (Alteration(Manner.SET, one, 1), Alteration(Manner.SET, other, 2))

    assert expected is clash(pair)
    assert expected is clash(pair[::-1])


def test_a_trial_is_the_same_file_with_other_data_on_the_same_host() -> None:
    stated = profile("contract: {audit_right: false}\n")
    above = profile("contract: {audit_right: true}\n")
    declaration = replace(stated, host=above)

    found = _trials(declaration).declared([STATED])

    assert found is not None
    assert above is found.host
    before, after = declaration.document, found.document
    assert (before.file, before.lines, before.keys, before.sha256) == (
        after.file,
        after.lines,
        after.keys,
        after.sha256,
    )
    assert True is after.value(("contract", "audit_right"))


def test_in_a_trial_it_is_not_worked_out_what_would_change_a_verdict() -> None:
    held = "{holder: american, held: provider, capital: {at_least: 20, at_most: 30}, votes: 20}"
    rest = "{holder: german, held: provider, capital: {at_least: 70, at_most: 80}, votes: 80}"
    declaration = profile(f"holdings: [{held}, {rest}]", complete=["holdings", "rights"])
    capped = criterion("provider.foreign_capital: {at_most: 24}")
    trials = Trials(declaration, ruleset(capped), STATUTES, DAY)

    whole, some = trials.assessment(declaration), trials.trial([], ["C-1"])
    alone = trials.finding(capped, declaration)

    assert some is not None
    assert alone is not None
    for found in (whole.findings[0], some.findings[0], alone):
        assert Verdict.UNKNOWN is found.verdict
        assert not any("settles" in step.message.id for step in found.explanation.walk())
