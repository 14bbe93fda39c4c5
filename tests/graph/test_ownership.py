"""Stakes by both readings: what decides, what is together, and what stays open."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.graph.drawing import EVERYTHING, Structure, derived, drawn, thresholds
from tests.graph.oracles import Oracle, number, oracle, oracles
from trustcheck.graph.ownership import collective
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import say
from trustcheck.logic.share import NOTHING, Share, percent
from trustcheck.logic.truth import Truth

MAJORITY_ONLY = thresholds(presumption="100")

INDIVIDUAL = [each for each in oracles() if "individual" in each.expect]
POOLED = [each for each in oracles() if "collective_pooled_control" in each.expect]


def _readings(structure: Structure, holder: str, company: str = "p") -> tuple[Share, Share, Share]:
    """Return the product, the attributed part and what decides, of the capital."""
    capital = structure.stake(holder, company).capital
    return capital.product, capital.attributed, capital.share


@pytest.mark.parametrize("example", INDIVIDUAL, ids=lambda each: each.id)
def test_individual_examples_come_out_exactly_by_both_readings(example: Oracle) -> None:
    expected = example.expect["individual"]
    assert isinstance(expected, dict)
    structure = derived(drawn(*example.holdings(), provider="P"), MAJORITY_ONLY)

    for holder, readings in expected.items():
        product, attributed, _ = _readings(structure, holder, "P")

        assert Interval.exactly(number(readings["multiplicative"])) == product
        assert Interval.exactly(number(readings["control_chain"])) == attributed


@pytest.mark.parametrize("example", POOLED, ids=lambda each: each.id)
def test_collective_examples_come_out_exactly_by_both_readings(example: Oracle) -> None:
    structure = derived(drawn(*example.holdings(), provider="P"), MAJORITY_ONLY)

    capital = structure.together(*example.foreign, company="P").capital

    assert Interval.exactly(number(example.expect["collective_multiplicative"])) == capital.product
    assert (
        Interval.exactly(number(example.expect["collective_pooled_control"])) == capital.attributed
    )


def test_the_presumption_attributes_what_the_majority_does_not() -> None:
    example = oracle("d3b-41-60")
    structure = derived(drawn(*example.holdings(), provider="P"))

    assert (percent("24.6"), percent(100), percent(100)) == _readings(structure, "US", "P")


@pytest.mark.parametrize(
    ("holdings", "readings"),
    [
        pytest.param(["us p 24"], (24, 24, 24), id="direct"),
        pytest.param(["us h 80", "h p 30"], (24, 30, 30), id="through a controlled company"),
        pytest.param(
            ["us h 30", "eu h 70", "h p 80"], (24, 0, 24), id="through another’s company"
        ),
        pytest.param(["us p 22.5", "p p 10"], (25, "22.5", 25), id="treasury shares"),
        pytest.param(["us h 60", "h p 30", "us p 5"], (23, 35, 35), id="direct and through"),
    ],
)
def test_the_higher_reading_decides(
    holdings: list[str], readings: tuple[int | str, int | str, int | str]
) -> None:
    product, attributed, share = readings

    structure = derived(drawn(*holdings))

    assert (percent(product), percent(attributed), percent(share)) == _readings(structure, "us")


@pytest.mark.parametrize(
    ("right", "attributed"),
    [
        pytest.param({"kind": "option", "at_sole_initiative": True}, percent(27), id="option"),
        pytest.param({"kind": "option", "at_sole_initiative": False}, percent(15), id="not alone"),
        pytest.param({"kind": "option"}, percent(15, 27), id="option, not known whose choice"),
        pytest.param({"kind": "usufruct"}, percent(27), id="usufruct"),
        pytest.param({"kind": "proxy"}, percent(27), id="proxy"),
        pytest.param({"kind": "securities_loan"}, percent(27), id="loan"),
        pytest.param({"kind": "veto"}, percent(15), id="a veto is no part"),
    ],
)
def test_shares_that_one_may_obtain_count_as_ones_own(
    right: dict[str, object], attributed: Share
) -> None:
    amounts = {} if right["kind"] == "veto" else {"capital": 12, "votes": 12}
    rights = [{"holder": "us", "over": "p", **amounts, **right}]

    structure = derived(drawn("us p 15", "eu p 60", rights=rights))

    assert attributed == structure.stake("us").capital.attributed


def test_a_concert_adds_the_part_of_each_partner() -> None:
    rights = [{"holder": ["us", "eu2"], "over": "p", "kind": "concert"}]

    structure = derived(drawn("us p 15", "eu2 p 12", "eu p 73", rights=rights))

    assert (percent(15), percent(27), percent(27)) == _readings(structure, "us")


def test_a_holding_in_usufruct_counts_as_capital_of_the_usufructuary() -> None:
    records = [{"holder": "us", "held": "p", "capital": 30, "votes": 30, "title": "usufruct"}]

    structure = derived(drawn(records=records))

    assert (NOTHING, percent(30), percent(30)) == _readings(structure, "us")


# Who is listed


def test_holders_come_by_id_and_hands_without_a_name_last() -> None:
    structure = derived(drawn("us h 60", "h p 30", "undisclosed p 10", "eu p 20"))

    assert ("eu", "h", "us", None) == structure.holders()


def test_a_company_is_not_among_its_own_holders() -> None:
    assert ("us",) == derived(drawn("us p 22.5", "p p 10")).holders()


def test_whoever_may_obtain_shares_is_a_holder() -> None:
    rights = [{"holder": "us", "over": "p", "kind": "option", "capital": 30, "votes": 30}]

    assert ("eu", "us") == derived(drawn("eu p 60", rights=rights, entities={"us": {}})).holders()


def test_a_public_body_has_no_holders() -> None:
    assert () == derived(drawn(entities={"p": {"kind": "public_body"}})).holders()


# What stays open


def test_an_undisclosed_stake_leaves_the_cap_undecided() -> None:
    stake = derived(drawn("thales s3ns >50", "google s3ns ?", provider="s3ns")).stake(
        "google", "s3ns"
    )

    assert Truth.UNKNOWN is stake.capital.share.above(Fraction(24, 100))
    assert Gap(("holdings", 1, "capital"), Reason.UNDISCLOSED) in (
        stake.capital.explanation.open_gaps()
    )


def test_the_sum_to_the_whole_settles_what_ranges_alone_do_not() -> None:
    structure = derived(drawn("us p 20..30", "eu p 77..80"))

    assert percent(20, 23) == structure.stake("us").capital.share


def test_hands_without_a_name_may_be_anyones() -> None:
    entities = {"p": {"listed": False}}

    structure = derived(drawn("us p 20", "eu p 70", entities=entities))

    assert percent(20, 30) == structure.stake("us").capital.share
    assert percent(0, 10) == structure.stake(None).capital.share


def test_an_open_list_of_rights_lets_anyone_have_anything() -> None:
    complete = tuple(name for name in EVERYTHING if name != "rights")

    structure = derived(drawn("us p 20", "eu p 80", complete=complete))

    assert (percent(20), percent(20, 100), percent(20, 100)) == _readings(structure, "us")
    assert Gap(("rights",), Reason.OPEN) in (structure.stake("us").capital.explanation.open_gaps())


def test_an_exact_stake_waits_for_nothing() -> None:
    explanation = derived(drawn("us p 24")).stake("us").capital.explanation

    assert () == explanation.open_gaps()


# Together


def test_a_foreign_parent_and_its_foreign_subsidiary_count_once() -> None:
    structure = derived(drawn("us sub 100", "sub p 30"))

    assert percent(30) == structure.together("us", "sub").capital.share


def test_a_holder_that_may_be_foreign_counts_in_the_upper_bound() -> None:
    structure = derived(drawn("us p 20", "ch p 15", "eu p 65"))

    assert percent(20, 35) == structure.together("us", doubtful=["ch"]).capital.share


def test_whoever_is_left_out_of_the_question_may_be_foreign() -> None:
    structure = derived(drawn("us p 20", "ch p 15"))

    stake = collective(
        structure.shareholding, structure.control, company="p", foreign={"us": Truth.TRUE}
    )

    assert percent(20, 35) == stake.capital.share


def test_hands_without_a_name_count_in_the_upper_bound() -> None:
    structure = derived(drawn("us p 20", "undisclosed p 15", "eu p 65"))

    assert percent(20, 35) == structure.together("us").capital.share


def test_the_float_counts_for_nobody() -> None:
    structure = derived(drawn("us p 20", "eu p 50"))

    assert percent(20) == structure.together("us").capital.share


def test_votes_and_capital_are_counted_apart() -> None:
    stake = derived(drawn("us p 20/43", "eu p 80/57")).together("us")

    assert (percent(20), percent(43)) == (stake.capital.share, stake.votes.share)


# The explanation


def test_the_explanation_multiplies_along_the_chain() -> None:
    explanation = derived(drawn("us h 80", "h p 30")).stake("us").capital.explanation

    assert [
        "graph.holder-capital",
        "graph.product-capital",
        "graph.chain-capital",
        "graph.direct-capital",
        "graph.direct-capital",
        "graph.float-capital",
        "graph.float-capital",
        "graph.attributed-capital",
        "graph.whole",
        "graph.direct-capital",
        "graph.control-majority",
    ] == [step.message.id for step in explanation.walk()]
    chain = explanation.because[0].because[0].message
    assert (percent(80), percent(30), percent(24)) == (chain["a"], chain["b"], chain["c"])


def test_the_explanation_names_a_circle() -> None:
    holdings = ["us a 50", "b a 50", "a b 60", "a p 100"]

    explanation = derived(drawn(*holdings)).stake("us").capital.explanation

    circles = [s.message["companies"] for s in explanation.walk() if "circle" in s.message.id]
    assert [("A", "B")] == circles


def test_a_dense_structure_is_explained_in_few_steps() -> None:
    layers = [
        f"{side}{layer} {other}{layer + 1} 50"
        for layer in range(10)
        for side in "ab"
        for other in "ab"
    ]
    structure = derived(drawn("us a0 30", *layers, provider="a10"), MAJORITY_ONLY)

    explanation = structure.stake("us", "a10").capital.explanation

    assert sum(1 for _ in explanation.walk()) < 400


def test_of_many_companies_with_unnamed_holders_the_farther_are_told_together() -> None:
    chain = [f"h{i + 1} h{i} 90" for i in range(9)]
    structure = derived(drawn("h0 p 90", *chain, complete=[]))

    steps = [s.message for s in structure.stake(None).capital.explanation.walk()]

    assert [("H7", "H8", "H9")] == [m["companies"] for m in steps if m.id == "graph.loose-capital"]


def test_a_body_without_shareholders_is_told_to_be_held_by_nobody() -> None:
    structure = derived(drawn(entities={"p": {"kind": "public_body"}, "us": {}}))

    stake = structure.together("us")

    assert ("p", "p") == (stake.company, stake.votes.portion.company)
    assert [
        (Truth.TRUE, "graph.foreign-votes"),
        (Truth.TRUE, "graph.product-votes"),
        (Truth.TRUE, "graph.unheld"),
        (Truth.TRUE, "graph.attributed-votes"),
    ] == [(step.truth, step.message.id) for step in stake.votes.explanation.walk()]
    unheld = stake.votes.explanation.because[0].because[0]
    assert "P" == unheld.message["company"]


def test_the_part_of_a_partner_counts_by_the_agreement_that_says_so() -> None:
    agreement = {"holder": ["us", "eu2"], "over": "p", "kind": "concert"}
    apart = {"holder": ["us", "eu"], "over": "q", "kind": "concert"}
    holdings = ("us p 15", "eu2 p 12", "eu p 73", "us q 100")

    structure = derived(drawn(*holdings, rights=[apart, agreement]))

    steps = structure.stake("us").capital.explanation.walk()
    (partner,) = (step for step in steps if step.message.id == "graph.in-concert")
    assert ("EU2", (("rights", 1),)) == (partner.message["partner"], partner.facts)


def test_what_one_may_obtain_waits_for_what_the_option_leaves_out() -> None:
    option = {"holder": ["us", "undisclosed"], "over": "p", "kind": "option", "capital": 5}
    structure = derived(drawn("eu p 60", entities={"us": {}}, rights=[option]))

    steps = list(structure.stake("us").capital.explanation.walk())

    claim = next(step for step in steps if step.message.id == "graph.assimilated-capital")
    assert (say("graph.undeclared"), "US") == claim.message["holders"]
    assert (("rights", 0),) == claim.facts
    assert [("rights", 0, "votes"), ("rights", 0, "at_sole_initiative")] == [
        gap.pointer for gap in claim.gaps
    ]


def test_what_is_in_hands_without_a_name_waits_for_their_name_and_not_for_other_parts() -> None:
    records = [{"holder": "undisclosed", "held": "p", "capital": 10, "votes": 10}]
    structure = derived(
        drawn("us p ?", records=records, complete=["rights"], entities={"p": {"listed": False}})
    )

    steps = structure.together("us").capital.explanation.walk()

    unnamed = next(step for step in steps if step.message.id == "graph.unnamed-capital")
    assert [("holdings", 1, "holder"), ("holdings",)] == [gap.pointer for gap in unnamed.gaps]


def test_capital_in_no_named_hands_says_nothing_of_the_votes() -> None:
    records = [{"holder": "undisclosed", "held": "p", "capital": 10, "votes": 0}]
    structure = derived(
        drawn("eu p 90/100", "us h 5", records=records, entities={"p": {"listed": False}})
    )

    stake = structure.stake(None)

    told = {
        measure: [step.message.id for step in part.explanation.walk()]
        for measure, part in (("capital", stake.capital), ("votes", stake.votes))
    }
    assert "graph.unnamed-capital" in told["capital"]
    assert "graph.unnamed-votes" not in told["votes"]
