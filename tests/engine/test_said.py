"""How values of every type are said in a step of reasoning."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.builders import DAY, STATUTES, between, profile
from trustcheck.engine.answer import Grades, Known, Members, Record
from trustcheck.engine.facts import Facts
from trustcheck.engine.said import said, said_right
from trustcheck.logic.duration import Duration
from trustcheck.logic.message import Message, say
from trustcheck.logic.truth import Truth
from trustcheck.ruleset.condition.tree import Literal
from trustcheck.ruleset.condition.typing import (
    BOOLEAN,
    DURATION,
    NUMBER,
    PERCENT,
    TERRITORY,
    TEXT,
    Type,
    codes,
    grade,
)
from trustcheck.ruleset.condition.typing import DAY as A_DAY

FACTS = Facts(profile(), STATUTES, DAY, "union", "sample")
GRADE = grade("none", "weak", "strong")
FRANCE = say("value.territory", name=STATUTES.atlas.name("FR"), code="FR")
UNION = say("value.text", value=STATUTES.atlas.areas["union"].name)


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        pytest.param(BOOLEAN, Truth.TRUE, say("value.yes"), id="yes"),
        pytest.param(BOOLEAN, Truth.FALSE, say("value.no"), id="no"),
        pytest.param(GRADE, Grades(1, 1), say("value.code", value="weak"), id="a grade"),
        pytest.param(
            GRADE, Grades(0, 2), say("value.grades", low="none", high="strong"), id="grades"
        ),
        pytest.param(
            PERCENT, between(0, 1), say("value.percent", value=between(0, 1)), id="a percentage"
        ),
        pytest.param(
            NUMBER, between(1, 2), say("value.number", value=between(1, 2)), id="a number"
        ),
        pytest.param(A_DAY, DAY, say("value.text", value=DAY), id="a day"),
        pytest.param(
            DURATION,
            Duration.parse("P1M"),
            say("value.text", value=Duration.parse("P1M")),
            id="a length of time",
        ),
        pytest.param(TEXT, "a", say("value.quote", value="a"), id="a text"),
        pytest.param(TERRITORY, "FR", FRANCE, id="a territory"),
        pytest.param(
            codes("a", "b"),
            ("a",),
            say("value.list", value=(say("value.code", value="a"),)),
            id="a list",
        ),
    ],
)
def test_a_value_is_said(type_: Type, value: Known, expected: Message) -> None:
    assert expected == said(type_, value, FACTS)


@pytest.mark.parametrize("value", [Record("site", (), "one", None), Members(())], ids=type)
def test_a_record_is_not_said(value: Known) -> None:
    with pytest.raises(TypeError, match=r"^a record is not compared$"):
        said(TEXT, value, FACTS)


@pytest.mark.parametrize(
    ("type_", "operator", "right", "expected"),
    [
        pytest.param(TERRITORY, "within", "union", UNION, id="an area"),
        pytest.param(TERRITORY, "equals", "FR", FRANCE, id="a territory"),
        pytest.param(
            TERRITORY, "one_of", ("FR",), say("value.list", value=(FRANCE,)), id="territories"
        ),
        pytest.param(
            NUMBER,
            "at_most",
            Fraction(2),
            say("value.number", value=Fraction(2)),
            id="a number",
        ),
    ],
)
def test_the_right_side_is_said(
    type_: Type, operator: str, right: Literal, expected: Message
) -> None:
    assert expected == said_right(type_, operator, right, FACTS)
