"""How a finding stands at the gate, for formats that know tests that pass, fail or are skipped."""

from __future__ import annotations

from enum import Enum

from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.gate import Decision
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say


class Effect(Enum):
    """What a finding means to whoever waits at the gate."""

    PASSES = "passes"
    CLOSES = "closes"  # it fails or is unknown, and the gate is closed for it
    WAIVED = "waived"  # it fails or is unknown, and somebody answers for going on
    SPARED = "spared"  # it fails or is unknown, and the policy goes on
    ASIDE = "aside"  # it is not applicable


@frozen
class Standing:
    """What a finding does at the gate; `reason` says why it is let by, or does not apply."""

    effect: Effect
    reason: Message | None = None


def standing(finding: Finding, decision: Decision) -> Standing:
    """Return how a finding stands, as the gate was decided."""
    id = finding.criterion.id
    if finding.verdict is Verdict.PASS:
        return Standing(Effect.PASSES)
    if finding.verdict is Verdict.NOT_APPLICABLE:
        return Standing(Effect.ASIDE, finding.explanation.message)
    if id in decision.closing:
        return Standing(Effect.CLOSES)
    waiver = finding.waiver
    if waiver is not None:
        owner, until, reason = waiver.owner, waiver.until, waiver.reason
        waived = say("gate.waived", owner=owner, until=until, reason=reason)
        return Standing(Effect.WAIVED, waived)
    beside = say("report.standing.beside", level=finding.criterion.level.value)
    return Standing(Effect.SPARED, decision.spared.get(id, beside))
