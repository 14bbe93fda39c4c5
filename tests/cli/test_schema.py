"""`trustcheck schema`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.program import ROOT, run
from tests.published import faults, schema
from trustcheck.cli.schema import NAMES
from trustcheck.source.document import Data
from trustcheck.source.file import load

RULES = ROOT / "rules"
FILES: Mapping[str, tuple[str, ...]] = {
    "attested-cases": ("*/attested.cases.yaml",),
    "cases": ("*/**/[0-9]*.cases.yaml",),
    "criterion": ("*/**/[0-9]*.yaml",),
    "ruleset": ("*/ruleset.yaml",),
}
"""Which of the shipped rules each schema is for."""


def _shipped(name: str) -> Iterator[Path]:
    found = {path for pattern in FILES[name] for path in RULES.glob(pattern)}
    return (path for path in sorted(found) if name != "criterion" or ".cases" not in path.name)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_printed_as_it_is_shipped(name: str) -> None:
    result = run("schema", name)

    shipped = (ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert (0, shipped, "") == (result.exit_code, result.stdout, result.stderr)


def test_without_a_name_their_names_are_listed() -> None:
    result = run("schema")

    assert (0, "") == (result.exit_code, result.stderr)
    assert [*NAMES] == result.stdout.splitlines()
    assert {"profile", "waivers", *FILES} < {*NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_a_schema_and_says_which(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))

    assert schema(name)["$id"].startswith(f"urn:trustcheck:{name}:")


@pytest.mark.parametrize("name", FILES)
def test_the_shipped_rules_are_as_their_schemas_say(name: str) -> None:
    paths = [*_shipped(name)]

    assert [] != paths
    assert [] == [(path.name, said) for path in paths for said in faults(name, load(path).data)]


@pytest.mark.parametrize("name", FILES)
def test_what_lacks_a_key_or_has_one_too_many_is_refused(name: str) -> None:
    data: Any = load(next(_shipped(name))).data
    required = schema(name)["required"]

    assert [] != required
    assert [] == [key for key in required if not faults(name, {**data, key: None})]
    assert [] == [key for key in required if not faults(name, _without(data, key))]
    assert [] != faults(name, {**data, "levle": "must"})


def _without(data: Mapping[str, Any], key: str) -> Data:
    return {name: value for name, value in data.items() if name != key}
