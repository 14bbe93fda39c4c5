"""Which values a parameter may take."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Text
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.neighbour import other_defaults
from trustcheck.ruleset.condition.tree import Literal
from trustcheck.ruleset.condition.typing import (
    DAY,
    DURATION,
    NUMBER,
    TEXT,
    Type,
    code,
    grade,
)

STRENGTH = grade("none", "weak", "strong", "perfect")
KINDS = code("fund", "company", "state")


def _definition(
    type_: Type,
    value: Literal,
    *,
    choices: tuple[Literal, ...] = (),
    low: Literal | None = None,
    high: Literal | None = None,
) -> ParameterDefinition:
    text = Text("x", "x")
    is_list = isinstance(value, tuple)
    return ParameterDefinition("x", type_, is_list, text, "1", value, value, choices, low, high)


COUNT = _definition(NUMBER, Fraction(3), low=Fraction(2), high=Fraction(4))
LEAST = _definition(NUMBER, Fraction(3), low=Fraction(2))
MOST = _definition(NUMBER, Fraction(3), high=Fraction(4))
SINCE = _definition(DAY, date(2026, 8, 15), low=date(2026, 8, 1), high=date(2026, 8, 31))
NOTICE = _definition(DURATION, Duration(0, 30), low=Duration(0, 28), high=Duration(1, 0))
GRADE = _definition(STRENGTH, "weak", low="weak", high="strong")
CHOICE = _definition(KINDS, "fund", choices=("fund", "state"))
LIST = _definition(KINDS, ("fund",), choices=("fund", "state"))
COUNTS = _definition(NUMBER, (Fraction(2), Fraction(4)), low=Fraction(2), high=Fraction(4))


@pytest.mark.parametrize(
    ("definition", "value", "allowed"),
    [
        pytest.param(COUNT, Fraction(1), False, id="below the least"),
        pytest.param(COUNT, Fraction(2), True, id="the least"),
        pytest.param(COUNT, Fraction(4), True, id="the greatest"),
        pytest.param(COUNT, Fraction(5), False, id="above the greatest"),
        pytest.param(LEAST, Fraction(1), False, id="below the only bound"),
        pytest.param(LEAST, Fraction(5), True, id="above the only bound"),
        pytest.param(MOST, Fraction(1), True, id="below the only bound, an upper one"),
        pytest.param(MOST, Fraction(5), False, id="above the only bound, an upper one"),
        pytest.param(SINCE, date(2026, 7, 31), False, id="the day before the first"),
        pytest.param(SINCE, date(2026, 8, 1), True, id="the first day"),
        pytest.param(SINCE, date(2026, 8, 31), True, id="the last day"),
        pytest.param(SINCE, date(2026, 9, 1), False, id="the day after the last"),
        pytest.param(NOTICE, Duration(0, 27), False, id="a day too short"),
        pytest.param(NOTICE, Duration(0, 28), True, id="as long as any month"),
        pytest.param(NOTICE, Duration(0, 29), False, id="longer than some month"),
        pytest.param(NOTICE, Duration(1, 0), True, id="a month"),
        pytest.param(GRADE, "none", False, id="a grade too low"),
        pytest.param(GRADE, "weak", True, id="the lowest grade"),
        pytest.param(GRADE, "strong", True, id="the highest grade"),
        pytest.param(GRADE, "perfect", False, id="a grade too high"),
        pytest.param(CHOICE, "state", True, id="a choice"),
        pytest.param(CHOICE, "company", False, id="no choice"),
        pytest.param(LIST, ("fund", "state"), True, id="every choice"),
        pytest.param(LIST, ("fund", "company"), False, id="one item that is no choice"),
        pytest.param(COUNTS, (Fraction(2), Fraction(3)), True, id="every item in the range"),
        pytest.param(COUNTS, (Fraction(2), Fraction(5)), False, id="one item out of the range"),
        pytest.param(_definition(TEXT, "a"), "b", True, id="neither choices nor a range"),
    ],
)
def test_a_parameter_allows(
    definition: ParameterDefinition, value: Literal, allowed: bool
) -> None:
    assert allowed is definition.allows(value)


@pytest.mark.parametrize(
    "definition",
    [
        pytest.param(_definition(TEXT, "a", low="a"), id="texts"),
        pytest.param(_definition(KINDS, "fund", high="state"), id="words without an order"),
        pytest.param(_definition(NUMBER, Fraction(1), low="1"), id="a number and a text"),
    ],
)
def test_what_has_no_order_cannot_be_held_to_a_range(definition: ParameterDefinition) -> None:
    shape = definition.type.shape.value

    with pytest.raises(TypeError, match=f"^no order among values of the type {shape}$"):
        definition.allows(definition.value)


@pytest.mark.parametrize(
    ("definition", "others"),
    [
        pytest.param(CHOICE, ["state"], id="the other choices"),
        pytest.param(LIST, [("fund", "state")], id="a list with another choice"),
        pytest.param(
            _definition(KINDS, ("fund", "state")),
            [("state",), ("fund",), ("fund", "state", "company")],
            id="a list without an item, or with another of its type",
        ),
        pytest.param(_definition(KINDS, "fund"), ["company", "state"], id="other words"),
        pytest.param(COUNT, [Fraction(4), Fraction(2)], id="a step beside it"),
    ],
)
def test_a_parameter_could_be(definition: ParameterDefinition, others: list[Literal]) -> None:
    expected = [replace(definition, value=other) for other in others]

    assert expected == list(other_defaults(definition))
