"""The records of a CSV file whose dotted column names say how they are nested."""

from __future__ import annotations

import csv
import io

from trustcheck.register.raw import (
    GENEROUS,
    MOST_RECORDS,
    Json,
    Raw,
    Source,
    check_size,
    refuse,
    text_of,
)
from trustcheck.source.limits import Limits
from trustcheck.source.span import Span

_MOST_COLUMNS = 1_000


def read_csv(source: Source, *, limits: Limits = GENEROUS) -> tuple[Raw, ...]:
    """Return one record a row; `Entity.LegalName` becomes a field within a field.

    Raises InvalidInput for a row that has not as many cells as there are columns.
    """
    check_size(source, limits)
    rows = csv.reader(io.StringIO(text_of(source), newline=""), strict=True)
    records: list[Raw] = []
    header: list[str] = []
    while True:
        line = rows.line_num + 1
        span = Span(source.file, line, 1, line, 2)
        try:
            row = next(rows, None)
        except csv.Error:
            refuse(span, "not-csv")
        if row is None:
            return tuple(records)
        if not header:
            header = _header(row, span, limits)
        elif len(row) != len(header):
            if row:
                refuse(span, "uneven-row", cells=len(row), columns=len(header))
        elif len(records) == MOST_RECORDS:
            refuse(span, "too-many-records", limit=MOST_RECORDS)
        elif len(records) * len(header) >= limits.values:
            refuse(span, "too-many-values", limit=limits.values)
        else:
            records.append(Raw(source, span, _nested(header, row)))


def _header(row: list[str], span: Span, limits: Limits) -> list[str]:
    names = [name.strip() for name in row]
    if len(names) > _MOST_COLUMNS or len(set(names)) < len(names) or "" in names:
        refuse(span, "not-csv")
    if max((name.count(".") for name in names), default=0) >= limits.depth:
        refuse(span, "too-deep", limit=limits.depth)
    return names


def _nested(header: list[str], row: list[str]) -> dict[str, Json]:
    """Return a row as nested fields; a value that also has fields below stands under `$`."""
    data: dict[str, Json] = {}
    for name, cell in zip(header, row, strict=True):
        if not cell:
            continue
        *above, last = name.split(".")
        fields = data
        for step in above:
            inner = fields.get(step)
            if not isinstance(inner, dict):
                inner = {} if inner is None else {"$": inner}
                fields[step] = inner
            fields = inner
        below = fields.get(last)
        if isinstance(below, dict):
            below["$"] = cell
        else:
            fields[last] = cell
    return data
