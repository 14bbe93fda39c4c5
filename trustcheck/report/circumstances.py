"""What has to be known to take an assessment for what it is: what was set, chosen and remarked."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.assessment.assessment import Assessment
from trustcheck.logic.message import say
from trustcheck.report.policy import told
from trustcheck.report.style import visible
from trustcheck.report.value import settings
from trustcheck.wording.phrase import Wording


def circumstances(assessment: Assessment, wording: Wording) -> Iterator[str]:
    """Yield sentences: what adapts the ruleset, what closes the gate if not as usual, remarks."""
    ruleset, policy = assessment.ruleset, assessment.policy
    if ruleset.tailored_by is not None:
        yield visible(wording.phrase(say("report.adapted", file=ruleset.tailored_by)))
    rows = {
        "report.head.settings": settings(ruleset, wording),
        "report.head.policy": () if policy.is_standard else tuple(told(policy)),
    }
    for id, values in rows.items():
        if values:
            row = say("report.circumstance", label=say(id), values=values)
            yield visible(wording.phrase(row))
    yield from (visible(wording.sentence(note)) for note in assessment.notes)


def is_adapted(assessment: Assessment) -> bool:
    """Tell whether the rules are not those that the ruleset comes with."""
    ruleset = assessment.ruleset
    changed = any(each.value != each.default for each in ruleset.parameters.values())
    return changed or ruleset.tailored_by is not None


def chosen(assessment: Assessment) -> tuple[int, int]:
    """Return how many criteria were looked at, and how many were in force."""
    return len(assessment.findings), len(assessment.ruleset.in_force(assessment.on))
