"""What it takes to change a fact."""

from __future__ import annotations

import pytest

from trustcheck.logic.pointer import Pointer
from trustcheck.profile.effort import read_efforts, shipped_efforts
from trustcheck.source.document import read
from trustcheck.source.problem import InvalidInput


@pytest.mark.parametrize(
    ("pointer", "kind"),
    [
        pytest.param(("contract", "change_notice"), "contract", id="a clause"),
        pytest.param(("technologies", 0, "terms"), "technology", id="a technology"),
        pytest.param(
            ("technologies", 0, "autonomy", "own_skills"), "organisation", id="the longer way"
        ),
        pytest.param(("entities", "seats", "seats", "registered_office"), "seat", id="an id"),
        pytest.param(("entities", "acme", "nationalities"), None, id="never changed"),
        pytest.param(("stated_on",), None, id="the day"),
    ],
)
def test_the_longest_way_that_fits_tells_the_kind_of_change(
    pointer: Pointer, kind: str | None
) -> None:
    found = shipped_efforts().of(pointer)

    assert kind == (None if found is None else found.id)


@pytest.mark.parametrize("id", ["qualification", "evidence", "answer", "host"])
def test_what_nobody_brings_about_by_stating_it_has_no_cost(id: str) -> None:
    (kind,) = [each for each in shipped_efforts().kinds if each.id == id]

    assert kind.cost is None


def test_a_clause_costs_less_than_a_measure_a_measure_than_a_site_a_site_than_a_shareholder() -> (
    None
):
    costs = {kind.id: kind.cost or 0 for kind in shipped_efforts().kinds}

    assert costs["contract"] < costs["measure"] < costs["site"] < costs["shareholder"]


def test_a_file_of_another_form_is_refused() -> None:
    text = "kinds: {a: {name: {fr: A}, cost: 0, facts: []}}\n"

    with pytest.raises(InvalidInput) as caught:
        read_efforts(read(text.encode(), "repairs.yaml"))

    assert 3 == len(caught.value.problems)
