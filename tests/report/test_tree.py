"""Reasoning as a tree."""

from __future__ import annotations

from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth
from trustcheck.report.paragraph import hang
from trustcheck.report.tree import draw, shortened


def _step(text: str, *because: Explanation) -> Explanation:
    return Explanation(Truth.TRUE, say(text), because)


def _tell(step: Explanation, width: int) -> tuple[str, ...]:
    return hang("* ", step.message.id, width)


def test_guides_lead_from_each_step_to_those_it_rests_on() -> None:
    leaf = _step("leaf")
    tree = _step("root", _step("a", leaf, _step("b", leaf)), leaf)

    assert ["* root", "├ * a", "│ ├ * leaf", "│ └ * b", "│   └ * leaf", "└ * leaf"] == list(
        draw(tree, 80, _tell)
    )


def test_a_guide_runs_on_beside_a_long_sentence() -> None:
    long = "a sentence of many words that goes on"
    tree = _step("root", _step(long, _step("leaf")), _step(long))

    assert [
        "* root",
        "├ * a sentence of many words",
        "│ │ that goes on",
        "│ └ * leaf",
        "└ * a sentence of many words",
        "    that goes on",
    ] == list(draw(tree, 30, _tell))


def test_a_step_that_rests_on_many_shows_some_and_counts_the_rest() -> None:
    leaves = tuple(_step(letter) for letter in "abcde")
    rest = Explanation(Truth.TRUE, say("report.finding.more", n=3))

    assert _step("root", _step("some", *leaves[:2], rest), leaves[0]) == shortened(
        _step("root", _step("some", *leaves), leaves[0]), 2
    )
