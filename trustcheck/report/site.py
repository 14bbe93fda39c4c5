"""The rules as pages to browse: which pages there are, what is on each, and how they lead on."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from trustcheck import __version__
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text, say
from trustcheck.report.book import Book, Volume
from trustcheck.report.prose import Passage, passages
from trustcheck.report.sheet import sheet, style
from trustcheck.report.style import visible
from trustcheck.report.template import environment, filled
from trustcheck.report.vocabulary import vocabulary_blocks
from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.wording.phrase import Wording

SHEETS = ("colours.css", "dossier.css", "frame.css", "site.css")
"""What gives the pages their looks: those of the dossier, and what it does not need."""


def site(
    volumes: Sequence[Volume], wordings: Sequence[Wording], *, names: Mapping[str, Text]
) -> Mapping[str, str]:
    """Return the text of every page by its path from the top, in each language.

    Pages lead to each other by relative links and need nothing else. `names` says how areas and
    laws are called.
    """
    pages: dict[str, str] = {}
    for wording in wordings:
        pages |= _Edition(volumes, wording, tuple(wordings), names).pages()
    first = wordings[0]
    title, note = _said("site.title", first), _said("site.note", first)
    pages["index.html"] = filled(
        "site_languages.html",
        first,
        **_frame(first, title=title, note=note, here="index.html"),
        home=[
            (each.language, _said("site.language", each), _said("site.title", each))
            for each in wordings
        ],
    )
    return dict(sorted(pages.items()))


@frozen(lazy=True)
class _Edition:
    """All pages in one language."""

    volumes: Sequence[Volume]
    wording: Wording
    wordings: tuple[Wording, ...]
    names: Mapping[str, Text]

    def pages(self) -> dict[str, str]:
        """Return the text of each page by its path."""
        return dict((*self._homes(), *self._books(), *self._words(), self._search()))

    @property
    def _top(self) -> str:
        return self.wording.language

    @cached_property
    def _templates(self) -> Any:
        return environment()

    @cached_property
    def _lexicons(self) -> Sequence[Lexicon]:
        """The vocabularies, each once: most rulesets share one."""
        found: list[Lexicon] = []
        for volume in self.volumes:
            if volume.ruleset.lexicon not in found:
                found.append(volume.ruleset.lexicon)
        return found

    def _words_path(self, lexicon: Lexicon) -> str:
        number = self._lexicons.index(lexicon) + 1
        return f"{self._top}/words{'' if number == 1 else f'-{number}'}.html"

    @cached_property
    def _shelf(self) -> tuple[Book, ...]:
        """The rulesets in their order; a second one of the same id lies in a folder beside."""
        ids = [volume.ruleset.id for volume in self.volumes]
        books = []
        for at, volume in enumerate(self.volumes):
            again = ids[:at].count(ids[at])
            folder = f"{self._top}/{ids[at]}{f'--{again + 1}' if again else ''}"
            words = self._words_path(volume.ruleset.lexicon)
            books.append(Book(volume, folder, words, self.wording, self.names))
        return tuple(books)

    @cached_property
    def _vocabularies(self) -> Mapping[str, tuple[tuple[Book, ...], tuple[Passage, ...]]]:
        """The pages of words by their path: the rulesets that use them, and the blocks."""
        return {
            self._words_path(lexicon): (
                tuple(book for book in self._shelf if book.ruleset.lexicon == lexicon),
                tuple(passages(vocabulary_blocks(lexicon, self.wording, names=self.names))),
            )
            for lexicon in self._lexicons
        }

    # Pages

    def _homes(self) -> Iterator[tuple[str, str]]:
        path, title = f"{self._top}/index.html", _said("site.title", self.wording)
        words = [(at, books) for at, (books, _) in self._vocabularies.items()]
        yield path, self._page("site_home.html", path, title, books=self._shelf, words=words)

    def _books(self) -> Iterator[tuple[str, str]]:
        for book in self._shelf:
            yield book.path, self._page("site_ruleset.html", book.path, book.title, book=book)
            for at, chapter in enumerate(book.chapters):
                beside = {
                    "before": book.chapters[at - 1] if at else None,
                    "after": book.chapters[at + 1] if at + 1 < len(book.chapters) else None,
                }
                values = {"book": book, "chapter": chapter, **beside}
                name, path = "site_chapter.html", chapter.path
                yield path, self._page(name, path, chapter.title, above=book, **values)
            if not book.volume.readings:
                continue
            path, title = book.readings_path, _said("site.readings", self.wording)
            yield path, self._page("site_readings.html", path, title, above=book, book=book)

    def _words(self) -> Iterator[tuple[str, str]]:
        title = _said("page.words.title", self.wording)
        for path, (books, blocks) in self._vocabularies.items():
            yield path, self._page("site_words.html", path, title, books=books, blocks=blocks)

    def _search(self) -> tuple[str, str]:
        path, title = self._search_path, _said("site.search", self.wording)
        values: dict[str, Any] = {"books": self._shelf, "words": self._vocabularies.items()}
        script = sheet("site.js")
        return path, self._page("site_search.html", path, title, script=script, **values)

    @property
    def _search_path(self) -> str:
        return f"{self._top}/search.html"

    def _page(
        self, name: str, path: str, heading: str, *, above: Book | None = None, **values: Any
    ) -> str:
        title = heading if above is None else f"{heading} – {above.title}"
        home = f"{self._top}/index.html"
        trail = [] if path == home else [(home, _said("site.title", self.wording))]
        if above is not None:
            trail.append((above.path, above.title))
        others = [
            (each.language, _said("site.language", each), each.language + path[len(self._top) :])
            for each in self.wordings
            if each.language != self.wording.language
        ]
        note = _said("site.note", self.wording)
        frame = _frame(self.wording, title=title, note=note, here=path) | {"heading": heading}
        way = {"trail": trail, "others": others, "search": self._search_path}
        templates = self._templates
        return filled(name, self.wording, templates=templates, **(frame | way | values))


def _frame(wording: Wording, *, title: str, note: str, here: str) -> dict[str, Any]:
    """Return what every page has: its title, its looks, and the way to other pages."""
    return {
        "language": wording.language,
        "version": __version__,
        "title": title,
        "heading": title,
        "style": style(*SHEETS, title=title, note=note),
        "script": "",
        "footer": note,
        "here": here,
        "to": partial(_way, here),
    }


def _way(here: str, path: str, fragment: str = "") -> str:
    """Return the link from one page to a part of another, or of the same.

    >>> _way("en/label/index.html", "fr/label/index.html", "x")
    '../../fr/label/index.html#x'
    """
    way = "" if path == here else posixpath.relpath(path, posixpath.dirname(here) or ".")
    return f"{way}#{fragment}" if fragment else way or posixpath.basename(here)


def _said(id: str, wording: Wording) -> str:
    return visible(wording.sentence(say(id)))
