"""Read a page back, strictly: what browsers forgive is a mistake here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

VOID = frozenset({"meta", "br", "input", "link", "img", "hr"})
_FOREIGN = ("src", "srcset", "action", "formaction", "style", "background", "poster", "data")


class Page(HTMLParser):
    """The elements of a page, and what is wrong with them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.texts: list[str] = []
        self.inside: dict[str, list[str]] = {"style": [], "script": [], "title": []}
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"never closed: {tag}" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if len(named) < len(attrs):
            self.faults.append(f"an attribute twice in {tag}")
        self.elements.append((tag, named))
        self.faults += [f"{tag} {name}" for name in named if name.startswith("on")]
        self.faults += [f"{tag} {name}" for name in named if name in _FOREIGN]
        if "id" in named:
            self.ids.append(named["id"])
        if "href" in named:
            self.links.append(named["href"])
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append((int(tag[1]), ""))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> within {self._open[-3:]}, line {self.getpos()[0]}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for tag in self._open:
            if tag in self.inside:
                self.inside[tag].append(data)
                return
        self.texts.append(data)
        if self._open and self._open[-1] in ("h1", "h2", "h3", "h4", "h5", "h6"):
            level, text = self.headings[-1]
            self.headings[-1] = level, text + data

    @property
    def text(self) -> str:
        """Everything that is read, without the spaces between words."""
        return " ".join(" ".join(self.texts).split())

    def named(self, tag: str) -> Iterator[dict[str, str]]:
        """Yield the attributes of every element of a name."""
        return (attributes for name, attributes in self.elements if name == tag)


def faults(text: str, *, is_alone: bool = True) -> list[str]:
    """Return everything that is wrong with a page, for people or for their programs.

    One that is not alone may lead to other pages: where to, is another question.
    """
    page = Page(text)
    if not is_alone:
        page.links = [link for link in page.links if link.startswith("#")]
    found, ids = list(page.faults), Counter(page.ids)
    found += [f"id twice: {id}" for id, times in ids.items() if times > 1]
    found += [f"leads outside: {link}" for link in page.links if not link.startswith("#")]
    found += [f"leads nowhere: {link}" for link in page.links if link[1:] not in ids]
    for _, attributes in page.elements:
        for name in ("aria-labelledby", "aria-describedby"):
            for id in attributes.get(name, "").split():
                found += [f"no such label: {id}"] if id not in ids else []
    levels = [level for level, _ in page.headings]
    found += [f"h{b} after h{a}" for a, b in pairwise(levels) if b > a + 1]
    found += [] if levels.count(1) == 1 else ["not one h1"]
    found += ["a th without scope" for th in page.named("th") if "scope" not in th]
    tables, captions = len(list(page.named("table"))), len(list(page.named("caption")))
    found += [] if tables == captions else ["a table without caption"]
    found += [] if "lang" in next(page.named("html")) else ["no language"]
    return found
