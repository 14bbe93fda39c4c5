"""The formats an assessment can be told in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustcheck.report.reporter import Reporter

__all__ = ["REPORTERS", "reporter_of"]


def reporter_of(format: str) -> Reporter:
    """Return what tells a format, and load its module; KeyError for a format there is not."""
    return REPORTERS[format]()


def _text() -> Reporter:
    from trustcheck.report.text import REPORTER

    return REPORTER


def _json() -> Reporter:
    from trustcheck.report.json import REPORTER

    return REPORTER


def _brief() -> Reporter:
    from trustcheck.report.brief import REPORTER

    return REPORTER


def _ndjson() -> Reporter:
    from trustcheck.report.record import REPORTER

    return REPORTER


def _facts() -> Reporter:
    from trustcheck.report.facts import REPORTER

    return REPORTER


def _html() -> Reporter:
    from trustcheck.report.html import REPORTER

    return REPORTER


def _facts_csv() -> Reporter:
    from trustcheck.report.facts import CSV

    return CSV


def _junit() -> Reporter:
    from trustcheck.report.junit import REPORTER

    return REPORTER


def _tap() -> Reporter:
    from trustcheck.report.tap import REPORTER

    return REPORTER


def _csv() -> Reporter:
    from trustcheck.report.csv import REPORTER

    return REPORTER


def _oscal() -> Reporter:
    from trustcheck.report.oscal import REPORTER

    return REPORTER


def _badge() -> Reporter:
    from trustcheck.report.badge import REPORTER

    return REPORTER


def _shields() -> Reporter:
    from trustcheck.report.shields import REPORTER

    return REPORTER


def _sarif() -> Reporter:
    from trustcheck.report.sarif import REPORTER

    return REPORTER


def _sarif_all() -> Reporter:
    from trustcheck.report.sarif import EVERYTHING

    return EVERYTHING


def _github() -> Reporter:
    from trustcheck.report.github import REPORTER

    return REPORTER


def _github_summary() -> Reporter:
    from trustcheck.report.markdown import JOB_SUMMARY

    return JOB_SUMMARY


def _gitlab() -> Reporter:
    from trustcheck.report.codequality import REPORTER

    return REPORTER


def _markdown() -> Reporter:
    from trustcheck.report.markdown import REPORTER

    return REPORTER


REPORTERS: Mapping[str, Callable[[], Reporter]] = MappingProxyType(
    {
        "text": _text,
        "json": _json,
        "brief": _brief,
        "ndjson": _ndjson,
        "facts": _facts,
        "facts-csv": _facts_csv,
        "junit": _junit,
        "tap": _tap,
        "csv": _csv,
        "oscal": _oscal,
        "badge": _badge,
        "shields": _shields,
        "sarif": _sarif,
        "sarif-all": _sarif_all,
        "github": _github,
        "github-summary": _github_summary,
        "gitlab": _gitlab,
        "markdown": _markdown,
        "html": _html,
    }
)
"""Every format by the name people ask for it."""
