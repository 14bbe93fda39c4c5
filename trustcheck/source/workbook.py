"""A spreadsheet (Office Open XML), taken in without trusting it: its sheets and their cells.

Nothing of it is worked out or followed: no formula, no link, no macro, no document type.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Never

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.workbook_part import (
    Cell,
    Format,
    read_cells,
    read_formats,
    read_relations,
    read_sheets,
    read_strings,
)
from trustcheck.source.xml_part import BadPart, TooMany

MOST_PARTS = 1_000
"""Files in the archive at most."""
MOST_BYTES = 8 * 2**20
"""What they may come to together once unpacked, whatever their headers say."""

_MARK = b"PK\x03\x04"
_OLDER = b"\xd0\xcf\x11\xe0"
"""How a workbook of another time begins, and one behind a password."""

_WORKBOOK = "officeDocument"
_STRINGS, _STYLES = "sharedStrings", "styles"


@frozen
class Sheet:
    """One sheet of a workbook."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    """What is not empty, by row and column, which count from 1."""


def is_workbook(raw: bytes) -> bool:
    """Tell whether a file looks like a spreadsheet, of whatever time."""
    return raw.startswith((_MARK, _OLDER))


def read_workbook(raw: bytes, file: str) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook, in their order.

    Raises InvalidInput for a file that is none, that is behind a password, or that is too large
    once unpacked.
    """
    if raw.startswith(_OLDER):
        _refuse(file, "older-workbook")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return tuple(_Package(archive, file).sheets())
    except TooMany:
        _refuse(file, "too-large-workbook")
    except (BadPart, zipfile.BadZipFile, zlib.error, EOFError, LookupError, ValueError, OSError):
        _refuse(file, "not-a-workbook")
    except (NotImplementedError, RuntimeError):  # packed in a way of its own, or encrypted
        _refuse(file, "older-workbook")


class _Package:
    """The parts of a workbook, each read once and within what is left of the bound."""

    def __init__(self, archive: zipfile.ZipFile, file: str) -> None:
        self._archive = archive
        self._file = file
        self._left = MOST_BYTES
        parts = archive.infolist()
        if len(parts) > MOST_PARTS:
            raise TooMany
        if sum(part.file_size for part in parts) > MOST_BYTES:
            raise TooMany

    def sheets(self) -> Iterator[Sheet]:
        """Yield the sheets."""
        root = self._related("")
        workbook = next((part for kind, part in root.values() if kind == _WORKBOOK), None)
        if workbook is None:
            raise BadPart
        related = self._related(workbook)
        parts = dict(related.values())
        strings = read_strings(self._read(parts[_STRINGS])) if _STRINGS in parts else ()
        formats: tuple[Format, ...] = ()
        if _STYLES in parts:
            formats = read_formats(self._read(parts[_STYLES]))
        named, since_1904 = read_sheets(self._read(workbook))
        for name, relation in named:
            kind, part = related.get(relation, ("", ""))
            if kind == "worksheet":
                raw = self._read(part)
                yield Sheet(name, read_cells(raw, strings, formats, since_1904=since_1904))

    def _related(self, part: str) -> Mapping[str, tuple[str, str]]:
        """Return the parts that one refers to, each with its kind, by their ids."""
        folder, name = posixpath.split(part)
        raw = self._read(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            id: (kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
            for id, kind, target in read_relations(raw)
        }

    def _read(self, part: str) -> bytes:
        with self._archive.open(part) as stream:
            raw = stream.read(self._left + 1)
        if len(raw) > self._left:
            raise TooMany
        self._left -= len(raw)
        return raw


def _refuse(file: str, code: str) -> Never:
    raise InvalidInput([Problem(Span(file, 1, 1, 1, 1), say(code, file=file))])
