"""A file is changed in a few places, and says what it should."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.source.test_writing import NESTED
from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Data, read
from trustcheck.source.revision import CannotRevise, revised
from trustcheck.source.writing import block, flow

TEXT = """\
# On top
a: 1  # one

# The records
records:
  x:
    n: 1   # of x

  # Before y
  y: {n: 2, m: [1, 2]}
list:
- first
-   second  # the second
empty: {}   # none
wide: {
  p: 1,
  q: 2,
}
text: |
  two
  lines
last: 9
"""
RECORDS: dict[str, Data] = {"x": {"n": 1}, "y": {"n": 2, "m": [1, 2]}}
DATA: dict[str, Data] = {
    "a": 1,
    "records": RECORDS,
    "list": ["first", "second"],
    "empty": {},
    "wide": {"p": 1, "q": 2},
    "text": "two\nlines\n",
    "last": 9,
}


@pytest.mark.parametrize(
    ("changes", "line", "instead"),
    [
        pytest.param({"a": 2}, "a: 1  # one", "a: 2  # one", id="a value"),
        pytest.param({"a": "no"}, "a: 1  # one", 'a: "no"  # one', id="a text that is no word"),
        pytest.param({"z": {"b": True}}, "last: 9", "last: 9\nz:\n  b: true", id="an entry"),
        pytest.param(
            {"records": {**RECORDS, "z": {"by": "Ann, Ltd"}}},
            "  y: {n: 2, m: [1, 2]}",
            '  y: {n: 2, m: [1, 2]}\n  z:\n    by: "Ann, Ltd"',
            id="an entry of a block",
        ),
        pytest.param(
            {"records": {"x": {"n": 1, "k": Decimal("2.50")}, "y": {"n": 2, "m": [1, 2]}}},
            "    n: 1   # of x",
            "    n: 1   # of x\n    k: 2.50",
            id="an entry of a block within",
        ),
        pytest.param(
            {"records": {"x": {"n": 1}, "y": {"n": 2, "m": [1, 2, 3], "k": 1}}},
            "  y: {n: 2, m: [1, 2]}",
            "  y: {n: 2, m: [1, 2, 3], k: 1}",
            id="an entry and an item in brackets",
        ),
        pytest.param(
            {"list": ["first", "second", {"c": 3}]},
            "-   second  # the second",
            "-   second  # the second\n- {c: 3}",
            id="an item",
        ),
        pytest.param(
            {"empty": {"id": {"n": 1, "on": "2026-05-01"}}},
            "empty: {}   # none",
            "empty:   # none\n  id:\n    n: 1\n    on: 2026-05-01",
            id="the first entry",
        ),
        pytest.param(
            {"wide": {"p": 1, "q": 2, "r": 3}}, "  q: 2,", "  q: 2, r: 3", id="wide brackets"
        ),
        pytest.param(
            {"text": "one"}, "text: |\n  two\n  lines", "text: one", id="a text of some lines"
        ),
    ],
)
def test_only_what_changes_is_written_anew(
    changes: dict[str, Data], line: str, instead: str
) -> None:
    document = read(TEXT.encode(), "file.yaml")

    assert TEXT.replace(line, instead) == revised(document, {**DATA, **changes})


def test_a_file_that_says_it_already_stays_as_it_is() -> None:
    assert TEXT == revised(read(TEXT.encode(), "file.yaml"), dict(DATA))


@pytest.mark.parametrize(
    ("text", "data"),
    [
        pytest.param("a: &x {n: 1}\nb: *x\n", {"a": {"n": 1}, "b": {"n": 2}}, id="an alias"),
        pytest.param("a: 1\nb: 2\n", {"a": 1}, id="an entry taken away"),
        pytest.param("- 1\n", {"a": 1}, id="a list made a mapping"),
    ],
)
def test_what_cannot_be_said_in_place_is_refused(text: str, data: Data) -> None:
    with pytest.raises(CannotRevise):
        revised(read(text.encode(), "file.yaml"), data)


@settings(max_examples=60)
@given(NESTED, NESTED, st.booleans())
def test_the_file_then_says_what_it_should_or_is_refused(
    old: Data, new: Data, in_lines: bool
) -> None:
    text = "\n".join(block({"it": old, "more": 1})) if in_lines else flow({"it": old, "more": 1})
    document = read(text.encode(), "file.yaml")

    assert {"it": new, "more": 1} == read(
        revised(document, {"it": new, "more": 1}).encode(), "file.yaml"
    ).data


@pytest.mark.parametrize(
    ("without", "line", "instead"),
    [
        pytest.param(("a",), "a: 1  # one\n", "", id="an entry"),
        pytest.param(
            ("records", "x", "n"),
            "  x:\n    n: 1   # of x\n",
            "  x: {}   # of x\n",
            id="the only entry",
        ),
        pytest.param(("records", "y", "n"), "{n: 2, m: [1, 2]}", "{m: [1, 2]}", id="in brackets"),
        pytest.param(("records", "y", "m"), "{n: 2, m: [1, 2]}", "{n: 2}", id="last in brackets"),
        pytest.param(("records", "y", "m", 0), "m: [1, 2]", "m: [2]", id="an item in brackets"),
        pytest.param(("list", 0), "- first\n", "", id="an item"),
        pytest.param(("text",), "text: |\n  two\n  lines\n", "", id="a text of some lines"),
        pytest.param(("last",), "last: 9\n", "", id="the last entry"),
    ],
)
def test_what_goes_goes_with_its_lines_alone(without: Pointer, line: str, instead: str) -> None:
    document = read(TEXT.encode(), "file.yaml")

    assert TEXT.replace(line, instead) == revised(
        document, _less(document.data, without), without=[without]
    )


@settings(max_examples=60)
@given(NESTED, st.booleans(), st.data())
def test_what_is_left_stays(old: Data, in_lines: bool, data: st.DataObject) -> None:
    whole: dict[str, Data] = {"it": old, "more": 1}
    document = read(("\n".join(block(whole)) if in_lines else flow(whole)).encode(), "file.yaml")
    without = data.draw(st.sampled_from([each for each in document.spans if each]))
    expected = _less(document.data, without)
    try:
        text = revised(document, expected, without=[without])
    except CannotRevise:
        assert len(without) == 1  # nothing is left beside it, or it shares its line
        return

    assert expected == read(text.encode(), "file.yaml").data


def _less(data: Data, without: Pointer) -> Data:
    """Return data without what stands at a pointer."""
    less = deepcopy(data)
    here: Any = less
    for step in without[:-1]:
        here = here[step]
    del here[without[-1]]
    return less
