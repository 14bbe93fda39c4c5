"""An in-toto statement about one profile: the saved assessment that was made of it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from trustcheck.assessment.saved import GENEROUS, Saved, checked
from trustcheck.logic.message import say
from trustcheck.source.json_document import read_json
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.schema import check

STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "urn:trustcheck:report:1"
"""The predicate is the report for programs, and so has the name of its schema."""

_SCHEMA = {
    "type": "object",
    "properties": {
        "_type": {"const": STATEMENT},
        "subject": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    "name": {"type": "string"},
                    "digest": {
                        "type": "object",
                        "properties": {"sha256": {"type": "string"}},
                        "required": ["sha256"],
                    },
                },
                "required": ["name", "digest"],
            },
        },
        "predicateType": {"const": PREDICATE},
        "predicate": {"type": "object"},
    },
    "required": ["_type", "subject", "predicateType", "predicate"],
}


def statement_of(saved: Saved) -> bytes:
    """Return the statement that a saved assessment is about its profile, as JSON in ASCII."""
    statement = {
        "_type": STATEMENT,
        "subject": [_subject(saved)],
        "predicateType": PREDICATE,
        "predicate": saved.report,
    }
    return json.dumps(statement, separators=(",", ":"), default=_whole).encode("ascii")


def read_statement(payload: bytes, file: str) -> Saved:
    """Return the saved assessment of a statement; `file` is the name shown to people.

    Raises InvalidInput for any other statement, and for one whose subject is another profile than
    the one that was assessed.
    """
    document = read_json(payload, file, limits=GENEROUS)
    if problems := check(document, _SCHEMA):
        raise InvalidInput(problems)
    saved = checked(document, ("predicate",))
    statement: Any = document.data  # as the schema says
    if statement["subject"] != [_subject(saved)]:
        raise InvalidInput([Problem(document.span(("subject",)), say("subject-not-assessed"))])
    return saved


def _whole(number: object) -> int:
    """Return a whole number that was written with decimals: the schema lets no other through."""
    if isinstance(number, Decimal):
        return int(number)
    raise TypeError(f"not data: {number!r}")


def _subject(saved: Saved) -> dict[str, Any]:
    name = PurePosixPath(saved.profile).name or saved.profile
    return {"name": name, "digest": {"sha256": saved.profile_digest}}
