"""The report for programs."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import Golden
from tests.published import faults, schema
from tests.report.samples import DAY, SAMPLES, declaration, ruleset, sample_wording
from trustcheck.assessment.assessment import Assessment
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import say
from trustcheck.report.json import render
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
WORDINGS = {language: sample_wording(language) for language in LANGUAGES}

each_sample = pytest.mark.parametrize("name", SAMPLES)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_sample
@each_language
def test_the_report_is_the_golden_one(name: str, language: str, golden: Golden) -> None:
    golden(GOLDEN / f"{name}.json.{language}", render(SAMPLES[name], WORDINGS[language]))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema("report"))


def _open(schema: Any, at: str = "") -> list[str]:
    """Return the objects of a schema that let unknown keys in."""
    if isinstance(schema, list):
        return [place for item in schema for place in _open(item, at)]
    if not isinstance(schema, dict):
        return []
    below = [place for key, part in schema.items() for place in _open(part, f"{at}/{key}")]
    is_open = schema.get("type") == "object" and "additionalProperties" not in schema
    return [at, *below] if is_open else below


def test_every_object_of_the_schema_is_closed() -> None:
    assert [] == _open(schema("report"))


@each_sample
@each_language
def test_the_report_keeps_to_its_schema(name: str, language: str) -> None:
    report = json.loads(render(SAMPLES[name], WORDINGS[language]))

    assert [] == faults("report", report)


def test_a_report_without_findings_keeps_to_its_schema() -> None:
    empty = json.loads(render(Assessment(declaration(), ruleset(), DAY, ()), WORDINGS["en"]))

    assert [] == faults("report", empty)
    assert ("unknown", [], 0) == (empty["verdict"], empty["findings"], empty["real_passes"])


def test_only_the_sentences_differ_between_languages() -> None:
    english, french = (
        json.loads(render(SAMPLES["one-of-each"], WORDINGS[language])) for language in LANGUAGES
    )

    assert _without_sentences(english) == _without_sentences(french)


def _without_sentences(report: Any) -> Any:
    if isinstance(report, dict):
        left_out = ("sentence", "language", "self_assessment")
        return {k: _without_sentences(v) for k, v in report.items() if k not in left_out}
    return [_without_sentences(item) for item in report] if isinstance(report, list) else report


def test_numbers_are_exact_text_and_shares_percentages() -> None:
    note = say(
        "sample.chain",
        first=Interval(Fraction(1, 2), Fraction(1), low_open=True),
        second=Fraction(1, 3),
        part=Fraction(49, 200),
        kind="full",
    )
    told = Assessment(declaration(), ruleset(), DAY, (), (note,))

    assert {
        "first": {
            "type": "interval",
            "unit": "percent",
            "low": "50",
            "high": "100",
            "low_open": True,
            "high_open": False,
        },
        "second": {"type": "number", "unit": "percent", "value": "100/3"},
        "part": {"type": "number", "unit": "percent", "value": "24.5"},
        "kind": "full",
    } == json.loads(render(told, WORDINGS["en"]))["notes"][0]["values"]


def test_every_fact_read_is_there_with_its_place() -> None:
    finding = json.loads(render(SAMPLES["one-of-each"], WORDINGS["en"]))["findings"][2]

    assert {
        "/sites/0/territory": ("FR", 15, 28, []),
        "/holdings/0/holder": ("fund", 9, 13, ["minutes", "register"]),
        "/entities/fund/kind": ("fund", 7, 35, []),
        "/holdings/0/capital": ("31", 11, 14, ["minutes", "register"]),
    } == {
        fact["pointer"]: (
            fact["written"],
            fact["place"]["line"],
            fact["place"]["column"],
            fact["evidence"],
        )
        for fact in finding["facts"]
    }
