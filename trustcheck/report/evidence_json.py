"""What the evidence of a profile supports, for programs."""

from __future__ import annotations

from trustcheck.assessment.rest import Rest
from trustcheck.assessment.support import Bare, Piece, Support
from trustcheck.logic.pointer import slashed
from trustcheck.report.change import Json, head_json
from trustcheck.report.json_text import written
from trustcheck.wording.phrase import Wording

FORMAT = "trustcheck-evidence/1"
"""The version of the form of this report; its form is `schemas/evidence.schema.json`."""


def render(support: Support, wording: Wording) -> str:
    """Return what evidence supports as JSON."""
    told: dict[str, Json] = {
        **head_json(support.assessment, wording, FORMAT),
        "within": support.within,
        "evidence": [_piece(each) for each in support.pieces],
        "unsupported": [_bare(each) for each in support.bare],
        "passes": [_rest(each) for each in support.rests],
    }
    return written(told, indent=2) + "\n"


def _piece(piece: Piece) -> Json:
    evidence = piece.evidence
    days = {"effective": evidence.effective, "collected": evidence.collected}
    return {
        "id": piece.id,
        "title": evidence.title,
        "rung": evidence.rung,
        "condition": piece.condition.value,
        "file": {"name": evidence.file, "state": piece.file.value, "sha256": evidence.sha256},
        **{name: None if day is None else day.isoformat() for name, day in days.items()},
        "expires": None if evidence.expires is None else evidence.expires.isoformat(),
        "days_left": piece.days,
        "records": [slashed(each) for each in piece.records],
        "criteria": list(piece.criteria),
        "stale_for": list(piece.stale_for),
    }


def _bare(bare: Bare) -> Json:
    return {"record": slashed(bare.record), "criteria": list(bare.criteria)}


def _rest(rest: Rest) -> Json:
    return {
        "criterion": rest.criterion,
        "weakest": rest.weakest,
        "records": [slashed(each) for each in rest.weak],
    }
