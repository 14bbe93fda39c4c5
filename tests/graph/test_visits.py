"""What comes to each holder, where every part is known."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from trustcheck.graph.column import FLOAT, HIDDEN, Column
from trustcheck.graph.visits import chances
from trustcheck.logic.share import Share, percent


def _chances(**held: Mapping[str, Share]) -> dict[str, str] | None:
    columns = {company: Column(parts) for company, parts in held.items()}
    found = chances(columns, "p")
    return None if found is None else {holder: str(part) for holder, part in sorted(found.items())}


def _parts(**parts: int) -> Mapping[str, Share]:
    return {holder: percent(part) for holder, part in parts.items()}


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        pytest.param(
            {"p": _parts(a=40, b=60), "a": _parts(x=50, b=50)},
            {"a": "2/5", "b": "4/5", "p": "1", "x": "1/5"},
            id="through one company and beside it",
        ),
        pytest.param(
            {
                "p": _parts(a=100),
                "a": _parts(b=50, x=50),
                "b": _parts(a=40, c=60),
                "c": _parts(d=50, y=50),
                "d": _parts(c=20, z=80),
            },
            {
                "a": "1",
                "b": "1/2",
                "c": "3/8",
                "d": "3/16",
                "p": "1",
                "x": "5/8",
                "y": "5/24",
                "z": "1/6",
            },
            id="through one circle, and another above it",
        ),
        pytest.param({"p": _parts(a=0, b=100)}, {"b": "1", "p": "1"}, id="to whom nothing comes"),
        pytest.param(
            {"p": {"a": percent(70), FLOAT: percent(30)}},
            {"a": "7/10", "p": "1"},
            id="not to a float",
        ),
    ],
)
def test_what_comes_to_each_holder(
    held: Mapping[str, Mapping[str, Share]], expected: dict[str, str]
) -> None:
    assert expected == _chances(**held)


@pytest.mark.parametrize(
    "held",
    [
        pytest.param({"p": {"a": percent(40, 50), "b": percent(50, 60)}}, id="a range"),
        pytest.param({"p": {"a": percent(40), HIDDEN: percent(60)}}, id="hands without a name"),
        pytest.param(
            {"p": _parts(a=100), "a": {"x": percent(0, 100), HIDDEN: percent(0, 100)}},
            id="a range further up",
        ),
        pytest.param({"p": _parts(a=100), "a": _parts(b=100), "b": _parts(a=100)}, id="a circle"),
    ],
)
def test_no_number_comes_out_of(held: Mapping[str, Mapping[str, Share]]) -> None:
    assert None is _chances(**held)


def test_the_parts_that_come_to_those_above_all_make_up_the_whole() -> None:
    columns = {
        company: Column(_parts(**parts))
        for company, parts in {
            "p": {"a": 30, "b": 45, "x": 25},
            "a": {"b": 10, "y": 90},
            "b": {"a": 20, "z": 80},
        }.items()
    }

    found = chances(columns, "p")

    assert found is not None
    assert Fraction(1) == sum(found[holder] for holder in "xyz")
