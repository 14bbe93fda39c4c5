"""Whether a CI job may go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.policy import CLOSING, STRICT, Policy
from trustcheck.logic.fields import field, frozen
from trustcheck.logic.message import Message, say
from trustcheck.ruleset.criterion import Level

WAIVED = "gate.waived"
"""The id of why a finding is spared that somebody waived; any other is the policy's doing."""


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

    def counts(self) -> Mapping[str, int]:
        """Return how many findings are spared for each kind of reason, by its message id."""
        return Counter(reason.id for reason in self.spared.values())


def gate(assessment: Assessment) -> Decision:
    """Decide the gate by the policy of an assessment; it is closed when nothing passed, too.

    Without another policy a failed or unknown must closes it, and a `should` never does. A
    finding that is not applicable, or vacuous, never opens it; a waiver spares its finding, and so
    does a baseline that knows it.
    """
    policy = assessment.policy
    spared: dict[str, Message] = {}
    closing: list[Finding] = []
    for finding in assessment.findings:
        if policy.closes(finding) or STRICT.closes(finding):
            reason = _waived(finding) or _let_by(finding, policy) or _known(finding, assessment)
            if reason is None:
                closing.append(finding)
            else:
                spared[finding.criterion.id] = reason
    tolerated = tuple(_tolerated(closing, policy))
    spared |= {finding.criterion.id: reason for finding, reason in tolerated}
    closing = [finding for finding in closing if finding.criterion.id not in spared]
    reasons = (*_reasons(closing, policy), *_worse(closing, assessment), *_nothing(assessment))
    return Decision(reasons, frozenset(each.criterion.id for each in closing), spared)


# Why a finding is spared


def _waived(finding: Finding) -> Message | None:
    waiver = finding.waiver
    if waiver is None:
        return None
    return say(WAIVED, owner=waiver.owner, until=waiver.until, reason=waiver.reason)


def _let_by(finding: Finding, policy: Policy) -> Message | None:
    if policy.closes(finding):
        return None
    return say("gate.let_by", verdict=finding.verdict.value)


def _known(finding: Finding, assessment: Assessment) -> Message | None:
    if assessment.known is None:
        return None
    from trustcheck.assessment.baseline import standing  # most runs have no baseline

    return standing(assessment.known, finding, assessment.declaration)


def _tolerated(closing: Sequence[Finding], policy: Policy) -> Iterator[tuple[Finding, Message]]:
    """Yield the findings of each verdict that are few enough to be let by, all of them."""
    for verdict, limit in policy.tolerated.items():
        found = [finding for finding in closing if finding.verdict is verdict]
        if len(found) <= limit:
            told = say("gate.tolerated", verdict=verdict.value, count=len(found), limit=limit)
            yield from ((finding, told) for finding in found)


# Why it is closed


def _reasons(closing: Sequence[Finding], policy: Policy) -> Iterator[Message]:
    for verdict in CLOSING:
        found = [each.criterion.level for each in closing if each.verdict is verdict]
        for level, id in ((Level.MUST, "gate"), (Level.SHOULD, "gate.should")):
            if count := found.count(level):
                yield say(f"{id}.{verdict.value}", count=count)
        if found and (limit := policy.tolerated.get(verdict, 0)):
            yield say("gate.too_many", verdict=verdict.value, count=len(found), limit=limit)


def _worse(closing: Sequence[Finding], assessment: Assessment) -> Iterator[Message]:
    """Yield what of it is worse than in the baseline, if there is one."""
    if assessment.known is not None and closing:
        from trustcheck.assessment.baseline import worse

        yield from worse(assessment.known, closing)


def _nothing(assessment: Assessment) -> Iterator[Message]:
    """Yield what is wrong with an assessment that could not have closed the gate."""
    findings, policy = assessment.findings, assessment.policy
    if not policy.is_standard and not policy.can_close(each.criterion for each in findings):
        yield say("gate.no_teeth")
    if not _real_passes(assessment):
        yield say("gate.nothing_passed")


def _real_passes(assessment: Assessment) -> int:
    """Return how many criteria pass on something that was looked at.

    Those that must be met count; where none is among them, those that the policy looks at.
    """
    if any(each.criterion.level is Level.MUST for each in assessment.findings):
        return assessment.real_passes
    return sum(
        each.verdict is Verdict.PASS
        and not each.vacuous
        and bool(assessment.policy.verdicts(each.criterion))
        for each in assessment.findings
    )
