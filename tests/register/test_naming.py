"""Ids that people can read, each given once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.register.telling import entity, told
from trustcheck.profile.value import ID_PATTERN
from trustcheck.register.ledger import Number, Origin, Party
from trustcheck.register.naming import origin_ids, party_ids
from trustcheck.source.span import Span


def _party(id: str, name: str | None, *numbers: Number) -> Party:
    return Party(id, "company", (), name, numbers=numbers)


def _origin(id: str, line: int = 1) -> Origin:
    return Origin(id, Span("f", line, 1, line, 2), "", "bods", "declared")


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Société Générale S.A.", "societe-generale-sa"),
        ("BP P.L.C.", "bp-plc"),
        ("O’Neil & Sons (UK)", "oneil-sons-uk"),
        ("2i Capital", "2i-capital"),
        ("Ørsted", "rsted"),
        ("Undisclosed", "undisclosed-2"),
        ("Subject", "subject-2"),
        ("ЛУКОЙЛ", "xi-lei-1234"),
        ("A Very Long Name Indeed of a Company That Has Too Many Words", None),
    ],
)
def test_an_id_is_read_off_the_name(name: str, id: str | None) -> None:
    (found,) = party_ids([_party("r", name, Number("XI-LEI", "1234"))]).values()

    assert (id or "a-very-long-name-indeed-of-a-company-that-has") == found


def test_two_of_one_name_are_numbered_in_their_order() -> None:
    parties = [_party("x", "Nimbus"), _party("y", "NIMBUS"), _party("z", "Nimbus 2")]

    assert ["nimbus", "nimbus-2", "nimbus-2-2"] == list(party_ids(parties).values())


def test_without_a_name_the_record_gives_the_id() -> None:
    assert ["rec-1", "company"] == list(
        party_ids([_party("rec 1", None), _party("界", "界")]).values()
    )


def test_a_statement_keeps_its_id_where_it_can() -> None:
    ids = origin_ids([_origin("b3a1-7f"), _origin("a/b c"), _origin("a-b-c"), _origin("界")])

    assert ["b3a1-7f", "a-b-c", "a-b-c-2", "statement"] == list(ids.values())


def test_the_same_statement_has_one_id() -> None:
    assert 1 == len(origin_ids([_origin("a"), _origin("a")]))
    assert 2 == len(origin_ids([_origin("a"), _origin("a", line=2)]))


@given(st.lists(st.text(max_size=12), max_size=6))
@settings(max_examples=100)
def test_every_id_is_one_and_given_once(names: list[str]) -> None:
    parties = [_party(f"{index}", name) for index, name in enumerate(names)]

    for ids in (party_ids(parties).values(), origin_ids(map(_origin, set(names))).values()):
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(ID_PATTERN.strip("^$"), id) for id in ids)


def test_ids_do_not_depend_on_the_run() -> None:
    ledgers = [told(entity("a", "Nimbus"), entity("b", "Nimbus")) for _ in range(2)]

    assert 1 == len({str(party_ids(each.parties)) for each in ledgers})
