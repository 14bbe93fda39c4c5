"""The width of letters, and the breaks of lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustcheck.report.lettering import CUT, broken, width

texts = st.text("abc WM.é雲\u0301 ", min_size=1, max_size=60)


@settings(max_examples=50, deadline=None)
@given(texts, st.integers(20, 200))
def test_every_line_fits_and_no_word_is_lost(text: str, room: int) -> None:
    lines = broken(text, 11, room)

    assert [] == [line for line in lines if width(line, 11) > room]
    assert text.replace(" ", "") == "".join(lines).replace(" ", "")


@settings(max_examples=50, deadline=None)
@given(texts, st.integers(20, 200), st.integers(1, 3))
def test_what_is_cut_says_so(text: str, room: int, most: int) -> None:
    whole, lines = broken(text, 11, room), broken(text, 11, room, most=most)

    assert len(lines) == min(len(whole), most)
    assert (len(whole) > most) == lines[-1].endswith(CUT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("one two three", ("one two", "three"), id="between words"),
        pytest.param("■\u00a0Beteiligung", ("■\u00a0Beteiligu", "ng"), id="a long word"),
        pytest.param("", ("",), id="nothing"),
    ],
)
def test_a_line_breaks(text: str, expected: tuple[str, ...]) -> None:
    assert expected == broken(text, 10, 62)


def test_bold_letters_are_broader() -> None:
    assert width("Nuage", 13) < width("Nuage", 13, bold=True)
