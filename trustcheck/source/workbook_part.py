"""The XML parts of a spreadsheet, read without a document type: strings, formats, cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from math import isfinite

from trustcheck.logic.fields import frozen
from trustcheck.source.document import Data
from trustcheck.source.xml_part import BadPart, Element, TooMany, elements, parse

MOST_CELLS = 50_000
"""Cells that are not empty, and texts that cells share, at most."""

_REFERENCE = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_UNSEEN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""What a format of numbers shows as it is, or does not show."""
_PERCENT, _DAYS = frozenset((9, 10)), frozenset((14, 15, 16, 17, 22))
"""The formats that every spreadsheet has, by their numbers."""


@frozen
class Format:
    """What makes of a number another thing."""

    is_percent: bool = False
    is_day: bool = False


@frozen
class Cell:
    """One cell: its value, a day as YYYY-MM-DD and a percentage as its number."""

    value: Data
    flaw: str | None = None
    """`formula` or `error`: what stands there in the stead of a value."""


def read_relations(raw: bytes) -> tuple[tuple[str, str, str], ...]:
    """Return what a part refers to within the file: an id, its kind, its place."""
    found = []
    for element in elements(raw, "Relationship"):
        given = element.attributes
        if given.get("TargetMode") != "External":
            kind = given["Type"].rpartition("/")[2]
            found.append((given["Id"], kind, given["Target"]))
    return tuple(found)


def read_sheets(raw: bytes) -> tuple[tuple[tuple[str, str], ...], bool]:
    """Return the names of the sheets with the ids of their parts, and whether days count so.

    That is from 1904, as on computers of a certain make.
    """
    sheets: list[tuple[str, str]] = []
    since_1904 = False
    for element in elements(raw, "sheet", "workbookPr"):
        given = element.attributes
        if element.name == "workbookPr":
            since_1904 = given.get("date1904") in ("1", "true")
        else:
            sheets.append((given["name"], given["id"]))
    return tuple(sheets), since_1904


def read_strings(raw: bytes) -> tuple[str, ...]:
    """Return the texts that cells share, without their dress."""
    found: list[str] = []
    parts: list[str] = []
    for element in elements(raw, "si", "t", "rPh"):
        if element.name == "t":
            parts.append("".join(element.text))
        elif element.name == "rPh":  # how it is pronounced
            parts.pop()
        else:
            if len(found) == MOST_CELLS:
                raise TooMany
            found.append(_unescaped("".join(parts)))
            parts.clear()
    return tuple(found)


def read_formats(raw: bytes) -> tuple[Format, ...]:
    """Return the formats of cells, by their numbers."""
    codes: dict[int, str] = {}
    found: list[Format] = []
    within = False

    def opened(element: Element) -> None:
        nonlocal within
        if element.name in ("cellXfs", "cellStyleXfs"):
            within = element.name == "cellXfs"

    def ended(element: Element) -> None:
        given = element.attributes
        if element.name == "numFmt":
            codes[_natural(given["numFmtId"])] = given["formatCode"]
        elif within:
            found.append(_format(_natural(given.get("numFmtId", "0")), codes))
            if len(found) > MOST_CELLS:
                raise TooMany

    parse(raw, ("numFmt", "xf"), ended, opened)
    return tuple(found)


def read_cells(
    raw: bytes, strings: Sequence[str], formats: Sequence[Format], *, since_1904: bool
) -> Mapping[tuple[int, int], Cell]:
    """Return the cells of a sheet that are not empty, by row and column."""
    reader = _Cells(strings, formats, date(1904, 1, 1) if since_1904 else date(1899, 12, 30))
    parse(raw, ("c", "v", "f", "t", "rPh"), reader.ended, reader.opened)
    return reader.found


class _Cells:
    """Puts the cells of a sheet together."""

    def __init__(self, strings: Sequence[str], formats: Sequence[Format], epoch: date) -> None:
        self.found: dict[tuple[int, int], Cell] = {}
        self._strings = strings
        self._formats = formats
        self._epoch = epoch
        self._row = self._column = 0
        self._value: str | None = None
        self._inline: list[str] = []
        self._is_formula = False

    def opened(self, element: Element) -> None:
        """Take note of a row, or of a cell, that begins."""
        if element.name == "row":
            number = element.attributes.get("r")
            self._row = self._row + 1 if number is None else _natural(number)
            self._column = 0
        elif element.name == "c":
            self._column += 1
            self._value, self._is_formula = None, False
            self._inline.clear()

    def ended(self, element: Element) -> None:
        """Take what has come to its end."""
        match element.name:
            case "v":
                self._value = "".join(element.text)
            case "f":
                self._is_formula = True
            case "t":
                self._inline.append("".join(element.text))
            case "rPh":
                self._inline.pop()
            case "c":
                self._take(element.attributes)

    def _take(self, given: Mapping[str, str]) -> None:
        if "r" in given:
            self._row, self._column = _place(given["r"])
        cell = self._cell(given)
        if cell is None:
            return
        if len(self.found) == MOST_CELLS:
            raise TooMany
        self.found[self._row, self._column] = cell

    def _cell(self, given: Mapping[str, str]) -> Cell | None:
        kind, value = given.get("t", "n"), self._value
        if self._is_formula:
            return Cell(None, "formula")
        if kind == "inlineStr":
            text = _unescaped("".join(self._inline))
            return Cell(text) if text else None
        if value is None:
            return None
        match kind:
            case "e":
                return Cell(None, "error")
            case "s":
                return Cell(self._strings[_natural(value)])
            case "b":
                return Cell(value.strip() == "1")
            case "n":
                return Cell(self._number(float(value), _natural(given.get("s", "0"))))
            case "d":
                return Cell(value[:10])
            case _:
                return Cell(_unescaped(value))

    def _number(self, number: float, style: int) -> Data:
        if not isfinite(number) or abs(number) > 10**15:
            raise BadPart
        format = self._formats[style] if style < len(self._formats) else Format()
        if format.is_day:
            return (self._epoch + timedelta(days=min(max(int(number), 0), 10**6))).isoformat()
        # As many digits as it is shown with: what a binary fraction adds nobody has written.
        exact = Decimal(repr(number)) * (100 if format.is_percent else 1)
        exact = Decimal(f"{exact:.15g}")
        return int(exact) if exact == exact.to_integral_value() else exact


def _place(reference: str) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise BadPart
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _natural(text: str) -> int:
    if not re.fullmatch("[0-9]{1,9}", text):
        raise BadPart
    return int(text)


def _format(id: int, codes: Mapping[int, str]) -> Format:
    if id not in codes:
        return Format(id in _PERCENT, id in _DAYS)
    shown = _UNSEEN.sub("", codes[id].partition(";")[0]).casefold()
    if shown == "general":
        return Format()
    return Format("%" in shown, "y" in shown or "d" in shown)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
