"""What one criterion came out as before and after something changed, and what is new in why."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import BY_CASES, Finding, Verdict
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import frozen
from trustcheck.ruleset.criterion import Criterion


@frozen
class Change:
    """The finding of one criterion, before and after; None where the criterion is not in force."""

    before: Finding | None
    after: Finding | None

    @property
    def criterion(self) -> Criterion:
        """The criterion."""
        finding = self.after or self.before
        assert finding is not None
        return finding.criterion

    @property
    def was(self) -> Verdict | None:
        """The verdict before."""
        return None if self.before is None else self.before.verdict

    @property
    def now(self) -> Verdict | None:
        """The verdict after."""
        return None if self.after is None else self.after.verdict

    @property
    def is_new_verdict(self) -> bool:
        """Whether the verdict is another one, and not only a waiver that came or went."""
        return self.was is not self.now

    @property
    def news(self) -> tuple[Explanation, ...]:
        """The last steps of what now decides that were not among the reasons before."""
        if self.after is None:
            return ()
        known = () if self.before is None else self.before.explanation.walk()
        said = {(step.truth, step.message) for step in known}
        steps = tuple(_last(self.after.explanation.decisive()))
        new = tuple(step for step in steps if (step.truth, step.message) not in said)
        return tuple({step.message: step for step in new or steps}.values())


def changes(before: Assessment, after: Assessment) -> tuple[Change, ...]:
    """Return what differs in verdicts and waivers, in the order of the ruleset."""
    was = {finding.criterion.id: finding for finding in before.findings}
    now = {finding.criterion.id: finding for finding in after.findings}
    both = (Change(was.get(each.id), now.get(each.id)) for each in after.ruleset.criteria)
    return tuple(change for change in both if _differs(change))


def _differs(change: Change) -> bool:
    if change.before is None or change.after is None:
        return change.before is not change.after
    waived = (each.waiver is not None for each in (change.before, change.after))
    return change.is_new_verdict or len(set(waived)) > 1


def _last(step: Explanation) -> Iterator[Explanation]:
    """Yield the steps that rest on no other, or on suppositions alone."""
    if not step.because or step.message.id == BY_CASES:
        yield step
        return
    for part in step.because:
        yield from _last(part)
