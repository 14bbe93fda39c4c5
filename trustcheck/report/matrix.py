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

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "text": matrix_text.render,
        "markdown": matrix_markdown.render,
        "csv": matrix_csv.render,
    }
)
"""Every format by the name people ask for it."""
