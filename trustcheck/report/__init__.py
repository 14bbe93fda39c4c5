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


def _facts_csv() -> Reporter:
    from trustcheck.report.facts import CSV

    return CSV


REPORTERS: Mapping[str, Callable[[], Reporter]] = MappingProxyType(
    {
        "text": _text,
        "json": _json,
        "brief": _brief,
        "ndjson": _ndjson,
        "facts": _facts,
        "facts-csv": _facts_csv,
    }
)
"""Every format by the name people ask for it."""
