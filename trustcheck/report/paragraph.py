"""Words laid out in lines of a terminal."""

from __future__ import annotations

import unicodedata

from trustcheck.report.style import plain
from trustcheck.source.excerpt import ORDINARY

NARROWEST = 24
"""Fewer columns than this hold no sentence; longer lines are better then."""


def columns(text: str) -> int:
    """Return how many columns of a terminal a styled text takes."""
    shown = plain(text)
    return len(shown) if ORDINARY.fullmatch(shown) else sum(map(_columns_of_one, shown))


def wrap(text: str, width: int) -> tuple[str, ...]:
    """Return a text in lines no wider than `width`, broken at spaces.

    A word is never broken, however long, so that a path can be copied; a no-break space holds.
    """
    room = max(width, NARROWEST)
    words = [word for word in text.split(" ") if word]
    if columns(whole := " ".join(words)) <= room:
        return (whole,)
    size_of = len if ORDINARY.fullmatch(text) else columns
    lines: list[str] = []
    line, used = "", 0
    for word in words:
        size = size_of(word)
        if line and used + 1 + size > room:
            lines.append(line)
            line, used = word, size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return (*lines, line)


def hang(head: str, text: str, width: int) -> tuple[str, ...]:
    """Return a wrapped text behind a head; the lines after the first stand under the text.

    A head of more than half the width stands alone, the text below it.
    """
    size = columns(head)
    if size > max(width, NARROWEST) // 2 and size + columns(text) > width:
        return (head, *indent(wrap(text, width - 2), 2))
    first, *rest = wrap(text, width - size)
    return (head + first, *(" " * size + line for line in rest))


def indent(lines: tuple[str, ...], by: int) -> tuple[str, ...]:
    """Return lines moved to the right; empty ones stay empty."""
    return tuple(" " * by + line if line else line for line in lines)


def join(lines: tuple[str, ...]) -> str:
    """Return lines as a text that ends in a line end, without trailing spaces."""
    return "".join(line.rstrip(" ") + "\n" for line in lines)


def _columns_of_one(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Me":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
