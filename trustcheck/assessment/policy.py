"""What closes the gate: which verdicts, at which level, and how many may be let by."""

from __future__ import annotations

from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.fields import frozen
from trustcheck.ruleset.criterion import Level


@frozen(kw_only=True)
class Policy:
    """What closes the gate of one run; as it stands here, whatever is not shown of a must."""

    closing: frozenset[tuple[Level, Verdict]] = frozenset(
        {(Level.MUST, Verdict.FAIL), (Level.MUST, Verdict.UNKNOWN)}
    )

    def closes(self, finding: Finding) -> bool:
        """Tell whether a finding closes the gate by itself, whatever is waived."""
        return (finding.criterion.level, finding.verdict) in self.closing


STRICT = Policy()
