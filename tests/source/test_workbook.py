"""Spreadsheets, read without trusting them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.sheets import MAIN, packed, parts, row, sheet
from trustcheck.source.problem import InvalidInput
from trustcheck.source.workbook import Sheet, is_workbook, read_workbook
from trustcheck.source.workbook_part import Cell

STRINGS = (
    f"<sst {MAIN}><si><t>plain</t></si>"
    "<si><r><t>in </t></r><r><rPr><b/></rPr><t>parts</t></r></si>"
    "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>"
    "<si><t>a_x000D__x005F_x0041_</t></si></sst>"
)
STYLES = (
    f"<styleSheet {MAIN}><numFmts><numFmt numFmtId='164' formatCode='0.0%'/>"
    "<numFmt numFmtId='165' formatCode='[$-40C]dd/mm/yyyy'/>"
    "<numFmt numFmtId='166' formatCode='0\" days\"'/></numFmts>"
    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
    "<xf numFmtId='9'/><xf numFmtId='164'/><xf numFmtId='14'/><xf numFmtId='165'/>"
    "<xf numFmtId='166'/></cellXfs></styleSheet>"
)


def cell(xml: str, *, book: str = "") -> Cell | None:
    """Return what is read of one cell."""
    made = parts(sheet(f"<row>{xml}</row>"), strings=STRINGS, styles=STYLES, book=book)
    (found,) = read_workbook(packed(made), "a.xlsx")
    return found.cells.get((1, 1))


def codes(raw: bytes) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        read_workbook(raw, "a.xlsx")
    return [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("expected", "xml"),
    [
        pytest.param(Cell("plain"), '<c t="s"><v>0</v></c>', id="a shared text"),
        pytest.param(Cell("in parts"), '<c t="s"><v>1</v></c>', id="a text in parts"),
        pytest.param(Cell("東京"), '<c t="s"><v>2</v></c>', id="without how it is pronounced"),
        pytest.param(Cell("a\r_x0041_"), '<c t="s"><v>3</v></c>', id="escapes"),
        pytest.param(Cell("a b"), '<c t="inlineStr"><is><t>a b</t></is></c>', id="in place"),
        pytest.param(Cell("=1"), '<c t="str"><v>=1</v></c>', id="a text like a formula"),
        pytest.param(Cell(24), "<c><v>24</v></c>", id="a whole number"),
        pytest.param(Cell(24), "<c><v>24.0</v></c>", id="a whole number with a point"),
        pytest.param(
            Cell(Decimal("38.75")), "<c><v>38.750000000000007</v></c>", id="as it is shown"
        ),
        pytest.param(Cell(24), '<c s="1"><v>0.24</v></c>', id="a percentage"),
        pytest.param(Cell(Decimal("12.5")), '<c s="2"><v>0.125</v></c>', id="one of its own"),
        pytest.param(Cell("2026-09-30"), '<c s="3"><v>46295</v></c>', id="a day"),
        pytest.param(Cell("2026-09-30"), '<c s="4"><v>46295.75</v></c>', id="a day and an hour"),
        pytest.param(Cell(21), '<c s="5"><v>21</v></c>', id="a number with a word"),
        pytest.param(Cell("2026-09-30"), '<c t="d"><v>2026-09-30T00:00:00</v></c>', id="ISO"),
        pytest.param(Cell(True), '<c t="b"><v>1</v></c>', id="true"),
        pytest.param(Cell(None, "formula"), "<c><f>1+1</f><v>2</v></c>", id="a formula"),
        pytest.param(Cell(None, "error"), '<c t="e"><v>#REF!</v></c>', id="an error"),
        pytest.param(None, '<c s="1"/>', id="nothing"),
    ],
)
def test_a_cell_is_read_as_what_it_is(expected: Cell | None, xml: str) -> None:
    assert expected == cell(xml)


def test_days_can_be_counted_from_1904() -> None:
    assert Cell("2026-09-30") == cell('<c s="3"><v>44833</v></c>', book='date1904="1"')


def test_cells_stand_where_they_say_or_next_to_the_last() -> None:
    rows = '<row r="3"><c r="AB3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'

    (found,) = read_workbook(packed(parts(sheet(rows))), "a.xlsx")

    assert Sheet("S1", {(3, 28): Cell(1), (3, 29): Cell(2), (4, 1): Cell(3)}) == found


def test_namespaces_are_the_writers_own() -> None:
    made = parts(sheet(row(1, "a")))
    for name, text in made.items():
        if name.startswith("xl/work"):
            made[name] = (
                text.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
            )

    (found,) = read_workbook(packed(made), "a.xlsx")

    assert {(1, 1): Cell("a")} == found.cells


def test_sheets_come_in_their_order() -> None:
    found = read_workbook(packed(parts(sheet(row(1, "a")), sheet())), "a.xlsx")

    assert [("S1", 1), ("S2", 0)] == [(each.name, len(each.cells)) for each in found]


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        (True, packed({})[:0] + b"PK\x03\x04"),
        (True, b"\xd0\xcf\x11\xe0"),
        (False, b"answers: 1\n"),
    ],
    ids=["a workbook", "an older one", "YAML"],
)
def test_a_workbook_is_known_by_its_first_bytes(expected: bool, raw: bytes) -> None:
    assert expected is is_workbook(raw)


@pytest.mark.parametrize(
    ("code", "raw"),
    [
        pytest.param("older-workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", id="older"),
        pytest.param("not-a-workbook", b"PK\x03\x04", id="nothing but a mark"),
        pytest.param("not-a-workbook", packed(parts(sheet()))[:-40], id="cut off"),
        pytest.param("not-a-workbook", packed({"a.txt": "a"}), id="another archive"),
    ],
)
def test_what_is_no_workbook_is_refused(code: str, raw: bytes) -> None:
    assert [code] == codes(raw)
