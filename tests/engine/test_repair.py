"""The smallest changes of the facts that make a criterion pass."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    DAY,
    LISTS,
    STATUTES,
    STRANGER,
    company,
    criterion,
    profile,
    ruleset,
)
from tests.sample import drawing
from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.policy import Policy
from trustcheck.assessment.repair import Plan, Remedy, Step
from trustcheck.cli.shelf import take_ruleset
from trustcheck.engine.assess import Examiner
from trustcheck.engine.candidate import Candidates
from trustcheck.engine.repair import repairs
from trustcheck.engine.trying import Trials
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.profile.alteration import Alteration, Manner, distinct
from trustcheck.profile.effort import Efforts, shipped_efforts
from trustcheck.profile.hosting import read_hosted
from trustcheck.profile.reading import Declaration
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.file import load

EXAMPLES = Path(__file__).parents[2] / "examples"
EFFORTS = shipped_efforts()


@cache
def _ruleset() -> Ruleset:
    return take_ruleset("cloud-de-confiance", STATUTES)


@cache
def _examiner() -> Examiner:
    return Examiner(_ruleset())


def _plan(declaration: Declaration, *, unknown: bool = False, most: int = 150) -> Plan:
    on = declaration.profile.stated_on
    assessment = _examiner().assess(declaration, STATUTES, on=on)
    trials = Trials(declaration, _ruleset(), STATUTES, on)
    return repairs(assessment, trials, EFFORTS, unknown=unknown, most=most)


@cache
def _of_example(name: str) -> Plan:
    path = EXAMPLES / name / "profile.yaml"
    return _plan(read_hosted(load(path), STATUTES.atlas, path))


def _remedy(plan: Plan, id: str) -> Remedy:
    return next(each for each in plan.remedies if each.finding.criterion.id == id)


def _owned(holdings: str) -> Declaration:
    return profile(
        f"""\
        holdings:
          - {{holder: american, held: provider, {holdings}}}
          - {{holder: german, held: provider, capital: 70, votes: 70}}
        sites: [{{id: one, territory: FR, roles: [storage, processing]}}]
        rights: []
        """,
        complete=["holdings", "rights", "sites", "third_parties", "accesses"],
    )


def test_every_repair_that_is_told_makes_its_criterion_pass() -> None:
    for remedy in _of_example("nuage-exemple").remedies:
        for repair in remedy.repairs:
            verdicts = {each.criterion.id: each.verdict for each in repair.variant.after.findings}
            assert Verdict.PASS is verdicts[remedy.finding.criterion.id]


def test_no_step_of_a_repair_can_be_left_out() -> None:
    plan = _of_example("nuage-exemple")
    declaration = plan.assessment.declaration
    trials = Trials(declaration, _ruleset(), STATUTES, plan.assessment.on)

    for remedy in plan.remedies:
        for repair in remedy.repairs:
            for step in repair.steps:
                left = [
                    each
                    for other in repair.steps
                    if other is not step
                    for each in other.alterations
                ]
                there = trials.declared(distinct(left))
                assert there is not None
                found = trials.finding(remedy.finding.criterion, there)
                assert found is not None
                assert Verdict.PASS is not found.verdict


def test_a_stake_is_repaired_by_the_exact_number() -> None:
    remedy = _remedy(_plan(_owned("capital: 30, votes: 30")), "CDC-2.2")

    step = remedy.repairs[0].steps[0]
    assert step.bound is not None
    assert ("repair.bound.both", Fraction(24, 100)) == (step.bound.id, step.bound["share"])
    assert [
        Alteration(Manner.SET, ("holdings", 0, "capital"), 24),
        Alteration(Manner.SET, ("holdings", 1, "capital"), 76),
        Alteration(Manner.SET, ("holdings", 0, "votes"), 24),
        Alteration(Manner.SET, ("holdings", 1, "votes"), 76),
    ] == list(step.alterations)


def test_only_the_measure_that_is_too_much_is_repaired() -> None:
    declaration = profile(
        """\
        holdings:
          - {holder: american, held: provider, capital: 24, votes: 30}
          - {holder: german, held: provider, capital: 76, votes: 70}
        sites: [{id: one, territory: FR, roles: [storage, processing]}]
        rights: []
        """,
        complete=["holdings", "rights", "sites", "third_parties", "accesses"],
    )

    remedy = _remedy(_plan(declaration), "CDC-2.2")

    assert [("holdings", 0, "votes"), ("holdings", 1, "votes")] == [
        each.pointer for each in remedy.repairs[0].steps[0].alterations
    ]


def test_a_qualification_is_something_to_obtain_and_not_to_state() -> None:
    remedy = _remedy(_of_example("nuage-exemple"), "CDC-5.2")

    assert () == remedy.repairs
    assert ["qualification"] == [effort.id for effort in remedy.out_of_reach]


def test_what_stands_in_the_file_of_a_host_is_for_the_host_to_change() -> None:
    remedies = _of_example("logiciel-exemple").remedies

    of_host = [each for each in remedies if "host" in [kind.id for kind in each.out_of_reach]]
    assert [] != of_host
    assert [()] * len(of_host) == [each.repairs for each in of_host]


def test_all_first_repairs_together_are_assessed() -> None:
    plan = _of_example("nuage-exemple")

    assert plan.together is not None
    failing = [
        each.criterion.id for each in plan.together.after.findings if each.verdict is Verdict.FAIL
    ]
    assert ["CDC-5.2"] == failing


def test_an_unknown_is_repaired_where_that_is_asked() -> None:
    declaration = profile("sites: [{id: one, territory: FR, roles: [storage, processing]}]\n")

    assert () == _plan(declaration).remedies
    remedy = _remedy(_plan(declaration, unknown=True), "CDC-1.1")
    assert [(Alteration(Manner.ADD, ("complete",), "sites"),)] == [
        step.alterations for step in remedy.repairs[0].steps
    ]


def test_a_search_that_is_cut_says_so() -> None:
    path = EXAMPLES / "nuage-exemple" / "profile.yaml"
    declaration = read_hosted(load(path), STATUTES.atlas, path)

    remedies = _plan(declaration, most=1).remedies

    assert {False} == {each.exhausted for each in remedies if not each.out_of_reach}


@drawing(6, of=12)
@given(st.data())
def test_brute_force_finds_nothing_cheaper(data: st.DataObject) -> None:
    territories = st.sampled_from(["FR", "US", "NC", "DE"])
    sites = "\n".join(
        f"  - {{id: s{n}, territory: {data.draw(territories)}, "
        f"roles: [{data.draw(st.sampled_from(['storage', 'backup', 'storage, backup']))}]}}"
        for n in range(data.draw(st.integers(1, 2)))
    )
    skills, others = data.draw(st.booleans()), data.draw(st.integers(0, 2))
    declaration = profile(
        f"sites:\n{sites}\n"
        "technologies:\n"
        "  - {name: Kit, licensor: american, terms: licence, licensee: provider, "
        f"operated_by: provider, autonomy: {{own_skills: {str(skills).lower()}, "
        f"alternatives: {others}}}}}\n",
        complete=["sites", "technologies", "third_parties"],
    )
    trials = Trials(declaration, _ruleset(), STATUTES, DAY)

    for remedy in _plan(declaration).remedies:
        if remedy.finding.criterion.group == "ownership":
            continue
        cheapest = min((repair.cost for repair in remedy.repairs), default=None)
        for steps in _sets(trials, remedy):
            cost = sum(step.cost for step in steps)
            if cheapest is None or cost < cheapest:
                assert not _passes(trials, remedy, steps), steps


def _passes(trials: Trials, remedy: Remedy, steps: tuple[Step, ...]) -> bool:
    there = trials.declared(distinct(each for step in steps for each in step.alterations))
    found = None if there is None else trials.finding(remedy.finding.criterion, there)
    return found is not None and found.verdict is Verdict.PASS and not found.vacuous


def _sets(trials: Trials, remedy: Remedy) -> Iterator[tuple[Step, ...]]:
    """Yield every set of up to two of the steps that the whole reasoning suggests."""
    candidates = Candidates(trials, EFFORTS, remedy.finding.criterion)
    steps, _ = candidates.touching(remedy.finding.explanation, ())
    for size in (1, 2):
        yield from combinations(steps, size)


def test_a_company_of_another_seat_moves_all_its_seats() -> None:
    declaration = profile(
        """\
        sites: [{id: one, territory: FR, operator: other, roles: [storage]}]
        """,
        entities=company("other", "US"),
        complete=["sites", "third_parties"],
    )

    remedy = _remedy(_plan(declaration), "CDC-2.1")

    assert {"registered_office", "central_administration", "main_establishment"} == {
        each.pointer[-1] for each in remedy.repairs[0].steps[0].alterations
    }


@pytest.mark.parametrize(
    ("holdings", "expected"),
    [
        pytest.param(
            [("american", 30), ("german", 70)], ["repair.bound.both"], id="another takes over"
        ),
        pytest.param([("american", 30)], [], id="nobody to take over"),
        pytest.param(
            [("american", 30), ("german", "{at_most: 70}")], [], id="what the other has is open"
        ),
        pytest.param([("american", "{above: 24}"), ("german", 70)], [], id="what it has is open"),
        pytest.param([("american", 30), ("stranger", 70)], [], id="who takes over may be foreign"),
    ],
)
def test_a_stake_shrinks_where_somebody_is_known_to_take_over(
    holdings: list[tuple[str, object]], expected: list[str]
) -> None:
    lines = "\n".join(
        f"  - {{holder: {who}, held: provider, capital: {part}, votes: {part}}}"
        for who, part in holdings
    )
    declaration = profile(
        f"holdings:\n{lines}\n"
        "sites: [{id: one, territory: FR, roles: [storage, processing]}]\nrights: []\n",
        entities=STRANGER,
        complete=["holdings", "rights", "sites", "third_parties", "accesses"],
    )

    remedies = [
        each
        for each in _plan(declaration, unknown=True).remedies
        if each.finding.criterion.id == "CDC-2.2"
    ]
    bounds = [
        step.bound.id
        for remedy in remedies
        for repair in remedy.repairs
        for step in repair.steps
        if step.bound is not None
    ]
    assert expected == bounds


def test_nothing_is_repaired_twice_and_what_another_repair_mends_is_left() -> None:
    declaration = profile(
        "sites: [{id: one, territory: US, roles: [storage, processing, backup]}]\n",
        complete=["sites", "third_parties"],
    )

    plan = _plan(declaration)

    assert plan.together is not None
    assert [Alteration(Manner.SET, ("sites", 0, "territory"), "FR")] == list(
        plan.together.alterations
    )
    mended = {"CDC-1.1", "CDC-1.2"}
    assert mended <= {each.finding.criterion.id for each in plan.remedies}


def test_a_kind_of_change_without_a_cost_is_not_tried() -> None:
    dear = Efforts(
        tuple(
            replace(kind, cost=None) if kind.id == "shareholder" else kind
            for kind in EFFORTS.kinds
        )
    )
    declaration = _owned("capital: 30, votes: 30")
    assessment = _examiner().assess(declaration, STATUTES, on=DAY)
    trials = Trials(declaration, _ruleset(), STATUTES, DAY)

    remedy = _remedy(repairs(assessment, trials, dear), "CDC-2.2")

    assert [] == [
        step
        for repair in remedy.repairs
        for step in repair.steps
        if step.effort.id == "shareholder"
    ]
    assert ["shareholder"] == [effort.id for effort in remedy.out_of_reach]


def _sampled(declaration: Declaration, *rules: str) -> Plan:
    """Return the plan for criteria of these rules alone."""
    rulebook = ruleset(*(criterion(rule, id=f"C-{n}") for n, rule in enumerate(rules)))
    assessment = Examiner(rulebook).assess(declaration, STATUTES, on=DAY)
    return repairs(assessment, Trials(declaration, rulebook, STATUTES, DAY), EFFORTS)


def test_repairs_that_do_not_fit_with_one_another_are_not_made_together() -> None:
    declaration = profile("contract: {law: US}\n")

    plan = _sampled(declaration, "contract.law: {one_of: [FR]}", "contract.law: {one_of: [DE]}")

    assert [1, 1] == [len(remedy.repairs) for remedy in plan.remedies]
    assert plan.together is not None
    assert (Alteration(Manner.SET, ("contract", "law"), "FR"),) == plan.together.alterations


def test_a_change_that_contradicts_another_fact_is_no_repair() -> None:
    declaration = profile(
        "sites: [{id: one, territory: FR, roles: [storage], since: 2026-01-01, "
        "until: 2026-12-31}]\n",
        complete=["sites"],
    )

    plan = _sampled(declaration, "{each: site, satisfies: {until: {on_or_before: 2020-01-01}}}")

    assert [()] == [remedy.repairs for remedy in plan.remedies]


def test_every_part_that_fails_is_repaired() -> None:
    declaration = profile("contract: {law: US, audit_right: false, passi_audit: false}\n")

    plan = _sampled(
        declaration,
        "{all: [{contract.law: {equals: FR}}, {contract.audit_right: {equals: true}}, "
        "{contract.passi_audit: {equals: true}}]}",
    )

    (repair,) = plan.remedies[0].repairs
    assert (3, 3) == (repair.cost, len(repair.steps))


def test_a_repair_of_too_many_steps_is_not_looked_for() -> None:
    flags = ["audit_right", "passi_audit", "states_backups", "states_locations",
             "states_availability", "states_remote_access"]  # fmt: skip
    stated = ", ".join(f"{flag}: false" for flag in flags)
    asked = ", ".join(f"{{contract.{flag}: {{equals: true}}}}" for flag in flags)

    plan = _sampled(profile(f"contract: {{{stated}}}\n"), f"{{all: [{asked}]}}")

    assert ((), False) == (plan.remedies[0].repairs, plan.remedies[0].exhausted)


def test_what_costs_another_pass_comes_last_and_says_so() -> None:
    declaration = profile("contract: {law: US, audit_right: false}\n")

    plan = _sampled(
        declaration,
        "{any: [{contract.audit_right: {equals: true}}, {contract.law: {equals: FR}}]}",
        "contract.audit_right: {equals: false}",
    )

    first, last = plan.remedies[0].repairs
    assert () == first.worse
    assert ["C-1"] == [change.criterion.id for change in last.worse]


# Bounds and order

FLAWED = """\
contract: {law: US, audit_right: false, passi_audit: false}
keys: {container: software}
"""
LAW, AUDIT, PASSI, HSM = (
    "{contract.law: FR}",
    "{contract.audit_right: true}",
    "{contract.passi_audit: true}",
    "{keys.container: hsm}",
)
FRENCH = Alteration(Manner.SET, ("contract", "law"), "FR")
AUDITED = Alteration(Manner.SET, ("contract", "audit_right"), True)


def _told(plan: Plan) -> list[tuple[int, set[str | int]]]:
    """Return the cost of each repair of the first criterion, and which fields it states."""
    return [
        (repair.cost, {each.pointer[-1] for step in repair.steps for each in step.alterations})
        for repair in plan.remedies[0].repairs
    ]


def test_repairs_come_by_their_costs_and_no_set_is_tried_twice() -> None:
    plan = _sampled(
        profile(FLAWED), f"any: [{{all: [{HSM}, {PASSI}]}}, {{all: [{LAW}, {AUDIT}]}}]"
    )

    assert [(2, {"law", "audit_right"}), (4, {"container", "passi_audit"})] == _told(plan)
    (remedy,) = plan.remedies
    assert (11, True, (), ()) == (
        remedy.tried,
        remedy.exhausted,
        remedy.out_of_reach,
        remedy.missing,
    )


def test_three_repairs_are_told_and_no_more_are_looked_for() -> None:
    plan = _sampled(profile(FLAWED), f"any: [{HSM}, {LAW}, {AUDIT}, {PASSI}]")

    assert [(1, {"law"}), (1, {"audit_right"}), (1, {"passi_audit"})] == _told(plan)
    assert 4 == plan.remedies[0].tried


def test_what_is_beyond_a_statement_is_told_where_there_is_no_repair() -> None:
    granted = "{some: qualification, satisfies: {status: granted}}"
    refused = "qualifications: [{scheme: SecNumCloud, status: refused, covers: [subject]}]"
    declaration = profile(f"{FLAWED}{refused}", complete=["qualifications"])

    either, alone = _sampled(declaration, f"any: [{LAW}, {granted}]", granted).remedies

    assert [1, 0] == [len(each.repairs) for each in (either, alone)]
    assert [[], ["qualification"]] == [
        [effort.id for effort in each.out_of_reach] for each in (either, alone)
    ]


@pytest.mark.parametrize(
    ("altogether", "expected"),
    [
        pytest.param(None, [2, 2], id="no bound"),
        pytest.param(4, [2, 2], id="enough"),
        pytest.param(3, [2, 1], id="one too few"),
        pytest.param(2, [2, 0], id="enough for the first"),
        pytest.param(0, [0, 0], id="none"),
    ],
)
def test_so_many_sets_are_tried_altogether(altogether: int | None, expected: list[int]) -> None:
    declaration = profile(FLAWED)
    rulebook = ruleset(criterion(LAW), criterion(AUDIT, id="C-2"))
    trials = Trials(declaration, rulebook, STATUTES, DAY)
    assessment = Examiner(rulebook).assess(declaration, STATUTES, on=DAY)

    plan = repairs(assessment, trials, EFFORTS, altogether=altogether)

    assert expected == [each.tried for each in plan.remedies]
    assert [each == 2 for each in expected] == [each.exhausted for each in plan.remedies]
    assert assessment is plan.assessment


def test_what_is_missing_and_cannot_be_stated_is_told_of_an_unknown_alone() -> None:
    declaration = profile("contract: {law: FR}")
    asked_for = "all: [{known: contract.change_notice}, {known: contract.audit_right}]"
    rulebook = ruleset(criterion(asked_for))
    trials = Trials(declaration, rulebook, STATUTES, DAY)
    assessment = Examiner(rulebook).assess(declaration, STATUTES, on=DAY)

    asked, as_ever = (
        repairs(assessment, trials, EFFORTS, unknown=True),
        repairs(assessment, trials, EFFORTS),
    )

    both = (("contract", "change_notice"), ("contract", "audit_right"))
    assert [both] == [each.missing for each in asked.remedies]
    assert () == as_ever.remedies


def test_what_a_repair_mends_by_the_way_is_not_mended_otherwise() -> None:
    plan = _sampled(profile(FLAWED), AUDIT, f"any: [{PASSI}, {AUDIT}]", LAW)

    assert plan.together is not None
    assert (AUDITED, FRENCH) == plan.together.alterations


def test_the_profile_with_all_repairs_is_assessed_as_the_first_was() -> None:
    declaration = profile(FLAWED)
    rulebook = ruleset(criterion(LAW), criterion(AUDIT, id="C-2"))
    found = Examiner(rulebook).assess(declaration, STATUTES, on=DAY)
    policy = Policy(may_be_unknown=("C-1",))
    narrowed = replace(found, findings=found.findings[1:], policy=policy)

    plan = repairs(narrowed, Trials(declaration, rulebook, STATUTES, DAY), EFFORTS)

    assert plan.together is not None
    after = plan.together.after
    assert (policy, ["C-2"]) == (after.policy, [each.criterion.id for each in after.findings])


def test_of_two_holders_one_can_shrink_while_the_other_stays() -> None:
    declaration = profile(
        """\
        holdings:
          - {holder: american, held: provider, capital: 30, votes: 30}
          - {holder: second, held: provider, capital: 30, votes: 30}
          - {holder: german, held: provider, capital: 40, votes: 40}
        """,
        entities=company("second", "US"),
        complete=["holdings", "rights"],
    )

    plan = _sampled(
        declaration, "{each: provider.foreign_holder, satisfies: {capital: {at_most: 24}}}"
    )

    first, *_ = plan.remedies[0].repairs
    assert [("shareholder", ("holdings", 0, "capital")), ("seat", ("entities", "second"))] == [
        (step.effort.id, step.alterations[0].pointer[: 3 if step.bound else 2])
        for step in first.steps
    ]


def test_an_exposure_is_repaired_by_a_link_that_is_undone() -> None:
    declaration = profile(
        """\
        holdings: [{holder: american, held: firm, capital: 100, votes: 100}]
        sites: [{id: one, territory: DE, roles: [storage, processing]}]
        keys: {held_by: [firm]}
        """,
        subject="{name: Nimbus, provider: firm, activities: [iaas]}",
        entities=company("firm", "DE", more="listed: false, branches: []"),
        complete=LISTS,
    )
    exposed = (
        "each: exposure\nwhere: {law: cloud-act, compels: disclosure}\nsatisfies: {grade: none}"
    )

    plan = _sampled(declaration, exposed)

    handed = [step.bound for each in plan.remedies[0].repairs for step in each.steps]
    assert say("repair.handed", holder="American SA", company="Firm SA") in handed
