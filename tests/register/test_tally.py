"""One holding for each holder and company; more than the whole."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.register.telling import (
    Json,
    codes,
    entity,
    interest,
    profile_of,
    relation,
    remark,
    remarks_of,
    told,
)
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import ANY, percent
from trustcheck.register.ledger import Ledger
from trustcheck.register.tally import tallied
from trustcheck.source.problem import InvalidInput

PARTIES = tuple(entity(name) for name in ("nimbus", "one", "two", "three"))
UNSAID = {"directOrIndirect": "unknown"}


def _held(*relations: Json) -> Ledger:
    return tallied(told(*PARTIES, *relations))


def _parts(ledger: Ledger) -> list[Interval | None]:
    return [each.capital for each in ledger.participations]


def test_what_two_statements_say_alike_is_one_holding() -> None:
    ledger = _held(
        relation("one", "nimbus", interest(share={"exact": 30}, startDate="2020-01-01")),
        relation(
            "one",
            "nimbus",
            interest(share={"exact": 30}, startDate="2021-01-01", endDate="2030-01-01"),
            interest("votingRights", {"exact": 40}, endDate="2029-01-01"),
            record="again",
        ),
    )

    (part,) = ledger.participations
    assert (percent(30), percent(40), 2) == (part.capital, part.votes, len(part.origins))
    assert ("2021-01-01", "2029-01-01") == (str(part.since), str(part.until))
    assert [] == remarks_of(ledger)


def test_two_amounts_may_be_one_part_or_two() -> None:
    ledger = _held(
        relation("one", "nimbus", interest(share={"exact": 30})),
        relation("one", "nimbus", interest(share={"minimum": 20, "maximum": 25}), record="more"),
    )

    assert [percent(30, 55)] == _parts(ledger)
    assert ["two_amounts"] == remarks_of(ledger)


def test_an_amount_that_is_not_stated_leaves_the_other_as_the_least() -> None:
    ledger = _held(
        relation("one", "nimbus", interest(share={"exact": 30})),
        relation("one", "nimbus", interest(), record="more"),
    )

    assert [percent(30, 100)] == _parts(ledger)


def test_two_holders_without_a_name_stay_two() -> None:
    ledger = _held(
        relation({"reason": "unknown"}, "nimbus", interest(share={"exact": 30}), record="a"),
        relation({"reason": "unknown"}, "nimbus", interest(share={"exact": 20}), record="b"),
    )

    assert [percent(30), percent(20)] == _parts(ledger)


def test_a_right_told_twice_is_one_right() -> None:
    ledger = _held(
        relation("one", "nimbus", interest("appointmentOfBoard", startDate="2020-01-01")),
        relation("one", "nimbus", interest("appointmentOfBoard"), record="again"),
    )

    (right,) = ledger.powers
    assert (None, None, 2) == (right.since, right.until, len(right.origins))


def test_more_than_the_whole_said_to_be_direct_is_a_problem_at_the_last_of_them() -> None:
    with pytest.raises(InvalidInput) as caught:
        _held(
            relation("one", "nimbus", interest(share={"exact": 60})),
            relation("two", "nimbus", interest(share={"minimum": 50})),
            relation("three", "nimbus", interest(share={"maximum": 10})),
        )

    (problem,) = caught.value.problems
    assert ["over-subscribed-register"] == codes(caught.value)
    assert (Fraction(11, 10), "Nimbus") == (problem.message["sum"], problem.message["company"])
    assert ("statement-one-in-nimbus", "statement-two-in-nimbus") == problem.message["statements"]


@pytest.mark.parametrize(
    ("least", "fits"), [({"minimum": 50}, True), ({"exclusiveMinimum": 50}, False)]
)
def test_exactly_the_whole_is_not_too_much(least: Json, fits: bool) -> None:
    halves = [relation(name, "nimbus", interest(share=least)) for name in ("one", "two")]

    if fits:
        assert 2 == len(_held(*halves).participations)
    else:
        with pytest.raises(InvalidInput):
            _held(*halves)


def test_parts_not_said_to_be_direct_lose_the_floor_that_cannot_be() -> None:
    ledger = _held(
        relation("one", "nimbus", interest("votingRights", {"minimum": 75}, **UNSAID)),
        relation("two", "nimbus", interest("votingRights", {"minimum": 75}, **UNSAID)),
        relation("three", "nimbus", interest("votingRights", {"exact": 10})),
    )

    assert [ANY, ANY, percent(10)] == [each.votes for each in ledger.participations]
    assert ["loosened", "loosened"] == remarks_of(ledger)
    assert Fraction(16, 10) == ledger.remarks[0].message["sum"]
    assert 3 == len(profile_of(ledger, "nimbus").holdings)


def test_ranges_that_leave_room_for_more_than_the_whole_are_told() -> None:
    ledger = _held(
        *[
            relation(name, "nimbus", interest(share={"minimum": 25, "maximum": 50}))
            for name in ("one", "two", "three")
        ]
    )

    assert [percent(25, 50)] * 3 == _parts(ledger)
    assert Fraction(3, 2) == remark(ledger, "loose")["sum"]
