"""What stands to what: every operator, and the values that can stand at its right."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.builders import DAY, STATUTES, between
from trustcheck.engine.answer import Grades, Known, Members, Record
from trustcheck.engine.comparison import compare, plain
from trustcheck.logic.duration import Duration
from trustcheck.logic.interval import Interval
from trustcheck.logic.truth import Truth
from trustcheck.ruleset.condition.tree import Literal
from trustcheck.ruleset.condition.typing import (
    BOOLEAN,
    DURATION,
    NUMBER,
    TERRITORY,
    TEXT,
    Type,
    codes,
    grade,
)
from trustcheck.ruleset.condition.typing import (
    DAY as A_DAY,
)

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
GRADE = grade("none", "weak", "strong")
ROLES = codes("storage", "backup")
SITE = Record("site", ("sites", 0), "one", None)
TWO = Interval.exactly(2)
MONTH, MORE = Duration.parse("P1M"), Duration.parse("P30D")


@pytest.mark.parametrize(
    ("operator", "type_", "value", "right", "expected"),
    [
        pytest.param("equals", TEXT, "a", "a", T, id="a text equals itself"),
        pytest.param("equals", TEXT, "a", "b", F, id="a text equals no other"),
        pytest.param("equals", BOOLEAN, F, False, T, id="no is no"),
        pytest.param("equals", BOOLEAN, F, True, F, id="no is not yes"),
        pytest.param("equals", NUMBER, TWO, Fraction(2), T, id="a number equals itself"),
        pytest.param("equals", NUMBER, between(1, 2), Fraction(2), U, id="a range may be it"),
        pytest.param("at_most", NUMBER, TWO, Fraction(2), T, id="at most itself"),
        pytest.param("at_most", NUMBER, TWO, Fraction(1), F, id="not at most less"),
        pytest.param("at_least", NUMBER, TWO, Fraction(2), T, id="at least itself"),
        pytest.param("at_least", NUMBER, TWO, Fraction(3), F, id="not at least more"),
        pytest.param("above", NUMBER, TWO, Fraction(2), F, id="not above itself"),
        pytest.param("above", NUMBER, TWO, Fraction(1), T, id="above less"),
        pytest.param("below", NUMBER, TWO, Fraction(2), F, id="not below itself"),
        pytest.param("below", NUMBER, TWO, Fraction(3), T, id="below more"),
        pytest.param("at_most", DURATION, MONTH, MONTH, T, id="a month is at most a month"),
        pytest.param("at_most", DURATION, MONTH, MORE, U, id="a month may be 31 days"),
        pytest.param("at_least", DURATION, MONTH, MORE, U, id="a month may be 28 days"),
        pytest.param("at_least", DURATION, MORE, MONTH, U, id="30 days may be a month"),
        pytest.param(
            "at_least", DURATION, MONTH, Duration.parse("P28D"), T, id="a month has 28 days"
        ),
        pytest.param("before", A_DAY, DAY, DAY, F, id="a day is not before itself"),
        pytest.param("before", A_DAY, DAY, date(2026, 10, 1), T, id="it is before the next"),
        pytest.param("after", A_DAY, DAY, DAY, F, id="a day is not after itself"),
        pytest.param("after", A_DAY, DAY, date(2026, 9, 29), T, id="it is after the last"),
        pytest.param("on_or_before", A_DAY, DAY, DAY, T, id="on the day, or before"),
        pytest.param("on_or_before", A_DAY, DAY, date(2026, 9, 29), F, id="after the last day"),
        pytest.param("on_or_after", A_DAY, DAY, DAY, T, id="on the day, or after"),
        pytest.param("on_or_after", A_DAY, DAY, date(2026, 10, 1), F, id="before the first day"),
        pytest.param("one_of", TEXT, "a", ("a", "b"), T, id="one of two"),
        pytest.param("one_of", TEXT, "c", ("a", "b"), F, id="none of two is not one of them"),
        pytest.param("none_of", TEXT, "c", ("a", "b"), T, id="none of two"),
        pytest.param("none_of", TEXT, "a", ("a", "b"), F, id="one of two is not none of them"),
        pytest.param("includes", ROLES, ("storage",), "storage", T, id="a list has its word"),
        pytest.param("includes", ROLES, ("storage",), "backup", F, id="and no other"),
        pytest.param("includes_any_of", ROLES, ("storage",), ("backup", "storage"), T, id="any"),
        pytest.param("includes_any_of", ROLES, ("storage",), ("backup",), F, id="not any"),
        pytest.param("includes_any_of", ROLES, (), ("backup",), F, id="no word has none"),
        pytest.param("within", TERRITORY, "FR", "union", T, id="France is in the Union"),
        pytest.param("within", TERRITORY, "US", "union", F, id="the United States are not"),
        pytest.param("outside", TERRITORY, "FR", "union", F, id="France is not outside it"),
        pytest.param("outside", TERRITORY, "US", "union", T, id="the United States are"),
        pytest.param("at_most", GRADE, Grades(1, 1), "weak", T, id="weak is at most weak"),
        pytest.param("at_most", GRADE, Grades(0, 2), "weak", U, id="it may be more"),
        pytest.param("above", GRADE, Grades(1, 2), "none", T, id="weak or strong is something"),
        pytest.param("below", GRADE, Grades(2, 2), "strong", F, id="strong is not below itself"),
    ],
)
def test_a_value_stands_to_another(
    operator: str, type_: Type, value: Known, right: Literal, expected: Truth
) -> None:
    assert expected is compare(operator, type_, value, right, atlas=STATUTES.atlas, on=DAY)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2020, 12, 31), T, id="its last day"),
        pytest.param(date(2021, 1, 1), F, id="the day after"),
    ],
)
def test_a_territory_is_within_an_area_on_a_day(on: date, expected: Truth) -> None:
    assert expected is compare("within", TERRITORY, "GB", "union", atlas=STATUTES.atlas, on=on)


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        pytest.param(GRADE, Grades(1, 1), "weak", id="a grade"),
        pytest.param(GRADE, Grades(0, 1), None, id="one grade or another"),
        pytest.param(BOOLEAN, T, True, id="yes"),
        pytest.param(BOOLEAN, F, False, id="no"),
        pytest.param(NUMBER, TWO, Fraction(2), id="a number"),
        pytest.param(NUMBER, between(1, 2), None, id="a range"),
        pytest.param(A_DAY, DAY, DAY, id="a day"),
        pytest.param(DURATION, MONTH, MONTH, id="a length of time"),
        pytest.param(TEXT, "a", "a", id="a text"),
        pytest.param(ROLES, ("backup",), ("backup",), id="a list"),
    ],
)
def test_a_known_value_can_stand_at_the_right_unless_it_is_a_range(
    type_: Type, value: Known, expected: Literal | None
) -> None:
    assert expected == plain(type_, value)


@pytest.mark.parametrize("value", [SITE, Members(())], ids=["a record", "a list of records"])
def test_records_are_not_compared(value: Known) -> None:
    with pytest.raises(TypeError, match=r"^a record is not compared$"):
        plain(TEXT, value)
