"""What a later statement has otherwise, wherever its records stand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.worlds import worlds
from tests.sample import drawing
from trustcheck.profile.restatement import Restatement, day_of, paired, restatements

A: Any = {"holder": "a", "held": "p", "capital": 20}
B: Any = {"holder": "b", "held": "p", "capital": 30}
H = ("holdings",)
C: Any = {"holder": "c", "held": "p", "capital": 50}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param([A, B], [B, A], [], id="another order"),
        pytest.param(
            [A, B],
            [C, A, {**B, "capital": 31}],
            [
                Restatement(None, ("holdings", 0), None, C),
                Restatement(
                    ("holdings", 1, "capital"), ("holdings", 2, "capital"), 30, 31, ("holdings", 1)
                ),
            ],
            id="one more before one that changed",
        ),
        pytest.param(
            [A, B],
            [B],
            [Restatement(("holdings", 0), None, A, None, ("holdings",))],
            id="the first is gone",
        ),
        pytest.param(
            [A],
            [{**A, "holder": "b"}],
            [
                Restatement(None, ("holdings", 0), None, {**A, "holder": "b"}),
                Restatement(("holdings", 0), None, A, None, ("holdings",)),
            ],
            id="another holder is another holding",
        ),
        pytest.param(
            [A],
            [{**A, "votes": 20}],
            [Restatement(None, ("holdings", 0, "votes"), None, 20, ("holdings", 0))],
            id="one more fact of a record",
        ),
        pytest.param([A], [{**A, "note": "counted"}], [], id="a note is no fact"),
        pytest.param(
            [{"capital": 1}, {"capital": 2}],
            [{"capital": 2}, {"capital": 3}],
            [
                Restatement(None, ("holdings", 1), None, {"capital": 3}),
                Restatement(("holdings", 0), None, {"capital": 1}, None, ("holdings",)),
            ],
            id="what nothing names is the same at its place alone",
        ),
        pytest.param([None, A], [A], [], id="what is not known is passed over"),
    ],
)
def test_records_are_followed_wherever_they_stand(
    old: list[Any], new: list[Any], expected: list[Restatement]
) -> None:
    assert expected == list(restatements({"holdings": old}, {"holdings": new}))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(["a", "b"], ["b", "a"], 0, id="words in another order"),
        pytest.param(["a", "b"], ["a"], 1, id="a word less"),
        pytest.param(True, 1, 1, id="yes is not one"),
        pytest.param({"at_least": 2}, 2, 1, id="bounds and a number"),
    ],
)
def test_values_are_compared_whole(old: Any, new: Any, expected: int) -> None:
    assert expected == len(restatements({"roles": old}, {"roles": new}))


@given(world=worlds(), data=st.data())
@drawing(10, of=25)
def test_the_order_of_records_states_nothing(world: Any, data: st.DataObject) -> None:
    shuffled = {
        key: data.draw(st.permutations(value)) if isinstance(value, list) else value
        for key, value in world.items()
    }

    assert () == restatements(world, shuffled)


@given(old=worlds(), new=worlds())
@drawing(8, of=25)
def test_what_came_one_way_is_gone_the_other(old: Any, new: Any) -> None:
    there = {(e.before, e.after, repr(e.was), repr(e.now)) for e in restatements(old, new)}
    back = {(e.after, e.before, repr(e.now), repr(e.was)) for e in restatements(new, old)}

    assert there == back


def test_pairs_are_one_to_one() -> None:
    assert ((0, 0), (1, 2)) == paired(
        "sites", [{"id": "x"}, {"id": "y"}], [{"id": "x"}, {"id": "z"}, {"id": "y"}]
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param([], [{**A, "since": "2026-10-20"}], date(2026, 10, 20), id="a new record"),
        pytest.param([], [A], None, id="a new record without a day"),
        pytest.param(
            [A], [{**A, "capital": 9, "since": "2026-10-20"}], date(2026, 10, 20), id="new day"
        ),
        pytest.param(
            [{**A, "since": "2020-01-01"}],
            [{**A, "since": "2020-01-01", "capital": 9}],
            None,
            id="a day that was there before",
        ),
        pytest.param(
            [{**A, "since": "2020-01-01"}],
            [{**A, "since": "2020-01-01", "votes": 9}],
            None,
            id="a day that was there before a new fact",
        ),
        pytest.param([A], [{**A, "until": "2026-10-20"}], date(2026, 10, 21), id="an end"),
        pytest.param([A], [{**A, "until": "2027-10-20"}], None, id="an end to come"),
        pytest.param([A], [], None, id="gone"),
    ],
)
def test_a_record_tells_the_day_of_its_change(
    old: list[Any], new: list[Any], expected: date | None
) -> None:
    before: Any = {"holdings": old}
    after: Any = {"holdings": new}
    found = {
        day_of(each, before, after, by=date(2026, 11, 15)) for each in restatements(before, after)
    }

    assert {expected} == found
