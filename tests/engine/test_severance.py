"""The fewest declared links to undo, held against every set of links of small profiles."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import DAY, STATUTES, company, declared, finding
from tests.sample import drawing
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.repair import Remedy, Step
from trustcheck.cli.shelf import take_ruleset
from trustcheck.engine.assess import Examiner
from trustcheck.engine.candidate import Candidates
from trustcheck.engine.repair import repairs
from trustcheck.engine.severance import Severances, fewest, links_of
from trustcheck.engine.trying import Trials
from trustcheck.graph.removal import undoable
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Value, say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.alteration import Alteration, Manner, distinct
from trustcheck.profile.effort import shipped_efforts
from trustcheck.profile.reading import Declaration
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.document import Data

EFFORTS = shipped_efforts()
CLOSED = ("holdings", "rights", "sites", "accesses", "technologies", "third_parties")
ACCESS = "{to: american, data: [customer], means: subcontracting, clear: true, staff_of: []}"
OURS = "sites: [{id: one, territory: FR, roles: [storage, processing], operator: provider}]"
GERMAN = "- {holder: german, held: provider, capital: 100, votes: 100}"
AMERICAN = "- {holder: american, held: provider, capital: 100, votes: 100}"
PERSON: dict[str, Data] = {"kind": "person", "nationalities": ["FR"], "residence": "FR"}


@cache
def _rules() -> Ruleset:
    rules = take_ruleset("cloud-de-confiance", STATUTES)
    return replace(rules, criteria=tuple(r for r in rules.criteria if r.id == "CDC-3.1"))


def _stated(
    holdings: str,
    *,
    accesses: str = "",
    sites: str = OURS,
    more: str = "",
    classes: str = "",
    entities: str = "",
) -> Declaration:
    """Return a profile in which everything is known; `holding` is a German company."""
    unlisted = f"listed: false, branches: []{classes}"
    listed = "accesses: []" if not accesses else f"accesses: [{accesses}]"
    return declared(
        "trustcheck: 1\n"
        "subject: {name: Nimbus, provider: provider, activities: [iaas]}\n"
        f"stated_on: {DAY}\ncomplete: [{', '.join(CLOSED)}]\nentities:\n"
        f"  {company('provider', 'FR', more=unlisted)}\n"
        f"  {company('holding', 'DE', more='listed: false, branches: []')}\n"
        f"  {company('german', 'DE')}\n  {company('american', 'US')}\n"
        f"{entities and '  '}{entities}\n"
        f"holdings:\n  {holdings}\nrights: []\n{sites}\n{listed}\n{more}"
    )


def _trials(declaration: Declaration) -> Trials:
    return Trials(declaration, _rules(), STATUTES, DAY)


def _remedies(declaration: Declaration) -> tuple[Remedy, ...]:
    found = Examiner(_rules()).assess(declaration, STATUTES, on=DAY)
    return repairs(found, _trials(declaration), EFFORTS).remedies


def _after(trials: Trials, steps: tuple[Step, ...]) -> Finding | None:
    (criterion,) = _rules().criteria
    alterations = distinct(each for step in steps for each in step.alterations)
    return trials.finding(criterion, trials.declared(alterations))


def _severances(trials: Trials) -> Severances:
    (criterion,) = _rules().criteria
    return Severances(Candidates(trials, EFFORTS, criterion))


@pytest.mark.parametrize(
    ("declaration", "links"),
    [
        pytest.param(_stated(AMERICAN), {("holdings", 0)}, id="the only holder"),
        pytest.param(_stated(GERMAN, accesses=ACCESS), {("accesses", 0)}, id="an access"),
        pytest.param(
            _stated(AMERICAN, accesses=ACCESS),
            {("holdings", 0), ("accesses", 0)},
            id="a holder and an access",
        ),
        pytest.param(
            _stated(
                "- {holder: holding, held: provider, capital: 100, votes: 100}\n"
                "  - {holder: american, held: holding, capital: 100, votes: 100}",
                accesses=ACCESS.replace("american", "holding"),
            ),
            {("holdings", 1)},
            id="what two ways have in common",
        ),
        pytest.param(
            _stated(GERMAN, sites=OURS.replace("operator: provider", "operator: american")),
            {("sites", 0, "operator")},
            id="who operates a site",
        ),
    ],
)
def test_a_repair_undoes_the_links_of_the_smallest_cut(
    declaration: Declaration, links: set[Pointer]
) -> None:
    (remedy,) = _remedies(declaration)

    assert links in [set(links_of(repair.steps)) for repair in remedy.repairs]
    assert {Verdict.PASS} == {
        each.verdict for repair in remedy.repairs for each in repair.variant.after.findings
    }


def test_somebody_new_takes_over_what_nobody_else_could() -> None:
    (remedy,) = _remedies(_stated(AMERICAN))

    handed = [step for repair in remedy.repairs for step in repair.steps if step.bound]
    assert ["repair.handed"] == [step.bound.id for step in handed if step.bound]
    assert handed[0].alterations == (
        Alteration(Manner.SET, ("holdings", 0, "holder"), "newcomer-0"),
        Alteration(
            Manner.SET,
            ("entities", "newcomer-0"),
            {"name": "newcomer-0", **PERSON},
        ),
    )


def test_nothing_undoes_a_seat() -> None:
    trials = _trials(_stated(GERMAN))

    assert None is _severances(trials).step(("entities", "american", "seats"))


def test_keys_are_taken_away_by_giving_them_to_the_customer_alone() -> None:
    step = _severances(_trials(_stated(GERMAN))).step(("keys", "held_by"))

    assert step is not None
    assert ("measure", None) == (step.effort.id, step.bound)
    assert (
        Alteration(Manner.SET, ("keys", "held_by"), []),
        Alteration(Manner.SET, ("keys", "customer_exclusive"), True),
    ) == step.alterations


@pytest.mark.parametrize(
    ("taken", "id"),
    [
        pytest.param(["newcomer-0"], "newcomer-0-2", id="the first is taken"),
        pytest.param(["newcomer-0", "newcomer-0-2"], "newcomer-0-3", id="two are taken"),
    ],
)
def test_somebody_new_has_an_id_that_nobody_has_yet(taken: list[str], id: str) -> None:
    entities = "\n  ".join(company(each, "FR") for each in taken)
    trials = _trials(_stated(AMERICAN, sites=f"{OURS}\n", entities=entities))

    step = _severances(trials).step(("holdings", 0))

    assert step is not None
    assert [id, {"name": id, **PERSON}] == [each.value for each in step.alterations]
    assert Verdict.PASS is getattr(_after(trials, (step,)), "verdict", None)


@pytest.mark.parametrize(
    ("holder", "name"),
    [
        pytest.param("american", "American SA", id="by name"),
        pytest.param("undisclosed", say("graph.someone"), id="without a name"),
    ],
)
def test_who_hands_over_a_holding_is_named(holder: str, name: Value) -> None:
    declaration = _stated(AMERICAN.replace("american", holder))

    step = _severances(_trials(declaration)).step(("holdings", 0))

    assert step is not None
    assert say("repair.handed", holder=name, company="Provider SA") == step.bound


def test_the_provider_takes_over_a_site() -> None:
    american = OURS.replace("operator: provider", "operator: american")
    link = ("sites", 0, "operator")

    step = _severances(_trials(_stated(GERMAN, sites=american))).step(link)

    assert step is not None
    assert ("site", None) == (step.effort.id, step.bound)
    assert (Alteration(Manner.SET, link, "provider"),) == step.alterations


def test_of_as_few_links_those_are_undone_that_cost_the_least() -> None:
    held = f"{GERMAN}\n  - {{holder: american, held: holding, capital: 100, votes: 100}}"
    trials = _trials(_stated(held, accesses=ACCESS.replace("american", "holding")))

    found = fewest(_severances(trials), lambda steps: _after(trials, steps))

    assert found is not None
    assert [("accesses", 0)] == [*links_of(found)]
    assert 3 == sum(step.cost for step in found)


@pytest.mark.parametrize(
    ("count", "expected"),
    [pytest.param(4, 4, id="as many as there may be"), pytest.param(5, None, id="too many")],
)
def test_so_many_links_are_undone_together_and_no_more(count: int, expected: int | None) -> None:
    trials = _trials(_stated(GERMAN, accesses=", ".join([ACCESS] * count)))

    found = fewest(_severances(trials), lambda steps: _after(trials, steps))

    assert expected == (None if found is None else len(links_of(found)))


def test_what_fails_for_no_exposure_has_no_link_to_undo() -> None:
    trials = _trials(_stated(GERMAN))

    assert None is fewest(_severances(trials), lambda steps: finding(Verdict.FAIL))


def test_a_step_that_undoes_no_link_is_about_none() -> None:
    effort = EFFORTS.of(("contract", "law"))
    assert effort is not None

    step = Step((Alteration(Manner.SET, ("contract", "law"), "FR"),), effort)

    assert {()} == links_of((step,))


def test_before_any_state_lay_in_the_home_area_nobody_takes_over_a_holding() -> None:
    early = replace(_trials(_stated(AMERICAN)), on=date(1900, 1, 1))

    assert None is _severances(early).step(("holdings", 0))


@pytest.mark.parametrize(
    ("accesses", "most", "expected"),
    [
        pytest.param("", 0, None, id="none is tried"),
        pytest.param("", 1, {("holdings", 0)}, id="the only one is tried"),
        pytest.param(ACCESS, 1, None, id="one of several is tried"),
    ],
)
def test_so_many_sets_of_links_are_tried_and_no_more(
    accesses: str, most: int, expected: set[Pointer] | None
) -> None:
    trials = _trials(_stated(AMERICAN, accesses=accesses))

    found = fewest(_severances(trials), lambda steps: _after(trials, steps), most=most)

    assert expected == (None if found is None else links_of(found))


def test_links_that_leave_no_valid_profile_are_passed_over() -> None:
    trials = _trials(_stated(AMERICAN, accesses=ACCESS))
    tried: list[set[Pointer]] = []

    def found(steps: tuple[Step, ...]) -> Finding | None:
        tried.append(set(links_of(steps)))
        return None if steps else _after(trials, steps)

    assert None is fewest(_severances(trials), found)
    assert [set(), {("holdings", 0)}] == tried


@drawing(15, of=40)
@given(st.data())
def test_no_fewer_links_would_do(data: st.DataObject) -> None:
    owners = st.sampled_from(["german", "american", "holding"])
    clear, means = st.booleans(), st.sampled_from(["subcontracting", "hosting", "administration"])
    holdings = f"- {{holder: {data.draw(owners)}, held: provider, capital: 100, votes: 100}}"
    above = data.draw(st.sampled_from(["german", "american"]))
    holdings += f"\n  - {{holder: {above}, held: holding, capital: 100, votes: 100}}"
    accesses = ", ".join(
        f"{{to: {data.draw(owners)}, data: [customer], means: {data.draw(means)}, "
        f"clear: {str(data.draw(clear)).lower()}, staff_of: []}}"
        for _ in range(data.draw(st.integers(0, 2)))
    )
    operator = data.draw(st.sampled_from(["provider", "american", "holding"]))
    declaration = _stated(
        holdings,
        accesses=accesses,
        sites=OURS.replace("operator: provider", f"operator: {operator}"),
        more="keys: {held_by: [provider]}",
    )
    trials = _trials(declaration)

    found = fewest(_severances(trials), lambda steps: _after(trials, steps))

    size = None if found is None else len(found)
    assert _smallest(trials) == size


def _smallest(trials: Trials) -> int | None:
    """Return the size of the smallest set of links, of all there are, that is enough to undo."""
    spans = trials.declaration.document.spans
    links = tuple(undoable(pointer for pointer in spans if len(pointer) > 1))
    steps = [step for link in links if (step := _severances(trials).step(link)) is not None]
    for size in range(4):
        for chosen in combinations(steps, size):
            after = _after(trials, chosen)
            if after is not None and after.verdict is Verdict.PASS and not after.vacuous:
                return size or None
    return None


def test_so_many_shares_may_be_kept_and_not_one_more() -> None:
    declaration = _stated(
        "- {holder: american, held: provider, share_class: a, shares: 6000}\n"
        "  - {holder: german, held: provider, share_class: a, shares: 3999}",
        classes=", share_classes: {a: {shares: 9999}}",
    )

    (remedy,) = _remedies(declaration)

    (step,) = (s for r in remedy.repairs for s in r.steps if s.effort.id == "shareholder")
    assert step.bound is not None
    assert ("repair.bound.shares", 4999, 6000) == (
        step.bound.id,
        step.bound["count"],
        step.bound["own"],
    )
    trials = _trials(declaration)
    more = tuple(
        replace(each, value=int(str(each.value)) + by)
        for each, by in zip(step.alterations, (1, -1), strict=True)
    )
    assert [4999, 5000] == [each.value for each in step.alterations]
    assert Verdict.PASS is getattr(_after(trials, (step,)), "verdict", None)
    after = _after(trials, (replace(step, alterations=more),))
    assert after is not None
    assert Verdict.PASS is not after.verdict
