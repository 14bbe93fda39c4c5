"""Sweeping the days finds what comparing each with each would find."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from trustcheck.profile.overlap import Stretch, meetings, overlaps

_DAYS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=8)


def _stretches(days: list[tuple[int, int]], name: str) -> list[Stretch]:
    return [Stretch(first, last, (name, index)) for index, (first, last) in enumerate(days)]


def _share_a_day(one: Stretch, other: Stretch) -> bool:
    return max(one.first, other.first) <= min(one.last, other.last)


@settings(max_examples=100, deadline=None)
@given(days=_DAYS)
def test_overlaps_are_found_where_there_are_any(days: list[tuple[int, int]]) -> None:
    stretches = _stretches(days, "a")

    pairs = list(overlaps(stretches))

    assert all(_share_a_day(earlier, later) for earlier, later in pairs)
    assert all(earlier.pointer < later.pointer for earlier, later in pairs)
    assert bool(pairs) is any(
        _share_a_day(one, other) for one in stretches for other in stretches if one < other
    ) or _same_twice(stretches)


def _same_twice(stretches: list[Stretch]) -> bool:
    spans = [(each.first, each.last) for each in stretches if each.first <= each.last]
    return len(spans) != len(set(spans))


@settings(max_examples=100, deadline=None)
@given(some=_DAYS, others=_DAYS)
def test_meetings_are_found_where_there_are_any(
    some: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    ours, theirs = _stretches(some, "a"), _stretches(others, "b")

    pairs = list(meetings(ours, theirs))

    assert all(_share_a_day(earlier, later) for earlier, later in pairs)
    assert all((earlier.pointer[0], later.pointer[0]) == ("a", "b") for earlier, later in pairs)
    assert bool(pairs) is any(_share_a_day(one, other) for one in ours for other in theirs)
