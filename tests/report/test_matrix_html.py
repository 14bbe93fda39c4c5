"""Services side by side as a page: what is on it."""

from __future__ import annotations

import pytest

from tests.acceptance.example import SLUGS
from tests.report.matrices import ALL, HOSTILE, MATRICES
from tests.report.page import Page, faults
from trustcheck.assessment.matrix import Matrix
from trustcheck.report.matrix_html import render
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import read_wording

each_matrix = pytest.mark.parametrize("told", MATRICES.values(), ids=MATRICES)


@each_matrix
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_well_formed(told: Matrix, language: str) -> None:
    assert [] == faults(render(told, read_wording(language)))


def test_every_verdict_has_a_cell_and_what_differs_comes_first() -> None:
    page = Page(render(ALL, read_wording("en")))

    cells = [each["class"].split()[1] for each in page.named("td") if "class" in each
             and each["class"].startswith("verdict-word")]  # fmt: skip
    services = [each.verdict.value for each in ALL.assessments]
    found = [
        "not_in_force" if finding is None else finding.verdict.value
        for row in (*ALL.differing, *ALL.alike)
        for finding in row.findings
    ]
    assert [*services, *found] == cells


def test_nothing_is_ranked_and_everything_is_said_to_be_a_self_assessment() -> None:
    page = Page(render(ALL, read_wording("en")))

    assert "Nothing is ranked and nothing is scored" in page.text
    assert 2 == page.text.count("Only ANSSI grants")
    assert [
        f"{number}. {each.declaration.profile.subject.name}"
        for number, each in enumerate(ALL.assessments, 1)
    ] == [text for text in page.texts if text[:1].isdigit() and ". " in text[:4]][: len(SLUGS)]


def test_names_add_no_element() -> None:
    page = Page(render(HOSTILE, read_wording("fr")))

    assert [] == [name for name, _ in page.elements if name in ("script", "img", "iframe", "svg")]
