"""A profile on one line of JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import Golden
from tests.published import faults, schema
from tests.report.samples import SAMPLES, sample_wording
from trustcheck.logic.message import say
from trustcheck.report.record import Record, read_record, record_of, render, unassessed
from trustcheck.source.problem import Problem
from trustcheck.source.span import Span
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import read_wording

GOLDEN = Path(__file__).parent / "golden"
WORDINGS = {language: sample_wording(language) for language in LANGUAGES}

each_sample = pytest.mark.parametrize("name", SAMPLES)


def refused(language: str = "en") -> Record:
    problem = Problem(Span("a.yaml", 2, 3, 2, 9), say("missing-file", file="a.yaml"))
    return unassessed("a.yaml", [problem], read_wording(language), line=7)


@each_sample
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_is_the_golden_one(name: str, language: str, golden: Golden) -> None:
    golden(GOLDEN / f"{name}.ndjson.{language}", render(SAMPLES[name], WORDINGS[language]))


@each_sample
def test_a_line_says_the_same_in_every_language(name: str) -> None:
    english, french = (render(SAMPLES[name], WORDINGS[language]) for language in LANGUAGES)

    assert english == french


@pytest.mark.parametrize("record", [*map(record_of, SAMPLES.values()), refused()])
def test_a_line_keeps_to_its_schema(record: Record) -> None:
    told = json.loads(record.written())

    assert [] == faults("record", told)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema("record"))


@pytest.mark.parametrize("record", [*map(record_of, SAMPLES.values()), refused("fr")])
def test_a_line_is_read_as_it_was_written(record: Record) -> None:
    written = record.written()

    assert written == read_record(written.encode()).written()


@pytest.mark.parametrize(
    "line",
    [
        b"", b"{", b"[]", b"1", b"{}", b'{"format": "other"}', b"\xff",
        b'{"format": "trustcheck-record/1"}',
        b'{"format": "trustcheck-record/1", "file": "a", "more": 1}',
        b'{"format": "trustcheck-record/1", "file": "a", "gate": "ajar"}',
    ],
)  # fmt: skip
def test_anything_else_is_no_record(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # of whatever kind
        read_record(line)
