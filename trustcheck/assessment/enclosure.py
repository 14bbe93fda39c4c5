"""What is laid beside the findings in a dossier: the structure, ends, repairs, questions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from trustcheck.assessment.asking import Asking
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.chart import Chart
from trustcheck.assessment.repair import Plan
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Text


@frozen
class Term:
    """Until when a pass holds while the facts stay as stated, and what ends it."""

    last_day: date | None
    """Included; None where nothing dated ends it."""
    causes: tuple[Message, ...]


@frozen(kw_only=True)
class Enclosure:
    """Everything that a page of its own shows beside an assessment."""

    chart: Chart
    terms: Mapping[str, Term]
    """Of each pass by the id of its criterion, what ends first first."""
    readings: Mapping[str, Text]
    """What READINGS.md says under each heading."""
    plan: Plan
    """What can be done about each fail."""
    asking: Asking
    """Which facts would settle what is unknown."""


@frozen
class Enclosed(Assessment):
    """An assessment with what is laid beside it; without an enclosure it is like any other."""

    enclosure: Enclosure | None = None


def enclosed(assessment: Assessment, enclosure: Enclosure) -> Enclosed:
    """Return an assessment with what is laid beside it."""
    return Enclosed(
        assessment.declaration,
        assessment.ruleset,
        assessment.on,
        assessment.findings,
        assessment.notes,
        assessment.basis,
        assessment.policy,
        assessment.known,
        enclosure,
    )
