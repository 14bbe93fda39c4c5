"""Declared facts as reports show them: where they stand, how they are written, what backs them."""

from __future__ import annotations

from collections.abc import Iterable

from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.profile.reading import HOST, Declaration, of_host
from trustcheck.source.document import Document
from trustcheck.source.span import Span


@frozen
class Fact:
    """One fact that reasoning read, or waits for.

    `written` is its text in the file; None when it takes more than one line, and when it is
    not declared at all. `span` is then that of the record it would belong to.
    """

    pointer: Pointer
    span: Span
    written: str | None
    declared: bool
    evidence: tuple[str, ...]

    @property
    def path(self) -> str:
        """The way to the fact, as people write it."""
        return dotted(self.pointer)


def fact(declaration: Declaration, pointer: Pointer) -> Fact:
    """Return what the file says at a pointer, and what it says backs it."""
    where, within = declaration.at(pointer)
    found = stated(where.document, within)
    floors = (len(pointer) - len(within)) // len(HOST)
    evidence = where.backing(within)
    for _ in range(floors):
        evidence = tuple(map(of_host, evidence))
    return replace(found, pointer=pointer, evidence=evidence)


def stated(document: Document, pointer: Pointer) -> Fact:
    """Return what a file says at a pointer; nothing backs it."""
    span = document.span(pointer)
    declared = pointer in document.spans
    written = _written(document, span) if declared else None
    return Fact(pointer, span, written, declared, ())


def register(declaration: Declaration, facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the ids of the evidence behind facts, in the order of the profile."""
    used = {id for each in facts for id in each.evidence}
    return tuple(id for id in declaration.evidence if id in used)


def _written(document: Document, span: Span) -> str | None:
    if span.line != span.end_line or span.line > len(document.lines):
        return None
    return document.lines[span.line - 1][span.column - 1 : span.end_column - 1]
