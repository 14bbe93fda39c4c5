"""The formats a chart can be drawn in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from trustcheck.assessment.chart import Chart
from trustcheck.report import chart_dot, chart_mermaid, chart_svg, chart_text
from trustcheck.wording.phrase import Wording

Drawing: TypeAlias = Callable[[Chart, Wording], str]
"""Draws a chart; what `text` returns carries marks of style: see `trustcheck.report.style`."""

DRAWINGS: Mapping[str, Drawing] = MappingProxyType(
    {
        "text": chart_text.render,
        "mermaid": chart_mermaid.render,
        "dot": chart_dot.render,
        "svg": chart_svg.render,
    }
)
"""Every format of a chart by the name people ask for it."""
