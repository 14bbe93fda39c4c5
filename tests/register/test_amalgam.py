"""One legal person under several records."""

from __future__ import annotations

import pytest

from tests.register.telling import Json, entity, interest, person, relation, remarks_of, told
from trustcheck.logic.fields import replace
from trustcheck.register.amalgam import amalgamated, namesakes
from trustcheck.register.ledger import Number

FR, DE = {"name": "France", "code": "FR"}, {"name": "Germany", "code": "DE"}
LEI = {"scheme": "XI-LEI", "id": "5493001KJTIIGC8Y1R12"}
OTHER_LEI = {"scheme": "XI-LEI", "id": "213800LH1BZH3DI6G760"}
HOUSE = {"scheme": "GB-COH", "id": "01234567"}


def _merged(first: Json, second: Json) -> list[str]:
    return [each.id for each in amalgamated(told(first, second)).parties]


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        pytest.param(
            entity("a", identifiers=[HOUSE]),
            entity("b", identifiers=[{"scheme": "GB-COH", "id": "0123 4567"}]),
            ["a"],
            id="the same number",
        ),
        pytest.param(
            entity("a", identifiers=[LEI], jurisdiction=FR),
            entity("b", identifiers=[LEI], jurisdiction=DE),
            ["a"],
            id="the same LEI, come what may",
        ),
        pytest.param(
            entity("a", identifiers=[HOUSE], jurisdiction=FR),
            entity("b", identifiers=[HOUSE], jurisdiction=DE),
            ["a", "b"],
            id="the same number in two States",
        ),
        pytest.param(
            entity("a", identifiers=[HOUSE, LEI]),
            entity("b", identifiers=[HOUSE, OTHER_LEI]),
            ["a", "b"],
            id="two LEIs, as the parts of a fund have",
        ),
        pytest.param(
            entity("a", identifiers=[{"scheme": "X", "id": "12345"}]),
            entity("b", identifiers=[{"scheme": "X", "id": "12345"}]),
            ["a", "b"],
            id="a number too short",
        ),
        pytest.param(
            entity("a", identifiers=[{"scheme": "X", "id": "unknown"}]),
            entity("b", identifiers=[{"scheme": "X", "id": "unknown"}]),
            ["a", "b"],
            id="a word",
        ),
        pytest.param(entity("a", "Nimbus"), entity("b", "Nimbus"), ["a", "b"], id="names alone"),
    ],
)
def test_a_register_number_makes_two_records_one_company(
    first: Json, second: Json, kept: list[str]
) -> None:
    assert kept == _merged(first, second)


def test_what_two_records_say_is_put_together() -> None:
    ledger = told(
        entity("a", identifiers=[HOUSE], jurisdiction=FR),
        entity("b", identifiers=[HOUSE, LEI], publicListing={"hasPublicListing": True}),
        entity("c"),
        relation("c", "b", interest(share={"exact": 30})),
        relation("b", "c", interest("appointmentOfBoard")),
    )

    whole = amalgamated(ledger)

    first = whole.parties[0]
    assert ("FR", True, 2) == (first.registered_office, first.listed, len(first.origins))
    assert (Number("GB-COH", "01234567"), Number("XI-LEI", LEI["id"])) == first.numbers
    assert [("c", "a"), ("a", "c")] == list(whole.edges())[:2]
    assert ["same_number"] == remarks_of(whole)


def test_what_two_records_contradict_is_left_out() -> None:
    ledger = told(
        entity("a", identifiers=[LEI], jurisdiction=FR),
        entity("b", identifiers=[LEI], jurisdiction=DE),
    )

    assert None is amalgamated(ledger).parties[0].registered_office


def test_a_third_record_can_make_one_of_two() -> None:
    ledger = told(
        entity("a", identifiers=[LEI]),
        entity("b", identifiers=[HOUSE]),
        entity("c", identifiers=[LEI, HOUSE]),
    )

    assert ["a"] == [each.id for each in amalgamated(ledger).parties]


def test_persons_are_never_put_together() -> None:
    same = [{"scheme": "PASSPORT", "id": "12345678"}]
    ledger = told(person("a", identifiers=same), person("b", identifiers=same))

    assert ["a", "b"] == [each.id for each in amalgamated(ledger).parties]


def test_namesakes_are_told() -> None:
    ledger = told(entity("a", "Nimbus"), entity("b", "NIMBUS"), person("c", "Nimbus"))

    found = replace(ledger, remarks=tuple(namesakes(ledger.parties)))

    assert ["same_name"] == remarks_of(found)
