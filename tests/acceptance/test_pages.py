"""The pages of the examples tell how the examples came out, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tests.acceptance.example import FOLDER, SLUGS, Example
from tests.acceptance.page import refreshed, row
from tests.conftest import Golden
from trustcheck.wording.phrase import read_wording

each_example = pytest.mark.parametrize("slug", SLUGS)

ROW = re.compile(r"^\| \[(?P<slug>[a-z0-9-]+)\]\((?P=slug)/\) \|.*\|$", re.MULTILINE)
CRITERION = re.compile(r"\bCDC-\d+\.\d+\b")


@each_example
def test_a_page_tells_the_verdict_and_the_day(
    slug: str, examples: Mapping[str, Example], golden: Golden
) -> None:
    page = examples[slug].page
    wordings = {language: read_wording(language) for language in ("en", "fr")}

    told = refreshed(page.read_text(encoding="utf-8"), examples[slug], wordings)

    golden(page, told)


@each_example
def test_a_page_speaks_of_criteria_that_were_held_against_the_example(
    slug: str, examples: Mapping[str, Example]
) -> None:
    named = set(CRITERION.findall(examples[slug].page.read_text(encoding="utf-8")))

    assert set() == named - {f.criterion.id for f in examples[slug].assessment.findings}


def test_the_table_of_examples_tells_every_verdict(
    examples: Mapping[str, Example], golden: Golden
) -> None:
    page = FOLDER / "README.md"
    text = page.read_text(encoding="utf-8")

    golden(page, ROW.sub(lambda found: row(found[0], examples[found["slug"]]), text))

    assert set(SLUGS) == {found["slug"] for found in ROW.finditer(text)}


def test_the_table_of_examples_tells_every_day(examples: Mapping[str, Example]) -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")

    days = {found["slug"]: found[0].split("|")[3].strip() for found in ROW.finditer(text)}

    assert {slug: one.assessment.on.isoformat() for slug, one in examples.items()} == days
