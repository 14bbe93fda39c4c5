"""The format of a situation as JSON Schema, for editors and for other programs."""

from __future__ import annotations

import json
from typing import Any

from trustcheck.engine.vocabulary import lexicon
from trustcheck.profile.statute_reading import read_statutes
from trustcheck.profile.value import FORMAT
from trustcheck.ruleset.condition.typing import Shape, Type
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.folder import shipped

ID = "urn:trustcheck:situation:1"
SHIPPED = "scope-fr"

_UNDISCLOSED = {"const": "undisclosed"}
_DAY = {"type": "string", "format": "date"}
_PLAIN: dict[Shape, dict[str, Any]] = {Shape.BOOLEAN: {"type": "boolean"}, Shape.DAY: _DAY}


def situation_schema_text() -> str:
    """Return the schema of what the shipped rules ask, as it is published."""
    reference, rules = (shipped("rules") / name for name in ("reference", SHIPPED))
    return schema_text(read_ruleset(rules, lexicon(read_statutes(reference))))


def schema_text(ruleset: Ruleset) -> str:
    """Return the schema of what a ruleset asks, JSON Schema Draft 2020-12."""
    sections: dict[str, dict[str, Any]] = {}
    for fact in ruleset.facts:
        told = {"description": f"{fact.title.en} — {fact.title.fr}", **_value(fact.type)}
        sections.setdefault(fact.section, {})[fact.name] = told
    head = {
        "situation": {"description": "Version of the format.", "const": FORMAT},
        "name": {"description": "Name of the situation.", "type": "string", "minLength": 1},
        "stated_on": {"description": "Day on which the facts stand.", **_DAY},
    }
    below = {name: _section(properties) for name, properties in sections.items()}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "description": ruleset.purpose.en,
        **_section({**head, **below}),
        "required": list(head),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _section(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _value(type_: Type) -> dict[str, Any]:
    match type_.shape:
        case Shape.CODE:
            return {"enum": [*type_.codes, "undisclosed"]}
        case Shape.CODES:
            several = {"type": "array", "items": {"enum": list(type_.codes)}}
            return {"anyOf": [_UNDISCLOSED, several]}
        case _:
            return {"anyOf": [_UNDISCLOSED, _PLAIN[type_.shape]]}
