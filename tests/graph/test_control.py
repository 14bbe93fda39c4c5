"""Control: majorities, rights, boards, concerts, the presumption and its ties, and doubt."""

from __future__ import annotations

import pytest

from tests.graph.drawing import EVERYTHING, Facts, derived, drawn, thresholds
from tests.graph.oracles import Oracle, oracle, oracles
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.message import Value, say
from trustcheck.logic.share import percent
from trustcheck.logic.truth import Truth
from trustcheck.profile.statutes import ControlThresholds

NO_PRESUMPTION = thresholds(presumption="100")
RIGHTS_OPEN = tuple(name for name in EVERYTHING if name != "rights")

EXAMPLES = [each for each in oracles() if "controls" in each.expect]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.id)
def test_worked_examples_of_majority_control_come_out_exactly(example: Oracle) -> None:
    pairs = example.expect["controls"]
    assert isinstance(pairs, list)

    structure = derived(drawn(*example.holdings()), NO_PRESUMPTION)

    assert {(holder, company) for holder, company in pairs} == structure.controlled()


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("white-3.5-control-vs-financial", {"C1", "C2", "C4", "C5"}),
        ("white-crossed-participations", {"C1", "C2"}),
        ("white-88", {"A"}),
        ("d3a-40-60", set()),
    ],
)
def test_a_holder_controls_what_the_examples_say(id: str, expected: set[str]) -> None:
    example = oracle(id)
    holder = example.edges[0][0]

    structure = derived(drawn(*example.holdings()), NO_PRESUMPTION)

    assert expected == {company for who, company in structure.controlled() if who == holder}


# The presumption


@pytest.mark.parametrize(
    ("holdings", "expected"),
    [
        pytest.param(["x p 45", "y p 44", "z p 11"], {"x"}, id="nobody has more"),
        pytest.param(["x p 40", "y p 30"], set(), id="not above the line"),
        pytest.param(["x p 40.01", "y p 30"], {"x"}, id="just above the line"),
        pytest.param(["x p 41", "y p 42"], {"y"}, id="somebody has more"),
        pytest.param(["x p 45", "y p 45"], {"x", "y"}, id="a tie presumes both"),
        pytest.param(
            ["x p 49", "y p 26", "y a 60", "a p 25"], {"y"}, id="together with a company"
        ),
    ],
)
def test_control_is_presumed_unless_somebody_has_more(
    holdings: list[str], expected: set[str]
) -> None:
    structure = derived(drawn(*holdings))

    assert expected == {holder for holder, company in structure.controlled() if company == "p"}


def test_a_tie_is_contested_and_names_both_readings() -> None:
    explanation = derived(drawn("x p 50", "y p 50")).control.controls("x", "p")

    assert Truth.TRUE is explanation.truth
    assert ["graph.contested-tie"] == [message.id for message in explanation.contested]


def test_a_parent_and_its_subsidiary_are_no_tie() -> None:
    structure = derived(drawn("top x 100", "x p 45"))

    assert () == structure.control.controls("x", "p").contested
    assert {("top", "x"), ("top", "p"), ("x", "p")} == structure.controlled()


def test_a_presumed_control_carries_further() -> None:
    structure = derived(drawn("x a 41", "a b 25", "x b 20", "z b 30"))

    assert Truth.TRUE is structure.control.truth("x", "b")


def test_treasury_shares_do_not_vote() -> None:
    structure = derived(drawn("x p 46", "p p 10", "y p 44"), NO_PRESUMPTION)

    assert {("x", "p")} == structure.controlled()


# Rights


@pytest.mark.parametrize("kind", ["control_agreement", "de_facto_control", "consolidation"])
def test_a_declared_control_is_one_whatever_the_votes(kind: str) -> None:
    right = {"holder": "us", "over": "p", "kind": kind}

    structure = derived(drawn("us p 10", "eu p 90", rights=[right]))

    assert {("us", "p"), ("eu", "p")} == structure.controlled()


@pytest.mark.parametrize(
    ("members", "of", "truth"),
    [
        pytest.param(3, 5, Truth.TRUE, id="a majority"),
        pytest.param(3, 6, Truth.FALSE, id="a half"),
        pytest.param({"at_least": 3}, 7, Truth.UNKNOWN, id="at least so many"),
        pytest.param(4, "undisclosed", Truth.UNKNOWN, id="of an unknown number"),
    ],
)
def test_whoever_appoints_the_majority_of_a_body_controls(
    members: object, of: object, truth: Truth
) -> None:
    right = {
        "holder": "us",
        "over": "p",
        "kind": "board_appointment",
        "appoints": {"members": members, "of": of},
    }

    structure = derived(drawn("eu p 60", "us p 10", rights=[right]))

    assert truth is structure.control.truth("us", "p")


def test_members_of_a_concert_control_together() -> None:
    right = {"holder": ["us", "eu"], "over": "p", "kind": "concert"}

    structure = derived(drawn("us p 30", "eu p 30", "fr p 40", rights=[right]))

    assert {("us", "p"), ("eu", "p")} == structure.controlled()


def test_partners_of_those_whom_a_partner_controls_are_partners() -> None:
    """With `a` comes `h`, which it controls, and with `h` comes `k`; but neither leads back."""
    first = {"holder": ["us", "a"], "over": "p", "kind": "concert"}
    second = {"holder": ["h", "k"], "over": "p", "kind": "concert"}

    structure = derived(
        drawn("us p 18", "a p 4", "a h 100", "h p 4", "k p 26", "eu p 48", rights=[first, second])
    )

    controlling = {holder for holder, company in structure.controlled() if company == "p"}
    assert {"us", "a"} == controlling


def test_a_concert_over_what_nobody_holds_gives_nobody_control() -> None:
    right = {"holder": ["us", "eu"], "over": "state", "kind": "concert"}
    state = {"state": {"kind": "public_body"}}

    structure = derived(drawn("us p 60", "eu p 40", entities=state, rights=[right]))

    assert {("us", "p")} == structure.controlled()
    assert Truth.FALSE is structure.control.truth("us", "state")


def test_a_right_counts_only_on_its_days() -> None:
    right = {"holder": "us", "over": "p", "kind": "control_agreement", "until": "2026-09-29"}

    structure = derived(drawn("eu p 60", rights=[right]))

    assert Truth.FALSE is structure.control.truth("us", "p")


# Doubt


@pytest.mark.parametrize(
    ("holdings", "truth"),
    [
        pytest.param(["us p >50"], Truth.TRUE, id="above a half"),
        pytest.param(["us p 40..60"], Truth.UNKNOWN, id="forty or more"),
        pytest.param(["us p <5", "eu p 60"], Truth.FALSE, id="below five"),
        pytest.param(["us p ?", "eu p >50"], Truth.FALSE, id="beside a majority"),
        pytest.param(["us p ?", "eu p 45"], Truth.UNKNOWN, id="beside less than a half"),
        pytest.param(["us p ?", "eu p 65"], Truth.FALSE, id="beside so much that little is left"),
        pytest.param(["us p 20/?", "eu p 45/45"], Truth.UNKNOWN, id="votes not disclosed"),
    ],
)
def test_ranges_leave_control_certain_possible_or_excluded(
    holdings: list[str], truth: Truth
) -> None:
    structure = derived(drawn(*holdings))

    assert truth is structure.control.truth("us", "p")


def test_a_remainder_may_hide_a_controller() -> None:
    entities: dict[str, Facts] = {"p": {"listed": False}}

    structure = derived(drawn("eu p 45", entities=entities))

    assert {"eu": Truth.UNKNOWN, None: Truth.UNKNOWN} == structure.control.controllers("p")


def test_a_float_hides_nobody() -> None:
    structure = derived(drawn("eu p 45"))

    assert {"eu": Truth.TRUE} == structure.control.controllers("p")


def test_an_open_list_of_rights_leaves_only_majorities_certain() -> None:
    structure = derived(drawn("eu p 60", "us p 10", complete=RIGHTS_OPEN))

    explanation = structure.control.controls("us", "p")

    assert (Truth.TRUE, Truth.UNKNOWN) == (
        structure.control.truth("eu", "p"),
        explanation.truth,
    )
    assert (Gap(("rights",), Reason.OPEN),) == explanation.open_gaps()


def test_the_proof_tells_each_link_with_its_facts() -> None:
    explanation = derived(drawn("us h 60", "h p 30", "us p 25")).control.controls("us", "p")

    assert ["graph.control-majority", "graph.control-majority"] == [
        step.message.id for step in explanation.walk()
    ]
    assert (
        ("holdings", 1, "votes"),
        ("holdings", 2, "votes"),
        ("holdings", 0, "votes"),
    ) == explanation.pointers()


def test_a_lattice_of_controls_is_told_once_each() -> None:
    layers = [
        f"{side}{layer} {other}{layer + 1} 50"
        for layer in range(12)
        for side in "ab"
        for other in "ab"
    ]
    structure = derived(drawn("top a0 100", "top b0 100", *layers))

    steps = sum(1 for _ in structure.control.controls("top", "a12").walk())

    assert steps < 30


# Votes that cannot be used (C. com. L.233-31)


def _remarks(*holdings: str, holder: str, company: str) -> tuple[str, ...]:
    found = derived(drawn(*holdings)).control.controls(holder, company)
    return tuple(message.id for message in found.contested)


def test_control_that_comes_when_votes_are_left_out_is_remarked() -> None:
    """Y has 40 of the 89 votes in A that can be used: S, which A controls, has the others."""
    holdings = ("x a 39", "y a 40", "z a 10", "s a 11", "a s 60")

    assert ("graph.contested-votes-gained",) == _remarks(*holdings, holder="y", company="a")
    assert ("y",) == derived(drawn(*holdings)).control.gaining("a")


def test_control_that_goes_when_votes_are_left_out_is_remarked() -> None:
    """X has 51 of 100 votes in A, 21 of them through S; A controls S too, by agreement."""
    holdings = ("x a 30", "s a 21", "z a 49", "x s 60")
    agreement = {"holder": ["a"], "over": "s", "kind": "control_agreement"}

    found = derived(drawn(*holdings, rights=[agreement])).control.controls("x", "a")

    assert (Truth.TRUE, ["graph.contested-votes-lost"]) == (
        found.truth,
        [message.id for message in found.contested],
    )


def test_without_such_votes_nothing_is_remarked() -> None:
    assert () == _remarks("x a 60", "s a 10", "x s 60", holder="x", company="a")


def test_control_through_the_right_of_another_says_through_whom() -> None:
    rights = [{"holder": "a", "over": "p", "kind": "control_agreement"}]
    structure = derived(drawn("us a 100", "eu p 100", rights=rights))

    found = structure.control.controls("us", "p")

    assert ("graph.control-right-through", "A") == (
        found.message.id,
        found.message["through"],
    )


def test_nobody_controls_whom_no_shares_can_be_of() -> None:
    structure = derived(drawn("us p 100", entities={"us": {"kind": "person"}}))

    found = structure.control.controls("p", "us")

    assert (Truth.FALSE, "graph.control-none-named") == (found.truth, found.message.id)


def test_control_by_a_body_tells_how_much_of_it_is_appointed() -> None:
    board = {"members": 3, "of": 5, "body": "supervisory_board"}
    right = {"holder": "us", "over": "p", "kind": "board_appointment", "appoints": board}

    found = derived(drawn("eu p 60", "us p 10", rights=[right])).control.controls("us", "p")

    values: dict[str, Value] = {
        "holder": "US",
        "company": "P",
        "members": percent(60),
        "body": "supervisory_board",
    }
    assert say("graph.control-board", **values) == found.message
    assert (("rights", 0, "appoints"),) == found.facts
    assert () == found.because


def test_control_by_a_body_that_another_appoints_rests_on_control_of_the_other() -> None:
    board = {"members": 3, "of": 5}
    right = {"holder": "a", "over": "p", "kind": "board_appointment", "appoints": board}

    found = derived(drawn("us a 100", "eu p 100", rights=[right])).control.controls("us", "p")

    (link,) = found.because
    assert ("graph.control-board", "graph.control-majority", "A") == (
        found.message.id,
        link.message.id,
        link.message["company"],
    )


def test_control_by_the_right_of_another_tells_the_right_and_through_whom() -> None:
    right = {"holder": "a", "over": "p", "kind": "control_agreement"}

    found = derived(drawn("us a 100", "eu p 100", rights=[right])).control.controls("us", "p")

    values: dict[str, Value] = {
        "holder": "US",
        "company": "P",
        "right": "control_agreement",
        "through": "A",
    }
    assert say("graph.control-right-through", **values) == found.message


@pytest.mark.parametrize(
    ("complete", "expected"),
    [
        pytest.param(EVERYTHING, {"a", "b"}, id="who controls, and who may by what is declared"),
        pytest.param(
            [name for name in EVERYTHING if name != "rights"],
            {"a"},
            id="who controls, where anyone may by a right that is not declared",
        ),
    ],
)
def test_a_group_is_what_its_head_controls_or_may_otherwise_than_anyone(
    complete: list[str], expected: set[str]
) -> None:
    holdings = ("us a 100", "us b 45..55", "eu b 45..55", "eu c 60")

    control = derived(drawn(*holdings, complete=complete)).control

    assert expected == control.own_group("us") & {"a", "b", "c"}


def test_only_who_would_gain_the_company_asked_for_is_told() -> None:
    gained = derived(drawn("x a 39", "y a 40", "z a 10", "s a 11", "a s 60", "x b 60")).control
    agreement = {"holder": ["a"], "over": "s", "kind": "control_agreement"}
    lost = derived(drawn("x a 30", "s a 21", "z a 49", "x s 60", rights=[agreement])).control

    assert ("y",) == gained.gaining("a")
    assert () == gained.gaining("b")
    assert "x" not in lost.gaining("a")


# What is certain is not built on what is only possible, nor the other way round

PERHAPS = ("us a 45..55", "eu a 45..55")
AGREED = {"holder": "a", "over": "p", "kind": "control_agreement"}
TOGETHER = {"holder": ["us", "b"], "over": "p", "kind": "concert"}


@pytest.mark.parametrize(
    ("holdings", "rights", "lines"),
    [
        pytest.param(("eu p 100",), [AGREED], thresholds(), id="by its right"),
        pytest.param(("a p 60", "eu p 40"), [], NO_PRESUMPTION, id="by its majority"),
        pytest.param(("a p 45", "eu2 p 30", "x p 25"), [], thresholds(), id="by presumption"),
    ],
)
def test_whoever_may_control_a_company_may_control_what_it_controls(
    holdings: tuple[str, ...], rights: list[Facts], lines: ControlThresholds
) -> None:
    control = derived(drawn(*PERHAPS, *holdings, rights=rights), lines).control

    assert (Truth.TRUE, Truth.UNKNOWN) == (control.truth("a", "p"), control.truth("us", "p"))


def test_a_concert_may_have_a_majority() -> None:
    holdings = ("us p 20..30", "b p 25", "eu p 45..55")

    control = derived(drawn(*holdings, rights=[TOGETHER]), NO_PRESUMPTION).control

    assert Truth.UNKNOWN is control.truth("us", "p")


@pytest.mark.parametrize(
    "holdings",
    [
        pytest.param(("x p 45", "us p 30", "a p 25"), id="who is sure to have the most alone"),
        pytest.param(("x p 41", "us p 20", "a p 25", "z p 14"), id="who perhaps has the most"),
    ],
)
def test_no_control_is_presumed_against_a_rival_who_may_have_more_nor_excluded_by_one(
    holdings: tuple[str, ...],
) -> None:
    control = derived(drawn(*PERHAPS, *holdings)).control

    assert Truth.UNKNOWN is control.truth("x", "p")
