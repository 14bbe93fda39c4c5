"""Who the provider is, and who has to do with it."""

from __future__ import annotations

import pytest

from tests.register.telling import (
    Json,
    codes,
    entity,
    interest,
    person,
    put_together,
    relation,
    remarks_of,
    told,
)
from trustcheck.register.ledger import Ledger
from trustcheck.source.problem import InvalidInput

LEI = {"scheme": "XI-LEI", "id": "5493001KJTIIGC8Y1R12"}
CHAIN = (
    entity("nimbus", "Nimbus SA", identifiers=[LEI]),
    entity("middle", "Middle"),
    person("ada"),
    relation("middle", "nimbus", interest(share={"exact": 60})),
    relation("ada", "middle", interest(share={"exact": 60})),
)
TWO = (*CHAIN, entity("sister", "Sister"), relation("middle", "sister", interest()))


def test_the_provider_is_the_only_one_held_that_holds_nothing() -> None:
    assert "nimbus" == put_together(told(*CHAIN)).provider.id


def test_a_single_entity_is_the_provider() -> None:
    assert "nimbus" == put_together(told(entity("nimbus"), person("ada"))).provider.id


@pytest.mark.parametrize(
    "subject",
    ["Nimbus SA", "nimbus sa", "nimbus", "statement-nimbus", "5493001kjtiigc8y1r12"],
)
def test_the_provider_may_be_named_by_name_number_or_record(subject: str) -> None:
    assert "nimbus" == put_together(told(*TWO), subject).provider.id


@pytest.mark.parametrize(
    ("ledger", "subject", "code"),
    [
        pytest.param(told(*TWO), None, "several-subjects", id="two could be"),
        pytest.param(told(person("ada")), None, "no-entity", id="persons alone"),
        pytest.param(
            told(
                entity("a"),
                entity("b"),
                relation("a", "b", interest()),
                relation("b", "a", interest()),
            ),
            None,
            "several-subjects",
            id="a circle",
        ),
        pytest.param(told(*CHAIN), "Nimbus S", "unknown-subject-near", id="misspelt"),
        pytest.param(told(*CHAIN), "zzz", "unknown-subject", id="unknown"),
        pytest.param(told(*CHAIN), "Ada Martin", "unknown-subject", id="a person"),
        pytest.param(
            told(entity("a", "Twin"), entity("b", "Twin")), "twin", "ambiguous-subject", id="twins"
        ),
    ],
)
def test_who_is_meant_must_be_clear(ledger: Ledger, subject: str | None, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        put_together(ledger, subject)

    assert [code] == codes(caught.value)


def test_those_whom_nothing_ties_to_the_provider_are_left_out_and_told() -> None:
    stranger: Json = (
        entity("far"),
        entity("away"),
        relation("far", "away", interest(share={"exact": 10})),
    )

    found = put_together(told(*CHAIN, *stranger), "nimbus").ledger

    assert ["nimbus", "middle", "ada"] == [each.id for each in found.parties]
    assert 2 == len(found.participations)
    assert ["stranger", "stranger"] == remarks_of(found)


def test_subsidiaries_and_what_has_no_place_tie_too() -> None:
    found = put_together(
        told(*TWO, person("bob"), relation("bob", "sister", interest("boardMember"))), "nimbus"
    ).ledger

    assert {"nimbus", "middle", "ada", "sister", "bob"} == {each.id for each in found.parties}
