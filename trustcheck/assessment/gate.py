"""Whether a CI job may go on."""

from __future__ import annotations

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Verdict
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.ruleset.criterion import Level


@frozen
class Decision:
    """The gate, open or closed, and every reason it is closed for."""

    reasons: tuple[Message, ...]

    @property
    def is_open(self) -> bool:
        """Whether nothing closes the gate."""
        return not self.reasons


def gate(assessment: Assessment) -> Decision:
    """Decide the gate: closed on a failed or unknown must, and when nothing passed.

    A `should` never closes it; a finding that is not applicable, or vacuous, never opens it.
    """
    counts = assessment.counts(Level.MUST)
    reasons = [
        say(f"gate.{verdict.value}", count=counts[verdict])
        for verdict in (Verdict.FAIL, Verdict.UNKNOWN)
        if counts[verdict]
    ]
    if not assessment.real_passes:
        reasons.append(say("gate.nothing_passed"))
    return Decision(tuple(reasons))
