"""What a ruleset is about, read from a file: a service, or a situation."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from trustcheck.assessment.finding import Finding
from trustcheck.engine.assess import assess
from trustcheck.engine.obligation import answers
from trustcheck.profile.reading import Declaration, read_profile
from trustcheck.profile.situation import Situation
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.ruleset.situation import read_situation
from trustcheck.source.document import Document

Subject: TypeAlias = Declaration | Situation


def read_subject(document: Document, ruleset: Ruleset, statutes: Statutes) -> Subject:
    """Return what a file declares, as what the ruleset is about.

    Raises InvalidInput with every problem of the file.
    """
    if ruleset.is_about_situations:
        return read_situation(document, ruleset.facts)
    return read_profile(document, statutes.atlas)


def stated_on(subject: Subject) -> date:
    """Return the day on which the facts stand."""
    if isinstance(subject, Situation):
        return subject.stated_on
    return subject.profile.stated_on


def findings(
    subject: Subject, ruleset: Ruleset, statutes: Statutes, *, on: date
) -> tuple[Finding, ...]:
    """Return what every criterion in force on a day finds, or answers.

    Raises InvalidInput as `assess` does for a profile.
    """
    if isinstance(subject, Situation):
        return answers(subject, ruleset, statutes, on=on)
    return assess(subject, ruleset, statutes, on=on).findings
