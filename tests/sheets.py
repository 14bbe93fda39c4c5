"""Spreadsheets made by hand, in the ways of several programs, and in ways that none has."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def relations(*targets: tuple[str, str, str]) -> str:
    """Return a part that refers to others: an id, a kind, a place."""
    told = "".join(
        f'<Relationship Id="{id}" Type="{KINDS}/{kind}" Target="{target}"/>'
        for id, kind, target in targets
    )
    return f"<Relationships {_RELATIONS}>{told}</Relationships>"


def sheet(*rows: str) -> str:
    """Return a sheet of rows, each written as XML."""
    return f"<worksheet {MAIN}><sheetData>{''.join(rows)}</sheetData></worksheet>"


def row(number: int, *cells: str) -> str:
    """Return a row of texts, from the first column on; an empty text leaves its cell out."""
    told = (
        f'<c r="{chr(ord("A") + n)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for n, text in enumerate(cells)
        if text
    )
    return f'<row r="{number}">{"".join(told)}</row>'


def parts(*sheets: str, strings: str = "", styles: str = "", book: str = "") -> dict[str, str]:
    """Return the parts of a workbook with these sheets, named S1 and on."""
    numbers = range(1, len(sheets) + 1)
    known = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    named = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    found = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{KINDS}">'
        f"<workbookPr {book}/><sheets>{named}</sheets></workbook>",
        **{f"xl/worksheets/sheet{n}.xml": each for n, each in zip(numbers, sheets, strict=True)},
    }
    if strings:
        known.append(("rIdS", "sharedStrings", "sharedStrings.xml"))
        found["xl/sharedStrings.xml"] = strings
    if styles:
        known.append(("rIdT", "styles", "/xl/styles.xml"))
        found["xl/styles.xml"] = styles
    found["xl/_rels/workbook.xml.rels"] = relations(*known)
    return found


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return parts as the archive that a spreadsheet is."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
