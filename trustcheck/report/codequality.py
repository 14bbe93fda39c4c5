"""GitLab code quality: one array of what is open, each with a fingerprint of its own."""

from __future__ import annotations

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Verdict
from trustcheck.report.anchorage import fingerprint
from trustcheck.report.issue import Gravity, Issue, cut, issues
from trustcheck.report.json_text import written
from trustcheck.report.path import path_of
from trustcheck.report.reporter import Joined, Part, Refusal, Reporter
from trustcheck.report.style import visible
from trustcheck.ruleset.criterion import Level
from trustcheck.source.span import Span
from trustcheck.wording.phrase import Wording


def _told(assessment: Assessment, wording: Wording) -> Part:
    """Return an issue for each finding that fails or is unknown, a waived one too."""
    ruleset, file = assessment.ruleset, assessment.declaration.document.file
    return tuple(
        _issue(
            " — ".join((each.title, *each.lines())),
            each.id,
            each.fingerprint(ruleset.id, ruleset.tailored_by or "", file),
            _severity(each),
            each.anchorage.span,
        )
        for each in issues(assessment, wording)
        if each.is_open
    )


def _severity(issue: Issue) -> str:
    """Return a severity by what a finding does to the gate, its verdict and its level.

    Graver than a waived one are, in this order: a recommendation, or an unknown that is let by;
    an unknown that closes the gate, or a fail that is let by; a fail that closes it.
    """
    if issue.is_waived:
        return "info"
    closes, is_fail = issue.gravity is Gravity.ERROR, issue.finding.verdict is Verdict.FAIL
    if closes:
        return "critical" if is_fail else "major"
    return "major" if is_fail and issue.finding.criterion.level is Level.MUST else "minor"


def _refused(refusal: Refusal, wording: Wording) -> Part:
    """Return an issue for each problem."""
    return tuple(
        _issue(
            " ".join((wording.problem(each), wording.remedy(each))),
            each.code,
            fingerprint(refusal.label, refusal.ruleset or "", each.code, str(each.span), told),
            "blocker",
            each.span,
        )
        for each in refusal.problems
        for told in (wording.problem(each),)
    )


def _issue(description: str, name: str, fingerprint: str, severity: str, span: Span) -> str:
    return written(
        {
            "description": cut(visible(description), 4_000),
            "check_name": cut(visible(name)),
            "fingerprint": fingerprint,
            "severity": severity,
            "location": {
                "path": visible(path_of(span.file)),
                "lines": {"begin": span.line, "end": span.end_line},
            },
        }
    )


REPORTER = Reporter(
    tell=_told, refuse=_refused, bind=lambda _wording: Joined("[\n", ",\n", "\n]\n")
)
