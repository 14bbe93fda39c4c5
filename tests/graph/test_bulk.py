"""Ownership in whole registers: the same answers as the exact path, by other means."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sample import drawing
from trustcheck.graph.bulk import collective_bounds, collective_shares
from trustcheck.graph.column import HIDDEN, Column
from trustcheck.graph.edges import Edges
from trustcheck.graph.passage import Passages
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import ANY, ceiling

pytest.importorskip("scipy", reason='ownership in registers needs the extra "scale"')

Held: TypeAlias = Mapping[int, Mapping[int, tuple[int, int]]]
"""Who holds between what and what of whom, in basis points."""

AGREED = pytest.approx


def _edges(entities: int, held: Held) -> Edges:
    flat = [
        (holder, company, low, high)
        for company, parts in held.items()
        for holder, (low, high) in parts.items()
    ]
    holders, companies, lows, highs = zip(*flat, strict=True) if flat else ((), (), (), ())
    return Edges(entities, holders, companies, lows, highs)


def _exact(entities: int, held: Held) -> Edges:
    edges = _edges(entities, held)
    return Edges.exact(entities, holders=edges.holders, held=edges.held, parts=edges.low)


def _at(part: int) -> tuple[int, int]:
    return part, part


# Against the exact path


@st.composite
def structures(draw: st.DrawFn, *, ranges: bool) -> tuple[int, Held, frozenset[int]]:
    """Draw up to thirty entities, what they hold of one another, and who of them is foreign.

    Companies share out all they have or a little less, so that there are circles which shares
    hardly leave, and some which they never leave.
    """
    entities = draw(st.integers(2, 30))
    number = st.integers(0, entities - 1)
    held = {}
    for company in draw(st.sets(number, min_size=1)):
        holders = draw(st.lists(number, min_size=1, max_size=4, unique=True))
        left = 10_000 - draw(st.sampled_from([0, 0, 1, 300, 5_000]))
        cuts = sorted(draw(st.lists(st.integers(0, left), min_size=3, max_size=3)))
        ends = [0, *cuts[: len(holders) - 1], left]
        parts = [high - low for low, high in pairwise(ends)]
        wide = draw(st.sampled_from([0, 1, 500, 10_000])) if ranges else 0
        held[company] = {
            holder: (max(0, part - wide), min(10_000, part + wide))
            for holder, part in zip(holders, parts, strict=True)
        }
    foreign = draw(st.frozensets(number, min_size=1, max_size=3))
    return entities, held, foreign


def _columns(held: Held, complete: frozenset[int] = frozenset()) -> Mapping[str, Column]:
    """Return what the exact path reads; where holders cannot have it all, others may."""
    return {
        str(company): Column.fitted(
            {
                str(holder): Interval(Fraction(low, 10_000), Fraction(high, 10_000))
                for holder, (low, high) in parts.items()
            }
            | ({} if company in complete else {HIDDEN: ANY})
        )
        for company, parts in held.items()
    }


@drawing(20, of=60)
@given(structures(ranges=False))
def test_collective_shares_are_the_exact_ones(
    structure: tuple[int, Held, frozenset[int]],
) -> None:
    entities, held, foreign = structure
    into = frozenset(map(str, foreign))
    columns = _columns(held)
    companies = sorted(set(held) - foreign)

    shares = collective_shares(_exact(entities, held), sorted(foreign))

    exact = [Passages(columns).first(str(company), into=into).low for company in companies]
    assert [float(share) for share in exact] == AGREED(shares[companies], abs=1e-9)


@drawing(25, of=60)
@given(structures(ranges=True), st.data())
def test_collective_bounds_are_the_exact_ones(
    structure: tuple[int, Held, frozenset[int]], data: st.DataObject
) -> None:
    entities, held, foreign = structure
    full = [c for c, parts in held.items() if sum(high for _, high in parts.values()) >= 10_000]
    complete = frozenset(each for each in full if data.draw(st.booleans()))
    unheld = frozenset(range(entities)) - set(held)
    columns = _columns(held, complete)
    into = frozenset(map(str, foreign))
    companies = sorted(set(held) - foreign)

    least, greatest = collective_bounds(
        _edges(entities, held), sorted(foreign), complete=sorted(complete | unheld)
    )

    exact = [Passages(columns).first(str(company), into=into) for company in companies]
    assert [float(share.low) for share in exact] == AGREED(least[companies], abs=1e-9)
    assert [float(ceiling(share)) for share in exact] == AGREED(greatest[companies], abs=1e-9)


# By hand

US, EU, HOLDING, PROVIDER = range(4)


def test_chains_multiply_and_ways_add_up() -> None:
    held = {HOLDING: {US: _at(8_000)}, PROVIDER: {HOLDING: _at(3_000), US: _at(500)}}

    shares = collective_shares(_exact(4, held), [US])

    assert [1, 0, 0.8, 0.29] == AGREED(shares.tolist())


def test_shares_in_foreign_hands_stay_there() -> None:
    held = {HOLDING: {US: _at(5_000), EU: _at(5_000)}, PROVIDER: {HOLDING: _at(3_000)}}

    shares = collective_shares(_exact(4, held), [US, HOLDING])

    assert [1, 0, 1, 0.3] == AGREED(shares.tolist())


def test_treasury_shares_count_for_the_other_holders() -> None:
    held = {PROVIDER: {US: _at(2_250), EU: _at(6_750), PROVIDER: _at(1_000)}}

    shares = collective_shares(_exact(4, held), [US])

    assert AGREED(0.25) == shares[PROVIDER]


def test_a_closed_circle_is_in_nobodys_hands() -> None:
    held = {HOLDING: {PROVIDER: _at(10_000)}, PROVIDER: {HOLDING: _at(10_000)}}

    shares = collective_shares(_exact(4, held), [US])

    assert [1, 0, 0, 0] == shares.tolist()


def test_a_circle_that_shares_hardly_leave_is_solved() -> None:
    held = {
        HOLDING: {PROVIDER: _at(9_999), US: _at(1)},
        PROVIDER: {HOLDING: _at(9_998), EU: _at(2)},
    }

    shares = collective_shares(_exact(4, held), [US])

    exact = Fraction(1, 10_000) / (1 - Fraction(9_999 * 9_998, 10_000**2))
    assert AGREED(float(exact), abs=1e-11) == shares[HOLDING]


def test_a_range_is_cut_by_what_the_others_must_have() -> None:
    held = {PROVIDER: {US: (2_000, 3_000), EU: (7_700, 8_000)}}

    bounds = collective_bounds(_edges(4, held), [US], complete=range(4))

    assert [AGREED(0.20), AGREED(0.23)] == [end[PROVIDER] for end in bounds]


def test_unnamed_hands_count_in_the_upper_bound_of_an_open_company() -> None:
    held = {PROVIDER: {US: _at(2_000)}}

    least, greatest = collective_bounds(_edges(4, held), [US], complete=[EU])

    assert [1, 0, 0, 0.2] == AGREED(least.tolist())
    assert [1, 0, 1, 1] == AGREED(greatest.tolist())


def test_a_register_without_holdings_has_no_shares() -> None:
    edges = _edges(2, {})

    bounds = collective_bounds(edges, [0], complete=range(2))

    assert [1, 0] == collective_shares(edges, [0]).tolist()
    assert [[1, 0], [1, 0]] == [end.tolist() for end in bounds]


# What cannot be


def test_holders_with_more_than_the_whole_are_refused() -> None:
    held = {PROVIDER: {US: _at(6_000), EU: _at(4_001)}}

    with pytest.raises(ValueError, match="entity 3"):
        collective_shares(_exact(4, held), [US])


def test_holders_with_less_than_the_whole_of_a_complete_company_are_refused() -> None:
    held = {PROVIDER: {US: (0, 6_000), EU: (0, 3_999)}}

    with pytest.raises(ValueError, match="entity 3"):
        collective_bounds(_edges(4, held), [US], complete=[PROVIDER])


@pytest.mark.parametrize("foreign", [[-1], [4]], ids=["negative", "beyond the last"])
def test_a_foreigner_outside_the_register_is_refused(foreign: list[int]) -> None:
    with pytest.raises(ValueError, match="from 0 to 3"):
        collective_shares(_edges(4, {}), foreign)


def test_without_the_extra_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)

    with pytest.raises(ImportError, match="numpy"):
        collective_shares(_edges(4, {}), [US])
