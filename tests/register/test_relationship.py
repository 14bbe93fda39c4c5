"""Relationships: holdings, rights, claims about chains, and what has no place in a profile."""

from __future__ import annotations

from datetime import date

import pytest

from tests.register.telling import (
    Json,
    codes,
    entity,
    interest,
    older,
    person,
    profile_of,
    relation,
    remark,
    remarks_of,
    shape,
    told,
)
from trustcheck.logic.share import ANY, percent
from trustcheck.source.problem import InvalidInput

NIMBUS, OWNER = entity("nimbus"), entity("owner")
TRUST = entity("trust", entityType={"type": "arrangement", "subtype": "trust"})


def _capital(*statements: Json) -> list[tuple[str | None, object, object]]:
    parts = told(*statements).participations
    return [(each.holder, each.capital, each.votes) for each in parts]


def test_shares_and_votes_of_one_relationship_are_one_holding() -> None:
    both = interest(share={"exact": 30}), interest("votingRights", {"minimum": 25})

    (holding,) = profile_of(told(NIMBUS, OWNER, relation("owner", "nimbus", *both))).holdings

    assert ("owner", "nimbus", percent(30), percent(25, 100)) == (
        holding.holder,
        holding.held,
        holding.capital,
        holding.votes,
    )


@pytest.mark.parametrize("version", [dict, older], ids=["0.4", "0.3"])
def test_a_share_that_is_not_stated_may_be_any(version: Json) -> None:
    statements = (NIMBUS, OWNER, relation("owner", "nimbus", interest()))

    assert [("owner", ANY, None)] == _capital(*map(version, statements))


@pytest.mark.parametrize("version", [dict, older], ids=["0.4", "0.3"])
def test_a_claim_about_a_chain_is_no_holding(version: Json) -> None:
    """The first owns all of the second, which owns 60; the claim of 60 is the same 60."""
    chain = (
        NIMBUS,
        OWNER,
        person("person-a", "Ada"),
        relation("owner", "nimbus", interest(share={"exact": 60}), record="low"),
        relation("person-a", "owner", interest(share={"exact": 100}), record="high"),
        relation(
            "person-a",
            "nimbus",
            interest(share={"exact": 60}, directOrIndirect="unknown"),
            record="sum",
            componentRecords=["owner", "low", "high"],
        ),
    )

    ledger = told(*map(version, chain))

    assert [("owner", "nimbus"), ("person-a", "owner")] == shape(ledger)
    assert ["indirect_part"] == remarks_of(ledger)
    assert ("Ada", percent(60)) == (
        remark(ledger, "indirect_part")["holder"],
        remark(ledger, "indirect_part")["part"],
    )
    assert ["register.note.indirect_part"] == [note.id for note in ledger.parties[0].notes]


def test_an_indirect_interest_is_no_holding_even_alone() -> None:
    far = interest("votingRights", {"minimum": 50}, directOrIndirect="indirect")

    ledger = told(NIMBUS, OWNER, relation("owner", "nimbus", far))

    assert ([], ["indirect_part"]) == (shape(ledger), remarks_of(ledger))


def test_an_indirect_right_is_no_right() -> None:
    far = interest("appointmentOfBoard", directOrIndirect="indirect")

    ledger = told(NIMBUS, OWNER, relation("owner", "nimbus", far))

    assert ((), ["indirect"]) == (ledger.powers, remarks_of(ledger))


def test_a_direct_part_beside_an_indirect_one_is_a_holding() -> None:
    mixed = relation(
        "owner",
        "nimbus",
        interest(share={"exact": 50}, directOrIndirect="indirect"),
        interest(share={"exact": 20}),
        componentRecords=["another"],
    )

    ledger = told(NIMBUS, OWNER, mixed)

    assert [percent(20)] == [each.capital for each in ledger.participations]
    assert ["indirect_part"] == remarks_of(ledger)


def test_a_level_that_is_not_known_is_taken_as_direct_and_noted() -> None:
    ledger = told(
        NIMBUS,
        OWNER,
        relation("owner", "nimbus", interest(share={"exact": 20}, directOrIndirect="unknown")),
    )

    (part,) = ledger.participations
    assert (percent(20), False) == (part.capital, part.is_direct)
    assert ["register.note.level_unknown"] == [note.id for note in part.notes]


@pytest.mark.parametrize(
    ("dates", "count", "remarks"),
    [
        pytest.param({"endDate": "2026-02-28"}, 0, ["ended"], id="over"),
        pytest.param({"endDate": "2026-03-01"}, 1, [], id="on its last day"),
        pytest.param({"startDate": "2026-03-01"}, 1, [], id="on its first day"),
        pytest.param({"startDate": "2026-03-02"}, 0, ["not_begun"], id="to come"),
    ],
)
def test_only_what_holds_on_the_day_is_kept(
    dates: dict[str, str], count: int, remarks: list[str]
) -> None:
    held = relation("owner", "nimbus", interest(share={"exact": 20}, **dates))

    ledger = told(NIMBUS, OWNER, held, on=date(2026, 3, 1))

    assert (count, remarks) == (len(ledger.participations), remarks_of(ledger))


@pytest.mark.parametrize(
    "reason",
    ["noBeneficialOwners", "unknown", "subjectExemptFromDisclosure", "a reason of their own"],
)
@pytest.mark.parametrize("version", [dict, older], ids=["0.4", "0.3"])
def test_a_declared_unknown_is_a_holder_without_a_name(version: Json, reason: str) -> None:
    unnamed = relation({"reason": reason, "description": "asked twice"}, "nimbus")

    (holding,) = profile_of(told(*map(version, (NIMBUS, unnamed)))).holdings

    assert holding.note is not None
    assert ("undisclosed", True) == (
        getattr(holding.holder, "value", ""),
        "asked twice" in holding.note,
    )


def test_a_right_of_someone_without_a_name_leaves_a_holder_without_a_name() -> None:
    ledger = told(NIMBUS, relation({"reason": "unknown"}, "nimbus", interest("boardMember")))

    assert ([(None, "nimbus")], ["no_place"]) == (shape(ledger), remarks_of(ledger))


@pytest.mark.parametrize(
    ("stated", "kind", "by"),
    [
        pytest.param(interest("appointmentOfBoard"), "board_appointment", None, id="board"),
        pytest.param(
            interest("controlViaCompanyRulesOrArticles"),
            "control_agreement",
            "statutes",
            id="articles",
        ),
        pytest.param(interest("controlByLegalFramework"), "de_facto_control", "law", id="law"),
        pytest.param(
            interest("otherInfluenceOrControl", details="Type: IS_ULTIMATELY_CONSOLIDATED_BY"),
            "consolidation",
            None,
            id="consolidation",
        ),
    ],
)
def test_a_right_over_a_company_is_a_right(stated: Json, kind: str, by: str | None) -> None:
    (right,) = profile_of(told(NIMBUS, OWNER, relation("owner", "nimbus", stated))).rights

    assert (("owner",), "nimbus", kind, by) == (right.holder, right.over, right.kind, right.by)
    assert right.appoints is None


@pytest.mark.parametrize(
    "type",
    [
        "otherInfluenceOrControl",
        "rightsGrantedByContract",
        "boardMember",
        "rightsToProfitOrIncome",
    ],
)
def test_what_a_profile_has_no_place_for_is_remarked(type: str) -> None:
    ledger = told(NIMBUS, OWNER, relation("owner", "nimbus", interest(type, {"exact": 30})))

    assert ([], (), ["no_place"]) == (shape(ledger), ledger.powers, remarks_of(ledger))
    assert type == remark(ledger, "no_place")["interest"]


def test_an_interest_of_no_known_type_is_remarked() -> None:
    ledger = told(NIMBUS, OWNER, relation("owner", "nimbus", interest("magic")))

    assert (["unknown_interest"], ()) == (remarks_of(ledger), ledger.powers)


@pytest.mark.parametrize("role", ["settlor", "trustee", "protector", "nominee", "nominator"])
def test_a_place_in_a_trust_is_a_part_of_unstated_size(role: str) -> None:
    ledger = told(NIMBUS, TRUST, person("ada"), relation("ada", "trust", interest(role)))

    assert [("ada", "trust")] == shape(ledger)
    assert (ANY, ANY) == (ledger.participations[0].capital, ledger.participations[0].votes)


def test_a_trust_passes_on_what_it_holds() -> None:
    held = relation("trust", "nimbus", interest(share={"exact": 100}))

    ledger = told(
        NIMBUS, TRUST, person("ada"), held, relation("ada", "trust", interest("trustee"))
    )

    profile = profile_of(ledger)
    assert ["trust", "ada-martin"] == [holding.holder for holding in profile.holdings]
    assert "fund" == profile.entities["trust"].kind


def test_a_trustee_of_a_company_is_remarked() -> None:
    ledger = told(NIMBUS, OWNER, relation("owner", "nimbus", interest("trustee")))

    assert ([], ["role"]) == (shape(ledger), remarks_of(ledger))


def test_an_interest_in_a_person_is_remarked() -> None:
    ledger = told(OWNER, person("ada"), relation("owner", "ada", interest("nominee")))

    assert ([], ["held_person"]) == (shape(ledger), remarks_of(ledger))


def test_a_relationship_with_a_company_that_is_not_named_is_remarked() -> None:
    lost = relation("owner", {"reason": "unknown"}, interest(), record="lost")

    assert ["no_subject"] == remarks_of(told(NIMBUS, OWNER, lost))


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        pytest.param(relation("ghost", "nimbus"), "unknown-record", id="holder"),
        pytest.param(relation("owner", "ghost"), "unknown-record", id="company"),
        pytest.param(older(relation("ghost", "nimbus")), "unknown-record", id="older"),
        pytest.param(relation("", "nimbus"), "missing-field", id="no holder"),
        pytest.param(relation(5, "nimbus"), "wrong-field", id="a number"),
        pytest.param(relation("owner", ["nimbus"], record="r"), "wrong-field", id="a list"),
        pytest.param(relation("owner", "nimbus", "x"), "wrong-field", id="no interest"),
    ],
)
def test_a_relationship_that_leads_nowhere_is_a_problem(broken: Json, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        told(NIMBUS, OWNER, broken)

    assert [code] == codes(caught.value)


def test_a_company_may_hold_itself() -> None:
    ledger = told(NIMBUS, OWNER, relation("nimbus", "nimbus", interest(share={"exact": 10})))

    assert ["nimbus"] == [each.holder for each in profile_of(ledger, "nimbus").holdings]
