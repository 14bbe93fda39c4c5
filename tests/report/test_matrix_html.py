"""Services side by side as a page: what is on it."""

from __future__ import annotations

import pytest

from tests.acceptance.example import SLUGS
from tests.report.matrices import MATRICES, told
from tests.report.page import Page, faults
from trustcheck.report.matrix_html import render
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import read_wording

each_matrix = pytest.mark.parametrize("name", MATRICES)


@each_matrix
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_well_formed(name: str, language: str) -> None:
    assert [] == faults(render(told(name), read_wording(language)))


def test_every_verdict_has_a_cell_and_what_differs_comes_first() -> None:
    shown = told("all")

    page = Page(render(shown, read_wording("en")))

    cells = [each["class"].split()[1] for each in page.named("td") if "class" in each
             and each["class"].startswith("verdict-word")]  # fmt: skip
    services = [each.verdict.value for each in shown.assessments]
    found = [
        "not_in_force" if finding is None else finding.verdict.value
        for row in (*shown.differing, *shown.alike)
        for finding in row.findings
    ]
    assert [*services, *found] == cells


def test_nothing_is_ranked_and_everything_is_said_to_be_a_self_assessment() -> None:
    page = Page(render(told("all"), read_wording("en")))

    assert "Nothing is ranked and nothing is scored" in page.text
    assert 2 == page.text.count("Only ANSSI grants")
    assert [
        f"{number}. {each.declaration.profile.subject.name}"
        for number, each in enumerate(told("all").assessments, 1)
    ] == [text for text in page.texts if text[:1].isdigit() and ". " in text[:4]][: len(SLUGS)]


def test_names_add_no_element() -> None:
    page = Page(render(told("hostile"), read_wording("fr")))

    assert [] == [name for name, _ in page.elements if name in ("script", "img", "iframe", "svg")]
