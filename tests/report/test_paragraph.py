"""Words in lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustcheck.report.paragraph import columns, hang, indent, join, wrap
from trustcheck.report.style import Style, styled, visible
from trustcheck.source.excerpt import ORDINARY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("abc", 3, id="Latin letters"),
        pytest.param("雲", 2, id="an East Asian character"),
        pytest.param("e\u0301", 1, id="an accent on its own"),
        pytest.param(styled("ab", Style.FAIL), 2, id="marks of style"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_columns_are_those_of_a_terminal(text: str, expected: int) -> None:
    assert expected == columns(text)


def test_ordinary_characters_are_what_looking_them_up_one_by_one_would_give() -> None:
    ordinary = "".join(each for each in map(chr, range(0x3000)) if ORDINARY.fullmatch(each))

    assert (len(ordinary) + 2, ordinary + "\\u202e") == (
        columns(ordinary + "雲"),  # not ordinary, so that each is looked up
        visible(ordinary + "\u202e"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", ("",), id="nothing"),
        pytest.param("one two", ("one two",), id="one line"),
        pytest.param(
            "a sentence that is too long here",
            ("a sentence that is too", "long here"),
            id="two lines",
        ),
        pytest.param("x" * 40, ("x" * 40,), id="a long word is whole"),
        pytest.param(
            "about twenty letters, 24\u00a0%", ("about twenty letters,", "24\u00a0%"), id="held"
        ),
        pytest.param("雲 " * 13, ("雲 雲 雲 雲 雲 雲 雲 雲", "雲 雲 雲 雲 雲"), id="wide"),
    ],
)
def test_lines_break_at_spaces(text: str, expected: tuple[str, ...]) -> None:
    assert expected == wrap(text, 24)


def test_a_text_hangs_behind_its_head() -> None:
    assert ("head  one two three four five", "      six seven") == hang(
        "head  ", "one two three four five six seven", 30
    )


def test_a_head_that_is_too_long_stands_alone() -> None:
    head = "a/long/path/to/one.yaml  "

    assert (head, "  one two three four five six") == hang(head, "one two three four five six", 30)


def test_lines_join_without_trailing_spaces() -> None:
    assert "  a\n\nb\n" == join((*indent(("a  ", ""), 2), "b"))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("ab雲", min_size=1, max_size=9)), st.integers(0, 60))
def test_wrapping_loses_no_word_and_keeps_to_the_width(words: list[str], width: int) -> None:
    lines = wrap(" ".join(words), width)

    assert words == " ".join(lines).split()
    assert all(columns(line) <= max(width, 24) for line in lines)
