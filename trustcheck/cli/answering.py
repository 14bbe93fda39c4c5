"""A filled spreadsheet of questions, as the questionnaire that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from trustcheck.cli.answer import Understanding
from trustcheck.logic.fields import define, field, frozen
from trustcheck.logic.message import Value, say
from trustcheck.logic.pointer import Pointer, pointer_of
from trustcheck.profile.answers import SIGNED, VERSION
from trustcheck.profile.sheet import COLUMNS, KEY, PLACE
from trustcheck.source.document import Data, Document
from trustcheck.source.limits import shortened
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.workbook import Sheet

if TYPE_CHECKING:
    from trustcheck.source.workbook_part import Cell

_FORM = re.compile(re.escape(f"{KEY}answers/") + "(.*)", re.DOTALL)
_SECTIONS = ("attestations", "complete", "facts", "evidence")
_VALUE = 3
"""The column of what is signed, on the first sheet."""

At = tuple[int, int]


def sheet_name(file: str, sheet: str) -> str:
    """Return what places on a sheet bear in the stead of the name of a file."""
    return f"{file}#{sheet}"


def answered(
    sheets: Iterable[Sheet],
    file: str,
    profile: Document,
    understanding: Understanding,
    *,
    mended: list[Problem],
) -> Document:
    """Return what filled sheets say as a questionnaire says it, each part at its cell.

    Problems that leave something to read, such as a formula in the stead of an answer, go to
    `mended`. Raises InvalidInput for sheets without questions.
    """
    reading = _Reading(file, profile, understanding)
    for sheet in sheets:
        reading.take(sheet)
    if not reading.is_known:
        raise InvalidInput([Problem(_whole(file), say("not-answered-sheet"))])
    mended += reading.problems
    return reading.document()


@frozen
class _Row:
    """What is filled in for one place."""

    place: str
    at: Span
    cells: Mapping[str, tuple[Data, Span]]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is."""
        return not self.cells


@define
class _Reading:
    file: str
    profile: Document
    understanding: Understanding
    problems: list[Problem] = field(default_factory=list)
    data: dict[str, dict[str, Data]] = field(default_factory=dict)
    spans: dict[Pointer, Span] = field(default_factory=dict)
    taken: dict[str, Span] = field(default_factory=dict)
    """The places that are answered, and where."""
    documents: dict[tuple[tuple[str, Data], ...], str] = field(default_factory=dict)
    is_known: bool = False

    def take(self, sheet: Sheet) -> None:
        """Take what one sheet has: who signs, or answers, or nothing."""
        for (row, column), cell in sheet.cells.items():
            if not isinstance(cell.value, str) or not cell.value.startswith(KEY):
                continue
            if cell.value == PLACE:
                self._answers(sheet, row, column)
            elif found := _FORM.fullmatch(cell.value):
                self.is_known = True
                self._form(found[1], _span(self.file, sheet, (row, column)))
            elif (key := cell.value.removeprefix(KEY)) in SIGNED:
                self._sign(key, sheet, (row, _VALUE))

    def document(self) -> Document:
        """Return everything as a questionnaire."""
        data: dict[str, Data] = {"answers": VERSION, **self.data}
        spans = {(): _whole(self.file), **self.spans}
        return Document(self.file, (), data, spans, {}, "")

    # The parts of a sheet

    def _form(self, version: str, at: Span) -> None:
        if version != str(VERSION):
            self.problems.append(Problem(at, say("other-answers", known=VERSION)))

    def _sign(self, key: str, sheet: Sheet, at: At) -> None:
        found = self._filled(sheet, at)
        if found is not None:
            self._put("signature", key, *found)

    def _answers(self, sheet: Sheet, heading: int, place: int) -> None:
        columns = {
            cell.value.removeprefix(KEY): column
            for (row, column), cell in sheet.cells.items()
            if row == heading and isinstance(cell.value, str)
        }
        rows = sorted(row for row, column in sheet.cells if column == place and row > heading)
        for row in rows:
            named = self._filled(sheet, (row, place))
            if named is None:
                continue
            filled = (
                (key, self._filled(sheet, (row, columns[key])))
                for key in COLUMNS
                if key in columns
            )
            cells = {key: found for key, found in filled if found is not None}
            self._row(_Row(str(named[0]), named[1], cells))

    def _row(self, row: _Row) -> None:
        section, slash, key = row.place.partition("/")
        first = row.at if row.is_empty else next(iter(row.cells.values()))[1]
        if section not in _SECTIONS or not slash or not key:
            self._refuse(row.at, "no-such-place", path=shortened(row.place))
        elif row.is_empty:
            if section != "evidence" and row.place not in self.taken:
                self.data.setdefault(section, {}).setdefault(key, None)
                self.spans[section, key] = row.at
        elif row.place in self.taken:
            self._refuse(first, "answered-twice", place=row.place)
        else:
            self.taken[row.place] = first
            {
                "attestations": self._attest,
                "complete": self._complete,
                "facts": self._state,
                "evidence": self._back,
            }[section](key, row)

    # What goes where

    def _attest(self, id: str, row: _Row) -> None:
        if "answer" not in row.cells:
            self._refuse(next(iter(row.cells.values()))[1], "shown-without-answer")
            return
        value, at = row.cells["answer"]
        record: dict[str, Data] = {"met": self.understanding.boolean(value)}
        shown = self._shown(row)
        if shown is not None:
            record["evidence"] = [shown]
            self.spans["attestations", id, "evidence"] = row.cells["title"][1]
        self._put("attestations", id, record, at)

    def _complete(self, name: str, row: _Row) -> None:
        if "answer" in row.cells:
            value, at = row.cells["answer"]
            self._put("complete", name, self.understanding.boolean(value), at)

    def _state(self, path: str, row: _Row) -> None:
        pointer = pointer_of(path, self.profile.data)
        if "answer" in row.cells:
            value, at = row.cells["answer"]
            try:
                meant = self.understanding.value(value, () if pointer is None else pointer)
            except InvalidInput as invalid:
                self.problems += (Problem(at, each.message) for each in invalid.problems)
                return
            self._put("facts", path, meant, at)
        shown = self._shown(row)
        record = None if pointer is None else self.understanding.record(pointer)
        if shown is not None and record is not None:
            self._support(record, shown, row.cells["title"][1])

    def _back(self, path: str, row: _Row) -> None:
        shown = self._shown(row)
        if shown is not None:
            self._support(path, shown, row.cells["title"][1])

    def _support(self, record: str, shown: str, at: Span) -> None:
        """Let a piece of evidence back a record, beside those that do already."""
        path = f"{record}.evidence"
        known = self.data.get("facts", {}).get(path)
        if known is None:
            pointer = pointer_of(path, self.profile.data)
            known = [] if pointer is None else _there(self.profile, pointer)
        before = known if isinstance(known, list) else []
        if shown not in before:
            self._put("facts", path, [*before, shown], at)

    def _shown(self, row: _Row) -> str | None:
        """Return the id of the piece of evidence that a row names, None where it names none."""
        if "title" not in row.cells:
            for key in ("rung", "collected"):
                if key in row.cells:
                    self._refuse(row.cells[key][1], "shown-without-title")
                    break
            return None
        title = str(row.cells["title"][0])
        if title in self.understanding.evidence:
            return title
        record: dict[str, Data] = {"rung": "documented", "title": title}
        if "rung" in row.cells:
            record["rung"] = self.understanding.rung(row.cells["rung"][0])
        if "collected" in row.cells:
            record["collected"] = row.cells["collected"][0]
        same = tuple(record.items())
        if same not in self.documents:
            id = self.documents[same] = self._free_id()
            self._put("evidence", id, record, row.cells["title"][1])
            for key in ("rung", "collected"):
                if key in row.cells:
                    self.spans["evidence", id, key] = row.cells[key][1]
        return self.documents[same]

    def _free_id(self) -> str:
        used = {*self.understanding.evidence, *self.documents.values()}
        number = 1
        while f"answer-{number}" in used:
            number += 1
        return f"answer-{number}"

    # One value

    def _filled(self, sheet: Sheet, at: At) -> tuple[Data, Span] | None:
        """Return what a cell says and where it is, None for an empty one and for a formula."""
        cell: Cell | None = sheet.cells.get(at)
        if cell is None:
            return None
        place = _span(self.file, sheet, at)
        if cell.flaw is not None:
            self._refuse(place, f"{cell.flaw}-as-answer")
            return None
        value = cell.value.strip() if isinstance(cell.value, str) else cell.value
        return None if value in ("", None) else (value, place)

    def _put(self, section: str, key: str, value: Data, at: Span) -> None:
        self.data.setdefault(section, {})[key] = value
        self.spans.setdefault((section,), at)
        self.spans[section, key] = at

    def _refuse(self, at: Span, code: str, **values: Value) -> None:
        self.problems.append(Problem(at, say(code, **values)))


def _there(document: Document, pointer: Pointer) -> Data:
    try:
        return document.value(pointer)
    except LookupError:
        return []


def _span(file: str, sheet: Sheet, at: At) -> Span:
    row, column = at
    return Span(sheet_name(file, sheet.name), row, column, row, column + 1)


def _whole(file: str) -> Span:
    return Span(file, 1, 1, 1, 1)
