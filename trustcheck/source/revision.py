"""Change what a YAML file says in a few places, and leave all the rest of its text as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Data, Document, read
from trustcheck.source.edit import Edit, end_of, is_flow, start_of
from trustcheck.source.excision import excised
from trustcheck.source.problem import InvalidInput
from trustcheck.source.span import Span
from trustcheck.source.writing import block, flow, key_text

Step = TypeVar("Step", str, int)


class CannotRevise(Exception):
    """The text cannot be made to say what was asked for by changing it in a few places."""


def revised(document: Document, data: Data, *, without: Collection[Pointer] = ()) -> str:
    """Return the text of a YAML file so changed that it says `data`.

    Values are replaced, entries and items are added; those that the file has at the pointers of
    `without`, and `data` no longer has, are taken out. Comments and order stay. What was written
    is read again and compared. Raises CannotRevise where it would say anything else, as in a file
    that repeats a record by an alias.
    """
    gone = frozenset(without)
    edits = sorted(_edits(document, document.data, data, (), gone), key=lambda edit: edit.order)
    if any(one.end > next.start for one, next in pairwise(edits)):
        raise CannotRevise
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


def _edits(
    document: Document, old: Data, new: Data, at: Pointer, gone: frozenset[Pointer]
) -> Iterator[Edit]:
    """Yield what has to change below a pointer."""
    match old, new:
        case _ if _is_same(old, new):
            return
        case dict(), dict() if (keys := _kept(tuple(old), at, gone)) and {*keys} <= {*new}:
            yield from _of_mapping(document, old, new, keys, at, gone)
        case dict(), dict() if not old:
            yield _entries(document, old, None, new, at)
        case list(), list() if indexes := _kept_items(old, new, at, gone):
            yield from _of_list(document, old, new, indexes, at, gone)
        case (dict(), dict()) | (list(), list()) if at and not new:
            assert isinstance(old, (dict, list))
            steps = tuple(old) if isinstance(old, dict) else tuple(range(len(old)))
            yield from excised(document, at, steps, steps)
        case _ if not at:
            raise CannotRevise
        case _:
            span = document.span(at)
            yield Edit(start_of(span), end_of(span), flow(new))


def _of_mapping(
    document: Document,
    old: dict[str, Data],
    new: dict[str, Data],
    kept: list[str],
    at: Pointer,
    gone: frozenset[Pointer],
) -> Iterator[Edit]:
    """Yield what has to change in a mapping of which some keys stay."""
    for key in kept:
        yield from _edits(document, old[key], new[key], (*at, key), gone)
    yield from excised(document, at, tuple(old), old.keys() - set(kept))
    added = {key: value for key, value in new.items() if key not in kept}
    if added:
        yield _entries(document, old, kept[-1], added, at)


def _of_list(
    document: Document,
    old: list[Data],
    new: list[Data],
    kept: list[int],
    at: Pointer,
    gone: frozenset[Pointer],
) -> Iterator[Edit]:
    """Yield what has to change in a list of which some items stay."""
    for index, value in zip(kept, new, strict=False):
        yield from _edits(document, old[index], value, (*at, index), gone)
    indexes = tuple(range(len(old)))
    yield from excised(document, at, indexes, {*indexes} - {*kept})
    if len(kept) < len(new):
        yield _items(document, kept[-1], new[len(kept) :], at)


def _kept(steps: tuple[Step, ...], at: Pointer, gone: frozenset[Pointer]) -> list[Step]:
    """Return the keys, or the indexes, that stay."""
    return [step for step in steps if (*at, step) not in gone]


def _kept_items(
    old: list[Data], new: list[Data], at: Pointer, gone: frozenset[Pointer]
) -> list[int]:
    """Return the indexes that stay; none where the new list has too few items for them."""
    kept = _kept(tuple(range(len(old))), at, gone)
    return kept if len(kept) <= len(new) else []


def _entries(
    document: Document,
    old: dict[str, Data],
    last: str | None,
    added: dict[str, Data],
    at: Pointer,
) -> Edit:
    """Return the edit that adds entries to a mapping, behind the last one that stays in it."""
    span = document.span(at)
    if is_flow(document, span):
        if not old and at:
            return _opened(document, added, at)
        inside = ", ".join(f"{key_text(key)}: {flow(value)}" for key, value in added.items())
        return _into_brackets(document, span, inside, filled=bool(old))
    keys = [document.key_span((*at, key)) for key in old]
    return _below(document, (*at, last or next(iter(old))), keys[0].column - 1, block(added))


def _items(document: Document, last: int, added: list[Data], at: Pointer) -> Edit:
    """Return the edit that adds items to a list, behind the last one that stays in it."""
    span = document.span(at)
    if is_flow(document, span):
        return _into_brackets(document, span, ", ".join(map(flow, added)), filled=True)
    line = document.lines[span.line - 1]
    indent = line.index("-")
    return _below(document, (*at, last), indent, [f"- {flow(item)}" for item in added])


def _opened(document: Document, added: dict[str, Data], at: Pointer) -> Edit:
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
    return Edit((span.line - 1, start), end, text)


def _below(document: Document, last: Pointer, indent: int, lines: Iterable[str]) -> Edit:
    """Return the edit that puts lines below the last entry or item of a block."""
    row = document.span(last).end_line - 1
    end = (row, len(document.lines[row]))
    return Edit(end, end, "".join(f"\n{' ' * indent}{line}" for line in lines))


def _into_brackets(document: Document, span: Span, inside: str, *, filled: bool) -> Edit:
    """Return the edit that adds to a flow collection, before its closing bracket."""
    row, column = span.end_line - 1, span.end_column - 2
    before = document.lines[row][:column].rstrip()
    while filled and not before.partition("#")[0].rstrip():
        row -= 1  # the bracket stands on a line of its own
        before = document.lines[row].rstrip()
    if not filled:
        return Edit((row, column), (row, column), inside)
    place = (row, len(before))
    return Edit(place, place, f"{' ' if before.endswith(',') else ', '}{inside}")
