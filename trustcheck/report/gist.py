"""What a finding comes to where there is room for a line: its sentence and its gaps."""

from __future__ import annotations

from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.message import say
from trustcheck.profile.reading import Declaration
from trustcheck.report.anchorage import chain
from trustcheck.report.fact import fact
from trustcheck.report.style import visible
from trustcheck.source.problem import Problem
from trustcheck.wording.phrase import Wording


def gist(finding: Finding, wording: Wording) -> str:
    """Return what was asked and, of what decided it, the step that all the others rest on."""
    steps = tuple(chain(finding.explanation))
    first, last = (wording.phrase(step.message) for step in (steps[0], steps[-1]))
    if first == last:
        return visible(first)
    return visible(wording.phrase(say("report.gist", first=first, last=last)))


def missing(finding: Finding, declaration: Declaration, wording: Wording) -> tuple[str, ...]:
    """Return the facts that an unknown waits for, each with the reason; nothing for the others."""
    if finding.verdict is not Verdict.UNKNOWN:
        return ()
    gaps = finding.explanation.decisive().open_gaps() or finding.explanation.open_gaps()
    told = (
        say(
            "report.gap",
            path=fact(declaration, gap.pointer).path,
            reason=say(f"report.gap.{gap.reason.value}"),
        )
        for gap in gaps
    )
    return tuple(visible(wording.phrase(each)) for each in told)


def trouble(problem: Problem, wording: Wording) -> str:
    """Return a problem as a line: its place, what is wrong, and what to do about it."""
    return f"{problem.span}: {wording.problem(problem)} {wording.remedy(problem)}"
