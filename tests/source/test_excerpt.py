"""Showing a place in a file."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustcheck.source.excerpt import Excerpt, excerpt, render
from trustcheck.source.span import Span


def shown(
    *lines: str, at: tuple[int, int, int, int], context: int = 1, width: int = 100
) -> tuple[str, ...]:
    return render(excerpt(lines, Span("a.yaml", *at), context=context, width=width))


def test_the_span_is_underlined_between_its_neighbours() -> None:
    lines = ("holdings:", "  - holder: fund", "    capital: 24%", "    votes: 24", "sites: []")

    assert Excerpt(
        ((2, "  - holder: fund"), (3, "    capital: 24%"), (4, "    votes: 24")), 3, 13, 3
    ) == (excerpt(lines, Span("a.yaml", 3, 14, 3, 17)))
    assert (
        "2 |   - holder: fund",
        "3 |     capital: 24%",
        "  |              ^^^",
        "4 |     votes: 24",
    ) == shown(*lines, at=(3, 14, 3, 17))


def test_the_gutter_is_as_wide_as_its_widest_number() -> None:
    lines = tuple(f"- {n}" for n in range(1, 12))

    assert (
        " 9 | - 9",
        "10 | - 10",
        "   |   ^^",
        "11 | - 11",
    ) == shown(*lines, at=(10, 3, 10, 5))


def test_there_may_be_no_neighbours() -> None:
    assert ("1 | one", "  | ^^^") == shown("one", "two", at=(1, 1, 1, 4), context=0)
    assert ("1 | one", "  | ^^^") == shown("one", at=(1, 1, 1, 4), context=5)


@pytest.mark.parametrize(
    ("line", "columns", "expected"),
    [
        pytest.param("a: é", (4, 5), ("1 | a: é", "  |    ^"), id="an accent"),
        pytest.param("{e\u0301: x}", (5, 6), ("1 | {e\u0301: x}", "  |    ^"), id="combining"),
        pytest.param("日本: x", (5, 6), ("1 | 日本: x", "  |       ^"), id="wide before"),
        pytest.param("a: 日本", (4, 6), ("1 | a: 日本", "  |    ^^^^"), id="wide within"),
        pytest.param("😀: x", (4, 5), ("1 | 😀: x", "  |     ^"), id="emoji"),
        pytest.param("a:\tx", (4, 5), ("1 | a:  x", "  |     ^"), id="a tab before"),
        pytest.param("\ta: x", (1, 2), ("1 |     a: x", "  | ^^^^"), id="a tab within"),
        pytest.param(
            "a: x\u202ey", (6, 7), ("1 | a: x\\u202ey", "  |           ^"), id="a direction mark"
        ),
        pytest.param("\x1b[31m", (1, 2), ("1 | \\u001b[31m", "  | ^^^^^^"), id="an escape"),
        pytest.param(
            "\U000e0041x", (2, 3), ("1 | \\U000e0041x", "  |           ^"), id="an invisible tag"
        ),
        pytest.param("a\udc80b", (3, 4), ("1 | a\\udc80b", "  |        ^"), id="a surrogate"),
        pytest.param("a:", (3, 3), ("1 | a:", "  |   ^"), id="no width"),
        pytest.param("a:", (9, 12), ("1 | a:", "  |   ^"), id="past the end of the line"),
        pytest.param("", (1, 1), ("1 |", "  | ^"), id="an empty line"),
    ],
)
def test_the_carets_stand_under_the_span(
    line: str, columns: tuple[int, int], expected: tuple[str, ...]
) -> None:
    assert expected == shown(line, at=(1, columns[0], 1, columns[1]))


def test_a_span_of_several_lines_is_underlined_on_its_first() -> None:
    assert ("1 | a: [1,", "  |    ^^^", "2 |   2]") == shown("a: [1,", "  2]", at=(1, 4, 2, 5))


def test_a_span_past_the_end_of_the_file_shows_nothing() -> None:
    assert () == shown(at=(1, 1, 1, 1))
    assert () == shown("one", at=(7, 1, 7, 2))


def test_a_long_line_is_cut_after_the_span() -> None:
    assert ("1 | abcdefghi…", "  | ^^^") == shown(
        "abcdefghijklmnopqrstuvwxyz", at=(1, 1, 1, 4), width=10
    )


def test_a_long_line_is_cut_on_both_sides_of_the_span() -> None:
    assert ("1 | …klmnopqr…", "  |     ^^^") == shown(
        "abcdefghijklmnopqrstuvwxyz", at=(1, 14, 1, 17), width=10
    )


def test_the_neighbours_of_a_cut_line_are_cut_alike() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"

    assert (
        "1 | …klmnopqr…",
        "2 | …klmnopqr…",
        "  |     ^^^",
        "3 | …",
    ) == shown(letters, letters, "short", at=(2, 14, 2, 17), width=10)


def test_a_line_that_just_fits_is_whole() -> None:
    assert ("1 | abcdefghij", "  |          ^") == shown("abcdefghij", at=(1, 10, 1, 11), width=10)


def test_the_carets_end_with_the_line_shown() -> None:
    assert ("1 | abcdefghi…", "  | ^^^^^^^^^^") == shown(
        "abcdefghijklm", at=(1, 1, 1, 14), width=10
    )


def test_a_line_of_a_mebibyte_is_cut_too() -> None:
    line = "x" * 2**20

    assert ("1 | …" + "x" * 98 + "…", "  | " + " " * 34 + "^") == shown(
        line, at=(1, 500_000, 1, 500_001)
    )


anything = st.text(st.characters(exclude_characters="\n\r"), max_size=60)


@given(st.lists(anything, min_size=1, max_size=4), st.data())
@settings(max_examples=100, deadline=None)
def test_what_is_shown_is_safe_and_no_wider_than_asked(
    lines: list[str], data: st.DataObject
) -> None:
    line = data.draw(st.integers(1, len(lines)))
    start = data.draw(st.integers(1, 70))
    end = data.draw(st.integers(start, 80))

    made = excerpt(lines, Span("a.yaml", line, start, line, end), width=30)

    assert 1 <= made.length
    for _, text in made.lines:
        assert not {"Cc", "Cf", "Cs", "Zl", "Zp"} & set(map(unicodedata.category, text))
        assert (
            sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
            <= 30 + sum(unicodedata.category(c) in ("Mn", "Me") for c in text) * 2
        )
