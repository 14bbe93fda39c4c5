"""Entries and items taken out of a YAML text, with the lines that are theirs alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Document
from trustcheck.source.edit import Edit, end_of, is_flow, start_of


def excised(
    document: Document, at: Pointer, steps: Sequence[str | int], gone: Collection[str | int]
) -> Iterator[Edit]:
    """Yield the edits that take keys or indexes out of the collection at a pointer.

    `steps` are all it has, in their order. Where nothing is left, it is written empty.
    """
    if not gone:
        return
    if len(gone) == len(steps):
        yield _emptied(document, at)
    elif is_flow(document, document.span(at)):
        yield from _from_brackets(document, at, steps, gone)
    else:
        yield from _from_block(document, at, steps, gone)


def _emptied(document: Document, at: Pointer) -> Edit:
    """Return the edit that leaves nothing of a collection but its brackets."""
    span, brackets = document.span(at), "[]" if isinstance(document.value(at), list) else "{}"
    if is_flow(document, span) or at not in document.keys:
        return Edit(start_of(span), end_of(span), brackets)
    row = document.key_span(at).end_line - 1
    column = document.lines[row].index(":", document.key_span(at).end_column - 1) + 1
    rest = document.lines[row][column:]
    begins = (row, column) if row < span.line - 1 and not rest.strip() else start_of(span)
    return Edit(begins, end_of(span), f" {brackets}" if begins == (row, column) else brackets)


def _from_brackets(
    document: Document, at: Pointer, steps: Sequence[str | int], gone: Collection[str | int]
) -> Iterator[Edit]:
    last = max(number for number, step in enumerate(steps) if step not in gone)
    for number, step in enumerate(steps):
        if step not in gone:
            continue
        if number < last:  # with the comma behind it
            end = _begins(document, (*at, steps[number + 1]))
            yield Edit(_begins(document, (*at, step)), end, "")
        else:
            start = end_of(document.span((*at, steps[number - 1])))
            yield Edit(start, end_of(document.span((*at, step))), "")


def _from_block(
    document: Document, at: Pointer, steps: Sequence[str | int], gone: Collection[str | int]
) -> Iterator[Edit]:
    for number, step in enumerate(steps):
        if step not in gone:
            continue
        row, column = _begins(document, (*at, step))
        before = document.lines[row][:column].strip()
        last = end_of(document.span((*at, step)))[0]
        if row and (before == "" or (isinstance(step, int) and before == "-")):
            # With the line end before: the one behind may be that of the file.
            start = (row - 1, len(document.lines[row - 1]))
            yield Edit(start, (last, len(document.lines[last])), "")
        elif number + 1 < len(steps):
            yield Edit((row, column), _begins(document, (*at, steps[number + 1])), "")


def _begins(document: Document, pointer: Pointer) -> tuple[int, int]:
    """Return where an entry, or an item, begins: at its key, if it has one."""
    return start_of(document.key_span(pointer))
