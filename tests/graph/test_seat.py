"""Seats within an area: of companies, public bodies and persons."""

from __future__ import annotations

from datetime import date

import pytest

from tests.graph.drawing import ATLAS, DAY, Facts, drawn
from trustcheck.graph.seat import seated_within
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth


def _seated(facts: Facts, on: date = DAY) -> Explanation:
    profile = drawn(entities={"e": facts})
    return seated_within(profile, "e", ATLAS, area="union", on=on)


def _seats(**seats: str) -> Facts:
    return {"seats": seats}


@pytest.mark.parametrize(
    ("facts", "truth"),
    [
        pytest.param(
            _seats(registered_office="FR", central_administration="DE", main_establishment="FR"),
            Truth.TRUE,
            id="all three inside",
        ),
        pytest.param(
            _seats(registered_office="FR", central_administration="FR", main_establishment="US"),
            Truth.FALSE,
            id="one of three outside",
        ),
        pytest.param(_seats(registered_office="US"), Truth.FALSE, id="one known, outside"),
        pytest.param(_seats(registered_office="FR"), Truth.UNKNOWN, id="one known, inside"),
        pytest.param(
            _seats(
                registered_office="FR",
                central_administration="FR",
                main_establishment="undisclosed",
            ),
            Truth.UNKNOWN,
            id="one undisclosed",
        ),
        pytest.param({}, Truth.UNKNOWN, id="nothing known"),
        pytest.param(
            {"kind": "public_body", **_seats(registered_office="FR")}, Truth.TRUE, id="public body"
        ),
        pytest.param({"kind": "public_body"}, Truth.UNKNOWN, id="public body without a seat"),
        pytest.param({"kind": "person", "residence": "FR"}, Truth.TRUE, id="lives inside"),
        pytest.param({"kind": "person", "residence": "US"}, Truth.UNKNOWN, id="lives outside"),
        pytest.param(
            {"kind": "person", "nationalities": ["US", "FR"]}, Truth.TRUE, id="national inside"
        ),
        pytest.param(
            {"kind": "person", "residence": "US", "nationalities": ["US"]},
            Truth.FALSE,
            id="lives outside, national outside",
        ),
        pytest.param(
            {"kind": "person", "residence": "undisclosed", "nationalities": ["US"]},
            Truth.UNKNOWN,
            id="residence undisclosed",
        ),
    ],
)
def test_whether_an_entity_is_seated_within_the_union(facts: Facts, truth: Truth) -> None:
    assert truth is _seated(facts).truth


def test_a_territory_of_a_member_state_may_lie_outside() -> None:
    seats = _seats(registered_office="FR", central_administration="FR", main_establishment="NC")

    assert Truth.FALSE is _seated(seats).truth


@pytest.mark.parametrize(
    ("on", "truth"), [(date(2020, 12, 31), Truth.TRUE), (date(2021, 1, 1), Truth.FALSE)]
)
def test_membership_is_that_of_the_day(on: date, truth: Truth) -> None:
    seats = _seats(registered_office="GB", central_administration="GB", main_establishment="GB")

    assert truth is _seated(seats, on).truth


def test_the_explanation_points_at_each_seat_and_each_gap() -> None:
    explanation = _seated(_seats(registered_office="FR", main_establishment="undisclosed"))

    seats = ("entities", "e", "seats")
    assert ((*seats, "registered_office"),) == explanation.pointers()
    assert (
        Gap((*seats, "central_administration"), Reason.ABSENT),
        Gap((*seats, "main_establishment"), Reason.UNDISCLOSED),
    ) == explanation.open_gaps()


def test_whoever_does_not_exist_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        seated_within(drawn(), "nobody", ATLAS, area="union", on=DAY)


def test_a_person_may_be_left_out_of_the_question() -> None:
    profile = drawn(entities={"e": {"kind": "person", "residence": "US"}})

    found = seated_within(profile, "e", ATLAS, area="union", on=DAY, persons="never")

    assert Explanation(Truth.TRUE, say("graph.person-left-out", entity="E")) == found


IN, OUT = Truth.TRUE, Truth.FALSE


@pytest.mark.parametrize(
    ("residence", "nationalities", "by_residence", "by_nationality", "by_either"),
    [
        pytest.param("FR", ["US"], IN, OUT, IN, id="lives there"),
        pytest.param("US", ["FR"], OUT, IN, IN, id="a national"),
        pytest.param("US", ["CN", "US", "DE"], OUT, IN, IN, id="a national by the last of three"),
        pytest.param("US", ["CN"], OUT, OUT, OUT, id="neither"),
    ],
)
def test_a_person_is_looked_at_by_the_ties_that_count(
    residence: str,
    nationalities: list[str],
    by_residence: Truth,
    by_nationality: Truth,
    by_either: Truth,
) -> None:
    facts = {"kind": "person", "residence": residence, "nationalities": nationalities}
    profile = drawn(entities={"e": facts})

    assert [by_residence, by_nationality, by_either] == [
        seated_within(profile, "e", ATLAS, area="union", on=DAY, persons=persons).truth
        for persons in ("residence", "nationality", "ties")
    ]


def test_the_ties_of_a_person_are_pointed_at() -> None:
    told = _seated({"kind": "person", "residence": "US", "nationalities": ["CN", "DE"]})
    open_ = _seated({"kind": "person"})

    assert (
        ("entities", "e", "residence"),
        ("entities", "e", "nationalities", 0),
        ("entities", "e", "nationalities", 1),
    ) == told.pointers()
    assert (
        Gap(("entities", "e", "residence"), Reason.ABSENT),
        Gap(("entities", "e", "nationalities"), Reason.ABSENT),
    ) == open_.open_gaps()
