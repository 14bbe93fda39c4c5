"""The findings as comma-separated values: a row a criterion, for spreadsheets and data tools.

There is no byte order mark: a program would take it for a part of the first column's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding
from trustcheck.assessment.gate import Decision, gate
from trustcheck.logic.fields import frozen
from trustcheck.report.anchorage import primary
from trustcheck.report.detail import SETTLED
from trustcheck.report.gist import gist, missing
from trustcheck.report.reporter import Headed, Part, Refusal, Reporter
from trustcheck.report.spreadsheet import rows
from trustcheck.wording.phrase import Wording

COLUMNS = (
    "profile",
    "subject",
    "provider",
    "as_of",
    "ruleset",
    "version",
    "criterion",
    "group",
    "level",
    "verdict",
    "vacuous",
    "contested",
    "closes_gate",
    "waived_until",
    "waived_by",
    "waiver_reason",
    "article",
    "title",
    "sentence",
    "place",
    "remedy",
    "missing",
)
"""The columns; days are written 2026-11-21, what is true or false so, several facts with `; `."""

NOT_ASSESSED = "not_assessed"
"""The verdict in the rows of a profile that could not be assessed, one for each problem."""


@frozen
class _Table:
    assessment: Assessment
    wording: Wording
    decision: Decision

    def rows(self) -> Iterator[Sequence[str | bool]]:
        """Yield a row for each finding."""
        head = self._head()
        for finding in self.assessment.findings:
            yield (*head, *self._came_out(finding), *self._waiver(finding), *self._said(finding))

    def _head(self) -> tuple[str, ...]:
        told = self.assessment
        profile = told.declaration.profile
        provider = profile.entities.get(profile.subject.provider)
        return (
            told.declaration.document.file,
            profile.subject.name,
            provider.name if provider else profile.subject.provider,
            told.on.isoformat(),
            told.ruleset.id,
            told.ruleset.version,
        )

    def _came_out(self, finding: Finding) -> tuple[str | bool, ...]:
        criterion = finding.criterion
        return (
            criterion.id,
            criterion.group,
            criterion.level.value,
            finding.verdict.value,
            finding.vacuous,
            bool(finding.contested),
            criterion.id in self.decision.closing,
        )

    def _waiver(self, finding: Finding) -> tuple[str, str, str]:
        waiver = finding.waiver
        if waiver is None:
            return "", "", ""
        return waiver.until.isoformat(), waiver.owner, waiver.reason

    def _said(self, finding: Finding) -> tuple[str, ...]:
        criterion, declaration = finding.criterion, self.assessment.declaration
        is_settled = finding.verdict in SETTLED
        return (
            criterion.source.article,
            self.wording.text(criterion.title),
            gist(finding, self.wording),
            str(primary(finding, declaration)),
            "" if is_settled else self.wording.text(criterion.remedy),
            "; ".join(missing(finding, declaration, self.wording)),
        )


def _tell(assessment: Assessment, wording: Wording) -> Part:
    return rows([COLUMNS]), rows(_Table(assessment, wording, gate(assessment)).rows())


def _refuse(refusal: Refusal, wording: Wording) -> Part:
    told: Iterator[Mapping[str, str | bool]] = (
        {
            "profile": refusal.label,
            "ruleset": refusal.ruleset or "",
            "verdict": NOT_ASSESSED,
            "closes_gate": True,
            "sentence": wording.problem(problem),
            "place": str(problem.span),
            "remedy": wording.remedy(problem),
        }
        for problem in refusal.problems
    )
    return rows([COLUMNS]), rows([each.get(name, "") for name in COLUMNS] for each in told)


REPORTER = Reporter(tell=_tell, refuse=_refuse, bind=lambda _wording: Headed())
