"""Services side by side, in every format."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.matrices import told
from trustcheck.report import matrix_text
from trustcheck.report.matrix import TABLES
from trustcheck.report.paragraph import columns
from trustcheck.report.style import plain
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import read_wording

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("format", TABLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_the_golden_one(format: str, language: str, golden: Golden) -> None:
    table = TABLES[format](told("three"), read_wording(language))

    golden(GOLDEN / f"matrix.{format}.{language}", plain(table))


@pytest.mark.parametrize("width", [60, 88, 140])
@pytest.mark.parametrize("name", ["three", "all"])
def test_no_verdict_is_left_out_however_narrow_it_is(name: str, width: int) -> None:
    page = plain(matrix_text.render(told(name), read_wording("en"), width=width))
    lines = page.splitlines()

    starts = [line for line in lines if line.startswith("CDC-")]
    signs = [sum(line.count(sign) for sign in "✗?✓–·") for line in starts]
    assert [len(told(name).rows)] == [len(starts)]
    assert {len(told(name).assessments)} == set(signs)
    if name == "three":
        assert max(map(columns, lines)) <= width


def test_the_spreadsheet_has_a_cell_for_every_verdict() -> None:
    shown = told("all")

    rows = list(csv.reader(io.StringIO(TABLES["csv"](shown, read_wording("fr")))))

    assert len(rows) == 1 + len(shown.rows)
    assert {5 + len(shown.assessments)} == {len(row) for row in rows}
    by_id = {row.criterion.id: row for row in shown.rows}
    for (
        id,
        *_,
    ) in rows[1:]:
        cells = ["" if f is None else f.verdict.value for f in by_id[id].findings]
        assert cells == next(row[5:] for row in rows if row[0] == id)
