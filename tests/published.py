"""What a published schema says of data; each is read once, for there are thousands of data."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema_rs

from trustcheck.source.folder import shipped


@cache
def schema(name: str) -> dict[str, Any]:
    """Return a published schema, by the name that `trustcheck schema` has for it."""
    text = (shipped("schemas") / f"{name}.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def faults(name: str, data: object) -> list[str]:
    """Return the faults of data by a published schema: where each is, and what."""
    errors = _validator(name).iter_errors(data)
    return [f"{'/'.join(map(str, each.instance_path))}: {each.message}" for each in errors]


@cache
def _validator(name: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schema(name))
