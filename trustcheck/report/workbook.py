"""A spreadsheet (Office Open XML) of texts: the one place that writes with openpyxl.

Every cell is text, whatever it begins with, and the same pages give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from trustcheck.logic.fields import field, frozen
from trustcheck.report.style import visible

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as OpenCell
    from openpyxl.worksheet.worksheet import Worksheet

Dress: TypeAlias = Literal["plain", "title", "heading", "label", "muted", "answer", "closed"]
"""What a cell looks like; in one that is `answer` alone can be written."""

MOST_TEXT = 32_767
"""Characters that a cell holds at most."""

_CHOICES = "_"
"""The sheet, never shown, that has the words of closed answers."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The day of every part of the archive: the first that there is in one."""
_FORMULAS = ("=", "+", "-", "@", "\t")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def can_write() -> bool:
    """Tell whether the library is there that this takes; it is an extra."""
    try:
        import openpyxl  # noqa: F401  # whether it is there is the question
    except ImportError:
        return False
    return True


@frozen
class Cell:
    """One cell: lines of text, how it looks, and the words that may be chosen in it."""

    text: str = ""
    dress: Dress = "plain"
    choices: tuple[str, ...] = ()
    is_closed: bool = True
    """Whether nothing but one of the choices can be written."""


@frozen(kw_only=True)
class Page:
    """One sheet: its rows, and the widths of its columns in characters."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    hidden_columns: tuple[int, ...] = ()
    """By number, from 1."""
    hidden_rows: tuple[int, ...] = ()
    heading: int | None = None
    """The row that stays in sight and stands on every printed sheet, if there is one."""


@frozen(kw_only=True)
class Book:
    """A workbook: what it is called, its day, and what every printed sheet says below."""

    title: str
    on: date
    footer: str
    pages: tuple[Page, ...] = field(default_factory=tuple)

    def written(self) -> bytes:
        """Return the bytes of the file."""
        from openpyxl import Workbook
        from openpyxl.packaging.core import DocumentProperties

        book = Workbook()
        made = datetime(self.on.year, self.on.month, self.on.day)
        book.properties = DocumentProperties(
            creator="trustcheck", title=visible(self.title), created=made, modified=made
        )
        book.remove(book.worksheets[0])
        choices = _Choices()
        for page in self.pages:
            _Sheet(book.create_sheet(page.name), page, choices).fill(visible(self.footer))
        choices.fill(book)
        return _packed(book)


class _Choices:
    """The words that can be chosen, each list in a column of its own on a sheet of its own."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, ...]] = []

    def reference(self, words: tuple[str, ...]) -> str:
        """Return where a list stands, as a validation of data takes it."""
        from openpyxl.utils import get_column_letter

        if words not in self._lists:
            self._lists.append(words)
        letter = get_column_letter(self._lists.index(words) + 1)
        return f"'{_CHOICES}'!${letter}$1:${letter}${len(words)}"

    def fill(self, book: Workbook) -> None:
        """Write the lists, if there are any."""
        if not self._lists:
            return
        sheet = book.create_sheet(_CHOICES)
        sheet.sheet_state = "veryHidden"
        for column, words in enumerate(self._lists, 1):
            for row, word in enumerate(words, 1):
                _say(sheet.cell(row, column), word)


class _Sheet:
    """Fills one sheet."""

    def __init__(self, sheet: Worksheet, page: Page, choices: _Choices) -> None:
        self._sheet = sheet
        self._page = page
        self._choices = choices

    def fill(self, footer: str) -> None:
        """Write everything there is on it."""
        for number, row in enumerate(self._page.rows, 1):
            for column, cell in enumerate(row, 1):
                self._put(number, column, cell)
        self._lay_out()
        self._set_up(footer)
        self._protect()

    def _put(self, row: int, column: int, cell: Cell) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        there = self._sheet.cell(row, column)
        _say(there, cell.text)
        bold = cell.dress in ("title", "heading", "label")
        colours = {"heading": "FFFFFF", "muted": "595959"}
        size = 16 if cell.dress == "title" else 11
        there.font = Font(bold=bold, size=size, color=colours.get(cell.dress, "000000"))
        there.alignment = Alignment(wrap_text=cell.dress != "title", vertical="top")
        there.number_format = "@"
        fills = {"heading": "1F3864", "answer": "FFF8DC", "closed": "EDEDED"}
        if cell.dress in fills:
            there.fill = PatternFill("solid", fgColor=fills[cell.dress])
        if cell.dress in ("answer", "closed", "heading"):
            line = Side(style="thin", color="A6A6A6")
            there.border = Border(left=line, right=line, top=line, bottom=line)
        there.protection = Protection(locked=cell.dress != "answer")
        if cell.choices:
            self._offer(there, cell)

    def _offer(self, there: OpenCell, cell: Cell) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        source = self._choices.reference(cell.choices)
        offer = DataValidation(
            type="list", formula1=source, allow_blank=True, showErrorMessage=cell.is_closed
        )
        offer.add(there)
        self._sheet.add_data_validation(offer)

    def _lay_out(self) -> None:
        from openpyxl.utils import get_column_letter

        for column, width in enumerate(self._page.widths, 1):
            self._sheet.column_dimensions[get_column_letter(column)].width = width
        for column in self._page.hidden_columns:
            self._sheet.column_dimensions[get_column_letter(column)].hidden = True
        for row in self._page.hidden_rows:
            self._sheet.row_dimensions[row].hidden = True
        self._sheet.sheet_view.showGridLines = False

    def _set_up(self, footer: str) -> None:
        """Make it print well: in landscape, as wide as a sheet, its headings on each."""
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet = self._sheet
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.oddFooter.left.text = footer.replace("&", "&&")
        sheet.oddFooter.right.text = "&P / &N"
        if (heading := self._page.heading) is not None:
            sheet.freeze_panes = f"B{heading + 1}"
            sheet.print_title_rows = f"{heading}:{heading}"

    def _protect(self) -> None:
        """Let nothing be written but answers by mistake; there is no password."""
        protection = self._sheet.protection
        protection.sheet = True
        protection.formatColumns = protection.formatRows = False  # which means: allowed
        protection.autoFilter = protection.sort = False


def _say(cell: OpenCell, text: str) -> None:
    """Write a text into a cell, of which nothing is worked out."""
    lines = "\n".join(visible(line) for line in text.split("\n"))
    if len(lines) > MOST_TEXT:
        lines = f"{lines[: MOST_TEXT - 1]}…"
    if not lines:
        return
    cell.value = _ESCAPE.sub("_x005F_", lines)
    cell.data_type = "s"
    cell.quotePrefix = lines.startswith(_FORMULAS)


def _packed(book: Workbook) -> bytes:
    """Return the workbook as an archive in which nothing tells when or where it was made.

    Nothing is compressed, so that no version of a library changes a byte.
    """
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class Archive(zipfile.ZipFile):
        def writestr(self, name: str, data: str | bytes) -> None:  # type: ignore[override]  # all that the writer asks for
            super().writestr(zipfile.ZipInfo(name, _EARLIEST), data)

    class Writer(ExcelWriter):  # type: ignore[misc]  # openpyxl has no types
        def write_worksheet(self, ws: Worksheet) -> None:
            """Write a sheet, without the file in a temporary folder that it would take."""
            ws._drawing = SpreadsheetDrawing()
            writer = WorksheetWriter(ws, io.BytesIO())
            writer.write()
            ws._rels = writer._rels
            self._archive.writestr(ws.path[1:], writer.read())
            self.manifest.append(ws)

    stream = io.BytesIO()
    Writer(book, Archive(stream, "w", zipfile.ZIP_STORED)).save()
    return stream.getvalue()
