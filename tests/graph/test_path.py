"""Grades of a path, and their order."""

from __future__ import annotations

from itertools import pairwise

import pytest

from trustcheck.graph.path import Grade


def test_grades_are_ordered_from_the_least_to_the_greatest() -> None:
    assert [Grade.NONE, Grade.WEAK, Grade.DISPUTED, Grade.STRONG] == sorted(Grade)


@pytest.mark.parametrize(("lower", "higher"), [*pairwise(Grade)])
def test_a_grade_stands_to_the_next(lower: Grade, higher: Grade) -> None:
    both = [(lower, higher), (higher, lower), (lower, lower)]

    assert [True, False, False] == [one < other for one, other in both]
    assert [True, False, True] == [one <= other for one, other in both]
    assert [False, True, False] == [one > other for one, other in both]
    assert [False, True, True] == [one >= other for one, other in both]


@pytest.mark.parametrize("compare", ["__lt__", "__le__", "__gt__", "__ge__"])
def test_a_grade_is_compared_with_grades_alone(compare: str) -> None:
    assert NotImplemented is getattr(Grade.WEAK, compare)("weak")
