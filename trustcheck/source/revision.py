"""Change what a YAML file says in a few places, and leave all the rest of its text as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Data, Document, read
from trustcheck.source.problem import InvalidInput
from trustcheck.source.span import Span
from trustcheck.source.writing import block, flow, key_text


class CannotRevise(Exception):
    """The text cannot be made to say what was asked for by changing it in a few places."""


def revised(document: Document, data: Data) -> str:
    """Return the text of a YAML file so changed that it says `data`.

    Values are replaced, entries and items are added; comments and order stay. What was written is
    read again and compared. Raises CannotRevise where it would say anything else, as in a file
    that repeats a record by an alias.
    """
    edits = sorted(_edits(document, document.data, data, ()), key=lambda edit: edit.order)
    lines = list(document.lines)
    for edit in reversed(edits):
        edit.apply(lines)
    text = "\n".join(lines)
    text = text if text.endswith("\n") else text + "\n"
    try:
        found = read(text.encode(), document.file).data
    except InvalidInput:
        raise CannotRevise from None
    if not _is_same(found, data):
        raise CannotRevise
    return text


def _is_same(one: Data, other: Data) -> bool:
    """Tell whether two pieces of data are the same; the order of keys does not count.

    1 equals true and 1.0, and is another value.
    """
    match one, other:
        case dict(), dict():
            return one.keys() == other.keys() and all(_is_same(one[k], other[k]) for k in one)
        case list(), list():
            pairs = zip(one, other, strict=False)
            return len(one) == len(other) and all(_is_same(*pair) for pair in pairs)
        case _:
            return type(one) is type(other) and str(one) == str(other)


@frozen
class _Edit:
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


def _edits(document: Document, old: Data, new: Data, at: Pointer) -> Iterator[_Edit]:
    """Yield what has to change below a pointer."""
    match old, new:
        case dict(), dict() if old.keys() <= new.keys():
            for key, value in old.items():
                yield from _edits(document, value, new[key], (*at, key))
            added = {key: value for key, value in new.items() if key not in old}
            if added:
                yield _entries(document, old, added, at)
        case list(), list() if old and len(old) <= len(new):
            for index, value in enumerate(old):
                yield from _edits(document, value, new[index], (*at, index))
            if len(old) < len(new):
                yield _items(document, len(old), new[len(old) :], at)
        case _ if _is_same(old, new):
            return
        case _ if not at:
            raise CannotRevise
        case _:
            span = document.span(at)
            yield _Edit(_start(span), _end(span), flow(new))


def _entries(
    document: Document, old: dict[str, Data], added: dict[str, Data], at: Pointer
) -> _Edit:
    """Return the edit that adds entries to a mapping."""
    span = document.span(at)
    if _is_flow(document, span):
        if not old and at:
            return _opened(document, added, at)
        inside = ", ".join(f"{key_text(key)}: {flow(value)}" for key, value in added.items())
        return _into_brackets(document, span, inside, filled=bool(old))
    keys = [document.key_span((*at, key)) for key in old]
    return _below(document, (*at, list(old)[-1]), keys[0].column - 1, block(added))


def _items(document: Document, count: int, added: list[Data], at: Pointer) -> _Edit:
    """Return the edit that adds items at the end of a list."""
    span = document.span(at)
    if _is_flow(document, span):
        return _into_brackets(document, span, ", ".join(map(flow, added)), filled=True)
    line = document.lines[span.line - 1]
    indent = line.index("-")
    return _below(document, (*at, count - 1), indent, [f"- {flow(item)}" for item in added])


def _opened(document: Document, added: dict[str, Data], at: Pointer) -> _Edit:
    """Return the edit that writes `{}` anew, as lines below its key if it stands in a block."""
    span, key = document.span(at), document.key_span(at)
    line = document.lines[key.line - 1]
    if key.line != span.line or line[: key.column - 1].strip():
        inside = ", ".join(f"{key_text(id)}: {flow(value)}" for id, value in added.items())
        return _into_brackets(document, span, inside, filled=False)
    rest = document.lines[span.end_line - 1][span.end_column - 1 :]
    indent = " " * (key.column + 1)
    text = rest.rstrip() + "".join(f"\n{indent}{line}" for line in block(added))
    start = line.rindex(":", 0, span.column - 1) + 1
    end = (span.end_line - 1, span.end_column - 1 + len(rest))
    return _Edit((span.line - 1, start), end, text)


def _below(document: Document, last: Pointer, indent: int, lines: Iterable[str]) -> _Edit:
    """Return the edit that puts lines below the last entry or item of a block."""
    row = document.span(last).end_line - 1
    end = (row, len(document.lines[row]))
    return _Edit(end, end, "".join(f"\n{' ' * indent}{line}" for line in lines))


def _into_brackets(document: Document, span: Span, inside: str, *, filled: bool) -> _Edit:
    """Return the edit that adds to a flow collection, before its closing bracket."""
    row, column = span.end_line - 1, span.end_column - 2
    before = document.lines[row][:column].rstrip()
    while filled and not before.partition("#")[0].rstrip():
        row -= 1  # the bracket stands on a line of its own
        before = document.lines[row].rstrip()
    if not filled:
        return _Edit((row, column), (row, column), inside)
    place = (row, len(before))
    return _Edit(place, place, f"{' ' if before.endswith(',') else ', '}{inside}")


def _is_flow(document: Document, span: Span) -> bool:
    """Tell whether a collection is written in brackets."""
    return document.lines[span.line - 1][span.column - 1 : span.column] in ("{", "[")


def _start(span: Span) -> tuple[int, int]:
    return span.line - 1, span.column - 1


def _end(span: Span) -> tuple[int, int]:
    return span.end_line - 1, span.end_column - 1
