"""How far a preparation has come, and what a preflight gives, as messages for any report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, Union

from trustcheck.assessment.finding import Finding, PreflightFinding, Verdict
from trustcheck.assessment.progress import Progress, progress
from trustcheck.logic.message import Message, say
from trustcheck.ruleset.criterion import Level
from trustcheck.ruleset.ruleset import Ruleset

Json: TypeAlias = Union[bool, int, str, "list[Json]", "dict[str, Json]", None]


def counted(come: Progress) -> tuple[Message, ...]:
    """Return how many criteria are shown, and how many stand elsewhere, without the zeros."""
    others = {
        "failing": come.failing,
        "unanswered": come.unanswered,
        "undecided": come.undecided,
        "not_applicable": come.not_applicable,
    }
    shown = say("report.progress.shown", n=come.shown, total=come.total)
    return (shown, *(say(f"report.progress.{id}", n=n) for id, n in others.items() if n))


def come(findings: Iterable[Finding], level: Level) -> Progress:
    """Return how far the criteria of one level have come."""
    return progress(each for each in findings if each.criterion.level is level)


def preflight(found: PreflightFinding) -> tuple[Message, ...]:
    """Return what qualifications give, what the other assessment gives, and which decides."""
    assessed = say(
        "report.preflight.assessed",
        ruleset=found.title,
        verdict=found.verdict.value,
        parts=counted(come(found.findings, Level.MUST)),
    )
    return (
        say("report.preflight.qualified", verdict=found.qualified.value),
        assessed,
        say("report.preflight.rehearsed" if found.is_rehearsed else "report.preflight.apart"),
    )


# As data


def preflight_data(found: PreflightFinding) -> dict[str, Json]:
    """Return what a pre-flight gives, without its sentences."""
    failing: list[Json] = [
        each.criterion.id
        for each in found.findings
        if each.verdict is Verdict.FAIL and each.criterion.level is Level.MUST
    ]
    return {
        "ruleset": found.ruleset,
        "version": found.version,
        "qualified": found.qualified.value,
        "assessed": found.verdict.value,
        "rehearsed": found.is_rehearsed,
        "progress": {each.value: _data(come(found.findings, each)) for each in Level},
        "failing": failing,
    }


def rehearsed_data(ruleset: Ruleset) -> dict[str, Json]:
    """Return the ruleset that is assessed beside another, and for which criteria, if any."""
    other, named = ruleset.rehearsed, ruleset.preflight
    if other is None or named is None:
        return {}
    told: Json = {
        "id": other.id,
        "version": other.version,
        "digest": other.digest,
        "way": ruleset.preflight_way,
        "for": list(named.criteria),
    }
    return {"preflight": told}


def _data(told: Progress) -> Json:
    return {
        "total": told.total,
        "shown": told.shown,
        "failing": told.failing,
        "unanswered": told.unanswered,
        "undecided": told.undecided,
        "not_applicable": told.not_applicable,
    }
