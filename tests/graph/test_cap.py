"""A share held against a cap, and where the two readings differ on that."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.graph.drawing import derived, drawn
from trustcheck.graph.cap import Cap, contested
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.logic.share import percent
from trustcheck.logic.truth import Truth

OTHER = Explanation(Truth.TRUE, say("step.all"))
CAP = Fraction(24, 100)
CHAIN = ("us fr 51", "eu fr 49", "fr p 30", "de p 70")


@pytest.mark.parametrize(
    ("share", "strict", "expected"),
    [
        pytest.param((23, 23), False, Truth.TRUE, id="below it"),
        pytest.param((24, 24), False, Truth.TRUE, id="at it"),
        pytest.param((24, 24), True, Truth.FALSE, id="at it, which is not allowed"),
        pytest.param((20, 24), True, Truth.UNKNOWN, id="perhaps at it, which is not allowed"),
        pytest.param((25, 30), False, Truth.FALSE, id="above it"),
        pytest.param((24, 25), False, Truth.UNKNOWN, id="perhaps above it"),
    ],
)
def test_a_share_keeps_a_cap(share: tuple[int, int], strict: bool, expected: Truth) -> None:
    assert expected is Cap(CAP, strict=strict).kept(percent(*share))


def test_readings_on_both_sides_of_a_cap_are_shown_beside_one_another() -> None:
    reckoning = derived(drawn(*CHAIN)).stake("us", "p").capital
    step = Explanation(
        Truth.FALSE, say("step.at_most"), (OTHER, reckoning.explanation), contested=(say("x"),)
    )

    found = contested(step, reckoning, Cap(CAP))

    readings = tuple(replace(each, truth=Truth.FALSE) for each in reckoning.explanation.because)
    told = replace(reckoning.explanation, truth=Truth.FALSE, because=readings)
    message = say("graph.contested-cap", product=percent("15.3"), attributed=percent(30), cap=CAP)
    assert replace(step, because=(OTHER, told), contested=(say("x"), message)) == found
    assert 2 == len(readings)


@pytest.mark.parametrize("limit", ["0.1", "0.5"], ids=["both break it", "both keep it"])
def test_readings_on_one_side_of_a_cap_change_nothing(limit: str) -> None:
    reckoning = derived(drawn(*CHAIN)).stake("us", "p").capital
    step = Explanation(Truth.FALSE, say("step.at_most"), (OTHER, reckoning.explanation))

    assert step is contested(step, reckoning, Cap(Fraction(limit)))
