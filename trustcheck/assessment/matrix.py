"""Several services under one ruleset: each criterion, and what it came out as for each of them."""

from __future__ import annotations

from collections.abc import Sequence

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding
from trustcheck.logic.fields import frozen
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.ruleset import Ruleset


@frozen
class Row:
    """One criterion, and its finding for each service; None where it is not in force that day."""

    criterion: Criterion
    findings: tuple[Finding | None, ...]

    @property
    def differs(self) -> bool:
        """Whether the services do not all have the same verdict."""
        return len({None if each is None else each.verdict for each in self.findings}) > 1


@frozen
class Matrix:
    """Assessments side by side, in the order in which they were asked for: nothing is ranked."""

    assessments: tuple[Assessment, ...]
    rows: tuple[Row, ...]
    """In the order of the ruleset."""

    @property
    def ruleset(self) -> Ruleset:
        """What all of them are held against."""
        return self.assessments[0].ruleset

    @property
    def differing(self) -> tuple[Row, ...]:
        """The criteria on which the services differ."""
        return tuple(row for row in self.rows if row.differs)

    @property
    def alike(self) -> tuple[Row, ...]:
        """The criteria on which they do not."""
        return tuple(row for row in self.rows if not row.differs)

    @property
    def is_of_one_day(self) -> bool:
        """Whether all of them stand on the same day."""
        return len({each.on for each in self.assessments}) == 1


def matrix(assessments: Sequence[Assessment]) -> Matrix:
    """Return assessments side by side.

    Raises ValueError for none, and where they are not all under one ruleset.
    """
    if len({each.ruleset.digest for each in assessments}) != 1:
        raise ValueError("services are compared under one ruleset")
    found = [{each.criterion.id: each for each in told.findings} for told in assessments]
    rows = (
        Row(criterion, tuple(of.get(criterion.id) for of in found))
        for criterion in assessments[0].ruleset.criteria
    )
    return Matrix(tuple(assessments), tuple(row for row in rows if any(row.findings)))
