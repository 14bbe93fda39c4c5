"""Parts of the capital and of the votes, from numbers of shares."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from trustcheck.graph.counting import capital_of, votes_of
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import ANY, NOTHING, WHOLE, Share, percent
from trustcheck.profile.entity import ShareClass
from trustcheck.profile.value import UNDISCLOSED, Undisclosed


def _range(low: int, high: int | None) -> Interval:
    return Interval(Fraction(low), None if high is None else Fraction(high))


def _count(number: int | Interval | Undisclosed | None) -> Interval | Undisclosed | None:
    return Interval.exactly(number) if isinstance(number, int) else number


def _class(
    shares: int | Interval,
    votes: int | Interval | Undisclosed | None = None,
    nominal: int | None = None,
) -> ShareClass:
    issued = Interval.exactly(shares) if isinstance(shares, int) else shares
    return ShareClass(shares=issued, nominal=_count(nominal), votes_per_share=_count(votes))


PLAIN = {"A": _class(60), "B": _class(40)}
DOUBLE = {"A": _class(60), "B": _class(20, 2)}
MUTE = {"A": _class(60), "B": _class(40, 0)}
GOLDEN = {"A": _class(60), "B": _class(40, UNDISCLOSED)}
UNCOUNTED = {"A": _class(60), "B": _class(_range(0, None))}
EMPTY = {"A": _class(60), "B": _class(0, UNDISCLOSED)}
RANGES = {"A": _class(_range(50, 60)), "B": _class(_range(40, 50))}
NOMINAL = {"A": _class(60, nominal=1), "B": _class(20, nominal=2)}
SEVERAL = {"A": _class(50), "B": _class(20), "C": _class(30)}


@pytest.mark.parametrize(
    ("classes", "name", "shares", "capital", "votes"),
    [
        pytest.param(PLAIN, "A", _range(15, 15), percent(15), percent(15), id="one vote each"),
        pytest.param(DOUBLE, "B", _range(5, 5), percent("6.25"), percent(10), id="double votes"),
        pytest.param(NOMINAL, "B", _range(5, 5), percent(10), percent("6.25"), id="nominal"),
        pytest.param(MUTE, "B", _range(10, 10), percent(10), NOTHING, id="shares without a vote"),
        pytest.param(
            MUTE, "A", _range(15, 15), percent(15), percent(25), id="beside shares without a vote"
        ),
        pytest.param(
            GOLDEN, "B", _range(10, 10), percent(10), percent(0, 25), id="votes undisclosed"
        ),
        pytest.param(
            GOLDEN, "A", _range(15, 15), percent(15), percent(0, 25), id="beside such votes"
        ),
        pytest.param(
            UNCOUNTED, "A", _range(15, 15), percent(0, 25), percent(0, 25), id="not counted"
        ),
        pytest.param(
            UNCOUNTED, "B", _range(20, 20), percent(0, 25), percent(0, 25), id="of no number"
        ),
        pytest.param(
            UNCOUNTED, "B", _range(0, None), ANY, ANY, id="any number of a class of no number"
        ),
        pytest.param(
            EMPTY, "A", _range(15, 15), percent(25), percent(25), id="a class never issued"
        ),
        pytest.param(
            EMPTY, "B", _range(0, None), NOTHING, NOTHING, id="any number of a class never issued"
        ),
        pytest.param(PLAIN, "A", _range(0, 0), NOTHING, NOTHING, id="no share"),
        pytest.param(PLAIN, "A", _range(10, 15), percent(10, 15), percent(10, 15), id="a range"),
        pytest.param(PLAIN, "A", _range(10, None), percent(10, 60), percent(10, 60), id="open"),
        pytest.param(
            RANGES,
            "A",
            _range(11, 27),
            Interval(Fraction(1, 10), Fraction(3, 10)),
            Interval(Fraction(1, 10), Fraction(3, 10)),
            id="a range of ranges",
        ),
        pytest.param(
            RANGES,
            "A",
            _range(55, 60),
            Interval(Fraction(1, 2), Fraction(3, 5)),
            Interval(Fraction(1, 2), Fraction(3, 5)),
            id="more than the least that exist",
        ),
        pytest.param(
            {"A": _class(60)}, "A", _range(60, 60), WHOLE, WHOLE, id="the only class, wholly"
        ),
        pytest.param(SEVERAL, "B", _range(10, 10), percent(10), percent(10), id="three classes"),
        pytest.param(PLAIN, "C", _range(10, 10), ANY, ANY, id="a class that is not declared"),
    ],
)
def test_so_many_shares_make(
    classes: Mapping[str, ShareClass], name: str, shares: Interval, capital: Share, votes: Share
) -> None:
    assert capital == capital_of(classes, name, shares)
    assert votes == votes_of(classes, name, shares)
