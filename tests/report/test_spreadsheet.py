"""Comma-separated values that are safe to open in a spreadsheet."""

from __future__ import annotations

import pytest

from trustcheck.report.spreadsheet import rows


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        pytest.param("=1+1", "'=1+1", id="a formula"),
        pytest.param("\t@SUM(1)", "' @SUM(1)", id="behind a tab"),
        pytest.param("＝1", "'＝1", id="full width"),
        pytest.param("a;-1", "a;'-1", id="where a French spreadsheet ends a cell"),
        pytest.param("a=1", "a=1", id="an equals sign within"),
        pytest.param('a,"b"', '"a,""b"""', id="separators"),
        pytest.param("a\r\nb", "a b", id="line ends"),
        pytest.param(True, "true", id="true"),
        pytest.param(-7, "-7", id="a number"),
        pytest.param("L" * 40_000, "L" * 32_000 + "…", id="more than a cell holds"),
    ],
)
def test_a_cell_is_written(cell: str | int | bool, written: str) -> None:
    assert f"{written}\r\n" == rows([[cell]])
