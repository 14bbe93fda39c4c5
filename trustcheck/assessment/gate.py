"""Whether a CI job may go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.fields import field, frozen
from trustcheck.logic.message import Message, say


@frozen
class Decision:
    """The gate, open or closed, every reason it is closed for, and which findings close it."""

    reasons: tuple[Message, ...]
    closing: frozenset[str] = frozenset()
    """The ids of the criteria that close it."""
    spared: Mapping[str, Message] = field(default_factory=dict)
    """Why a finding that would close the gate does not, by the id of its criterion."""

    @property
    def is_open(self) -> bool:
        """Whether nothing closes the gate."""
        return not self.reasons


def gate(assessment: Assessment) -> Decision:
    """Decide the gate by the policy of an assessment; it is closed when nothing passed, too.

    Without another policy a failed or unknown must closes it, and a `should` never does. A
    finding that is not applicable, or vacuous, never opens it; a waiver spares its finding.
    """
    policy = assessment.policy
    would = [finding for finding in assessment.findings if policy.closes(finding)]
    spared = {each.criterion.id: reason for each in would if (reason := _spared(each))}
    closing = [finding for finding in would if finding.criterion.id not in spared]
    reasons = list(_reasons(closing))
    if not assessment.real_passes:
        reasons.append(say("gate.nothing_passed"))
    return Decision(tuple(reasons), frozenset(each.criterion.id for each in closing), spared)


def _spared(finding: Finding) -> Message | None:
    waiver = finding.waiver
    if waiver is None:
        return None
    return say("gate.waived", owner=waiver.owner, until=waiver.until, reason=waiver.reason)


def _reasons(closing: list[Finding]) -> Iterator[Message]:
    for verdict in (Verdict.FAIL, Verdict.UNKNOWN):
        if count := sum(finding.verdict is verdict for finding in closing):
            yield say(f"gate.{verdict.value}", count=count)
