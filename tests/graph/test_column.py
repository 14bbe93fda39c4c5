"""The parts of one company: what others leave, and what some may have together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builders import holds
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


# Which ends are reached, held against every division on a fine grid


FINE = 3
"""A division within the ends of three parts is found among those so much finer than the ends."""


@st.composite
def _columns(draw: st.DrawFn) -> Column:
    """Draw a column of three parts, whose ends are sixths, included or not."""
    parts = {}
    for holder in "abc":
        low, high = draw(bounds)
        ends = Fraction(low, 6), Fraction(high, 6)
        open_ends = (draw(st.booleans()), draw(st.booleans())) if low < high else (False, False)
        parts[holder] = Interval(*ends, *open_ends)
    assume(sum(part.low for part in parts.values()) <= 1)
    assume(sum(part.high or 0 for part in parts.values()) >= 1)
    return Column.fitted(parts)


def _divisions(column: Column) -> list[dict[str, Fraction]]:
    """Return the divisions of a grid, with those that need an excluded end."""
    grid = [Fraction(n, 6 * FINE) for n in range(6 * FINE + 1)]
    within = ([n for n in grid if p.low <= n <= (p.high or 0)] for p in column.parts.values())
    return [
        dict(zip(column.parts, amounts, strict=True))
        for amounts in product(*within)
        if sum(amounts) == 1
    ]


def _sets(holders: Iterable[str]) -> Iterator[frozenset[str]]:
    listed = sorted(holders)
    for size in range(len(listed) + 1):
        yield from map(frozenset, combinations(listed, size))


@settings(max_examples=50, deadline=None)
@given(_columns(), st.lists(st.sampled_from([-2, -1, 0, 0, 1, 1]), min_size=3, max_size=3))
def test_an_end_is_reached_where_a_division_is_found_that_has_it(
    column: Column, numbers: list[int]
) -> None:
    weights = dict(zip("abc", numbers, strict=True))
    allowed = [
        division
        for division in _divisions(column)
        if all(holds(column.parts[holder], amount) for holder, amount in division.items())
    ]

    for most in (False, True):
        end = column.weight(weights, most=most)
        best = [d for d in allowed if sum(d[h] * weights[h] for h in d) == end]
        for avoided in _sets("abc"):
            found = any(not any(d[holder] for holder in avoided) for d in best)
            assert found is column.reaches(weights, most=most, avoiding=avoided), avoided


@settings(max_examples=50, deadline=None)
@given(_columns())
def test_hands_are_spared_where_a_division_gives_them_nothing(column: Column) -> None:
    divisions = _divisions(column)

    for hands in _sets("abc"):
        spared = any(not any(d[holder] for holder in hands) for d in divisions)
        assert spared is column.spares(hands), hands


@pytest.mark.parametrize(
    ("parts", "avoided", "expected"),
    [
        pytest.param({"a": (0, 6), "b": (0, 6)}, "a", True, id="the other can have everything"),
        pytest.param({"a": (0, 6), "b": (0, 5)}, "a", False, id="the other cannot"),
        pytest.param({"a": (0, 6), "b": (0, 6, "high")}, "a", False, id="the other has less"),
        pytest.param({"a": (0, 6, "low"), "b": (0, 6)}, "a", False, id="it has something"),
        pytest.param({"a": (1, 6), "b": (0, 5)}, "a", False, id="it has so much at least"),
        pytest.param(
            {"a": (0, 6), "b": (0, 4, "high"), "c": (0, 3)}, "a", True, id="two have enough"
        ),
        pytest.param(
            {"a": (0, 6), "b": (0, 3, "high"), "c": (0, 3)}, "a", False, id="two do not quite"
        ),
        pytest.param({"a": (0, 6), "b": (0, 3), "c": (0, 3)}, "a", True, id="two just have it"),
        pytest.param({"a": (0, 0), "b": (6, 6)}, "a", True, id="it has nothing anyway"),
        pytest.param({"a": (0, 6), "b": (0, 6)}, "ab", False, id="nobody else is there"),
    ],
)
def test_nothing_goes_to_some_where_the_others_can_have_it_all(
    parts: dict[str, tuple[int, int] | tuple[int, int, str]], avoided: str, expected: bool
) -> None:
    column = Column(
        {
            holder: Interval(
                Fraction(low, 6), Fraction(high, 6), "low" in excluded, "high" in excluded
            )
            for holder, (low, high, *excluded) in parts.items()
        }
    )

    assert expected is column.reaches({}, most=False, avoiding=frozenset(avoided))


def test_a_part_that_is_reached_at_neither_end_is_open_at_both() -> None:
    parts = {h: Interval(Fraction(0), Fraction(1), True, True) for h in "abc"}

    assert Interval(Fraction(0), Fraction(1), True, True) == Column.fitted(parts).weighed(
        {"a": 1, "b": 1}
    )


def test_a_column_is_settled_where_every_named_hand_has_all_of_it() -> None:
    assert Column({"a": percent(40), "b": percent(60)}).settled()
    assert not Column({"a": percent(40), HIDDEN: percent(60)}).settled()
    assert not Column({"a": percent(40, 50), "b": percent(50, 60)}).settled()
