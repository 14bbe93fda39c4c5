"""Tables of the last run, in docs/performance.md between markers that name them."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"


def put(name: str, text: str, *, on: Path = PAGE) -> None:
    """Put a text on a page, in place of what stands between its markers.

    Raises ValueError when the page has no such markers.
    """
    page = on.read_text(encoding="utf-8")
    begin, end = f"<!-- begin: {name} -->", f"<!-- end: {name} -->"
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    changed, found = pattern.subn(lambda _: f"{begin}\n{text.strip()}\n{end}", page)
    if found != 1:
        raise ValueError(f"{on.name} has {found} places for {name}")
    on.write_text(changed, encoding="utf-8")


def tell(paragraphs: Iterable[str], *, into: str | None) -> None:
    """Print paragraphs, each once it is known; put them all on the page `into` a place of it."""
    told = []
    for paragraph in paragraphs:
        print(paragraph, end="\n\n", flush=True)
        told.append(paragraph)
    if into is not None:
        put(into, "\n\n".join(told))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown; a head that begins with `>` is that of a column of numbers."""
    names = [head.removeprefix(">") for head in heads]
    rules = ["---:" if head.startswith(">") else "---" for head in heads]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (names, rules, *rows))


def machine() -> str:
    """Return what it was measured on: its size and the version of Python."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    memory = round(pages * size / 2**30)
    return f"{os.cpu_count()} cores and {memory} GiB, Python {platform.python_version()}"
