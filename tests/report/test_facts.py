"""The facts of a profile and the criteria they serve."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.samples import (
    AWKWARD,
    DAY,
    SAMPLES,
    criterion,
    declaration,
    ruleset,
    sample_wording,
)
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth
from trustcheck.report import reporter_of
from trustcheck.report.facts import COLUMNS, render, render_csv
from trustcheck.report.style import plain
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"


def formula() -> Assessment:
    """Return an assessment of a profile that is a trap for a spreadsheet."""
    reasoning = Explanation(
        Truth.TRUE, say("step.all"), facts=(("sites", 0, "roles"), ("subject", "provider"))
    )
    told = declaration(AWKWARD, "=cmd.yaml")
    rule = criterion("=A-1")
    return Assessment(told, ruleset(rule), DAY, (Finding(rule, Verdict.PASS, reasoning),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_the_golden_one(language: str, golden: Golden) -> None:
    both = (SAMPLES["one-of-each"], SAMPLES["nothing-fails"])

    golden(GOLDEN / f"two.facts.{language}", plain(render(both, sample_wording(language))))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_formats_are_the_golden_ones(name: str, language: str, golden: Golden) -> None:
    wording = sample_wording(language)

    for format in ("facts", "facts-csv"):
        told = plain(reporter_of(format).whole(SAMPLES[name], wording))
        golden(GOLDEN / f"{name}.{format}.{language}", told)


def test_the_table_has_a_row_a_fact() -> None:
    rows = list(csv.reader(io.StringIO(render_csv((SAMPLES["one-of-each"],)), newline="")))

    assert list(COLUMNS) == rows[0]
    assert ["nuage/profile.yaml", "11", "holdings[0].capital", "31", "FAIL"] in rows
    assert ["nuage/profile.yaml", "6", "entities.nuage.kind", "company", ""] in rows


def test_no_cell_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(render_csv((formula(),)), newline="")))

    assert [] == [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]
    assert "'=cmd.yaml" in {row[0] for row in rows}
