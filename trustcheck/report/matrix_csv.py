"""Services side by side as comma-separated values: a row for each criterion."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.assessment.matrix import Matrix, Row
from trustcheck.report.spreadsheet import rows
from trustcheck.wording.phrase import Wording

COLUMNS = ("criterion", "group", "level", "title", "differs")
"""The columns before those of the services, which are headed by number, name and day."""


def render(matrix: Matrix, wording: Wording) -> str:
    """Return the table; a cell is empty where a criterion is not in force for a service."""
    heads = (
        f"{number} {each.declaration.profile.subject.name} ({each.on.isoformat()})"
        for number, each in enumerate(matrix.assessments, start=1)
    )
    told = (*matrix.differing, *matrix.alike)
    return rows([(*COLUMNS, *heads), *(tuple(_cells(row, wording)) for row in told)])


def _cells(row: Row, wording: Wording) -> Iterator[str | bool]:
    criterion = row.criterion
    yield from (criterion.id, criterion.group, criterion.level.value)
    yield wording.text(criterion.title)
    yield row.differs
    yield from ("" if each is None else each.verdict.value for each in row.findings)
