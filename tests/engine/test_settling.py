"""What is said beside a share held against a cap: readings that differ, limits, room left."""

from __future__ import annotations

import pytest

from tests.builders import LISTS, company, explained, profile
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.share import percent
from trustcheck.logic.truth import Truth
from trustcheck.wording.phrase import read_wording

INDIVIDUAL = "each: custodian\nsatisfies: {each: foreign_holder, satisfies: {%s: {at_most: 24}}}"
COLLECTIVE = "each: custodian\nsatisfies: {foreign_%s: {at_most: 39}}"


def _owned(*holdings: str, sections: str = "") -> str:
    """Return a profile in which American, German and others hold parts: `american 30/20`."""
    lines = []
    for holding in holdings:
        holder, held, part = holding.split(" ")
        capital, _, votes = part.partition("/")
        parts = f"capital: {_amount(capital)}, votes: {_amount(votes or capital)}"
        lines.append(f"  - {{holder: {holder}, held: {held}, {parts}}}")
    return "holdings:\n" + "\n".join(lines) + "\n" + sections


def _amount(written: str) -> str:
    low, _, high = written.partition("..")
    return f"{{at_least: {low}, at_most: {high}}}" if high else written.replace("?", "undisclosed")


def _contested(step: Explanation) -> list[Message]:
    return [message for each in step.walk() for message in each.contested]


def _under(*holdings: str, rule: str) -> Explanation:
    declaration = profile(_owned(*holdings), entities=company("french", "FR"), complete=LISTS)
    return explained(rule, declaration)


# Readings that fall on different sides of a cap


@pytest.mark.parametrize(
    ("holdings", "product", "attributed"),
    [
        pytest.param(
            ("german provider 30", "french provider 70", "american german 51"),
            "15.3",
            "30",
            id="attribution is worse",
        ),
        pytest.param(
            ("german provider 80", "french provider 20", "american german 31"),
            "24.8",
            "0",
            id="the product is worse",
        ),
    ],
)
def test_readings_on_different_sides_of_a_cap_are_contested(
    holdings: tuple[str, ...], product: str, attributed: str
) -> None:
    step = _under(*holdings, rule=INDIVIDUAL % "capital")

    cap = percent("24").low
    values: dict[str, Value] = {
        "product": percent(product),
        "attributed": percent(attributed),
        "cap": cap,
    }
    assert Truth.FALSE is step.truth
    assert [say("graph.contested-cap", **values)] == _contested(step)


def test_both_readings_are_among_what_decided() -> None:
    step = _under(
        *("german provider 30", "french provider 70", "american german 51..60"),
        rule=INDIVIDUAL % "votes",
    ).decisive()

    assert {"graph.product-votes", "graph.attributed-votes"} <= {
        each.message.id for each in step.walk()
    }


@pytest.mark.parametrize(
    "holdings",
    [
        pytest.param(("american provider 24", "french provider 76"), id="both keep it"),
        pytest.param(("american provider 25", "french provider 75"), id="both break it"),
        pytest.param(
            ("german provider 30", "french provider 70", "american german 40..60"),
            id="one is not known",
        ),
    ],
)
def test_readings_that_do_not_surely_differ_are_not_contested(holdings: tuple[str, ...]) -> None:
    assert [] == _contested(_under(*holdings, rule=INDIVIDUAL % "capital"))


def test_all_foreign_holders_together_are_contested_too() -> None:
    step = _under(
        *("german provider 50", "french provider 50", "american german 51"),
        rule=COLLECTIVE % "capital",
    )

    values: dict[str, Value] = {
        "product": percent("25.5"),
        "attributed": percent("50"),
        "cap": percent("39").low,
    }
    assert [say("graph.contested-cap", **values)] == _contested(step)


# What would settle it, what room is left, what to undo


def _steps(step: Explanation, *ids: str) -> list[str]:
    told = [each.message for each in step.walk() if each.message.id.startswith(ids)]
    return [read_wording("en").phrase(message) for message in told]


def test_an_unknown_share_tells_the_number_that_would_settle_it() -> None:
    step = _under(
        *("american provider 20..30", "german provider 70", "french provider ?"),
        rule=INDIVIDUAL % "votes",
    ).decisive()

    assert [
        "the cap of 24% is not exceeded if the part of French SA in the votes of Provider SA is: "
        "at least 6%"
    ] == _steps(step, "graph.settles")


def test_a_share_within_its_cap_tells_the_room_left() -> None:
    step = _under("american provider 24", "french provider 76", rule=COLLECTIVE % "votes")

    assert [
        "foreign holders may have together up to 15 points more of the votes of Provider SA"
    ] == _steps(step, "graph.headroom")


def test_a_share_beyond_its_cap_tells_neither() -> None:
    step = _under("american provider 40", "french provider 60", rule=COLLECTIVE % "votes")

    assert [] == _steps(step, "graph.headroom", "graph.settles")


def test_an_exposure_beyond_what_is_tolerated_tells_the_least_to_undo() -> None:
    rule = "each: exposure\nwhere: {law: {equals: cloud-act}}\n"
    step = _under(
        "american provider 100", rule=rule + "satisfies: {grade: {at_most: disputed}}"
    ).decisive()

    assert 2 * [
        "least to undo so that what is known leads there at most so surely (disputed): "
        "the holding of American SA in Provider SA"
    ] == _steps(step, "graph.cut")


def test_control_that_idle_votes_hide_is_contested() -> None:
    holdings = ("german provider 39", "american provider 40", "french provider 11")
    more = ("stranger provider 10", "provider french 60")
    declaration = profile(
        _owned(*holdings, *more),
        entities=company("french", "FR") + "\n" + company("stranger", "FR"),
        complete=LISTS,
    )

    step = explained("provider.foreign_control: false", declaration)

    assert ["graph.contested-votes-gained"] == [message.id for message in _contested(step)]
