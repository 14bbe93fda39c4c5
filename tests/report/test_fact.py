"""Facts as reports show them."""

from __future__ import annotations

import pytest

from tests.report.samples import declaration
from trustcheck.logic.pointer import Pointer
from trustcheck.report.fact import Fact, fact, register
from trustcheck.source.span import Span

FILE = "nuage/profile.yaml"


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        pytest.param(
            ("holdings", 0, "capital"),
            Fact(
                ("holdings", 0, "capital"),
                Span(FILE, 11, 14, 11, 16),
                "31",
                True,
                ("minutes", "register"),
            ),
            id="a value with evidence",
        ),
        pytest.param(
            ("entities", "nuage", "kind"),
            Fact(
                ("entities", "nuage", "kind"),
                Span(FILE, 6, 34, 6, 41),
                "company",
                True,
                ("register",),
            ),
            id="a value of an entity",
        ),
        pytest.param(
            ("sites", 0, "roles"),
            Fact(("sites", 0, "roles"), Span(FILE, 15, 39, 15, 56), "[storage, backup]", True, ()),
            id="a list without evidence",
        ),
        pytest.param(
            ("entities", "fund", "seats", "registered_office"),
            Fact(
                ("entities", "fund", "seats", "registered_office"),
                Span(FILE, 7, 9, 7, 40),
                None,
                False,
                (),
            ),
            id="a fact that is not there stands at its record",
        ),
    ],
)
def test_a_fact_has_a_place_a_text_and_its_evidence(pointer: Pointer, expected: Fact) -> None:
    assert expected == fact(declaration(), pointer)


def test_a_record_of_several_lines_has_no_text() -> None:
    assert fact(declaration(), ("holdings", 0)).written is None


def test_the_way_to_a_fact_is_dotted() -> None:
    assert "holdings[0].capital" == fact(declaration(), ("holdings", 0, "capital")).path


def test_the_register_follows_the_profile() -> None:
    read = fact(declaration(), ("holdings", 0, "capital"))

    assert ("register", "minutes") == register(declaration(), (read, read))
