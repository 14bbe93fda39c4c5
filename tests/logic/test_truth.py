"""Kleene's strong tables, in full."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustcheck.logic.truth import Truth, all_of, any_of

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN

truths = st.sampled_from(list(Truth))


def _id(value: Truth) -> str:
    return value.value


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (T, T, T),
        (T, F, F),
        (T, U, U),
        (F, T, F),
        (F, F, F),
        (F, U, F),
        (U, T, U),
        (U, F, F),
        (U, U, U),
    ],
    ids=_id,
)
def test_both_hold(first: Truth, second: Truth, both: Truth) -> None:
    assert both is all_of([first, second])


@pytest.mark.parametrize(
    ("first", "second", "either"),
    [
        (T, T, T),
        (T, F, T),
        (T, U, T),
        (F, T, T),
        (F, F, F),
        (F, U, U),
        (U, T, T),
        (U, F, U),
        (U, U, U),
    ],
    ids=_id,
)
def test_either_holds(first: Truth, second: Truth, either: Truth) -> None:
    assert either is any_of([first, second])


@pytest.mark.parametrize(
    ("first", "second", "implied"),
    [
        (T, T, T),
        (T, F, F),
        (T, U, U),
        (F, T, T),
        (F, F, T),
        (F, U, T),
        (U, T, T),
        (U, F, U),
        (U, U, U),
    ],
    ids=_id,
)
def test_the_first_implies_the_second(first: Truth, second: Truth, implied: Truth) -> None:
    assert implied is any_of([~first, second])


@pytest.mark.parametrize(("truth", "contrary"), [(T, F), (F, T), (U, U)], ids=_id)
def test_the_contrary(truth: Truth, contrary: Truth) -> None:
    assert contrary is ~truth


@pytest.mark.parametrize(("fact", "truth"), [(True, T), (False, F)])
def test_a_known_fact_is_true_or_false(fact: bool, truth: Truth) -> None:
    assert truth is Truth.of(fact)


@pytest.mark.parametrize("truth", list(Truth), ids=_id)
def test_a_truth_is_no_yes_or_no(truth: Truth) -> None:
    with pytest.raises(TypeError, match=r"^a truth has three values: compare it with `is`$"):
        bool(truth)


def test_over_nothing_all_hold_and_none_does() -> None:
    assert T is all_of([])
    assert F is any_of([])


@settings(max_examples=100, deadline=None)
@given(parts=st.lists(truths, max_size=5))
def test_de_morgan(parts: list[Truth]) -> None:
    contrary = [~part for part in parts]

    assert ~all_of(parts) is any_of(contrary)
    assert ~any_of(parts) is all_of(contrary)


@settings(max_examples=100, deadline=None)
@given(parts=st.lists(truths, max_size=5), data=st.data())
def test_order_and_repetition_do_not_matter(parts: list[Truth], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations([*parts, *parts]))

    assert all_of(parts) is all_of(shuffled)
    assert any_of(parts) is any_of(shuffled)


@settings(max_examples=100, deadline=None)
@given(parts=st.lists(truths, max_size=5), data=st.data())
def test_what_is_known_stays_when_more_is_known(parts: list[Truth], data: st.DataObject) -> None:
    settled = [data.draw(st.sampled_from([T, F])) if part is U else part for part in parts]

    assert all_of(parts) in (U, all_of(settled))
    assert any_of(parts) in (U, any_of(settled))
