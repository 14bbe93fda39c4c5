"""Whether a text is OSCAL assessment results: by NIST's schema, and by what it cannot say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs

SCHEMA = Path(__file__).parents[1] / "schemas/oscal_assessment-results_schema.json"
_VALIDATOR = jsonschema_rs.validator_for(
    json.loads(SCHEMA.read_text("utf-8")), validate_formats=True
)


def results_of(text: str) -> list[dict[str, Any]]:
    """Return the results of a document that is as the schema says, and leads nowhere astray."""
    document = json.loads(text)
    assert [] == [f"{e.instance_path}: {e.message}" for e in _VALIDATOR.iter_errors(document)]
    ids = [value for key, value in _entries(document) if key == "uuid"]
    assert len(ids) == len(set(ids))
    referred = {value for key, value in _entries(document) if key.endswith("-uuid")}
    assert set() == referred - set(ids)
    assert document["assessment-results"]["import-ap"]["href"].removeprefix("#") in ids
    results: list[dict[str, Any]] = document["assessment-results"]["results"]
    return results


def _entries(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _entries(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key, item
            yield from _entries(item)
