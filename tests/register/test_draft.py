"""The data of a profile, from what registers say."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.register.telling import ENGLISH, Json, entity, interest, put_together, relation, told
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import ANY, percent
from trustcheck.profile.value import UNDISCLOSED
from trustcheck.profile.written import AMOUNT
from trustcheck.register.draft import amount, draft


@pytest.mark.parametrize(
    ("part", "written"),
    [
        pytest.param(percent(30), 30, id="whole number"),
        pytest.param(percent("33.333"), Decimal("33.333"), id="decimals"),
        pytest.param(ANY, "undisclosed", id="anything"),
        pytest.param(percent(25, 50), {"at_least": 25, "at_most": 50}, id="between"),
        pytest.param(percent(75, 100), {"at_least": 75}, id="at least"),
        pytest.param(percent(0, 5), {"at_most": 5}, id="at most"),
        pytest.param(Interval(Fraction(0), Fraction(1), True), {"above": 0}, id="something"),
        pytest.param(
            Interval(Fraction(1, 4), Fraction(1, 2), True, True),
            {"above": 25, "below": 50},
            id="excluded ends",
        ),
    ],
)
def test_an_amount_is_written_as_a_profile_has_it(part: Interval, written: Json) -> None:
    assert written == amount(part)


@given(
    st.tuples(st.decimals(0, 100, places=3), st.decimals(0, 100, places=3)).map(sorted),
    st.booleans(),
    st.booleans(),
)
def test_an_amount_reads_back_as_it_was(ends: Json, low_open: bool, high_open: bool) -> None:
    low, high = (Fraction(end) / 100 for end in ends)
    part = Interval(low, high, low < high and low_open, low < high and high_open)

    read = AMOUNT.read(amount(part))

    assert (ANY if read is UNDISCLOSED else read) == part


def test_a_draft_says_who_holds_what_and_by_which_statement() -> None:
    found = put_together(
        told(
            entity("nimbus", "Nimbus SA", jurisdiction={"name": "France", "code": "FR"}),
            entity("owner"),
            relation(
                "owner",
                "nimbus",
                interest(share={"minimum": 50}, startDate="2020-01-02", details="bought"),
                interest("appointmentOfBoard"),
            ),
        )
    )

    data = draft(found.ledger, found.provider, phrase=ENGLISH.phrase)

    evidence = data.pop("evidence")
    assert {
        "trustcheck": 1,
        "subject": {"name": "Nimbus SA", "provider": "nimbus-sa"},
        "stated_on": "2026-03-01",
        "entities": {
            "nimbus-sa": {
                "name": "Nimbus SA",
                "kind": "company",
                "seats": {"registered_office": "FR"},
                "evidence": ["statement-nimbus"],
            },
            "owner": {"name": "Owner", "kind": "company", "evidence": ["statement-owner"]},
        },
        "holdings": [
            {
                "holder": "owner",
                "held": "nimbus-sa",
                "capital": {"at_least": 50},
                "since": "2020-01-02",
                "evidence": ["statement-owner-in-nimbus"],
                "note": "The register says: “bought”.",
            }
        ],
        "rights": [
            {
                "holder": "owner",
                "over": "nimbus-sa",
                "kind": "board_appointment",
                "evidence": ["statement-owner-in-nimbus"],
            }
        ],
    } == data
    assert isinstance(evidence, dict)
    assert ["statement-nimbus", "statement-owner", "statement-owner-in-nimbus"] == list(evidence)
    assert {
        "rung": "declared",
        "title": "BODS statement statement-nimbus, in group.json",
        "publisher": "A register",
        "file": "group.json",
        "sha256": found.provider.origins[0].sha256,
        "effective": "2026-03-01",
    } == evidence["statement-nimbus"]


def test_nothing_is_said_to_be_complete() -> None:
    found = put_together(told(entity("nimbus")))

    assert "complete" not in draft(found.ledger, found.provider, phrase=ENGLISH.phrase)
