"""The formats an assessment can be told in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from trustcheck.assessment.assessment import Assessment
from trustcheck.report import json, text
from trustcheck.wording.phrase import Wording

__all__ = ["REPORTERS", "Reporter"]

Reporter: TypeAlias = Callable[[Assessment, Wording], str]
"""Tells an assessment; it never raises, sorts, filters, prints or decides.

What `text` returns carries marks of style: see `trustcheck.report.style`.
"""

REPORTERS: Mapping[str, Reporter] = MappingProxyType({"text": text.render, "json": json.render})
"""Every format by the name people ask for it."""
