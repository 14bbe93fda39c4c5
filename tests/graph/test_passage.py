"""The product reading: a share followed from holder to holder, circles and ranges included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from fractions import Fraction
from itertools import islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.graph.oracles import Oracle, number, oracle, oracles
from trustcheck.graph.chain import chains
from trustcheck.graph.column import FLOAT, HIDDEN, Column
from trustcheck.graph.passage import Passages, components
from trustcheck.graph.visits import chances
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import ANY, NOTHING, WHOLE, Share, ceiling, percent


def first_passage(
    columns: Mapping[str, Column], company: str, *, into: Set[str], perhaps: Set[str] = frozenset()
) -> Share:
    return Passages(columns).first(company, into=into, perhaps=perhaps)


ABOVE_HALF = Interval(Fraction(1, 2), Fraction(1), low_open=True)

PUBLISHED = [
    ("white-3.5-control-vs-financial", "P", "C1", "75"),
    ("white-3.5-control-vs-financial", "P", "C2", "821/10"),
    ("white-3.5-control-vs-financial", "P", "C3", "30"),
    ("white-3.5-control-vs-financial", "P", "C4", "215/4"),
    ("white-3.5-control-vs-financial", "P", "C5", "16869/400"),
    ("white-crossed-participations", "P", "C1", "4600/47"),
    ("white-crossed-participations", "P", "C2", "4200/47"),
    ("white-3.6-matrix", "P", "A", "86"),
    ("white-3.6-matrix", "P", "B", "60"),
    ("white-3.6-matrix", "P", "C", "282/5"),
    ("white-parent-crossheld", "P", "C1", "100"),
    ("white-consortium", "FP", "P1", "100"),
    ("white-consortium", "FP", "P2", "100"),
    ("white-consortium", "FP", "A", "100"),
    ("white-92", "P", "A", "92"),
    ("white-88", "P", "A", "88"),
    ("cdl2000-weakest-link", "Fam", "B", "231/100"),
    ("30-30-20", "Fam", "C", "36"),
    ("ofac-ex1", "X", "B", "25"),
    ("ofac-ex2", "X", "C", "25"),
    ("ofac-ex4", "X", "C", "75/4"),
    ("bods-fi-gasgrid", "State", "GG", "100"),
    ("bods-fixture-10-circular", "A", "B", "100"),
    ("bo-doc-chain 50x60", "R", "T", "30"),
    ("bo-doc-80x50x70", "R", "T", "28"),
    ("bo-doc-50x50", "R", "T", "25"),
    ("bo-doc-15+80x20", "R", "T", "31"),
    ("d33-50-50-jv", "US", "P", "50"),
]


@pytest.mark.parametrize(("id", "holder", "company", "share"), PUBLISHED)
def test_worked_examples_come_out_exactly(id: str, holder: str, company: str, share: str) -> None:
    columns = oracle(id).columns()

    assert Interval.exactly(number(share)) == first_passage(
        columns, company, into=frozenset([holder])
    )


COLLECTIVE = [each for each in oracles() if "collective_multiplicative" in each.expect]
RANGES = [each for each in oracles() if "lower" in each.expect]


@pytest.mark.parametrize("example", COLLECTIVE, ids=lambda each: each.id)
def test_collective_examples_come_out_exactly(example: Oracle) -> None:
    share = first_passage(example.columns(), "P", into=frozenset(example.foreign))

    assert Interval.exactly(number(example.expect["collective_multiplicative"])) == share


@pytest.mark.parametrize("example", RANGES, ids=lambda each: each.id)
def test_ranges_are_as_sharp_as_the_examples(example: Oracle) -> None:
    lower, upper = number(example.expect["lower"]), number(example.expect["upper"])

    share = first_passage(example.columns(), "P", into=frozenset(example.foreign))

    assert Interval(lower, upper) == share


def test_nobody_outside_a_closed_circle_has_a_part_of_it() -> None:
    columns = oracle("bods-fixture-10-circular").columns()

    assert NOTHING == first_passage(columns, "A", into=frozenset(["C"]))


def test_a_closed_circle_beside_a_range_has_a_least_chance_of_nothing() -> None:
    columns = {
        "A": Column.fitted({"B": percent(50, 100), "C": percent(0, 50)}),
        "B": Column.fitted({"A": WHOLE}),
    }

    assert ANY == first_passage(columns, "A", into=frozenset(["C"]))


def test_hands_without_a_name_count_in_the_upper_bound_only() -> None:
    columns = {"P": Column.fitted({"US": percent(20), HIDDEN: ANY})}

    assert percent(20, 100) == first_passage(columns, "P", into=frozenset(["US"]))


def test_the_float_never_counts() -> None:
    columns = {"P": Column.fitted({"US": percent(20), FLOAT: ANY})}

    assert percent(20) == first_passage(columns, "P", into=frozenset(["US"]))


def test_foreign_hands_keep_what_they_have() -> None:
    columns = {
        "P": Column.fitted({"SUB": percent(30), FLOAT: ANY}),
        "SUB": Column.fitted({"US": WHOLE, FLOAT: ANY}),
    }

    assert percent(30) == first_passage(columns, "P", into=frozenset(["US", "SUB"]))


def test_a_bound_that_no_division_reaches_is_open() -> None:
    columns = {
        "P": Column.fitted({"H": percent(50), FLOAT: ANY}),
        "H": Column.fitted({"US": ABOVE_HALF, "EU": ANY}),
    }

    share = first_passage(columns, "P", into=frozenset(["US"]))

    assert Interval(Fraction(1, 4), Fraction(1, 2), low_open=True) == share


def test_an_open_bound_is_reached_when_another_way_makes_up_for_it() -> None:
    columns = {
        "P": Column.fitted({"H": percent(50), "EU": percent(50)}),
        "H": Column.fitted({"A": ABOVE_HALF, "US": ANY}),
        "A": Column.fitted({"US": WHOLE, FLOAT: ANY}),
    }

    assert percent(50) == first_passage(columns, "P", into=frozenset(["US"]))


def test_circles_come_after_their_holders_and_stand_together() -> None:
    columns = oracle("white-crossed-participations").columns()

    assert (("C1", "C2"),) == components(columns, "C1")


def test_a_long_chain_of_holdings_is_no_trouble() -> None:
    columns = {f"c{i}": Column.fitted({f"c{i + 1}": percent(100), FLOAT: ANY}) for i in range(400)}

    assert WHOLE == first_passage(columns, "c0", into=frozenset(["c400"]))


# Against every division of small structures

NODES = ("a", "b", "c")
HOLDERS = (*NODES, "x", "y")
ranges = st.tuples(st.integers(0, 3), st.integers(0, 3)).map(sorted)
structures = st.fixed_dictionaries(
    {
        node: st.dictionaries(st.sampled_from(HOLDERS), ranges, min_size=1, max_size=3)
        for node in NODES
    }
)


def _divisions(held: Mapping[str, list[int]]) -> list[dict[str, Fraction]]:
    choices = product(*(range(low, high + 1) for low, high in held.values()))
    return [
        {holder: Fraction(part, 3) for holder, part in zip(held, parts, strict=True)}
        for parts in choices
        if sum(parts) == 3
    ]


def _followed(divisions: Mapping[str, Mapping[str, Fraction]], target: str) -> Fraction:
    """Return what part of `a` ends at the target, by leaving companies out one by one.

    Whoever holds a company through one left out has what that one had of it, shared among its
    own holders (Kirchhoff); one that only ever leads back to itself leads nowhere.
    """
    left = {node: dict(held) for node, held in divisions.items()}
    for gone in [node for node in left if node != "a"]:
        held = left.pop(gone)
        back = held.pop(gone, Fraction(0))
        for other in left.values():
            through = other.pop(gone, Fraction(0))
            for holder, part in held.items() if back < 1 else ():
                other[holder] = other.get(holder, Fraction(0)) + through * part / (1 - back)
    back = left["a"].pop("a", Fraction(0))
    return left["a"].get(target, Fraction(0)) / (1 - back) if back < 1 else Fraction(0)


def _worlds(
    drawn: Mapping[str, Mapping[str, list[int]]],
) -> Iterator[Mapping[str, dict[str, Fraction]]]:
    for parts in product(*(_divisions(held) for held in drawn.values())):
        yield dict(zip(drawn, parts, strict=True))


@settings(max_examples=80, deadline=None)
@given(structures)
def test_all_holders_at_once_come_out_as_one_by_one(
    drawn: Mapping[str, Mapping[str, list[int]]],
) -> None:
    for divisions in islice(_worlds(drawn), 5):
        columns = {
            node: Column.fitted({h: Interval.exactly(part) for h, part in held.items()})
            for node, held in divisions.items()
        }
        found = chances(columns, "a")
        if found is not None:
            one_by_one = {
                holder: first_passage(columns, "a", into=frozenset([holder])).low
                for holder in HOLDERS
                if holder != "a"
            }
            assert one_by_one == {h: found.get(h, Fraction(0)) for h in one_by_one}


@settings(max_examples=80, deadline=None)
@given(structures)
def test_bounds_are_those_of_the_best_and_worst_divisions(
    drawn: Mapping[str, Mapping[str, list[int]]],
) -> None:
    worlds = list(_worlds(drawn))
    if not worlds:
        return
    columns = {
        node: Column.fitted(
            {h: Interval(Fraction(low, 3), Fraction(high, 3)) for h, (low, high) in held.items()}
        )
        for node, held in drawn.items()
    }
    seen = [_followed(world, "x") for world in worlds]

    share = first_passage(columns, "a", into=frozenset(["x"]))

    assert (min(seen), max(seen)) == (share.low, ceiling(share))


def test_no_chain_leads_to_a_company_that_nobody_holds() -> None:
    assert [] == list(chains({}, "p", sources=frozenset(["us"]), above=()))
