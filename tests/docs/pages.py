"""The pages of the project as Markdown: their headings, links, code and prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from trustcheck.logic.fields import frozen
from trustcheck.report.markup import anchor

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")


@frozen
class Block:
    """Fenced code: what its first line says of it, and its text."""

    info: str
    text: str


@frozen
class Page:
    """One Markdown file."""

    path: Path
    text: str

    @property
    def name(self) -> str:
        """The path from the top of the project."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its fenced code, in order."""
        return tuple(Block(m["info"].strip(), m["text"]) for m in FENCE.finditer(self.text))

    @property
    def prose(self) -> str:
        """The text without its fenced code."""
        return FENCE.sub("", self.text)

    @property
    def headings(self) -> tuple[str, ...]:
        """Its headings without their signs, in order."""
        return tuple(re.findall(r"^#+ (.+)$", self.prose, re.MULTILINE))

    @property
    def anchors(self) -> frozenset[str]:
        """What a link may name after `#`."""
        return _anchors(self)

    @property
    def links(self) -> tuple[str, ...]:
        """The targets of its links, in order."""
        return tuple(match["target"] for match in LINK.finditer(self.prose))

    def rows(self, start: str) -> tuple[tuple[str, ...], ...]:
        """Return the cells of the table rows that begin with `start`."""
        lines = (line for line in self.prose.splitlines() if line.startswith(start))
        return tuple(tuple(cell.strip() for cell in line.split("|")[1:-1]) for line in lines)


@cache
def page(name: str) -> Page:
    """Return one page by its path from the top of the project; it is read once."""
    path = ROOT / name
    return Page(path, path.read_text(encoding="utf-8"))


@cache
def _anchors(page: Page) -> frozenset[str]:
    return frozenset(anchor(heading.replace("\\", "")) for heading in page.headings)


def pages() -> Iterator[Page]:
    """Yield every page of the project, by path."""
    folders = ("docs", "examples", "rules", "seeds")
    found = [*ROOT.glob("*.md"), *(p for f in folders for p in (ROOT / f).rglob("*.md"))]
    for path in sorted(found):
        yield page(path.relative_to(ROOT).as_posix())
