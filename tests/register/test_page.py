"""The profile as a YAML file."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.register.telling import Json
from trustcheck.register.page import page
from trustcheck.register.raw import clean
from trustcheck.source.document import read

UUID = "09f8ba9a-7454-199b-8289-b57d735a4e15"
DATA: dict[str, Json] = {
    "trustcheck": 1,
    "subject": {"name": "Nimbus: SA", "provider": "nimbus"},
    "stated_on": "2026-03-01",
    "entities": {
        "nimbus": {"name": "Nimbus SA", "seats": {"registered_office": "NO"}},
        "7": {"name": "Ï"},
    },
    "holdings": [{"holder": "7", "capital": Decimal("24.5"), "evidence": ["a", "1e5", UUID]}],
}


def test_a_page_is_laid_out_for_people() -> None:
    assert """\
# Written from: a.json.
#
trustcheck: 1
subject:
  name: "Nimbus: SA"
  provider: nimbus
stated_on: 2026-03-01

entities:
  nimbus:
    name: Nimbus SA
    seats: {registered_office: "NO"}
  "7":
    name: "Ï"

holdings:
  - holder: "7"
    capital: 24.5
    evidence: [a, "1e5", 09f8ba9a-7454-199b-8289-b57d735a4e15]
""" == page(DATA, above=["Written from: a.json.", ""])


def test_a_page_reads_back_the_same() -> None:
    assert DATA == read(page(DATA, above=["- a: [", "x"]).encode(), "profile.yaml").data


def test_a_long_remark_goes_over_several_lines() -> None:
    text = page({"trustcheck": 1}, above=["- " + "word " * 40])

    assert all(line.startswith("#") for line in text.splitlines()[:-1])
    assert "\n#     word" in text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\nb\r\n c\t d", "a b c d"),
        ("a\u202eb\x00\x1b[31mc", "ab[31mc"),
        ("\ud800", ""),
        ("x" * 400, "x" * 299 + "…"),
        ("株式会社 A", "株式会社 A"),
    ],
)
def test_a_text_of_a_register_is_made_harmless(text: str, seen: str) -> None:
    assert seen == clean(text)


TEXT = st.text(max_size=30).map(clean)


@given(
    name=TEXT,
    key=TEXT.filter(bool),
    remarks=st.lists(st.text(max_size=120).map(clean), max_size=3),
)
@settings(max_examples=100)
def test_any_text_reads_back_the_same(name: str, key: str, remarks: list[str]) -> None:
    data: dict[str, Json] = {"entities": {key: {"name": name, "list": [name, key]}}}

    assert data == read(page(data, above=remarks).encode(), "profile.yaml").data
