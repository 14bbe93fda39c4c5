"""Comma-separated values (RFC 4180) that are safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from trustcheck.report.style import visible

# What makes a spreadsheet take a text for a formula; the full-width forms do in some languages.
# A French one ends a cell at a semicolon, so that a formula could begin there as well.
_FORMULA = re.compile("(^|;)(?=\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20])")


_LONGEST = 32_000
"""How many characters of a text are told: beyond 32,767 a spreadsheet spills or refuses it."""


def rows(rows: Iterable[Iterable[str | int | bool]]) -> str:
    """Return rows as lines, each ended as RFC 4180 says; texts stand in one line of their own."""
    text = io.StringIO()
    csv.writer(text).writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


def _cell(value: str | int | bool) -> str | int:
    """Return what stands in a cell; an apostrophe is put before what would be computed."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return value
        case str():
            shown = visible(value)
            cut = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
            return _FORMULA.sub(r"\1'", cut)
