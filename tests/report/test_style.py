"""Style is marks within plain text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustcheck.report.style import Style, ansi, plain, styled, visible


def test_a_styled_text_is_the_plain_text_with_marks() -> None:
    text = f"a {styled('b', Style.FAIL)} c"

    assert "a b c" == plain(text)
    assert "a \x1b[1;31mb\x1b[0m c" == ansi(text)


def test_a_style_within_a_style_ends_before_it() -> None:
    text = styled(f"a {styled('b', Style.PASS)} c", Style.STRONG)

    assert "\x1b[1ma \x1b[32mb\x1b[0m\x1b[1m c\x1b[0m" == ansi(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("é « à » 雲 😀", "é « à » 雲 😀", id="ordinary words"),
        pytest.param("24\u00a0%", "24\u00a0%", id="a no-break space"),
        pytest.param("a\r\n  b\tc", "a b c", id="lines and tabs are folded"),
        pytest.param("a\u2028b", "a b", id="a line separator is folded"),
        pytest.param("\x1b[31m\x07", "\\u001b[31m\\u0007", id="what a terminal obeys"),
        pytest.param("\u202egpj", "\\u202egpj", id="a change of direction"),
        pytest.param("a\u200bb", "a\\u200bb", id="what has no width"),
        pytest.param("\ue000x\ue00f", "\\ue000x\\ue00f", id="our own marks"),
        pytest.param("\U000e0041", "\\U000e0041", id="a hidden tag"),
        pytest.param("\ud800", "\\ud800", id="half a character"),
    ],
)
def test_nothing_from_outside_is_hidden(text: str, expected: str) -> None:
    assert expected == visible(text)


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_colour_changes_no_word_and_outside_text_no_colour(text: str) -> None:
    shown = visible(text)

    assert shown == plain(styled(shown, Style.PATH)) == ansi(shown) == visible(shown)
    assert not {unicodedata.category(each) for each in shown} & {"Cc", "Cf", "Cs", "Co"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::error::a\n  ::b\nc ::d\n", "\\::error::a\n  \\::b\nc ::d\n"),
        ("a ##vso[b] ##[c] ##teamcity[d]", "a \\##vso[b] \\##[c] \\##teamcity[d]"),
        ("## a\nb: c\n", "## a\nb: c\n"),
    ],
    ids=["GitHub", "Azure and TeamCity", "none"],
)
def test_no_line_of_a_plain_text_gives_orders_to_a_runner(text: str, expected: str) -> None:
    assert expected == plain(text)
