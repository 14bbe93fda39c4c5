"""Entities and persons as statements describe them."""

from __future__ import annotations

import pytest

from tests.register.telling import (
    Json,
    codes,
    entity,
    older,
    person,
    profile_of,
    remark,
    remarks_of,
    told,
)
from trustcheck.register.ledger import Number
from trustcheck.source.problem import InvalidInput

FRANCE = {"name": "France", "code": "FR"}


@pytest.mark.parametrize(
    ("type", "kind", "arrangement"),
    [
        pytest.param({"type": "registeredEntity"}, "company", False, id="company"),
        pytest.param({"type": "legalEntity"}, "company", False, id="legal person"),
        pytest.param({"type": "legalEntity", "subtype": "trust"}, "fund", True, id="trust"),
        pytest.param({"type": "arrangement", "subtype": "nomination"}, "fund", True, id="nominee"),
        pytest.param({"type": "arrangement"}, "fund", True, id="joint holding"),
        pytest.param({"type": "state"}, "public_body", False, id="state"),
        pytest.param({"type": "stateBody"}, "public_body", False, id="body of a state"),
        pytest.param({"type": "unknownEntity"}, "company", False, id="unknown"),
    ],
)
def test_each_type_of_entity_has_its_kind(type: Json, kind: str, arrangement: bool) -> None:
    (party,) = told(entity("nimbus", entityType=type)).parties

    assert (kind, arrangement) == (party.kind, party.arrangement)


def test_a_trust_of_the_older_version_is_one_too() -> None:
    trust = {**older(entity("t")), "entitySubtype": {"generalCategory": "trust"}}

    (party,) = told({**trust, "entityType": "legalEntity"}).parties

    assert ("fund", True) == (party.kind, party.arrangement)


@pytest.mark.parametrize("field", ["jurisdiction", "incorporatedInJurisdiction"])
@pytest.mark.parametrize(
    ("code", "territory"),
    [("FR", "FR"), ("US-DE", "US"), ("fr", "FR"), ("UK", "GB"), ("RE", "RE")],
)
def test_the_registered_office_is_where_it_is_incorporated(
    field: str, code: str, territory: str
) -> None:
    (party,) = told(entity("nimbus", None, **{field: {"name": "There", "code": code}})).parties

    assert territory == party.registered_office


def test_an_address_is_no_seat() -> None:
    address = {"type": "business", "address": "1 Main Street", "country": FRANCE}

    (party,) = told(entity("nimbus", addresses=[address])).parties

    assert (None, None) == (party.registered_office, party.central_administration)


@pytest.mark.parametrize("place", [{"name": "Ruritania"}, {"name": "Nowhere", "code": "QQ"}])
def test_a_territory_without_a_known_code_is_left_out_and_told(place: Json) -> None:
    ledger = told(entity("nimbus", jurisdiction=place))

    assert None is ledger.parties[0].registered_office
    assert ["territory"] == remarks_of(ledger)
    assert place.get("code", place["name"]) == remark(ledger, "territory")["found"]


def test_a_public_listing_makes_it_listed() -> None:
    listed, unlisted, unsaid = (
        entity("a", publicListing={"hasPublicListing": True}),
        entity("b", publicListing={"hasPublicListing": False}),
        entity("c"),
    )

    assert [True, False, None] == [each.listed for each in told(listed, unlisted, unsaid).parties]


def test_a_person_has_nationalities_and_a_residence() -> None:
    home = {"type": "residence", "address": "Rue", "country": FRANCE}
    office = {"type": "service", "address": "Street", "country": {"name": "US", "code": "US"}}
    names = [{"type": "former", "fullName": "Old"}, {"givenName": "Ada", "familyName": "Martin"}]

    ledger = told(
        person("p", nationalities=[FRANCE, FRANCE], addresses=[office, home], names=names)
    )

    (party,) = ledger.parties
    assert ("person", "Old", ("FR",), "FR") == (
        party.kind,
        party.name,
        party.nationalities,
        party.residence,
    )


def test_the_legal_name_of_a_person_counts() -> None:
    names = [{"type": "former", "fullName": "Old"}, {"type": "legal", "familyName": "Martin"}]

    assert "Martin" == told(person("p", names=names)).parties[0].name


def test_the_older_version_writes_the_country_of_an_address_as_a_code() -> None:
    home = {"type": "residence", "address": "Rue", "country": "FR"}

    assert "FR" == told(older(person("p", addresses=[home]))).parties[0].residence


def test_someone_without_a_name_is_called_by_what_the_record_is() -> None:
    reason = {"reason": "interestedPartyExemptFromDisclosure", "description": "a minor"}
    hidden = person("p1", personType="anonymousPerson", names=[], unspecifiedPersonDetails=reason)

    party = told(hidden).parties[0]

    assert party.unnamed is not None
    assert ("anonymousPerson", "p1") == (party.unnamed["what"], party.unnamed["record"])
    assert ["register.note.unnamed_because"] == [note.id for note in party.notes]


def test_the_end_of_a_company_is_noted() -> None:
    (party,) = told(entity("nimbus", dissolutionDate="2024-02-29")).parties

    assert ["register.note.dissolved"] == [note.id for note in party.notes]


def test_the_numbers_of_registers_are_kept() -> None:
    identifiers = [
        {"scheme": "XI-LEI", "id": "5493001KJTIIGC8Y1R12"},
        {"scheme": "FR-INSEE", "id": "732 829 320 00074"},
        {"schemeName": "A list", "id": "7"},
        {"scheme": "GB-COH"},
    ]
    ledger = told(entity("nimbus", identifiers=identifiers))

    found = profile_of(ledger).entities["nimbus"].identifiers

    assert Number("XI-LEI", "5493001KJTIIGC8Y1R12") == ledger.parties[0].numbers[0]
    assert found is not None
    assert ("5493001KJTIIGC8Y1R12", "732829320", "A list 7") == (
        found.lei,
        found.siren,
        found.other,
    )


def test_a_number_with_wrong_check_digits_is_kept_among_the_others() -> None:
    identifiers = [
        {"scheme": "XI-LEI", "id": "5493001KJTIIGC8Y1R13"},
        {"scheme": "FR-RCS", "id": "732829321"},
    ]

    found = profile_of(told(entity("nimbus", identifiers=identifiers))).entities["nimbus"]

    assert found.identifiers is not None
    assert "XI-LEI 5493001KJTIIGC8Y1R13; FR-RCS 732829321" == found.identifiers.other


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        pytest.param(entity("a", entityType={"type": "ship"}), "unknown-entity-type", id="entity"),
        pytest.param(person("a", personType="robot"), "unknown-person-type", id="person"),
        pytest.param(entity("a", name=["A"]), "wrong-field", id="name"),
        pytest.param(entity("a", identifiers={"a": 1}), "wrong-field", id="identifiers"),
        pytest.param(entity("a", entityType=7), "wrong-field", id="type"),
    ],
)
def test_what_no_party_can_be_is_a_problem(broken: Json, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        told(broken)

    assert code in codes(caught.value)
