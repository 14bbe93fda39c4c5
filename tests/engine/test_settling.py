"""What is said beside a share held against a cap: readings that differ, limits, room left."""

from __future__ import annotations

import pytest

from tests.builders import LISTS, company, explained, profile
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.share import percent
from trustcheck.logic.truth import Truth

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
