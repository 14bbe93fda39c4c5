"""The gate by a policy, with waivers: which findings close it, which are let through, and why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import DAY, assessment, finding, waiver
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.gate import gate
from trustcheck.assessment.policy import STRICT, Policy
from trustcheck.assessment.terms import Terms
from trustcheck.assessment.waiver import Waiver
from trustcheck.assessment.waiving import waive
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.ruleset.criterion import Level

FAIL, UNKNOWN, PASS = Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS
FAIL_ONLY = Policy(closing=frozenset({(Level.MUST, FAIL)}))
SHOULD_FAIL = Policy(closing=STRICT.closing | {(Level.SHOULD, FAIL)})
TWO_UNKNOWN = Policy(tolerated={UNKNOWN: 2})
ONE_OF_EACH = (
    finding(PASS, id="C-1"),
    finding(FAIL, id="C-2"),
    finding(UNKNOWN, id="C-3"),
    finding(FAIL, id="S-1", level="should"),
    finding(UNKNOWN, id="S-2", level="should"),
)


@pytest.mark.parametrize(
    ("policy", "closing", "spared"),
    [
        pytest.param(STRICT, {"C-2", "C-3"}, {}, id="the standard one"),
        pytest.param(FAIL_ONLY, {"C-2"}, {"C-3": "gate.let_by"}, id="only fails"),
        pytest.param(SHOULD_FAIL, {"C-2", "C-3", "S-1"}, {}, id="recommended ones, too"),
        pytest.param(
            Policy(criteria={"C-*": frozenset({FAIL})}),
            {"C-2"},
            {"C-3": "gate.let_by"},
            id="a pattern",
        ),
        pytest.param(
            Policy(criteria={"C-3": frozenset({FAIL}), "C-*": frozenset({FAIL, UNKNOWN})}),
            {"C-2", "C-3"},
            {},
            id="of two patterns, all that they name",
        ),
        pytest.param(
            Policy(criteria={"S-2": frozenset({UNKNOWN})}),
            {"C-2", "C-3", "S-2"},
            {},
            id="one recommended criterion",
        ),
        pytest.param(
            Policy(criteria={"C-2": frozenset()}), {"C-3"}, {"C-2": "gate.let_by"}, id="nothing"
        ),
        pytest.param(
            Policy(may_be_unknown=("C-[3-9]",)),
            {"C-2"},
            {"C-3": "gate.let_by"},
            id="what may be unknown",
        ),
        pytest.param(
            Policy(may_be_unknown=("C-2",)), {"C-2", "C-3"}, {}, id="a fail is not unknown"
        ),
        pytest.param(TWO_UNKNOWN, {"C-2"}, {"C-3": "gate.tolerated"}, id="as many as tolerated"),
    ],
)
def test_a_policy_says_which_findings_close_the_gate(
    policy: Policy, closing: set[str], spared: dict[str, str]
) -> None:
    decision = gate(assessment(*ONE_OF_EACH, policy=policy))

    assert closing == decision.closing
    assert spared == {id: reason.id for id, reason in decision.spared.items()}


def test_one_more_than_tolerated_and_each_of_them_closes() -> None:
    three = [finding(UNKNOWN, id=f"C-{n}") for n in range(3)]

    decision = gate(assessment(finding(PASS, id="C-9"), *three, policy=TWO_UNKNOWN))

    assert {"C-0", "C-1", "C-2"} == decision.closing
    assert (
        say("gate.unknown", count=3),
        say("gate.too_many", verdict="unknown", count=3, limit=2),
    ) == decision.reasons
    assert {} == decision.spared


def test_a_fail_of_a_recommended_criterion_is_told_apart() -> None:
    decision = gate(assessment(*ONE_OF_EACH, policy=SHOULD_FAIL))

    assert (
        say("gate.fail", count=1),
        say("gate.should.fail", count=1),
        say("gate.unknown", count=1),
    ) == decision.reasons


def test_a_policy_never_opens_a_gate_where_nothing_passed() -> None:
    decision = gate(assessment(finding(UNKNOWN), policy=TWO_UNKNOWN))

    assert (False, frozenset()) == (decision.is_open, decision.closing)
    assert say("gate.nothing_passed") in decision.reasons


def test_a_recommended_pass_alone_opens_the_gate_of_a_policy_that_looks_at_it() -> None:
    alone = assessment(finding(PASS, level="should"), policy=SHOULD_FAIL)
    beside = assessment(
        finding(PASS, level="should"),
        finding(PASS, id="C-2", vacuous=True),
        policy=SHOULD_FAIL,
    )

    assert gate(alone).is_open
    assert not gate(beside).is_open
    assert not gate(assessment(finding(PASS, level="should"))).is_open


def test_findings_that_no_verdict_of_which_would_close_the_gate_do_not_open_it() -> None:
    policy = Policy(criteria={"C-1": frozenset()})

    assert (say("gate.no_teeth"),) == gate(assessment(finding(PASS), policy=policy)).reasons


@pytest.mark.parametrize(
    ("can", "policy"),
    [
        pytest.param(True, STRICT, id="the standard one"),
        pytest.param(False, Policy(closing=frozenset()), id="nothing closes"),
        pytest.param(False, Policy(tolerated={FAIL: 1, UNKNOWN: 1}), id="all are tolerated"),
        pytest.param(True, Policy(tolerated={UNKNOWN: 99}), id="a fail is not tolerated"),
        pytest.param(
            False,
            Policy(closing=frozenset({(Level.MUST, UNKNOWN)}), may_be_unknown=("*",)),
            id="unknown closes, and all may be",
        ),
    ],
)
def test_a_policy_that_could_never_close_is_seen(can: bool, policy: Policy) -> None:
    assert can is policy.can_close([finding(PASS).criterion])


# Waivers


def waived(*findings: Finding, by: list[Waiver], on: date = DAY) -> Assessment:
    return waive(replace(assessment(*findings), on=on), by)


def test_a_waiver_moves_the_gate_and_not_the_verdict() -> None:
    whole = waived(finding(PASS, id="C-2"), finding(FAIL), by=[waiver()])

    decision = gate(whole)

    why = say("gate.waived", owner="Nora", until=date(2026, 12, 31), reason="audit under way")
    assert (True, {"C-1": why}) == (decision.is_open, decision.spared)
    assert (FAIL, FAIL, 1) == (whole.findings[1].verdict, whole.verdict, whole.waived)


@pytest.mark.parametrize(
    ("counts", "day"),
    [
        pytest.param(True, date(2026, 12, 30), id="the day before its last"),
        pytest.param(True, date(2026, 12, 31), id="its last day"),
        pytest.param(False, date(2027, 1, 1), id="the day after"),
    ],
)
def test_the_last_day_of_a_waiver_is_included(counts: bool, day: date) -> None:
    whole = waived(finding(FAIL), finding(PASS, id="C-2"), by=[waiver()], on=day)

    assert counts is gate(whole).is_open
    assert ("note.waiver_ends" if counts else "note.waiver_expired") == whole.notes[0].id


@pytest.mark.parametrize(
    ("note", "verdict", "given"),
    [
        pytest.param([], FAIL, waiver(), id="a waiver that fits"),
        pytest.param(["note.waiver_unused"], PASS, waiver(), id="the criterion passes"),
        pytest.param(
            ["note.waiver_unused"], Verdict.NOT_APPLICABLE, waiver(), id="it does not apply"
        ),
        pytest.param(
            ["note.waiver_other"], FAIL, waiver(verdict=UNKNOWN), id="it was for an unknown"
        ),
        pytest.param(
            ["note.waiver_expired"], FAIL, waiver(until=date(2026, 9, 29)), id="it has ended"
        ),
        pytest.param(
            ["note.waiver_ends"], FAIL, waiver(until=date(2026, 10, 30)), id="it ends in 30 days"
        ),
        pytest.param([], FAIL, waiver(until=date(2026, 10, 31)), id="it ends in 31 days"),
        pytest.param([], FAIL, waiver(subject="Other"), id="it is for another service"),
    ],
)
def test_what_is_said_of_a_waiver(note: list[str], verdict: Verdict, given: Waiver) -> None:
    whole = waived(finding(verdict), by=[given])

    assert note == [each.id for each in whole.notes]


def test_a_waiver_for_an_unknown_does_not_hide_a_later_fail() -> None:
    given = [waiver(verdict=UNKNOWN)]
    other = finding(PASS, id="C-2")

    assert gate(waived(finding(UNKNOWN), other, by=given)).is_open
    assert {"C-1"} == gate(waived(finding(FAIL), other, by=given)).closing


def test_of_two_waivers_the_one_for_the_verdict_counts_and_the_other_is_not_told() -> None:
    both = [waiver(verdict=UNKNOWN), waiver(verdict=FAIL)]

    whole = waived(finding(FAIL), by=both)

    assert (both[1], ()) == (whole.findings[0].waiver, whole.notes)


# Properties

VERDICTS = st.sampled_from([*Verdict])
FINDINGS = st.lists(
    st.tuples(VERDICTS, st.sampled_from(["must", "should"]), st.booleans()), min_size=1, max_size=6
).map(
    lambda drawn: [
        finding(verdict, id=f"C-{number}", level=level, vacuous=vacuous)
        for number, (verdict, level, vacuous) in enumerate(drawn)
    ]
)
WAIVERS = st.lists(
    st.builds(
        lambda number, days, verdict: waiver(
            f"C-{number}", until=DAY + timedelta(days=days), verdict=verdict
        ),
        st.integers(0, 5),
        st.integers(-2, 40),
        st.sampled_from([None, FAIL, UNKNOWN]),
    ),
    max_size=5,
)
CLOSING = st.frozensets(st.sampled_from([FAIL, UNKNOWN]))
POLICIES = st.builds(
    lambda closing, criteria, may, tolerated: Policy(
        closing=closing, criteria=criteria, may_be_unknown=tuple(may), tolerated=tolerated
    ),
    st.frozensets(st.sampled_from([(level, v) for level in Level for v in (FAIL, UNKNOWN)])),
    st.dictionaries(st.sampled_from(["C-0", "C-[12]", "*"]), CLOSING, max_size=2),
    st.lists(st.sampled_from(["C-1", "C-*"]), max_size=1),
    st.dictionaries(st.sampled_from([FAIL, UNKNOWN]), st.integers(0, 3), max_size=2),
)


@settings(max_examples=50)
@given(findings=FINDINGS, waivers=WAIVERS, policy=POLICIES)
def test_no_terms_change_a_verdict(
    findings: list[Finding], waivers: list[Waiver], policy: Policy
) -> None:
    plain = assessment(*findings)

    told = Terms(policy=policy, waivers=tuple(waivers)).applied(plain)

    assert [f.verdict for f in plain.findings] == [f.verdict for f in told.findings]
    assert (plain.verdict, plain.counts()) == (told.verdict, told.counts())


@settings(max_examples=50)
@given(findings=FINDINGS, waivers=WAIVERS, policy=POLICIES, data=st.data())
def test_without_one_of_its_waivers_a_gate_never_opens(
    findings: list[Finding], waivers: list[Waiver], policy: Policy, data: st.DataObject
) -> None:
    fewer = [each for each in waivers if data.draw(st.booleans())]
    plain = assessment(*findings)

    less, all_of_them = (
        gate(Terms(policy=policy, waivers=tuple(given)).applied(plain))
        for given in (fewer, waivers)
    )

    assert all_of_them.is_open or not less.is_open


@settings(max_examples=50)
@given(findings=FINDINGS, waivers=WAIVERS, policy=POLICIES)
def test_each_finding_that_is_not_shown_closes_is_let_through_or_is_not_looked_at(
    findings: list[Finding], waivers: list[Waiver], policy: Policy
) -> None:
    told = Terms(policy=policy, waivers=tuple(waivers)).applied(assessment(*findings))

    decision = gate(told)

    open_ones = {f.criterion.id for f in told.findings if policy.closes(f) or STRICT.closes(f)}
    assert open_ones == decision.closing | decision.spared.keys()
    assert decision.closing.isdisjoint(decision.spared)
    assert not (decision.is_open and decision.closing)
