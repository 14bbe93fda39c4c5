"""Criteria that a person answers for."""

from __future__ import annotations

from trustcheck.engine.facts import Facts
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth


def attested(criterion: str, facts: Facts) -> Explanation:
    """Return what the attestation of a criterion decides; its last day is included.

    Without one, before its day and after its last day, nothing is decided.
    """
    at = ("attestations", criterion)
    attestation = facts.profile.attestations.get(criterion)
    if attestation is None:
        gap = Gap(at, Reason.ABSENT)
        return Explanation(Truth.UNKNOWN, say("step.not_attested"), gaps=(gap,))
    if facts.on < attestation.on:
        message = say("step.attested_later", by=attestation.by, day=attestation.on)
        gap = Gap((*at, "on"), Reason.BACKING)
        return Explanation(Truth.UNKNOWN, message, facts=((*at, "on"),), gaps=(gap,))
    if attestation.expires < facts.on:
        message = say("step.attestation_expired", by=attestation.by, day=attestation.expires)
        gap = Gap((*at, "expires"), Reason.BACKING)
        return Explanation(Truth.UNKNOWN, message, facts=((*at, "expires"),), gaps=(gap,))
    id = "step.attested" if attestation.met else "step.attested_not_met"
    message = say(id, by=attestation.by, day=attestation.on, expires=attestation.expires)
    return Explanation(Truth.of(attestation.met), message, facts=((*at, "met"),))
