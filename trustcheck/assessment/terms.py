"""Everything that moves the gate of one run and no verdict: policy, waivers, baseline."""

from __future__ import annotations

from collections.abc import Mapping

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.baseline import Baseline, remarks
from trustcheck.assessment.policy import STRICT, Policy
from trustcheck.assessment.waiver import NOTICE, Waiver
from trustcheck.assessment.waiving import waive
from trustcheck.logic.fields import field, frozen, replace


@frozen(kw_only=True)
class Terms:
    """On what terms the gate of a run is decided."""

    policy: Policy = STRICT
    waivers: tuple[Waiver, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """The digest of each file of waivers, by its name."""
    notice: int = NOTICE
    """Days before the end of a waiver on which its end is told."""

    baseline: Baseline | None = None
    """What was found before and is put up with."""
    baseline_file: Mapping[str, str] = field(default_factory=dict)
    """The digest of the file of the baseline, by its name."""

    def applied(self, assessment: Assessment) -> Assessment:
        """Return an assessment on these terms; no verdict is another."""
        told = self._waived(assessment)
        if self.baseline is None:
            return told
        ruleset = told.ruleset
        known = self.baseline.of(told.declaration.profile.subject.name, ruleset.id)
        notes = (*told.notes, *remarks(known, ruleset, told.findings))
        return replace(told, known=known, notes=notes)

    def _waived(self, assessment: Assessment) -> Assessment:
        return replace(waive(assessment, self.waivers, notice=self.notice), policy=self.policy)

    @property
    def digest(self) -> str:
        """One text that is another as soon as the terms are."""
        policy = self.policy
        closing = sorted((level.value, verdict.value) for level, verdict in policy.closing)
        criteria = sorted(
            (pattern, sorted(verdict.value for verdict in verdicts))
            for pattern, verdicts in policy.criteria.items()
        )
        tolerated = sorted((verdict.value, limit) for verdict, limit in policy.tolerated.items())
        parts = (closing, criteria, sorted(policy.may_be_unknown), tolerated)
        return repr((*parts, sorted(self.files.items()), self.notice, *self.baseline_file.items()))
