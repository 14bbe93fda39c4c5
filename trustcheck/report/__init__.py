"""The formats an assessment can be told in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from trustcheck.assessment.assessment import Assessment
    from trustcheck.wording.phrase import Wording

__all__ = ["REPORTERS", "Reporter"]

Reporter: TypeAlias = "Callable[[Assessment, Wording], str]"
"""Tells an assessment; it never raises, sorts, filters, prints or decides.

What `text`, `brief` and `facts` return carries marks of style: see `trustcheck.report.style`.
"""


def _text(assessment: Assessment, wording: Wording) -> str:
    from trustcheck.report.text import render

    return render(assessment, wording)


def _json(assessment: Assessment, wording: Wording) -> str:
    from trustcheck.report.json import render

    return render(assessment, wording)


def _brief(assessment: Assessment, wording: Wording) -> str:
    from trustcheck.report.brief import render

    return render(assessment, wording)


def _ndjson(assessment: Assessment, wording: Wording) -> str:
    from trustcheck.report.record import render

    return render(assessment, wording)


def _facts(assessment: Assessment, wording: Wording) -> str:
    from trustcheck.report.facts import render

    return render((assessment,), wording)


def _facts_csv(assessment: Assessment, _wording: Wording) -> str:
    from trustcheck.report.facts import render_csv

    return render_csv((assessment,))


REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {
        "text": _text,
        "json": _json,
        "brief": _brief,
        "ndjson": _ndjson,
        "facts": _facts,
        "facts-csv": _facts_csv,
    }
)
"""Every format by the name people ask for it; its module is loaded when it tells something."""
