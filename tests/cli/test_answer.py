"""What somebody means who writes an answer into a cell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.builders import STATUTES, declared
from trustcheck.cli.answer import understanding
from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Data
from trustcheck.source.problem import InvalidInput
from trustcheck.wording.phrase import read_wording

PROFILE = """\
trustcheck: 1
subject: {name: Nimbus, provider: nimbus, activities: [iaas]}
stated_on: 2026-09-30
entities:
  nimbus: {name: Nimbus SA, kind: company}
sites:
  - {id: one, territory: FR, roles: [storage]}
"""
MEANT = understanding(declared(PROFILE), STATUTES, map(read_wording, ("en", "fr")))

TERRITORY: Pointer = ("sites", 0, "territory")
ROLES: Pointer = ("sites", 0, "roles")
KIND: Pointer = ("entities", "nimbus", "kind")
LISTED: Pointer = ("entities", "nimbus", "listed")
CAPITAL: Pointer = ("holdings", 0, "capital")
OPERATOR: Pointer = ("sites", 0, "operator")
NOTICE: Pointer = ("contract", "change_notice")
DAYS: Pointer = ("contract", "erasure_notice_days")
KEYS: Pointer = ("keys",)
HELD_BY: Pointer = ("keys", "held_by")
NAME: Pointer = ("sites", 0, "name")


@pytest.mark.parametrize(
    ("expected", "pointer", "written"),
    [
        pytest.param(True, LISTED, "Yes", id="yes"),
        pytest.param(True, LISTED, "OUI", id="oui"),
        pytest.param(False, LISTED, "n", id="n"),
        pytest.param(True, LISTED, True, id="a tick"),
        pytest.param("perhaps", LISTED, "perhaps", id="neither"),
        pytest.param("company", KIND, "société", id="a word in French"),
        pytest.param("public_body", KIND, "public_body", id="a word of the format"),
        pytest.param("FR", TERRITORY, "france", id="the name of a country"),
        pytest.param("US", TERRITORY, "us", id="its letters"),
        pytest.param("Atlantis", TERRITORY, "Atlantis", id="no country"),
        pytest.param(["storage", "backup"], ROLES, "storage, sauvegarde", id="several words"),
        pytest.param([], ROLES, "aucun", id="none of them"),
        pytest.param(["storage"], ROLES, "[storage]", id="a list as YAML"),
        pytest.param(Decimal("38.75"), CAPITAL, "38,75\u00a0%", id="as the French write"),
        pytest.param(24, CAPITAL, "24%", id="a percentage"),
        pytest.param(Decimal("12.5"), CAPITAL, Decimal("12.5"), id="a number"),
        pytest.param({"at_least": 50}, CAPITAL, "{at_least: 50}", id="a bound"),
        pytest.param("a lot", CAPITAL, "a lot", id="no number"),
        pytest.param("undisclosed", CAPITAL, "undisclosed", id="kept back"),
        pytest.param("nimbus", OPERATOR, "Nimbus SA", id="the name of an entity"),
        pytest.param("P1M", NOTICE, "1 mois", id="a month"),
        pytest.param("P21D", NOTICE, "21 days", id="days"),
        pytest.param("soon", NOTICE, "soon", id="no length"),
        pytest.param(21, DAYS, "21", id="a count"),
        pytest.param({"held_by": ["nimbus"]}, KEYS, "{held_by: [nimbus]}", id="a record"),
        pytest.param(["nimbus"], HELD_BY, "Nimbus SA", id="one for a list"),
        pytest.param("42", NAME, 42, id="a text of digits"),
        pytest.param("a", ("nowhere",), "a", id="no place"),
    ],
)
def test_an_answer_means_what_may_stand_at_its_place(
    expected: Data, pointer: Pointer, written: Data
) -> None:
    assert expected == MEANT.value(written, pointer)


def test_a_broken_record_is_a_problem() -> None:
    with pytest.raises(InvalidInput):
        MEANT.value("{held_by: [", KEYS)
