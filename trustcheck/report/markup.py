"""Markdown: text made safe for it, code, tables and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from trustcheck.report.style import visible

_MEANT = re.compile(r"[\\`*_~\[\]<>|&#]")
_NO_ANCHOR = re.compile(r"[^\w\- ]")


def escaped(text: str) -> str:
    r"""Return a text from outside as one line in which nothing is markup.

    >>> escaped("a*b|c")
    'a\\*b\\|c'
    """
    return _MEANT.sub(lambda mark: f"\\{mark.group()}", visible(text))


def code(text: str) -> str:
    r"""Return a text as code, safe in a table too.

    >>> code("a|b")
    '`a\\|b`'
    """
    shown = visible(text).replace("|", "\\|")
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def link(text: str, target: str) -> str:
    """Return a link; `text` is markup already, `target` has no space in it."""
    return f"[{text}]({target})"


def anchor(heading: str) -> str:
    """Return the fragment under which a heading is found.

    >>> anchor("CDC-1.1: Servers on French soil")
    'cdc-11-servers-on-french-soil'
    """
    return _NO_ANCHOR.sub("", heading.lower()).replace(" ", "-")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, its cells markup already; nothing when it has no row."""
    lines = [_row(cells) for cells in rows]
    if not lines:
        return ""
    return "\n".join([_row(head), _row(["---"] * len(head)), *lines])


def page(blocks: Iterable[str]) -> str:
    """Return blocks as a page, an empty line between two; empty blocks are left out."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
