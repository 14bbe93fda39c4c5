"""Numbers known within bounds, and what the bounds decide."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import between, inside, intervals
from trustcheck.logic.interval import Interval
from trustcheck.logic.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("interval", "above", "below", "equal"),
    [
        pytest.param(between(24, 24), F, F, T, id="exactly the limit"),
        pytest.param(between("24.01", "24.01"), T, F, F, id="just above"),
        pytest.param(between("23.99", "23.99"), F, T, F, id="just below"),
        pytest.param(between(20, 30), U, U, U, id="around the limit"),
        pytest.param(between(24, 30), U, F, U, id="from the limit upwards"),
        pytest.param(between(24, 30, low_open=True), T, F, F, id="strictly above the limit"),
        pytest.param(between(20, 24), F, U, U, id="up to the limit"),
        pytest.param(between(20, 24, high_open=True), F, T, F, id="strictly below the limit"),
        pytest.param(between(25, 30), T, F, F, id="wholly above"),
        pytest.param(between(10, 20), F, T, F, id="wholly below"),
        pytest.param(between(0, None), U, U, U, id="nothing known"),
        pytest.param(between(24, None), U, F, U, id="at least the limit"),
        pytest.param(between(24, None, low_open=True), T, F, F, id="more than the limit"),
        pytest.param(between(30, None), T, F, F, id="at least something higher"),
    ],
)
def test_a_number_stands_to_24(
    interval: Interval, above: Truth, below: Truth, equal: Truth
) -> None:
    limit = Fraction(24)

    assert above is interval.above(limit)
    assert below is interval.below(limit)
    assert equal is interval.equals(limit)


def test_an_exact_number_is_the_only_one() -> None:
    assert Fraction(2) == Interval.exactly(2).exact
    assert between(2, 2) == Interval.exactly(2)


@pytest.mark.parametrize(
    "interval", [between(2, 3), between(2, None), between(2, 3, low_open=True)], ids=str
)
def test_a_range_is_no_exact_number(interval: Interval) -> None:
    assert interval.exact is None


@pytest.mark.parametrize(
    ("low", "high", "low_open", "high_open"),
    [
        pytest.param(3, 2, False, False, id="upside down"),
        pytest.param(2, 2, True, False, id="its low end excluded"),
        pytest.param(2, 2, False, True, id="its high end excluded"),
        pytest.param(2, 2, True, True, id="both ends excluded"),
    ],
)
def test_an_empty_interval_is_refused(
    low: int, high: int, low_open: bool, high_open: bool
) -> None:
    with pytest.raises(ValueError, match="empty interval"):
        between(low, high, low_open=low_open, high_open=high_open)


@settings(max_examples=100, deadline=None)
@given(interval=intervals(), limit=st.fractions(0, 1, max_denominator=20), data=st.data())
def test_a_verdict_holds_for_every_number_inside(
    interval: Interval, limit: Fraction, data: st.DataObject
) -> None:
    number = data.draw(inside(interval))

    assert interval.above(limit) in (U, Truth.of(number > limit))
    assert interval.below(limit) in (U, Truth.of(number < limit))
    assert interval.equals(limit) in (U, Truth.of(number == limit))


@settings(max_examples=100, deadline=None)
@given(interval=intervals(), limit=st.fractions(0, 1, max_denominator=20))
def test_what_is_not_known_could_go_both_ways(interval: Interval, limit: Fraction) -> None:
    if interval.above(limit) is U:
        assert interval.low <= limit
        assert interval.high is None or interval.high > limit
    if interval.below(limit) is U:
        assert interval.low < limit
        assert interval.high is None or interval.high >= limit
