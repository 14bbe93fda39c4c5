"""Parts of a whole: exact sums, chains and remainders."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import between, holds, inside, intervals
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import (
    ANY,
    NOTHING,
    WHOLE,
    Share,
    ceiling,
    percent,
    product,
    remainder,
    total,
)
from trustcheck.logic.truth import Truth

CAP = Fraction(24, 100)
ABOVE_HALF = Interval(Fraction(1, 2), Fraction(1), low_open=True)
BELOW_HALF = Interval(Fraction(0), Fraction(1, 2), high_open=True)


def test_a_percentage_is_an_exact_part_of_the_whole() -> None:
    assert Interval.exactly(Fraction(49, 200)) == percent("24.5")
    assert Interval(Fraction(1, 5), Fraction(3, 10)) == percent(20, 30)


def test_ten_and_fourteen_make_24_and_no_more() -> None:
    parts = percent("0.10"), percent("0.14")

    assert percent("0.24") == total(parts)
    assert Truth.FALSE is total([percent(10), percent(14)]).above(CAP)
    assert Truth.TRUE is total([percent(10), percent("14.000001")]).above(CAP)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(percent(80), percent(50), percent(40), id="exact parts"),
        pytest.param(WHOLE, percent(24), percent(24), id="the whole of a part"),
        pytest.param(NOTHING, ANY, NOTHING, id="nothing of anything"),
        pytest.param(percent(50, 60), percent(40), percent(20, 24), id="a range"),
        pytest.param(
            ABOVE_HALF,
            percent(48),
            between("0.24", "0.48", low_open=True),
            id="more than half of 48 is more than 24",
        ),
        pytest.param(
            BELOW_HALF,
            percent(48),
            between(0, "0.24", high_open=True),
            id="less than half of 48 is less than 24",
        ),
        pytest.param(ABOVE_HALF, NOTHING, NOTHING, id="more than half of nothing"),
        pytest.param(
            Interval(Fraction(0), Fraction(1), low_open=True), ANY, ANY, id="something of anything"
        ),
    ],
)
def test_a_part_of_a_part(first: Share, second: Share, expected: Share) -> None:
    assert expected == product(first, second)
    assert expected == product(second, first)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        pytest.param([], NOTHING, id="no parts"),
        pytest.param([percent(10), percent(14)], percent(24), id="exact parts"),
        pytest.param([percent(10, 20), percent(5)], percent(15, 25), id="a range"),
        pytest.param(
            [ABOVE_HALF, percent(10)],
            between("0.6", 1, low_open=True),
            id="above half, and a tenth",
        ),
        pytest.param([percent(60, 90), percent(30, 50)], percent(90, 100), id="cut at the whole"),
        pytest.param([percent(60), percent(50)], WHOLE, id="more than the whole"),
        pytest.param(
            [BELOW_HALF, percent(50)], between("0.5", 1, high_open=True), id="less than the whole"
        ),
    ],
)
def test_a_sum_of_parts(shares: list[Share], expected: Share) -> None:
    assert expected == total(shares)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        pytest.param([], WHOLE, id="nothing taken"),
        pytest.param([percent(60), percent(40)], NOTHING, id="all taken"),
        pytest.param([percent(20, 30)], percent(70, 80), id="a range"),
        pytest.param([ABOVE_HALF], BELOW_HALF, id="less than half is left of above half"),
        pytest.param([percent(90), percent(20)], NOTHING, id="more than all taken"),
    ],
)
def test_what_is_left(shares: list[Share], expected: Share) -> None:
    assert expected == remainder(shares)


def test_the_ceiling_of_a_share_without_one_is_the_whole() -> None:
    assert Fraction(1) == ceiling(Interval(Fraction(0), None))
    assert Fraction(1, 2) == ceiling(percent(10, 50))


@settings(max_examples=100, deadline=None)
@given(first=intervals(), second=intervals(), data=st.data())
def test_a_product_holds_the_product_of_any_parts(
    first: Share, second: Share, data: st.DataObject
) -> None:
    one, other = data.draw(inside(first)), data.draw(inside(second))

    assert holds(product(first, second), one * other)


@settings(max_examples=100, deadline=None)
@given(shares=st.lists(intervals(), max_size=4), data=st.data())
def test_a_sum_and_its_remainder_hold_those_of_any_parts(
    shares: list[Share], data: st.DataObject
) -> None:
    amounts = [data.draw(inside(share)) for share in shares]
    if (whole := sum(amounts, Fraction(0))) <= 1:
        assert holds(total(shares), whole)
        assert holds(remainder(shares), 1 - whole)


@settings(max_examples=100, deadline=None)
@given(share=intervals())
def test_the_ends_of_a_product_are_reached(share: Share) -> None:
    assert share == product(share, WHOLE)
    assert share == total([share])
    assert share == remainder([remainder([share])])


def test_the_sum_of_nothing_is_an_exact_fraction() -> None:
    nothing = total([])

    assert [Fraction, Fraction] == [type(nothing.low), type(nothing.high)]
    assert NOTHING == nothing
