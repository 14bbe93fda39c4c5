"""Which declared facts serve which criteria, and which serve none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding
from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Data, Document

_NO_FACTS = ("trustcheck", "stated_on", "complete", "evidence")
"""Sections that say how to read the facts, and what backs them."""

_LABELS = ("id", "name", "note", "title", "evidence")
"""What a record is called, and what backs it; no rule reads it."""


@frozen
class Use:
    """A declared fact, and the criteria whose reasoning read it, in their order."""

    fact: Pointer
    criteria: tuple[str, ...]


@frozen
class Usage:
    """Every declared fact of one profile, once."""

    served: tuple[Use, ...]
    unused: tuple[Pointer, ...]
    """Facts that no reasoning names, neither by themselves nor with their record."""


def usage(assessments: Iterable[Assessment]) -> Usage:
    """Return what assessments of one profile made of its facts, in the order of the file."""
    told = tuple(assessments)
    document = told[0].declaration.document
    readers: dict[Pointer, dict[str, None]] = {}
    for assessment in told:
        for finding in assessment.findings:
            for pointer in _read(finding, document):
                readers.setdefault(pointer, {})[finding.criterion.id] = None
    order = {pointer: number for number, pointer in enumerate(document.spans)}
    # What a host declares comes last: it stands in another file.
    served = sorted(readers, key=lambda pointer: order.get(pointer, len(order)))
    unused = tuple(
        pointer
        for pointer in _facts(document.data)
        if not any(pointer[:length] in readers for length in range(1, len(pointer) + 1))
    )
    return Usage(tuple(Use(each, tuple(readers[each])) for each in served), unused)


def _read(finding: Finding, document: Document) -> Iterator[Pointer]:
    """Yield the facts that a reasoning names, those included that it cannot do with."""
    yield from finding.explanation.pointers()
    if finding.observed is not None:
        yield from finding.observed.pointers()
    for gap in finding.explanation.open_gaps():
        if gap.pointer in document.spans:
            yield gap.pointer


def _facts(data: Data, at: Pointer = ()) -> Iterator[Pointer]:
    """Yield every value of a profile that states a fact."""
    match data:
        case dict():
            for key, value in data.items():
                if key not in (_LABELS if at else _NO_FACTS):
                    yield from _facts(value, (*at, key))
        case list() if any(isinstance(item, (dict, list)) for item in data):
            for index, item in enumerate(data):
                yield from _facts(item, (*at, index))
        case _:
            yield at
