"""Grades of a path, and their order."""

from __future__ import annotations

from itertools import pairwise

import pytest

from trustcheck.graph.path import (
    Grade,
    Link,
    Path,
    Prospect,
    best,
    best_prospects,
    strongest,
    surest,
    truth_of,
)
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth


def test_grades_are_ordered_from_the_least_to_the_greatest() -> None:
    assert [Grade.NONE, Grade.WEAK, Grade.DISPUTED, Grade.STRONG] == sorted(Grade)


@pytest.mark.parametrize(("lower", "higher"), [*pairwise(Grade)])
def test_a_grade_stands_to_the_next(lower: Grade, higher: Grade) -> None:
    both = [(lower, higher), (higher, lower), (lower, lower)]

    assert [True, False, False] == [one < other for one, other in both]
    assert [True, False, True] == [one <= other for one, other in both]
    assert [False, True, False] == [one > other for one, other in both]
    assert [False, True, True] == [one >= other for one, other in both]


N, W, D, S = Grade
STEP = Explanation(Truth.TRUE, say("graph.path"))


def _path(*grades: tuple[Grade, Grade]) -> Path:
    return Path(tuple(Link(low, high, STEP) for low, high in grades))


@pytest.mark.parametrize(
    ("links", "low", "high"),
    [
        pytest.param([], N, N, id="no link"),
        pytest.param([(W, S)], W, S, id="one link"),
        pytest.param([(S, S), (W, D)], W, D, id="the weakest of two"),
        pytest.param([(W, S), (D, W)], W, W, id="the weakest of each bound"),
        pytest.param([(S, N)], S, S, id="never less at most than at least"),
    ],
)
def test_a_path_is_as_sure_as_its_weakest_link(
    links: list[tuple[Grade, Grade]], low: Grade, high: Grade
) -> None:
    found = _path(*links)

    assert (low, high) == (found.low, found.high)


SURE, LONG = _path((D, D)), _path((D, D), (S, S))
OPEN, WIDER, WEAK = _path((N, S)), _path((D, S), (S, S)), _path((W, W))


@pytest.mark.parametrize(
    ("paths", "sure", "strong"),
    [
        pytest.param([], None, None, id="none"),
        pytest.param([WEAK, SURE], SURE, SURE, id="the surer, and stronger"),
        pytest.param([LONG, SURE], SURE, SURE, id="the shorter"),
        pytest.param([SURE, OPEN], SURE, OPEN, id="one surer, one perhaps stronger"),
        pytest.param([SURE, WIDER], WIDER, WIDER, id="as sure, and perhaps stronger"),
        pytest.param([OPEN, WIDER], WIDER, OPEN, id="as strong perhaps, and shorter"),
    ],
)
def test_of_paths_the_surest_and_the_strongest_are_kept(
    paths: list[Path], sure: Path | None, strong: Path | None
) -> None:
    both = tuple(path for path in (sure, strong) if path is not None)

    assert (sure, strong) == (surest(paths), strongest(paths))
    assert (both[:1] if sure is strong else both) == best(paths)
    found = best_prospects([Prospect(p.low, p.high, len(p.links), "x", p) for p in paths])
    assert (both[:1] if sure is strong else both) == tuple(each.path for each in found)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(N, N, Truth.FALSE), (N, W, Truth.UNKNOWN), (W, S, Truth.TRUE)],
)
def test_there_is_a_path_where_it_has_a_grade(low: Grade, high: Grade, expected: Truth) -> None:
    assert expected is truth_of(low, high)


@pytest.mark.parametrize("compare", ["__lt__", "__le__", "__gt__", "__ge__"])
def test_a_grade_is_compared_with_grades_alone(compare: str) -> None:
    assert NotImplemented is getattr(Grade.WEAK, compare)("weak")
