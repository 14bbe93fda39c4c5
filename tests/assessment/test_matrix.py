"""Services side by side: differences first, nothing left out, nothing ranked."""

from __future__ import annotations

from datetime import date

import pytest

from tests.acceptance.example import SLUGS, assessed, label
from trustcheck.assessment.matrix import matrix
from trustcheck.logic.fields import replace

LABEL = label()
ONE, OTHER = (assessed(slug).assessment for slug in ("nuage-exemple", "nuage-modele"))


def test_every_criterion_stands_in_the_order_of_the_ruleset() -> None:
    found = matrix([ONE, OTHER])

    ids = [finding.criterion.id for finding in ONE.findings]
    assert ids == [row.criterion.id for row in found.rows]
    assert [(a, b) for a, b in zip(ONE.findings, OTHER.findings, strict=True)] == [
        row.findings for row in found.rows
    ]


def test_a_criterion_differs_where_the_verdicts_do() -> None:
    found = matrix([ONE, OTHER])

    told = {row.criterion.id: {f.verdict for f in row.findings if f} for row in found.rows}
    assert [id for id, verdicts in told.items() if len(verdicts) > 1] == [
        row.criterion.id for row in found.differing
    ]
    assert len(found.rows) == len(found.differing) + len(found.alike)


def test_a_service_differs_in_nothing_from_itself() -> None:
    found = matrix([ONE, ONE])

    assert ((), found.rows) == (found.differing, found.alike)


def test_a_criterion_that_is_in_force_for_one_alone_is_shown_and_differs() -> None:
    later = replace(OTHER, findings=OTHER.findings[1:], on=date(2030, 1, 1))

    found = matrix([ONE, later])

    assert (ONE.findings[0], None) == found.rows[0].findings
    assert found.rows[0].differs
    assert not found.is_of_one_day


def test_the_order_of_the_services_is_the_one_given() -> None:
    assert (OTHER, ONE) == matrix([OTHER, ONE]).assessments


@pytest.mark.parametrize("slugs", [(), SLUGS[:1]], ids=["none", "another ruleset"])
def test_what_cannot_be_compared_is_refused(slugs: tuple[str, ...]) -> None:
    stricter = replace(ONE, ruleset=replace(LABEL, digest="0" * 64))
    given = [ONE, stricter] if slugs else []

    with pytest.raises(ValueError, match="under one ruleset"):
        matrix(given)
