"""Pooled control in registers: the same companies as the exact path finds for one holder."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.graph.drawing import derived, drawn, thresholds
from trustcheck.graph.edges import Edges
from trustcheck.graph.pool import pooled_control

HALF = 5_000
US, CN, A, B, C = range(5)


def _edges(*holdings: tuple[int, int, int], entities: int = 5, whole: int = 10_000) -> Edges:
    holders, held, parts = zip(*holdings, strict=True) if holdings else ((), (), ())
    return Edges.exact(entities, holders=holders, held=held, parts=parts, whole=whole)


@pytest.mark.parametrize(
    ("holdings", "controlled"),
    [
        pytest.param([(US, A, 5_000)], (), id="half is no majority"),
        pytest.param([(US, A, 5_001)], (A,), id="above half"),
        pytest.param([(US, A, 3_000), (CN, A, 2_001)], (A,), id="together"),
        pytest.param([(US, A, 6_000), (A, B, 6_000)], (A, B), id="through a company"),
        pytest.param([(US, A, 4_000), (A, B, 9_000)], (), id="not through another’s company"),
        pytest.param([(US, A, 6_000), (A, B, 3_000), (US, B, 2_001)], (A, B), id="both ways"),
        pytest.param([(A, B, 6_000), (B, A, 6_000), (US, A, 3_000)], (), id="a circle by itself"),
        pytest.param([(US, A, 4_600), (A, A, 1_000)], (A,), id="own shares have no votes"),
        pytest.param([(US, A, 4_500), (A, A, 1_000)], (), id="half of the votes cast"),
        pytest.param([(US, A, 4_500), (A, A, 1_001)], (A,), id="just above, own shares odd"),
        pytest.param([(US, A, 3_000), (US, A, 2_001)], (A,), id="two blocks of one holder"),
    ],
)
def test_the_pool_controls_what_it_outvotes(
    holdings: list[tuple[int, int, int]], controlled: tuple[int, ...]
) -> None:
    assert controlled == pooled_control(_edges(*holdings), [US, CN], majority=HALF)


def test_amounts_count_at_their_lower_ends() -> None:
    edges = Edges(5, [US, US], [A, B], low=[5_000, 5_001], high=[9_000, 9_000])

    assert (B,) == pooled_control(edges, [US], majority=HALF)


def test_another_whole_is_another_unit() -> None:
    assert (A,) == pooled_control(_edges((US, A, 2), whole=3), [US], majority=1)


def test_a_pool_that_names_an_entity_twice_counts_it_once() -> None:
    assert () == pooled_control(_edges((US, A, 3_000)), [US, US], majority=HALF)


# Against the exact path

holdings = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(1, 9)), st.integers(1, 34), max_size=20
)


@settings(max_examples=50, deadline=None)
@given(holdings)
def test_the_pool_controls_what_one_holder_in_its_place_would(
    held: Mapping[tuple[int, int], int],
) -> None:
    kept: dict[tuple[int, int], int] = {}
    for (holder, company), part in held.items():
        if part + sum(p for (_, c), p in kept.items() if c == company) <= 100:
            kept[holder, company] = part
    lines = [
        f"{'s' if holder < 1 else f'c{holder}'} c{company} {Decimal(part)}"
        for (holder, company), part in kept.items()
    ]
    structure = derived(drawn(*lines), thresholds(presumption="100"))
    exact = {company for holder, company in structure.controlled() if holder == "s"}

    edges = _edges(*((h, c, part) for (h, c), part in kept.items()), entities=10, whole=100)

    assert exact == {f"c{company}" for company in pooled_control(edges, [0], majority=50)}


# What cannot be


@pytest.mark.parametrize(
    ("holders", "held", "low", "high"),
    [
        pytest.param([0], [1, 2], [1], [1], id="lengths differ"),
        pytest.param([5], [1], [1], [1], id="a holder beyond the last"),
        pytest.param([-1], [1], [1], [1], id="a negative holder"),
        pytest.param([0], [5], [1], [1], id="a company beyond the last"),
        pytest.param([0], [1], [-1], [1], id="a negative amount"),
        pytest.param([0], [1], [1], [10_001], id="more than the whole"),
        pytest.param([0], [1], [2], [1], id="ends in the wrong order"),
    ],
)
def test_holdings_that_do_not_fit_together_are_refused(
    holders: list[int], held: list[int], low: list[int], high: list[int]
) -> None:
    with pytest.raises(ValueError, match=r"^an? "):
        Edges(5, holders, held, low, high)


def test_a_pool_outside_the_register_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 4"):
        pooled_control(_edges(), [5], majority=HALF)
