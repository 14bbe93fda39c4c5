"""The way to a value, as people and as other programs write it."""

from __future__ import annotations

import pytest

from trustcheck.logic.pointer import Pointer, dotted, slashed


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
