"""A ruleset as pages to browse tell it: its chapters, parameters, texts, readings and cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, partial

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text, say
from trustcheck.report.clause import Clause, Clauses, by_criterion, shared_cases
from trustcheck.report.prose import paragraphs
from trustcheck.report.style import visible
from trustcheck.report.value import literal
from trustcheck.ruleset.cases import Case
from trustcheck.ruleset.ruleset import LegalText, Ruleset
from trustcheck.wording.phrase import Wording


@frozen
class Volume:
    """A ruleset with everything that its pages tell."""

    ruleset: Ruleset
    readings: Mapping[str, Text]
    cases: tuple[Case, ...]


@frozen
class Chapter:
    """The criteria of one group, and the path of their page."""

    path: str
    title: str
    clauses: tuple[Clause, ...]


@frozen(lazy=True)
class Book:
    """The pages on one ruleset in one language; `folder` is where they lie."""

    volume: Volume
    folder: str
    words: str  # the path of the page of its words
    wording: Wording
    names: Mapping[str, Text]

    @property
    def ruleset(self) -> Ruleset:
        """The ruleset."""
        return self.volume.ruleset

    @property
    def path(self) -> str:
        """The path of the first page."""
        return f"{self.folder}/index.html"

    @property
    def readings_path(self) -> str:
        """The path of the page of the readings."""
        return f"{self.folder}/readings.html"

    @property
    def title(self) -> str:
        """What the ruleset is called."""
        return visible(self.wording.text(self.ruleset.title))

    @property
    def purpose(self) -> str:
        """What the ruleset is for."""
        return visible(self.wording.text(self.ruleset.purpose))

    @cached_property
    def shared(self) -> tuple[tuple[str, str], ...]:
        """The cases that several criteria have: name, and what is expected."""
        return self._clauses.named(shared_cases(self.volume.cases).values())

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The groups that have criteria, in the order of the ruleset."""
        told = [(each.group, self._clauses.clause(each)) for each in self.ruleset.criteria]
        return tuple(
            Chapter(
                f"{self.folder}/chapter-{id}.html",
                visible(self.wording.text(group.title)),
                tuple(clause for at, clause in told if at == id),
            )
            for id, group in self.ruleset.groups.items()
            if any(at == id for at, _ in told)
        )

    @property
    def parameters(self) -> Iterator[tuple[str, str, str, str, str]]:
        """Yield each parameter: name, meaning, value, range, article."""
        for each in self.ruleset.parameters.values():
            told = partial(literal, each, wording=self.wording)
            allowed = told(each.choices) if each.choices else ""
            if not allowed and each.low is not None and each.high is not None:
                ends = {"low": told(each.low), "high": told(each.high)}
                allowed = self.wording.phrase(say("format.between", **ends))
            meaning = self.wording.text(each.title)
            value, article = told(each.value), each.article
            yield (
                each.name,
                visible(meaning),
                visible(value),
                visible(allowed),
                visible(article),
            )

    @property
    def texts(self) -> Iterator[str]:
        """Yield the texts that criteria cite."""
        for text in self.ruleset.texts.values():
            yield visible(self._cited(text))

    @property
    def readings(self) -> Iterator[tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]]:
        """Yield each reading: heading, paragraphs as HTML, and the criteria that rest on it."""
        for heading, text in self.volume.readings.items():
            resting = tuple(
                (chapter.path, clause.id)
                for chapter in self.chapters
                for clause in chapter.clauses
                if heading in clause.readings
            )
            yield visible(heading), paragraphs(self.wording.text(text)), resting

    @cached_property
    def _clauses(self) -> Clauses:
        cases = self.volume.cases
        shared = frozenset(shared_cases(cases))
        return Clauses(self.ruleset, self.wording, self.names, by_criterion(cases), shared)

    def _cited(self, text: LegalText) -> str:
        parts = (self.wording.text(text.title), text.version, text.publisher)
        return ", ".join(part for part in parts if part != "-")
