"""The register of LEIs: consolidation, branches, funds, exceptions, in each of its formats."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import STATUTES
from tests.register.telling import (
    ATLAS,
    DATA,
    Json,
    codes,
    profile_of,
    put_together,
    refused,
    registered,
    remark,
    remarks_of,
    shape,
    source,
)
from trustcheck.graph.control import control
from trustcheck.graph.shareholding import shareholding
from trustcheck.logic.share import ANY
from trustcheck.logic.truth import Truth
from trustcheck.profile.profile import Profile
from trustcheck.register.gleif import read_gleif
from trustcheck.register.raw import Source
from trustcheck.source.problem import InvalidInput

CHILD, PARENT, TOP = "5493001KJTIIGC8Y1R12", "213800LH1BZH3DI6G760", "391200PKEUF3Y2NUMW25"


def node(lei: str) -> dict[str, str]:
    return {"NodeID": lei, "NodeIDType": "LEI"}


def relation(
    start: str = CHILD,
    end: str = PARENT,
    type: str = "IS_DIRECTLY_CONSOLIDATED_BY",
    *,
    status: str = "ACTIVE",
    registration: str = "PUBLISHED",
    since: str | None = "2020-01-01T00:00:00.000Z",
    until: str | None = None,
    **fields: Json,
) -> dict[str, Json]:
    """Return a relation as the JSON of the register has it."""
    days = {"StartDate": since, "EndDate": until, "PeriodType": "RELATIONSHIP_PERIOD"}
    books = {"StartDate": "2019-01-01", "EndDate": "2019-12-31", "PeriodType": "ACCOUNTING_PERIOD"}
    return {
        "Relationship": {
            "StartNode": node(start),
            "EndNode": node(end),
            "RelationshipType": type,
            "RelationshipPeriods": [books, {k: v for k, v in days.items() if v}],
            "RelationshipStatus": status,
        },
        "Registration": {
            "LastUpdateDate": "2026-03-01T08:00:00+01:00",
            "RegistrationStatus": registration,
        },
        **fields,
    }


def legal_entity(lei: str, name: str, country: str = "FR", **entity: Json) -> dict[str, Json]:
    """Return an entity as the JSON of the register has it."""
    given = {
        "LegalName": name,
        "LegalJurisdiction": country,
        "HeadquartersAddress": {"Country": country[:2]},
        "EntityCategory": "GENERAL",
        "EntityStatus": "ACTIVE",
    }
    registration = entity.pop("Registration", {"RegistrationStatus": "ISSUED"})
    return {"LEI": lei, "Entity": {**given, **entity}, "Registration": registration}


def exception(reason: Json, category: str = "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT") -> Json:
    """Return a reporting exception."""
    return {
        "LEI": CHILD,
        "ExceptionCategory": category,
        "ExceptionReason": reason,
        "ContentDate": "2026-03-01T00:00:00Z",
    }


def _controls(profile: Profile, holder: str) -> Truth:
    held = shareholding(profile, on=profile.stated_on)
    found = control(held, profile, STATUTES.control, on=profile.stated_on)
    return found.truth(holder, profile.subject.provider)


def test_consolidation_is_control_and_never_a_percentage() -> None:
    ledger = registered(
        legal_entity(CHILD, "Nimbus"), legal_entity(PARENT, "Parent", "US-DE"), relation()
    )

    profile = profile_of(ledger)

    (right,) = profile.rights
    assert (("parent",), "nimbus", "consolidation", date(2020, 1, 1)) == (
        right.holder,
        right.over,
        right.kind,
        right.since,
    )
    assert ((), Truth.TRUE) == (profile.holdings, _controls(profile, "parent"))
    assert "US" == getattr(profile.entities["parent"].seats, "registered_office", None)


def test_the_ultimate_parent_is_a_right_of_its_own() -> None:
    ledger = registered(
        relation(),
        relation(PARENT, TOP),
        relation(end=TOP, type="IS_ULTIMATELY_CONSOLIDATED_BY"),
    )

    assert [(PARENT, CHILD), (TOP, PARENT), (TOP, CHILD)] == [
        (each.holder, each.over) for each in ledger.powers
    ]


def test_one_parent_on_both_levels_is_one_right_by_two_records() -> None:
    ledger = registered(relation(), relation(type="IS_ULTIMATELY_CONSOLIDATED_BY"))

    (right,) = profile_of(ledger).rights

    assert 2 == len(right.evidence)


@pytest.mark.parametrize(
    ("changed", "id"),
    [
        pytest.param({"status": "INACTIVE"}, "relation_void", id="inactive"),
        pytest.param({"registration": "RETIRED"}, "relation_void", id="retired"),
        pytest.param({"registration": "ANNULLED"}, "relation_void", id="annulled"),
        pytest.param({"DeletedAt": "2026-01-01T00:00:00Z"}, "relation_void", id="deleted"),
        pytest.param(
            {"Extension": {"Deletion": {"DeletedAt": "2026-01-01"}}}, "relation_void", id="delta"
        ),
        pytest.param({"until": "2026-02-28"}, "relation_ended", id="ended"),
        pytest.param({"since": "2026-03-02"}, "relation_later", id="to come"),
        pytest.param({"type": "IS_FUND-MANAGED_BY"}, "fund", id="managed"),
        pytest.param({"type": "IS_SUBFUND_OF"}, "fund", id="part of a fund"),
        pytest.param({"type": "IS_FEEDER_TO"}, "fund", id="feeder"),
        pytest.param({"type": "IS_FRIEND_OF"}, "unknown_relation", id="unknown"),
        pytest.param({"end": CHILD}, "own_parent", id="itself"),
    ],
)
def test_a_relation_that_is_no_control_on_the_day_is_remarked(
    changed: dict[str, str], id: str
) -> None:
    ledger = registered(relation(**changed), on=date(2026, 3, 1))

    assert ((), [], [id]) == (ledger.powers, shape(ledger), remarks_of(ledger))


def test_a_lapsed_registration_still_speaks_and_is_noted() -> None:
    (power,) = registered(relation(registration="LAPSED")).powers

    notes = [note.id for note in power.notes]
    assert ["register.note.consolidation", "register.note.registration"] == notes


def test_a_number_beside_a_relation_is_no_percentage() -> None:
    counted = relation()
    counted["Relationship"]["RelationshipQuantifiers"] = [
        {"MeasurementMethod": "ACCOUNTING_CONSOLIDATION", "QuantifierAmount": "73.5"}
    ]

    ledger = registered(counted)

    assert (1, [], ["quantifier"]) == (len(ledger.powers), shape(ledger), remarks_of(ledger))


def test_a_branch_is_its_company() -> None:
    branch = "549300GL1JKOPE05D156"
    ledger = registered(
        legal_entity(CHILD, "Nimbus"),
        legal_entity(branch, "Nimbus Tokyo", "JP", EntityCategory="BRANCH"),
        relation(branch, CHILD, "IS_INTERNATIONAL_BRANCH_OF"),
        relation(branch, PARENT),
    )

    profile = profile_of(ledger, branch)

    assert ["nimbus", f"lei-{PARENT.lower()}"] == list(profile.entities)
    assert ("JP",) == profile.entities["nimbus"].branches
    assert "nimbus" == profile.rights[0].over
    assert "JP" == remark(ledger, "branch")["territory"]


def test_branches_in_a_circle_do_not_hang() -> None:
    ledger = registered(
        relation(type="IS_INTERNATIONAL_BRANCH_OF"),
        relation(PARENT, CHILD, "IS_INTERNATIONAL_BRANCH_OF"),
    )

    assert ["branch_twice", "branch_somewhere"] == remarks_of(ledger)


@pytest.mark.parametrize("reason", ["NO_LEI", "NON_PUBLIC", "NATURAL_PERSONS", "LEGAL_OBSTACLES"])
def test_a_parent_that_is_kept_back_is_a_holder_without_a_name(reason: str) -> None:
    ledger = registered(
        exception(reason), exception(reason, "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT")
    )

    (part,) = ledger.participations
    assert ((None, CHILD), ANY, ANY) == ((part.holder, part.held), part.capital, part.votes)
    assert (2, 2) == (len(part.origins), len(part.notes))
    assert reason in str(profile_of(ledger).holdings[0].note)


@pytest.mark.parametrize("reason", ["NON_CONSOLIDATING", "NO_KNOWN_PERSON"])
def test_a_company_that_nobody_consolidates_has_no_holder_for_it(reason: str) -> None:
    ledger = registered(exception(reason))

    assert ([], ["nobody"]) == (shape(ledger), remarks_of(ledger))


def test_a_reason_that_is_not_known_is_remarked() -> None:
    assert ["unknown_reason"] == remarks_of(registered(exception("BORED")))


def test_an_entity_that_is_void_is_left_out() -> None:
    void = legal_entity(CHILD, "Nimbus", Registration={"RegistrationStatus": "ANNULLED"})

    ledger = registered(void, relation())

    assert ["void"] == remarks_of(ledger)
    assert None is ledger.parties[0].name


def test_of_two_records_on_an_entity_the_later_one_counts() -> None:
    old, new = (
        legal_entity(CHILD, name, Registration={"LastUpdateDate": day})
        for name, day in (("Old", "2025-01-01"), ("New", "2026-01-01"))
    )

    for records in ((old, new), (new, old)):
        ledger = registered(*records)
        assert (["New"], ["same_lei"]) == ([p.name for p in ledger.parties], remarks_of(ledger))


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("GENERAL", "company"),
        ("FUND", "fund"),
        ("RESIDENT_GOVERNMENT_ENTITY", "public_body"),
        ("INTERNATIONAL_ORGANIZATION", "public_body"),
    ],
)
def test_each_category_has_its_kind(category: str, kind: str) -> None:
    day = {"LastUpdateDate": "2026-01-01"}
    record = legal_entity(CHILD, "Nimbus", EntityCategory=category, Registration=day)

    assert kind == registered(record).parties[0].kind


def test_a_french_register_number_is_a_siren() -> None:
    authority = {
        "RegistrationAuthorityID": "RA000189",
        "RegistrationAuthorityEntityID": "732829320",
    }
    record = legal_entity(CHILD, "Nimbus", RegistrationAuthority=authority)

    found = profile_of(registered(record, relation())).entities["nimbus"].identifiers

    assert found is not None
    assert (CHILD, "732829320") == (found.lei, found.siren)


# Formats


def test_xml_and_json_say_the_same() -> None:
    ledgers = [
        read_gleif([Source(name, (DATA / name).read_bytes())], ATLAS, on=date(2024, 1, 1))
        for name in ("rr-data.xml", "rr-data.json")
    ]

    first, second = ([each.message for each in ledger.remarks] for ledger in ledgers)
    assert first == second
    assert [p.id for p in ledgers[0].parties] == [p.id for p in ledgers[1].parties]


def test_the_columns_of_the_golden_copy_are_read() -> None:
    row = {
        "Relationship.StartNode.NodeID": CHILD,
        "Relationship.StartNode.NodeIDType": "LEI",
        "Relationship.EndNode.NodeID": PARENT,
        "Relationship.RelationshipType": "IS_DIRECTLY_CONSOLIDATED_BY",
        "Relationship.RelationshipStatus": "ACTIVE",
        "Relationship.Period.1.startDate": "2019-01-01",
        "Relationship.Period.1.periodType": "ACCOUNTING_PERIOD",
        "Relationship.Period.2.startDate": "2020-01-01T00:00:00Z",
        "Relationship.Period.2.endDate": "2030-01-01",
        "Relationship.Period.2.periodType": "RELATIONSHIP_PERIOD",
        "Relationship.Qualifiers.1.QualifierDimension": "ACCOUNTING_STANDARD",
        "Registration.LastUpdateDate": "2026-03-01",
        "Registration.RegistrationStatus": "PUBLISHED",
        "DeletedAt": "",
    }

    (power,) = read_gleif([source(_table(row), "rr.csv")], ATLAS).powers

    assert (PARENT, CHILD, date(2020, 1, 1), date(2030, 1, 1)) == (
        power.holder,
        power.over,
        power.since,
        power.until,
    )


def test_the_columns_of_entities_and_exceptions_are_read() -> None:
    entity = {
        "LEI": CHILD,
        "Entity.LegalName": "Nimbus",
        "Entity.LegalName.xmllang": "fr",
        "Entity.LegalJurisdiction": "FR",
        "Entity.HeadquartersAddress.Country": "DE",
        "Registration.LastUpdateDate": "2026-03-01",
    }
    reason = {
        "LEI": CHILD,
        "Exception.Category": "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT",
        "Exception.Reason.1": "NO_LEI",
        "Exception.Reason.2": "",
    }

    ledger = read_gleif([source(_table(entity)), source(_table(reason))], ATLAS)

    (party,) = ledger.parties
    assert ("Nimbus", "FR", "DE") == (
        party.name,
        party.registered_office,
        party.central_administration,
    )
    assert [(None, CHILD)] == shape(ledger)


def _table(*rows: dict[str, str]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def test_values_under_a_dollar_sign_are_read() -> None:
    wrapped = {
        "records": [
            {
                "LEI": {"$": CHILD},
                "Entity": {"LegalName": {"@xml:lang": "en", "$": "Nimbus"}},
                "Registration": {"LastUpdateDate": {"$": "2026-03-01"}},
            }
        ]
    }

    assert ["Nimbus"] == [party.name for party in registered(wrapped).parties]


def test_the_files_of_the_register_are_read_together() -> None:
    names = (
        "lei-data.xml", "rr-data.xml", "rr-updates-data2.xml",
        "repex-data.json", "repex-updates-data2.xml",
    )  # fmt: skip
    files = [Source(name, (DATA / name).read_bytes()) for name in names]

    ledger = read_gleif(files, ATLAS)
    found = put_together(ledger, "GE Pacific-3 Holdings, Inc.")

    assert date(2023, 11, 6) == ledger.on
    assert (9, "00W0SLGGVF0QQ5Q36N03") == (len(ledger.powers), found.provider.id)
    assert "01370W6ZIY66KQ4J3570" == ledger.participations[0].held  # its parent is not public


# Problems


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param([], "nothing-to-import", id="nothing"),
        pytest.param([{"hello": 1}], "not-gleif", id="something else"),
        pytest.param([{"statementId": "a"}], "not-gleif", id="of another standard"),
        pytest.param([{"Relationship": {"StartNode": node("a")}}], "missing-field", id="no end"),
        pytest.param([{"Relationship": "x"}], "wrong-field", id="no relation"),
        pytest.param([exception([])], "missing-field", id="no reason"),
        pytest.param([{**exception("NO_LEI"), "LEI": ""}], "missing-field", id="no LEI"),
        pytest.param([relation(since="yesterday")], "wrong-day", id="no day"),
        pytest.param([legal_entity(CHILD, "Nimbus")], "no-day", id="no day at all"),
    ],
)
def test_what_is_no_record_is_a_problem(data: Json, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        registered(*data, on=None if code == "no-day" else date(2026, 3, 1))

    assert code in codes(caught.value)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "a", CHILD, "2026-01-01"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["NodeID", "Country", "$", "1", "StartDate"]), inner)
    ),
    max_leaves=4,
)


@given(st.data())
@settings(max_examples=100)
def test_any_records_give_a_profile_or_problems(data: st.DataObject) -> None:
    records = [relation(), legal_entity(CHILD, "Nimbus"), exception("NO_LEI")]
    record = data.draw(st.sampled_from(records))
    for name in data.draw(st.lists(st.sampled_from(sorted(record)), max_size=2)):
        record[name] = data.draw(ANYTHING)
    for name, inner in record.items():
        if isinstance(inner, dict) and inner and data.draw(st.booleans()):
            record[name] = {
                **inner,
                data.draw(st.sampled_from(sorted(inner))): data.draw(ANYTHING),
            }
    assert () != refused(lambda: profile_of(registered(*json.loads(json.dumps(records))), CHILD))
