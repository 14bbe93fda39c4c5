"""Every record of a profile that can be read, with its place, however broken the rest is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.outline import sections
from trustcheck.profile.profile import Profile
from trustcheck.profile.record import Record
from trustcheck.profile.shape import RecordOf
from trustcheck.profile.value import Mistaken
from trustcheck.source.document import Data, Document
from trustcheck.source.problem import Problem

R = TypeVar("R", bound=Record)


@frozen
class Inventory:
    """The records of one file, and the file."""

    document: Document
    legible: Mapping[Pointer, Record]
    """Records that can be read, broken fields left out."""
    broken: frozenset[Pointer]
    """Those of them that lack a broken field: what they say must not be weighed."""

    def legible_of(self, kind: type[R]) -> Iterator[tuple[Pointer, R]]:
        """Yield the records of a kind, in the order of the file, broken ones included."""
        for pointer, record in self.legible.items():
            if isinstance(record, kind):
                yield pointer, record

    def intact_of(self, kind: type[R]) -> Iterator[tuple[Pointer, R]]:
        """Yield the records of a kind that are read whole, in the order of the file."""
        for pointer, record in self.legible_of(kind):
            if pointer not in self.broken:
                yield pointer, record

    def ids(self, section: str) -> tuple[str, ...] | None:
        """Return the keys of a section, whatever stands under them; None if it has no keys."""
        data = self.document.data
        written = data.get(section, {}) if isinstance(data, dict) else None
        return tuple(written) if isinstance(written, dict) else None

    def line(self, pointer: Pointer) -> int:
        """Return the line on which a value begins."""
        return self.document.span(pointer).line

    def problem(self, pointer: Pointer, message: Message) -> Problem:
        """Return a problem of the value at `pointer`."""
        return Problem(self.document.span(pointer), message)

    def key_problem(self, pointer: Pointer, message: Message) -> Problem:
        """Return a problem of the key at `pointer`."""
        return Problem(self.document.key_span(pointer), message)


def whole_inventory(document: Document, profile: Profile) -> Inventory:
    """Return the records of a document that is the whole of a profile."""
    legible: dict[Pointer, Record] = {}
    for name, _, many in sections():
        section = getattr(profile, name)
        if isinstance(section, dict):
            legible |= {(name, key): record for key, record in section.items()}
        elif many:
            legible |= {(name, index): record for index, record in enumerate(section)}
        elif section is not None:
            legible[name,] = section
    return Inventory(document, legible, frozenset())


def take_inventory(document: Document, flawed: Iterable[Pointer]) -> Inventory:
    """Return the records of a document in which the places `flawed` are not as they should be."""
    flaws_by_record: dict[Pointer, set[Pointer]] = {}
    for pointer in flawed:
        for length in (1, 2):
            flaws_by_record.setdefault(pointer[:length], set()).add(pointer[length:])
    legible: dict[Pointer, Record] = {}
    for pointer, shape, data in _written(document.data):
        record = _read(shape, data, flaws_by_record.get(pointer, set()))
        if record is not None:
            legible[pointer] = record
    return Inventory(document, legible, frozenset(flaws_by_record))


def _written(data: Data) -> Iterator[tuple[Pointer, RecordOf[Record], Data]]:
    """Yield what stands where a record should."""
    if not isinstance(data, dict):
        return
    for name, shape, many in sections():
        section = data.get(name)
        if not many:
            yield (name,), shape, section
        elif isinstance(section, list):
            for index, item in enumerate(section):
                yield (name, index), shape, item
        elif isinstance(section, dict):
            for key, item in section.items():
                yield (name, key), shape, item


def _read(shape: RecordOf[R], data: Data, flaws: set[Pointer]) -> R | None:
    """Return the record without its flawed fields; None if it cannot do without them."""
    if not isinstance(data, dict):
        return None
    try:
        return shape.read(_without(data, flaws))
    except Mistaken:
        return None


def _without(data: dict[str, Data], flaws: set[Pointer]) -> dict[str, Data]:
    """Return data without what is flawed: a key, and a list as a whole."""
    kept = dict(data)
    for key, value in data.items():
        inner = {flaw[1:] for flaw in flaws if flaw and flaw[0] == key}
        if not inner:
            continue
        if isinstance(value, dict) and () not in inner:
            kept[key] = _without(value, inner)
        else:
            del kept[key]
    return kept
