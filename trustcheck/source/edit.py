"""One change of a text: a stretch of it, and what comes in its stead."""

from __future__ import annotations

from trustcheck.logic.fields import frozen
from trustcheck.source.document import Document
from trustcheck.source.span import Span


@frozen
class Edit:
    """A stretch of the text, from one place to another, and what comes in its stead.

    Lines and columns count from 0.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    text: str

    @property
    def order(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Where it stands among the others."""
        return self.start, self.end

    def apply(self, lines: list[str]) -> None:
        """Change the lines; those above the stretch stay as they are."""
        (first, column), (last, end_column) = self.start, self.end
        whole = lines[first][:column] + self.text + lines[last][end_column:]
        lines[first : last + 1] = whole.split("\n")


def start_of(span: Span) -> tuple[int, int]:
    """Return where a span begins."""
    return span.line - 1, span.column - 1


def end_of(span: Span) -> tuple[int, int]:
    """Return where a span ends."""
    return span.end_line - 1, span.end_column - 1


def is_flow(document: Document, span: Span) -> bool:
    """Tell whether a collection is written in brackets."""
    return document.lines[span.line - 1][span.column - 1 : span.column] in ("{", "[")
