"""Which statement on a record counts on a day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.register.telling import (
    entity,
    interest,
    older,
    person,
    relation,
    remarks_of,
    shape,
    told,
)
from trustcheck.logic.share import percent

HELD = relation("owner", "nimbus", interest(share={"exact": 30}), statementDate="2024-01-01")
MORE = relation(
    "owner",
    "nimbus",
    interest(share={"exact": 60}),
    statementDate="2025-01-01",
    statementId="statement-more",
    recordStatus="updated",
)
CLOSED = {**MORE, "statementId": "gone", "recordStatus": "closed", "statementDate": "2026-01-01"}
PARTIES = (entity("nimbus"), entity("owner"))


@pytest.mark.parametrize(
    ("on", "held", "remarks"),
    [
        pytest.param(date(2023, 12, 31), [], ["later"], id="before"),
        pytest.param(date(2024, 1, 1), [percent(30)], [], id="from its day"),
        pytest.param(date(2025, 1, 1), [percent(60)], [], id="updated"),
        pytest.param(date(2025, 12, 31), [percent(60)], [], id="the eve of its end"),
        pytest.param(date(2026, 1, 1), [], ["closed"], id="closed"),
    ],
)
def test_the_last_statement_up_to_the_day_counts(
    on: date, held: list[object], remarks: list[str]
) -> None:
    ledger = told(*PARTIES, CLOSED, MORE, HELD, on=on)

    assert held == [each.capital for each in ledger.participations]
    assert remarks == remarks_of(ledger)


@pytest.mark.parametrize(
    ("dates", "held"),
    [
        pytest.param({"startDate": "2020-01-01"}, True, id="begun before the day"),
        pytest.param({"startDate": "2020-01-01", "endDate": "2025-01-01"}, True, id="over since"),
        pytest.param({"startDate": "2023-06-02"}, False, id="begun later"),
        pytest.param({}, False, id="begun nobody knows when"),
    ],
)
def test_a_later_statement_tells_of_what_had_begun(dates: dict[str, str], held: bool) -> None:
    late = relation("owner", "nimbus", interest(share={"exact": 30}, **dates))

    ledger = told(*PARTIES, {**late, "recordStatus": "closed"}, on=date(2023, 6, 1))

    assert (held, 1) == (bool(ledger.participations), len(shape(ledger)) + len(ledger.remarks))


def test_without_a_day_the_last_one_in_the_data_counts() -> None:
    published = {"publicationDate": "2026-04-05T01:02:03Z", "bodsVersion": "0.4"}

    ledger = told(*PARTIES, {**HELD, "publicationDetails": published})

    assert date(2026, 4, 5) == ledger.on


def test_names_may_be_told_later_than_the_day() -> None:
    ledger = told(*PARTIES, HELD, on=date(2024, 6, 1))

    assert [("owner", "nimbus")] == shape(ledger)
    assert ["Nimbus", "Owner"] == [each.name for each in ledger.parties]


def test_an_entity_whose_record_is_closed_stays_for_those_that_name_it() -> None:
    closed = {**entity("owner"), "recordStatus": "closed"}

    ledger = told(entity("nimbus"), closed, HELD)

    owner = next(each for each in ledger.parties if each.id == "owner")
    assert [("owner", "nimbus")] == shape(ledger)
    assert ["register.note.closed"] == [note.id for note in owner.notes]


def test_the_same_statement_counts_once() -> None:
    ledger = told(*PARTIES, HELD, HELD)

    assert ["repeated"] == remarks_of(ledger)
    assert 1 == len(ledger.participations)


def test_two_statements_under_one_id_are_both_kept() -> None:
    other = older(relation("rival", "nimbus", interest(share={"exact": 10}), record="same"))
    first = older(relation("owner", "nimbus", interest(share={"exact": 20}), record="same"))

    ledger = told(*map(older, (*PARTIES, entity("rival"))), first, other)

    assert [("owner", "nimbus"), ("rival", "nimbus")] == shape(ledger)
    assert ["same_id"] == remarks_of(ledger)


def test_in_the_older_version_a_statement_is_replaced_by_another() -> None:
    first = older(relation("owner", "nimbus", interest(share={"exact": 20}), record="first"))
    second = {
        **older(relation("owner", "nimbus", interest(share={"exact": 30}), record="second")),
        "replacesStatements": ["first", "of another file"],
        "statementDate": "2026-03-02",
    }
    files = (*map(older, PARTIES), first, second)

    now, before = told(*files), told(*files, on=date(2026, 3, 1))

    assert [percent(30)] == [each.capital for each in now.participations]
    assert ["replaced"] == remarks_of(now)
    assert [percent(20)] == [each.capital for each in before.participations]
    assert ["later"] == remarks_of(before)


def test_what_names_a_replaced_entity_means_its_successor() -> None:
    renamed = {**older(entity("new", "Nimbus Europe")), "replacesStatements": ["nimbus"]}
    held = older(relation("owner", "nimbus", interest(share={"exact": 20})))

    ledger = told(*map(older, PARTIES), renamed, held)

    assert [("owner", "new")] == shape(ledger)
    assert ["Owner", "Nimbus Europe"] == [each.name for each in ledger.parties]


def test_replacements_in_a_circle_do_not_hang() -> None:
    one = {**older(entity("one")), "replacesStatements": ["two"]}
    two = {**older(entity("two")), "replacesStatements": ["one"]}
    held = older(relation("one", "two", interest(share={"exact": 20})))

    assert [("one", "two")] == shape(told(one, two, held))


def test_an_entity_and_a_person_under_one_id_are_remarked() -> None:
    assert "same_id" in remarks_of(told(entity("one"), person("one")))
