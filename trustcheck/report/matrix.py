"""The formats in which services are told side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from trustcheck.assessment.matrix import Matrix
from trustcheck.report import matrix_csv, matrix_markdown, matrix_text
from trustcheck.wording.phrase import Wording

Table: TypeAlias = Callable[[Matrix, Wording], str]
"""Tells services side by side; `text` carries marks of style (see `trustcheck.report.style`)."""


def _html(matrix: Matrix, wording: Wording) -> str:
    """Load what fills in templates when a page is wanted, and not before."""
    from trustcheck.report import matrix_html

    return matrix_html.render(matrix, wording)


TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "text": matrix_text.render,
        "markdown": matrix_markdown.render,
        "csv": matrix_csv.render,
        "html": _html,
    }
)
"""Every format by the name people ask for it."""
