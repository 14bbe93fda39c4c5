"""The way to a value, as people and as other programs write it."""

from __future__ import annotations

import pytest

from trustcheck.logic.pointer import Pointer, dotted, pointer_of, slashed


@pytest.mark.parametrize(
    ("pointer", "people", "programs"),
    [
        pytest.param((), "", "", id="the whole file"),
        pytest.param(("sites",), "sites", "/sites", id="a key"),
        pytest.param((2,), "[2]", "/2", id="an item at the top"),
        pytest.param(
            ("holdings", 0, "capital"), "holdings[0].capital", "/holdings/0/capital", id="a field"
        ),
        pytest.param(("a/b", "c~d"), "a/b.c~d", "/a~1b/c~0d", id="a slash and a tilde"),
        pytest.param(("~1",), "~1", "/~01", id="what looks escaped"),
    ],
)
def test_a_pointer_is_written_as_people_and_as_programs_do(
    pointer: Pointer, people: str, programs: str
) -> None:
    assert people == dotted(pointer)
    assert programs == slashed(pointer)


DATA = {
    "sites": [{"id": "par-1", "territory": "FR"}, {"territory": "DE"}, {"id": "0"}],
    "attestations": {"SNC-12.6.c": {"met": True}, "SNC": {}},
    "contract": {"law": "FR"},
}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("contract.law", ("contract", "law"), id="a key in a key"),
        pytest.param("contract.courts", ("contract", "courts"), id="a last key that is not there"),
        pytest.param("keys.container", ("keys", "container"), id="the last keys"),
        pytest.param("sites[1].territory", ("sites", 1, "territory"), id="an index"),
        pytest.param("sites[par-1].name", ("sites", 0, "name"), id="the id of a record"),
        pytest.param("sites[0]", ("sites", 2), id="an id that looks like an index"),
        pytest.param("sites[3]", None, id="beyond the end"),
        pytest.param("sites[par-2]", None, id="no such id"),
        pytest.param("sites[9999999]", None, id="a number too long for an index"),
        pytest.param("sites.territory", None, id="a key of a list"),
        pytest.param("contract.law.code", None, id="below a text"),
        pytest.param("contract.law[0]", None, id="an index of a text"),
        pytest.param("contract[0]", None, id="an index of a mapping"),
        pytest.param("contract[law]", ("contract", "law"), id="a key in brackets"),
        pytest.param(
            "attestations.SNC-12.6.c.met",
            ("attestations", "SNC-12.6.c", "met"),
            id="the longest key there is",
        ),
        pytest.param("attestations.SNC", ("attestations", "SNC"), id="the key that is all of it"),
        pytest.param("", None, id="nothing"),
        pytest.param("..", None, id="dots alone"),
    ],
)
def test_a_path_leads_to_a_pointer(path: str, expected: Pointer | None) -> None:
    assert expected == pointer_of(path, DATA)


def test_a_key_of_many_dots_is_taken_whole_and_an_endless_path_leads_nowhere() -> None:
    dots = ".".join("abcdefgh")

    assert (dots, "x") == pointer_of(f"{dots}.x", {dots: {}, "a": {}, "a.b": {}})
    assert pointer_of("a." * 1_001, {}) is None
