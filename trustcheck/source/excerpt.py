"""A few lines of a file with one stretch underlined, safe to show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from trustcheck.logic.fields import frozen
from trustcheck.source.span import Span

ORDINARY = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027✓✗]*")
"""Text of which each character is shown as it is, in one cell: nothing has to be looked up."""

_TAB = 4
_CUT = "…"
_LAYERS = 4
"""Characters that are shown for each cell: accents have no width, and could go on for ever."""
# Controls, invisible and direction marks, lone surrogates, private use, line and paragraph
# separators.
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_ON_THE_LAST = frozenset({"Mn", "Me"})


@frozen
class Excerpt:
    """Numbered lines as they are to be shown, and where the carets stand under one of them.

    Columns count cells of a terminal from 0, in which an East Asian character or an emoji
    takes two.
    """

    lines: tuple[tuple[int, str], ...]
    line: int
    column: int
    length: int


def excerpt(lines: Sequence[str], span: Span, *, context: int = 1, width: int = 100) -> Excerpt:
    """Return the line where `span` starts, and `context` lines above and below it.

    A line of more than `width` cells is cut around the span. A span of several lines is
    underlined on its first. A span past the end of the file gives no lines.
    """
    if span.line > len(lines):
        return Excerpt((), span.line, 0, 0)
    marked = lines[span.line - 1]
    start = min(span.column - 1, len(marked))
    end = len(marked) if span.end_line > span.line else min(span.end_column - 1, len(marked))
    offset = _offset(marked, start, end, width)
    lead = _CUT if offset else ""
    column = _lay(marked[offset:start], len(lead), width)[1]
    end_column = _lay(marked[start:end], column, width)[1]
    first, last = max(span.line - context, 1), min(span.line + context, len(lines))
    shown = ((n, _cut(lines[n - 1], offset, width)) for n in range(first, last + 1))
    return Excerpt(tuple(shown), span.line, column, max(end_column - column, 1))


def render(excerpt: Excerpt) -> tuple[str, ...]:
    """Return the lines of an excerpt behind a gutter of numbers, and the line of carets."""
    gutter = max((len(str(number)) for number, _ in excerpt.lines), default=0)
    rendered = []
    for number, text in excerpt.lines:
        rendered.append(f"{number:>{gutter}} | {text}".rstrip())
        if number == excerpt.line:
            carets = " " * excerpt.column + "^" * excerpt.length
            rendered.append(f"{'':>{gutter}} | {carets}")
    return tuple(rendered)


def _offset(text: str, start: int, end: int, width: int) -> int:
    """Return how many characters to leave out before the span so that it can be seen."""
    if _lay(text, 0, width)[2] or _lay(text[:end], 0, width - len(_CUT))[2]:
        return 0
    offset, cells = start, 0
    while offset and cells < width // 3 and start - offset < width:
        offset -= 1
        cells += _cells(_shown(text[offset], 0))
    return offset


def _cut(text: str, offset: int, width: int) -> str:
    """Return what can be seen of a line from `offset` on."""
    lead = _CUT if offset and text else ""
    shown, _, whole = _lay(text[offset:], len(lead), width)
    if not whole:
        shown = _lay(text[offset:], len(lead), width - len(_CUT))[0] + _CUT
    return lead + shown


def _lay(text: str, column: int, width: int) -> tuple[str, int, bool]:
    """Lay characters out from `column` on; return them, the column after, and if all had room."""
    if ORDINARY.fullmatch(text):
        part = text[: max(width - column, 0)]
        return part, column + len(part), part == text
    laid: list[str] = []
    for character in text:
        shown = _shown(character, column)
        cells = _cells(shown)
        if column + cells > width or len(laid) >= _LAYERS * width:
            return "".join(laid), column, False
        laid.append(shown)
        column += cells
    return "".join(laid), column, True


def _shown(character: str, column: int) -> str:
    if character == "\t":
        return " " * (_TAB - column % _TAB)
    if unicodedata.category(character) not in _UNSHOWN:
        return character
    code = ord(character)
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"


def _cells(shown: str) -> int:
    return sum(map(_cells_of_one, shown))


def _cells_of_one(character: str) -> int:
    if unicodedata.category(character) in _ON_THE_LAST:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
