"""The findings as comma-separated values, read back by Python's reader."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.gated import (
    NASTY,
    NEUTRALISED,
    alone,
    every_standing,
    nasty,
    refusal,
    together,
)
from tests.report.samples import SAMPLES, sample_wording
from trustcheck.report.csv import COLUMNS, REPORTER
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
ENGLISH = sample_wording("en")


def _rows(text: str, *, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def _records(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_the_golden_one(name: str, language: str, golden: Golden) -> None:
    told = alone(REPORTER, sample_wording(language), SAMPLES[name])

    golden(GOLDEN / f"{name}.csv.{language}", told)


def test_a_criterion_is_a_row() -> None:
    waived = _records(alone(REPORTER, ENGLISH, every_standing()))[4]

    assert {
        "profile": "nuage/profile.yaml",
        "subject": "Nuage",
        "provider": "Nuage SAS",
        "as_of": "2026-11-21",
        "ruleset": "sample",
        "version": "2026.1",
        "criterion": "WAIVED",
        "group": "ownership",
        "level": "must",
        "verdict": "fail",
        "vacuous": "false",
        "contested": "false",
        "closes_gate": "false",
        "waived_until": "2027-01-31",
        "waived_by": "A. Martin",
        "waiver_reason": "Exit contract signed",
        "article": "19.6.b",
        "title": "Share of a third party",
        "sentence": "each holder has 24% of the capital or less"
        " – Far Fund LP holds 93% directly, since 1 January 2024",
        "place": "nuage/profile.yaml:11:14",
        "remedy": "Bring the share below the cap.",
        "missing": "",
    } == waived


def test_each_finding_has_its_verdict_and_whether_it_closes_the_gate() -> None:
    records = _records(alone(REPORTER, ENGLISH, every_standing()))

    assert [
        ("PASSES", "pass", "false", "false"),
        ("EMPTY", "pass", "true", "false"),
        ("FAILS", "fail", "false", "true"),
        ("UNKNOWN", "unknown", "false", "true"),
        ("WAIVED", "fail", "false", "false"),
        ("ADVICE", "unknown", "false", "false"),
        ("BESIDE", "not_applicable", "true", "false"),
    ] == [(r["criterion"], r["verdict"], r["vacuous"], r["closes_gate"]) for r in records]


def test_lines_end_as_the_standard_says() -> None:
    text = alone(REPORTER, ENGLISH, every_standing())

    assert text.count("\r\n") == text.count("\n") == 8
    assert not text.startswith("\ufeff")


def test_several_profiles_are_one_table() -> None:
    text = together(REPORTER, ENGLISH, every_standing(), refusal(), every_standing())

    rows = _rows(text)
    assert list(COLUMNS) == rows[0]
    assert 1 + 7 + 1 + 7 == len(rows)
    assert ("bad.yaml", "not_assessed") == (rows[8][0], rows[8][9])
    assert "bad.yaml:3:5" in rows[8]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_no_text_leaves_its_cell(text: str) -> None:
    document = together(REPORTER, ENGLISH, nasty(text), refusal(text, file=text[:99]))

    rows = _rows(document)
    assert {len(COLUMNS)} == {len(row) for row in rows}
    assert 1 + 6 + 1 == len(rows)
    assert [] == [cell for row in rows for cell in row if re.match(r"\s*[=+\-@＝＋－＠]", cell)]
    assert [] == [character for character in NEUTRALISED if character in document]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_no_cell_is_a_formula_to_a_reader_that_splits_at_semicolons(text: str) -> None:
    document = together(REPORTER, ENGLISH, nasty(text), refusal(text, file=text[:99]))

    pieces = [piece for line in document.splitlines() for piece in line.split(";")]
    assert [] == [piece for piece in pieces if re.match(r"\s*[=+\-@＝＋－＠]", piece)]


@pytest.mark.parametrize("id", ["markup", "astral", "separators", "yaml"])
def test_a_text_is_recovered_as_it_was(id: str) -> None:
    (first, *_) = _records(alone(REPORTER, ENGLISH, nasty(NASTY[id])))

    assert NASTY[id].replace("\t", " ") == first["title"]
