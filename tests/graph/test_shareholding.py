"""Direct holdings: amounts, numbers of shares, what is left over, and why it may hide holders."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.graph.drawing import DAY, EVERYTHING, drawn
from trustcheck.graph.shareholding import Part, shareholding
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import ANY, NOTHING, percent

DUAL = {
    "share_classes": {
        "A": {"shares": 60},
        "B": {"shares": 40, "votes_per_share": 10},
    },
}


def test_a_holding_has_its_capital_and_its_votes() -> None:
    held = shareholding(drawn("us p 20/30"), on=DAY)

    assert {"us": Part(percent(20), percent(30))} == held.direct("p")


def test_votes_are_never_inferred_from_the_capital() -> None:
    held = shareholding(drawn("us p 20/-"), on=DAY)

    assert {"us": Part(percent(20), ANY)} == held.direct("p")
    assert (Gap(("holdings", 0, "votes"), Reason.ABSENT),) == held.gaps("votes", "p")


def test_an_undisclosed_amount_is_what_the_others_leave() -> None:
    held = shareholding(drawn("thales p >50", "google p ?"), on=DAY)

    below_half = Interval(Fraction(0), Fraction(1, 2), high_open=True)
    assert Part(below_half, below_half) == held.direct("p")["google"]


def test_two_holdings_of_one_holder_add_up() -> None:
    held = shareholding(drawn("us p 20", "us p 5"), on=DAY)

    assert {"us": Part(percent(25), percent(25))} == held.direct("p")


def test_numbers_of_shares_give_capital_and_votes() -> None:
    holdings = [
        {"holder": "us", "held": "p", "share_class": "B", "shares": 20},
        {"holder": "eu", "held": "p", "share_class": "A", "shares": 60},
        {"holder": "eu", "held": "p", "share_class": "B", "shares": 20},
    ]

    held = shareholding(drawn(records=holdings, entities={"p": DUAL}), on=DAY)

    assert Part(percent(20), Interval.exactly(Fraction(10, 23))) == held.direct("p")["us"]


def test_an_undisclosed_class_leaves_bounds() -> None:
    classes = {"A": {"shares": 60}, "B": {"shares": "undisclosed"}}
    holdings = [{"holder": "us", "held": "p", "share_class": "A", "shares": 30}]

    held = shareholding(
        drawn(records=holdings, entities={"p": {"share_classes": classes}}), on=DAY
    )

    assert Part(percent(0, 50), percent(0, 50)) == held.direct("p")["us"]


def test_a_company_has_no_votes_in_itself() -> None:
    held = shareholding(drawn("p p 10/-", "us p 20"), on=DAY)

    assert Part(percent(10), NOTHING) == held.direct("p")["p"]


def test_the_bare_owner_may_have_no_votes_and_the_usufructuary_has_no_capital() -> None:
    holdings = [
        {"holder": "us", "held": "p", "capital": 30, "votes": 30, "title": "bare"},
        {"holder": "eu", "held": "p", "capital": 30, "votes": 30, "title": "usufruct"},
    ]

    held = shareholding(drawn(records=holdings), on=DAY)

    assert {
        "eu": Part(NOTHING, percent(30)),
        "us": Part(percent(30), percent(0, 30)),
    } == held.direct("p")


def test_a_holding_counts_only_on_its_days() -> None:
    holdings = [
        {"holder": "us", "held": "p", "capital": 30, "votes": 30, "until": "2026-09-29"},
        {"holder": "eu", "held": "p", "capital": 40, "votes": 40, "since": "2026-09-30"},
    ]

    held = shareholding(drawn(records=holdings), on=DAY)

    assert {"eu": Part(percent(40), percent(40))} == held.direct("p")


# What is left over

OPEN = tuple(name for name in EVERYTHING if name != "holdings")


@pytest.mark.parametrize(
    ("listed", "complete", "hidden", "gaps"),
    [
        pytest.param(True, EVERYTHING, NOTHING, (), id="float"),
        pytest.param(
            True, OPEN, percent(80), (Gap(("holdings",), Reason.OPEN),), id="listed, open"
        ),
        pytest.param(
            False,
            EVERYTHING,
            percent(80),
            (Gap(("holdings",), Reason.UNDERIVED),),
            id="not listed, complete",
        ),
        pytest.param(
            "undisclosed",
            EVERYTHING,
            percent(80),
            (Gap(("entities", "p", "listed"), Reason.UNDISCLOSED),),
            id="not known whether listed",
        ),
    ],
)
def test_what_is_left_over_may_hide_holders_unless_it_is_a_float(
    listed: object, complete: tuple[str, ...], hidden: Interval, gaps: tuple[Gap, ...]
) -> None:
    profile = drawn("us p 20", entities={"p": {"listed": listed}}, complete=complete)

    held = shareholding(profile, on=DAY)

    assert Part(percent(80), percent(80)) == held.rest("p")
    assert Part(hidden, hidden) == held.hidden("p")
    assert gaps == held.gaps("capital", "p")


def test_an_undisclosed_holder_of_a_listed_company_is_no_float() -> None:
    held = shareholding(drawn("us p 20", "undisclosed p 30"), on=DAY)

    assert Part(percent(30), percent(30)) == held.hidden("p")
    assert (Gap(("holdings", 1, "holder"), Reason.UNDISCLOSED),) == held.gaps("capital", "p")


def test_nobody_holds_whom_no_shares_can_be_of() -> None:
    held = shareholding(drawn("us p 20", entities={"us": {"kind": "person"}}), on=DAY)

    assert {} == held.direct("us")


@pytest.mark.parametrize("kind", ["person", "public_body", "association"])
def test_nobody_holds_what_has_no_shares(kind: str) -> None:
    entities = {"state": {"kind": kind}}

    held = shareholding(drawn("state p 100", entities=entities), on=DAY)

    assert Part(NOTHING, NOTHING) == held.hidden("state")
