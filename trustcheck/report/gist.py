"""What a finding comes to where there is room for a line: its sentence, its place, its gaps."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import say
from trustcheck.profile.reading import Declaration
from trustcheck.report.fact import fact
from trustcheck.report.style import visible
from trustcheck.source.problem import Problem
from trustcheck.source.span import Span
from trustcheck.wording.phrase import Wording


def gist(finding: Finding, wording: Wording) -> str:
    """Return what was asked and, of what decided it, the step that all the others rest on."""
    steps = tuple(_chain(finding.explanation))
    first, last = (wording.phrase(step.message) for step in (steps[0], steps[-1]))
    if first == last:
        return visible(first)
    return visible(wording.phrase(say("report.gist", first=first, last=last)))


def primary(finding: Finding, declaration: Declaration) -> Span:
    """Return the place to look at first: a fact that decided, or where a missing one would stand.

    It may lie in the file of a host. Without any fact it is the name of the service.
    """
    decisive = finding.explanation.decisive()
    if finding.verdict is Verdict.UNKNOWN:
        gaps = decisive.open_gaps() or finding.explanation.open_gaps()
        if gaps:
            return fact(declaration, gaps[0].pointer).span
    read = [pointer for step in _chain(finding.explanation) for pointer in step.facts]
    known = read[-1:] or decisive.pointers() or finding.explanation.pointers()
    return fact(declaration, next(iter(known), ("subject", "name"))).span


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


def _chain(step: Explanation) -> Iterator[Explanation]:
    """Yield a step, then the first one that decided it, down to one that no other decided."""
    decided: Explanation | None = step
    while decided is not None:
        yield decided
        truth = decided.truth
        decided = next((part for part in decided.because if part.truth is truth), None)
