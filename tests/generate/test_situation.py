"""The schema of a situation is what the shipped rules ask for."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from generate.files import ROOT
from generate.situation import situation_schema_text
from tests.conftest import Golden
from tests.engine.situations import SCOPE, situation
from trustcheck.ruleset.situation import read_situation
from trustcheck.source.document import read
from trustcheck.source.problem import InvalidInput

PATH = ROOT / "schemas" / "situation.schema.json"

GOOD = "situation: 1\nname: a\nstated_on: 2026-11-21\n"


def test_the_schema_is_up_to_date(golden: Golden) -> None:
    golden(PATH, situation_schema_text())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOOD, id="nothing stated"),
        pytest.param(f"{GOOD}body: {{kind: other}}\n", id="a word of a list"),
        pytest.param(f"{GOOD}body: {{kind: undisclosed}}\n", id="a word kept back"),
        pytest.param(f"{GOOD}body: {{kind: none-such}}\n", id="a word of no list"),
        pytest.param(f"{GOOD}body: []\n", id="a list for a section"),
        pytest.param(f"{GOOD}bodies: {{}}\n", id="an unknown section"),
        pytest.param(f"{GOOD}data: {{secrets: []}}\n", id="an empty list"),
        pytest.param(
            f"{GOOD}data: {{secrets: [privacy, nothing]}}\n", id="a list with a stranger"
        ),
        pytest.param(f"{GOOD}data: {{secrets: privacy}}\n", id="a word for a list"),
        pytest.param(f"{GOOD}cloud: {{commercial: undisclosed}}\n", id="a yes or no kept back"),
        pytest.param(f"{GOOD}cloud: {{commercial: yes}}\n", id="a yes as text"),
        pytest.param(f"{GOOD}cloud: {{comercial: true}}\n", id="a misspelt fact"),
        pytest.param(f"{GOOD}project: {{started_on: 2026-09-01}}\n", id="a day"),
        pytest.param(f"{GOOD}project: {{started_on: 2026-02-30}}\n", id="no such day"),
        pytest.param(GOOD.replace("1\n", "2\n", 1), id="another version"),
        pytest.param("situation: 1\nname: a\n", id="no day"),
        pytest.param("name: a\nstated_on: 2026-11-21\n", id="no version"),
    ],
)
def test_the_schema_accepts_what_the_reader_accepts(text: str) -> None:
    document = read(text.encode(), "situation.yaml")
    schema = json.loads(PATH.read_text(encoding="utf-8"))
    checker = Draft202012Validator.FORMAT_CHECKER
    errors = list(Draft202012Validator(schema, format_checker=checker).iter_errors(document.data))

    try:
        read_situation(document, SCOPE.facts)
    except InvalidInput:
        assert errors
    else:
        assert [] == errors


def test_the_situation_that_cases_start_from_fits_it() -> None:
    schema = json.loads(PATH.read_text(encoding="utf-8"))

    assert [] == list(Draft202012Validator(schema).iter_errors(situation("").document.data))
