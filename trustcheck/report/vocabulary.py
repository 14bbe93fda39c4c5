"""The page of the words that rules may use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text, Value, say
from trustcheck.report.markup import anchor, code, escaped, link, page, table
from trustcheck.ruleset.condition.parse import FORMS, PLUS
from trustcheck.ruleset.condition.typing import (
    EXTENSION,
    OPERATORS,
    SITUATION,
    Lexicon,
    Shape,
    Type,
)
from trustcheck.wording.phrase import Wording

_BESIDE = ("where", "satisfies", "the", PLUS, "$")
"""What is written beside keywords and words, and is no form of its own."""

_UNWRITTEN = (Shape.RECORD, Shape.COLLECTION)
"""Shapes of which no rule writes a value."""


def vocabulary_page(lexicon: Lexicon, wording: Wording, *, names: Mapping[str, Text]) -> str:
    """Return every keyword, operator and word of a lexicon, as Markdown.

    `names` says in both languages how areas and laws are called, by their ids.
    """
    heads = (
        f"# {wording.phrase(say('page.words.title'))}",
        wording.phrase(say("page.words.generated")),
    )
    return page((*heads, *vocabulary_blocks(lexicon, wording, names=names)))


def vocabulary_blocks(
    lexicon: Lexicon, wording: Wording, *, names: Mapping[str, Text]
) -> Iterator[str]:
    """Yield the blocks of that page below its title, in Markdown."""
    yield from _VocabularyPage(lexicon, wording, names).blocks()


@frozen
class _VocabularyPage:
    lexicon: Lexicon
    wording: Wording
    names: Mapping[str, Text]

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of the page, top to bottom."""
        yield self._say("page.words.intro")
        sections = {
            "keywords": self._keywords,
            "operators": self._operators,
            "values": self._values,
            "areas": self._areas,
            "records": self._records,
            "codes": self._codes,
        }
        for section, below in sections.items():
            yield f"## {self._say(f'page.words.{section}')}"
            yield self._say(f"page.words.{section}.intro")
            yield from below()

    def _keywords(self) -> Iterator[str]:
        words = dict.fromkeys((*FORMS, *_BESIDE))
        rows = [(code(word), self._say(f"page.keyword.{word}")) for word in words]
        yield table(self._heads("keyword", "meaning"), rows)

    def _operators(self) -> Iterator[str]:
        rows = [
            (
                code(name),
                self._say(f"condition.{name}", what="…", right="…"),
                ", ".join(self.wording.word(shape.value) for shape in shapes),
                self._say(f"page.operand.{operand.value}"),
            )
            for name, (shapes, operand) in OPERATORS.items()
        ]
        yield table(self._heads("operator", "reads", "applies", "operand"), rows)

    def _values(self) -> Iterator[str]:
        rows = [
            (self.wording.word(shape.value), self._say(f"page.value.{shape.value}"))
            for shape in Shape
            if shape not in _UNWRITTEN
        ]
        yield table(self._heads("type", "written"), rows)

    def _areas(self) -> Iterator[str]:
        rows = [(code(area), self._name(area)) for area in self.lexicon.areas]
        yield table(self._heads("area", "meaning"), rows)

    def _records(self) -> Iterator[str]:
        for kind, words in self.lexicon.kinds.items():
            yield f"### {kind}"
            yield f"{self._say(f'page.kind.{self._known(kind)}')} {self._way_to(kind)}".rstrip()
            rows = [
                (code(word), self._type(type_), self._phrase(kind, word))
                for word, type_ in words.items()
            ]
            yield table(self._heads("word", "type", "phrase"), rows)

    def _known(self, kind: str) -> str:
        """Return the kind that the catalogs know, of one that a ruleset brings."""
        if self.lexicon.root == SITUATION:
            return kind if kind == SITUATION else "section"
        return kind if kind.partition(".")[0] != EXTENSION else EXTENSION

    def _codes(self) -> Iterator[str]:
        types = (type_ for words in self.lexicon.kinds.values() for type_ in words.values())
        each = dict.fromkeys(each for type_ in types for each in type_.codes)
        rows = [(code(word), name) for word in each if (name := self._name(word))]
        yield table(self._heads("code", "meaning"), rows)

    def _way_to(self, kind: str) -> str:
        """Return the words that lead to a kind of record."""
        ways = [
            code(word if start == self.lexicon.root else f"{start}.{word}")
            for start, words in self.lexicon.kinds.items()
            for word, type_ in words.items()
            if type_.kind == kind
        ]
        return self._say("page.kind.way", words=", ".join(ways)) if ways else ""

    def _type(self, type_: Type) -> str:
        match type_.shape:
            case Shape.RECORD | Shape.COLLECTION:
                kind = link(type_.kind, f"#{anchor(type_.kind)}")
                return self._say(f"page.type.{type_.shape.value}", kind=kind)
            case Shape.CODE | Shape.CODES:
                words = ", ".join(map(code, type_.codes))
                return self._say(f"page.type.{type_.shape.value}", words=words)
            case Shape.GRADE:
                words = " < ".join(map(code, type_.codes))
                return self._say("page.type.grade", words=words)
            case _:
                return self.wording.word(type_.shape.value)

    def _phrase(self, kind: str, word: str) -> str:
        return escaped(self.wording.phrase(self.lexicon.phrase(kind, word)))

    def _name(self, id: str) -> str:
        """Return how an area, a law or a closed word is called; nothing when it is not named."""
        if id in self.names:
            return escaped(self.wording.text(self.names[id]))
        named = f"code.{id}" in self.wording.catalog
        return escaped(self.wording.word(id)) if named else ""

    def _heads(self, *columns: str) -> tuple[str, ...]:
        return tuple(self._say(f"page.column.{column}") for column in columns)

    def _say(self, id: str, /, **values: Value) -> str:
        return self.wording.phrase(say(id, **values))
