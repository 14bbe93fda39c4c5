"""What a right gives to some of those who have it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from trustcheck.graph.entitlement import Claim
from trustcheck.graph.shareholding import Part
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import NOTHING, Share, percent

BELOW_HALF = Interval(Fraction(0), Fraction(1, 2), high_open=True)


@pytest.mark.parametrize(
    ("holders", "capital", "votes"),
    [
        pytest.param({"us"}, BELOW_HALF, percent(0, 40), id="one of two may have it all"),
        pytest.param({"us", "eu"}, BELOW_HALF, percent(30, 40), id="both have it"),
        pytest.param({"us", "eu", "cn"}, BELOW_HALF, percent(30, 40), id="both and another"),
        pytest.param({"us", "cn"}, BELOW_HALF, percent(0, 40), id="one and another"),
        pytest.param({"cn"}, NOTHING, NOTHING, id="another has nothing"),
        pytest.param(set(), NOTHING, NOTHING, id="nobody has nothing"),
    ],
)
def test_a_claim_gives(holders: set[str], capital: Share, votes: Share) -> None:
    claim = Claim(frozenset({"us", "eu"}), "p", "option", Part(BELOW_HALF, percent(30, 40)), ())

    assert (capital, votes) == (claim.of(holders, "capital"), claim.of(holders, "votes"))


def test_a_claim_to_nothing_gives_nothing_to_each() -> None:
    claim = Claim(frozenset({"us", "eu"}), "p", "option", Part(NOTHING, percent(10)), ())

    assert (NOTHING, percent(0, 10)) == (claim.of({"us"}, "capital"), claim.of({"us"}, "votes"))
