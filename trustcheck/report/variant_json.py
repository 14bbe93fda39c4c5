"""What would change if some facts were other, for programs."""

from __future__ import annotations

from trustcheck.assessment.gate import Decision
from trustcheck.assessment.variant import Variant
from trustcheck.report.alteration import alteration_json
from trustcheck.report.change import Json, change_json, head_json
from trustcheck.report.json_text import written
from trustcheck.wording.phrase import Wording

FORMAT = "trustcheck-what-if/1"
"""The version of the form of this report; its form is `schemas/what-if.schema.json`."""


def render(variant: Variant, wording: Wording) -> str:
    """Return what would change as JSON."""
    document = variant.before.declaration.document
    told: dict[str, Json] = {
        **head_json(variant.before, wording, FORMAT),
        "alterations": [alteration_json(each, document) for each in variant.alterations],
        "gate": {"before": _gate(variant.gate_before), "after": _gate(variant.gate_after)},
        "verdict": {
            "before": variant.before.verdict.value,
            "after": variant.after.verdict.value,
        },
        "changes": [change_json(change, wording) for change in variant.changes],
        "verdicts": {each.criterion.id: each.verdict.value for each in variant.after.findings},
    }
    return written(told, indent=2) + "\n"


def _gate(decision: Decision) -> Json:
    return "open" if decision.is_open else "closed"
