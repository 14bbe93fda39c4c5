"""The verdict on the whole in sentences, with its counts; for rulesets people answer, progress."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.progress import is_unanswered, progress
from trustcheck.logic.message import Message, say
from trustcheck.ruleset.criterion import Level

ORDER = (Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS, Verdict.NOT_APPLICABLE)
"""The order in which people need verdicts."""


def verdict_of_all(assessment: Assessment) -> Message:
    """Return the verdict on the whole in a sentence."""
    must = assessment.counts(Level.MUST)
    if _is_prepared(assessment):
        return say(f"report.standing.{_word(assessment, must)}")
    return _counted(f"report.verdict.{_word(assessment, must)}", must)


def counts_beside(assessment: Assessment) -> Iterator[Message]:
    """Yield what is said of counts below the verdict."""
    if _is_prepared(assessment):
        yield from _preparation(assessment)
        return
    should = assessment.counts(Level.SHOULD)
    if sum(should.values()):
        yield _counted("report.verdict.should", should)


def _word(assessment: Assessment, must: Mapping[Verdict, int]) -> str:
    if not sum(must.values()):
        return "empty"
    if assessment.verdict is Verdict.UNKNOWN and not must[Verdict.UNKNOWN]:
        return "nothing_passed"
    return assessment.verdict.value


def _is_prepared(assessment: Assessment) -> bool:
    """Tell whether people answer for some of the criteria."""
    return any(each.criterion.attested for each in assessment.findings)


def _counted(id: str, counts: Mapping[Verdict, int]) -> Message:
    told = tuple(say(f"report.count.{v.value}", n=counts[v]) for v in ORDER if counts[v])
    return say(id, total=sum(counts.values()), counts=told)


def _preparation(assessment: Assessment) -> Iterator[Message]:
    for level in Level:
        findings = tuple(f for f in assessment.findings if f.criterion.level is level)
        if findings:
            yield _progress(level, findings)
    waiting = sum(map(is_unanswered, assessment.findings))
    if waiting:
        yield say("report.progress.ask", n=waiting)


def _progress(level: Level, findings: tuple[Finding, ...]) -> Message:
    from trustcheck.report.preparation import counted  # of no use where nobody answers

    return say(f"report.progress.{level.value}", parts=counted(progress(findings)))
