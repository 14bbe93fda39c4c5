"""The little Markdown of generated pages, as HTML."""

from __future__ import annotations

import pytest

from trustcheck.report.prose import Passage, paragraphs, passages, prose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a & b < c", "a &amp; b &lt; c", id="signs of HTML"),
        pytest.param("`a|b` and ``c`d``", "<code>a|b</code> and <code>c`d</code>", id="code"),
        pytest.param(r"`a\|b`", "<code>a|b</code>", id="code in a table"),
        pytest.param("**a `b`**", "<strong>a <code>b</code></strong>", id="strong"),
        pytest.param(r"\*\*a\*\*", "**a**", id="escaped signs"),
        pytest.param("[a](#b-c)", '<a href="#b-c">a</a>', id="a link within the page"),
        pytest.param("[a](b.md)", "a", id="a link elsewhere"),
        pytest.param('[a](#"onclick=x)', '<a href="#&quot;onclick=x">a</a>', id="a hostile link"),
        pytest.param("`<script>`", "<code>&lt;script&gt;</code>", id="a hostile code"),
        pytest.param("**<b>**", "<strong>&lt;b&gt;</strong>", id="a hostile strong"),
        pytest.param("a\u202eb", "a\\u202eb", id="what is hidden"),
    ],
)
def test_signs_become_html_and_nothing_else_does(text: str, expected: str) -> None:
    assert expected == prose(text)


def test_blocks_become_passages() -> None:
    blocks = ["## The words", "", "Some *text*", "| a | b |\n| --- | --- |\n| `x\\|y` | z |"]

    assert [
        Passage("h2", "The words", "the-words"),
        Passage("p", "Some *text*"),
        Passage("table", "The words", head=("a", "b"), rows=(("<code>x|y</code>", "z"),)),
    ] == list(passages(blocks))


def test_each_line_of_a_reading_is_a_paragraph() -> None:
    assert ("<strong>A.</strong> b", "c d") == paragraphs("**A.** b\n\nc [d](#e)\n")
