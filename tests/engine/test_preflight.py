"""A criterion that asks for a qualification, beside the assessment that prepares one."""

from __future__ import annotations

from itertools import product

import pytest

from tests.builders import DAY, LEXICON, STATUTES, criterion, profile, ruleset
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.gate import gate
from trustcheck.engine.assess import Examiner, assess
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Text
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.ruleset.preflight import NONE, REHEARSAL, REMARK, Preflight
from trustcheck.ruleset.reading import with_settings
from trustcheck.ruleset.rehearsal import rehearsing
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.problem import InvalidInput

CONDITIONS = {
    Verdict.PASS: "stated_on: {after: 2000-01-01}",
    Verdict.FAIL: "stated_on: {after: 2100-01-01}",
    Verdict.UNKNOWN: "known: contract.change_notice",
}
MARK = Text("à blanc", "rehearsal")
ALL = tuple(CONDITIONS)


def _label(way: str, *, qualified: Verdict, assessed: Verdict) -> Ruleset:
    """Return a ruleset with a criterion that waits for a qualification, and one that does not."""
    other = ruleset(
        criterion("stated_on: {after: 2000-01-01}", id="D-1"),
        criterion(CONDITIONS[assessed], id="D-2"),
        criterion("stated_on: {after: 2100-01-01}", id="D-3", level="should"),
    )
    own = ruleset(
        criterion(CONDITIONS[qualified], id="C-1"), criterion(CONDITIONS[Verdict.FAIL], id="C-2")
    )
    return replace(
        own,
        preflight=Preflight("other", ("C-1",), way, MARK),
        rehearsed=replace(other, id="other"),
    )


def _told(way: str, qualified: Verdict, assessed: Verdict) -> Assessment:
    rules = _label(way, qualified=qualified, assessed=assessed)
    return assess(profile(), rules, STATUTES, on=DAY)


def _first(way: str, qualified: Verdict, assessed: Verdict) -> Finding:
    return _told(way, qualified, assessed).findings[0]


@pytest.mark.parametrize(("qualified", "assessed"), tuple(product(ALL, ALL)))
def test_a_remark_changes_no_verdict_no_title_and_no_reasoning(
    qualified: Verdict, assessed: Verdict
) -> None:
    silent, found = (_first(way, qualified, assessed) for way in (NONE, REMARK))

    assert silent == replace(found, preflight=None)
    assert found.preflight is not None
    assert (qualified, assessed) == (found.preflight.qualified, found.preflight.verdict)
    assert not found.preflight.is_rehearsed


@pytest.mark.parametrize(
    ("qualified", "assessed", "expected"),
    [
        (Verdict.PASS, Verdict.PASS, Verdict.PASS),
        (Verdict.PASS, Verdict.FAIL, Verdict.PASS),
        (Verdict.PASS, Verdict.UNKNOWN, Verdict.PASS),
        (Verdict.FAIL, Verdict.PASS, Verdict.PASS),
        (Verdict.FAIL, Verdict.FAIL, Verdict.FAIL),
        (Verdict.FAIL, Verdict.UNKNOWN, Verdict.UNKNOWN),
        (Verdict.UNKNOWN, Verdict.PASS, Verdict.PASS),
        (Verdict.UNKNOWN, Verdict.FAIL, Verdict.UNKNOWN),
        (Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN),
    ],
)
def test_in_a_rehearsal_a_qualification_or_the_assessment_meets_the_criterion(
    qualified: Verdict, assessed: Verdict, expected: Verdict
) -> None:
    told = _told(REHEARSAL, qualified, assessed)
    found, other = told.findings
    is_rehearsed = qualified is not Verdict.PASS

    assert expected is found.verdict
    assert found.preflight is not None
    assert is_rehearsed is found.preflight.is_rehearsed
    assert ("Title (rehearsal)" if is_rehearsed else "Title") == found.criterion.title.en
    assert ["note.rehearsed"] * is_rehearsed == [note.id for note in told.notes]
    assert (Verdict.FAIL, None) == (other.verdict, other.preflight)


def test_what_the_other_assessment_gives_comes_along() -> None:
    found = _first(REMARK, Verdict.FAIL, Verdict.FAIL).preflight

    assert found is not None
    assert Verdict.FAIL is found.verdict
    assert {"D-1": Verdict.PASS, "D-2": Verdict.FAIL, "D-3": Verdict.FAIL} == {
        each.criterion.id: each.verdict for each in found.findings
    }
    assert ("other", "1") == (found.ruleset, found.version)


@pytest.mark.parametrize("outlook", [True, False])
def test_what_would_change_the_other_assessment_is_worked_out_where_it_is_asked_for(
    outlook: bool,
) -> None:
    held = "{holder: american, held: provider, capital: {at_least: 20, at_most: 30}, votes: 20}"
    rest = "{holder: german, held: provider, capital: {at_least: 70, at_most: 80}, votes: 80}"
    declaration = profile(f"holdings: [{held}, {rest}]", complete=["holdings", "rights"])
    rules = _label(REMARK, qualified=Verdict.FAIL, assessed=Verdict.PASS)
    other = ruleset(criterion("provider.foreign_capital: {at_most: 24}"))
    label = replace(rules, rehearsed=other)

    first, _ = Examiner(label).assess(declaration, STATUTES, on=DAY, outlook=outlook).findings

    assert first.preflight is not None
    alone, silent = (
        Examiner(other).assess(declaration, STATUTES, on=DAY, outlook=each).findings
        for each in (outlook, not outlook)
    )
    assert alone == first.preflight.findings
    assert silent != alone


def test_a_rehearsal_waits_for_what_the_other_assessment_waits_for() -> None:
    found = _first(REHEARSAL, Verdict.FAIL, Verdict.UNKNOWN)

    assert ["contract"] == [gap.pointer[0] for gap in found.explanation.open_gaps()]


def test_a_ruleset_that_is_wanted_and_not_open_is_a_mistake_of_the_programmer() -> None:
    rules = _label(REMARK, qualified=Verdict.PASS, assessed=Verdict.PASS)

    with pytest.raises(ValueError, match="not open: sample"):
        assess(profile(), replace(rules, rehearsed=None), STATUTES, on=DAY)


# The label

LABEL = open_ruleset("cloud-de-confiance", LEXICON)
EUROPE = {"european_area": "eea", "individual_cap": "20"}


@pytest.mark.parametrize("way", [REMARK, REHEARSAL])
def test_the_label_opens_secnumcloud_where_it_is_asked_for(way: str) -> None:
    opened = rehearsing(with_settings(LABEL, {"preflight": way}), LEXICON)

    assert opened.rehearsed is not None
    assert 278 == len(opened.rehearsed.criteria)
    assert LABEL.digest != opened.digest


def test_the_label_alone_opens_nothing() -> None:
    assert LABEL is rehearsing(LABEL, LEXICON)


def test_both_rulesets_measure_alike() -> None:
    plain, strict = (
        rehearsing(with_settings(LABEL, {"preflight": REMARK, **settings}), LEXICON).rehearsed
        for settings in ({}, EUROPE)
    )

    assert plain is not None
    assert strict is not None
    changed = {
        name
        for name, parameter in strict.parameters.items()
        if parameter.value != plain.parameters[name].value
    }
    assert {"european_area", "individual_cap"} == changed
    assert plain.digest != strict.digest


def test_what_answers_the_other_ruleset_is_not_called_unused() -> None:
    answer = """\
attestations:
  SNC-5.1.a: {met: true, by: Nobody, on: 2026-09-01, expires: 2027-09-01}
  SNC-0.0.z: {met: true, by: Nobody, on: 2026-09-01, expires: 2027-09-01}
"""
    rules = rehearsing(with_settings(LABEL, {"preflight": REMARK}), LEXICON)
    told = assess(profile(answer), rules, STATUTES, on=DAY)
    unused = [note["id"] for note in told.notes if note.id == "note.attestation_unused"]

    assert ["SNC-0.0.z"] == unused


def test_a_neighbour_that_does_not_exist_is_told() -> None:
    preflight = Preflight("nowhere", ("CDC-5.2",), REMARK, MARK)

    with pytest.raises(InvalidInput) as raised:
        rehearsing(replace(LABEL, preflight=preflight), LEXICON)

    assert ["no-such-ruleset"] == [problem.code for problem in raised.value.problems]


def test_a_ruleset_about_situations_prepares_no_qualification() -> None:
    preflight = Preflight("scope-fr", ("CDC-5.2",), REMARK, MARK)

    with pytest.raises(InvalidInput) as raised:
        rehearsing(replace(LABEL, preflight=preflight), LEXICON)

    assert ["about-situations"] == [problem.code for problem in raised.value.problems]


def test_a_gate_that_opens_in_a_rehearsal_stays_closed_with_a_remark() -> None:
    def opens(way: str) -> bool:
        told = _told(way, Verdict.FAIL, Verdict.PASS)
        return gate(replace(told, findings=told.findings[:1])).is_open

    assert (False, False, True) == (opens(NONE), opens(REMARK), opens(REHEARSAL))
