"""Services side by side in a real browser: widths, checkers, paper."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.report.browser import missing
from tests.report.conftest import OVERFLOW, Look
from tests.report.matrices import MATRICES, told
from tests.sample import thorough
from trustcheck.report.matrix_html import render
from trustcheck.wording.phrase import read_wording

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(missing() is not None, reason=str(missing())),
    pytest.mark.xdist_group("browser"),
]

each_matrix = pytest.mark.parametrize("name", MATRICES)


@each_matrix
def test_tables_scroll_within_their_boxes(name: str, look: Look) -> None:
    seen = look(render(told(name), read_wording("fr")), widths=[360, 1280], ask=OVERFLOW)

    assert ([0, 0], [], []) == (seen["value"], seen["console"], seen["requests"])


@each_matrix
def test_an_accessibility_checker_finds_no_fault(name: str, look: Look) -> None:
    assert [] == look(render(told(name), read_wording("en")), axe="structure")["faults"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name", ["alone", *(pytest.param(name, marks=thorough) for name in ("all", "hostile"))]
)
def test_every_text_can_be_read(name: str, scheme: str, look: Look) -> None:
    page = render(told(name), read_wording("en"))

    assert [] == look(page, scheme=scheme, axe="colours")["faults"]


def test_criteria_stay_in_sight_while_a_table_scrolls(look: Look) -> None:
    seen = look(
        render(told("all"), read_wording("en")),
        width=360,
        actions=["document.querySelectorAll('.scroll')[1].scrollLeft = 500"],
        ask="(() => { const box = document.querySelectorAll('.scroll')[1];"
        " const row = box.querySelector('tbody th').getBoundingClientRect();"
        " return [box.scrollLeft > 100, row.left === box.getBoundingClientRect().left]; })()",
    )

    assert [True, True] == seen["value"]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_every_sheet_says_that_it_labels_nobody(look: Look, tmp_path: Path) -> None:
    file = tmp_path / "matrix.pdf"
    look(render(told("hostile"), read_wording("en")), pdf=str(file))

    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    sheets = done.stdout.split("\f")[:-1]
    assert [] == [text for text in sheets if "Only ANSSI grants" not in text]
