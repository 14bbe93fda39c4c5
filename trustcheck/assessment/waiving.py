"""Waivers put beside the findings they are for, and remarks on those that do not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.waiver import NOTICE, Waiver
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Message, Value, say

REMARKS = frozenset(
    ("note.waiver_expired", "note.waiver_unused", "note.waiver_other", "note.waiver_ends")
)
"""The ids of what is said of waivers that do not count, or not for long."""

_OPEN = (Verdict.FAIL, Verdict.UNKNOWN)


def waive(
    assessment: Assessment, waivers: Sequence[Waiver], *, notice: int = NOTICE
) -> Assessment:
    """Return an assessment with the waivers that count on its day; no verdict is another.

    A waiver that has ended, that covers another verdict, that is not needed or that ends within
    `notice` days becomes a remark.
    """
    subject = assessment.declaration.profile.subject.name
    own: dict[str, list[Waiver]] = {}
    for each in waivers:
        if each.subject == subject:
            own.setdefault(each.criterion, []).append(each)
    if not own:
        return assessment
    day = assessment.on
    findings: list[Finding] = []
    notes: list[Message] = []
    for finding in assessment.findings:
        known = own.get(finding.criterion.id, [])
        counting = _counting(finding, known, day)
        findings.append(finding if counting is None else replace(finding, waiver=counting))
        notes += _remarks(finding, known, day, notice)
    return replace(assessment, findings=tuple(findings), notes=(*assessment.notes, *notes))


def _counting(finding: Finding, known: Sequence[Waiver], day: date) -> Waiver | None:
    fitting = (w for w in known if w.counts_on(day) and w.covers(finding.verdict))
    return next(fitting, None)


def _remarks(
    finding: Finding, known: Sequence[Waiver], day: date, notice: int
) -> Iterator[Message]:
    is_covered = any(each.covers(finding.verdict) for each in known)
    for each in known:
        told: dict[str, Value] = {
            "criterion": each.criterion,
            "owner": each.owner,
            "until": each.until,
            "place": str(each.span),
        }
        if finding.verdict not in _OPEN:
            yield say("note.waiver_unused", **told, verdict=finding.verdict.value)
        elif not each.covers(finding.verdict):
            if not is_covered:
                yield say("note.waiver_other", **told, verdict=finding.verdict.value)
        elif not each.counts_on(day):
            yield say("note.waiver_expired", **told)
        elif each.ends_soon(day, notice=notice):
            yield say("note.waiver_ends", **told)
