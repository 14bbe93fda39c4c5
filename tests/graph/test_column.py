"""The parts of one company: what others leave, and what some may have together."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustcheck.graph.column import HIDDEN, Column
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import ANY, NOTHING, percent

ABOVE_HALF = Interval(Fraction(1, 2), Fraction(1), low_open=True)


def test_a_part_is_cut_down_to_what_the_others_leave() -> None:
    column = Column.fitted({"us": percent(20, 30), "eu": percent(77, 80)})

    assert {"eu": percent(77, 80), "us": percent(20, 23)} == column.parts


def test_a_part_grows_to_what_the_others_cannot_have() -> None:
    column = Column.fitted({"us": ANY, "eu": percent(0, 60)})

    assert percent(40, 100) == column.part("us")


def test_an_undisclosed_part_beside_a_majority_is_below_a_half() -> None:
    column = Column.fitted({"fr": ABOVE_HALF, "us": ANY})

    assert Interval(Fraction(0), Fraction(1, 2), high_open=True) == column.part("us")


def test_whoever_is_not_a_holder_has_nothing() -> None:
    assert NOTHING == Column.fitted({"fr": ANY}).part("us")


def test_parts_that_contradict_each_other_say_nothing() -> None:
    column = Column.fitted({"fr": percent(60), "us": percent(60), HIDDEN: ANY})

    assert {"fr": percent(0, 60), "us": percent(0, 60), HIDDEN: percent(0, 100)} == column.parts


def test_parts_that_never_make_up_the_whole_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^the parts cannot make up the whole$"):
        Column.fitted({"fr": percent(10, 40), "us": percent(20)})


def test_a_majority_beside_exactly_a_half_is_read_as_a_half() -> None:
    column = Column.fitted({"fr": ABOVE_HALF, "us": percent(50), HIDDEN: ANY})

    assert {"fr": percent(50), "us": percent(50), HIDDEN: NOTHING} == column.parts


def test_a_difference_is_bounded_by_what_both_can_be_at_once() -> None:
    column = Column.fitted({"a": percent(30, 40), "b": percent(20), "c": percent(40, 50)})

    lead = column.weighed({"a": Fraction(1), "c": Fraction(-1)})

    assert Interval(Fraction(-1, 5), Fraction(0)) == lead


def test_an_end_that_is_excluded_stays_excluded_in_a_sum() -> None:
    column = Column.fitted({"a": ABOVE_HALF, "b": percent(10), HIDDEN: ANY})

    assert Interval(Fraction(3, 5), Fraction(1), low_open=True) == column.together(["a", "b"])


bounds = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(sorted)


@settings(max_examples=80)
@given(
    st.lists(bounds, min_size=1, max_size=4), st.lists(st.integers(-3, 3), min_size=4, max_size=4)
)
def test_weighed_bounds_are_those_of_the_best_divisions(
    ranges: list[list[int]], weights: list[int]
) -> None:
    parts = {str(i): Interval(Fraction(a, 6), Fraction(b, 6)) for i, (a, b) in enumerate(ranges)}
    divisions = [
        amounts for amounts in product(*(range(a, b + 1) for a, b in ranges)) if sum(amounts) == 6
    ]
    if not divisions:
        return
    sums = [sum(w * a for w, a in zip(weights, d, strict=False)) for d in divisions]

    bounds = Column.fitted(parts).weighed({str(i): Fraction(w) for i, w in enumerate(weights)})

    assert Interval(Fraction(min(sums), 6), Fraction(max(sums), 6)) == bounds
