"""The little Markdown that generated pages and readings are written in, as parts of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from trustcheck.logic.fields import frozen
from trustcheck.report.markup import anchor
from trustcheck.report.style import visible

_MARK = re.compile(
    r"\\(?P<sign>[\\`*_~\[\]<>|&#])"
    r"|(?P<fence>`+)(?P<code>.+?)(?P=fence)"
    r"|\*\*(?P<strong>.+?)\*\*"
    r"|\[(?P<text>(?:\\.|[^\]\\])+)\]\((?P<target>[^)\s]*)\)"
)
_BAR = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"(#{1,6}) (.+)")


@frozen
class Passage:
    """One block: a paragraph, a heading with the id it is found under, or a table."""

    kind: str  # p, table, h2 or another heading
    text: str  # HTML; of a table, its caption
    id: str = ""
    head: tuple[str, ...] = ()  # HTML, as all cells
    rows: tuple[tuple[str, ...], ...] = ()


def passages(blocks: Iterable[str]) -> Iterator[Passage]:
    """Yield the blocks of a generated page; a table is called as the heading above it."""
    above = ""
    for block in filter(None, blocks):
        heading = _HEADING.fullmatch(block)
        if heading:
            signs, above = heading.groups()
            yield Passage(f"h{len(signs)}", prose(above), anchor(above))
        elif block.startswith("|"):
            head, _, *rows = map(_cells, block.split("\n"))
            yield Passage("table", prose(above), head=head, rows=tuple(rows))
        else:
            yield Passage("p", prose(block))


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the lines of a reading as HTML, each of which is a paragraph; links lead nowhere."""
    return tuple(prose(line, links=False) for line in text.splitlines() if line.strip())


def prose(text: str, *, links: bool = True) -> str:
    r"""Return code, strong text and links within the page as HTML; all other signs are escaped.

    >>> prose("`a|b` and **c** in [d](#e), [f](g.md) \\* <")
    '<code>a|b</code> and <strong>c</strong> in <a href="#e">d</a>, f * &lt;'
    """
    shown, html, at = visible(text.strip()), "", 0
    for mark in _MARK.finditer(shown):
        html += escape(shown[at : mark.start()]) + _marked(mark, links)
        at = mark.end()
    return html + escape(shown[at:])


def _marked(mark: re.Match[str], links: bool) -> str:
    found = mark.groupdict()
    if found["sign"]:
        return escape(found["sign"])
    if found["code"]:
        shown = found["code"].strip().replace("\\|", "|")
        return f"<code>{escape(shown)}</code>"
    if found["strong"]:
        return f"<strong>{prose(found['strong'], links=links)}</strong>"
    text = prose(found["text"], links=False)
    if not links or not found["target"].startswith("#"):
        return text
    return f'<a href="{escape(found["target"])}">{text}</a>'


def _cells(row: str) -> tuple[str, ...]:
    return tuple(prose(cell) for cell in _BAR.split(row)[1:-1])
