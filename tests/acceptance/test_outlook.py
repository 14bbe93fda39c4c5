"""Records of many profiles leave out what would change a verdict, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from tests.acceptance.example import INVENTED, SLUGS, Example, label
from tests.builders import STATUTES
from trustcheck.assessment.assessment import Assessment
from trustcheck.engine.assess import Examiner
from trustcheck.logic.explanation import Explanation
from trustcheck.report.record import record_of

EXAMINER = Examiner(label())
OUTLOOK = ("graph.settles", "graph.headroom")


def _outlook(assessment: Assessment) -> Iterator[Explanation]:
    for finding in assessment.findings:
        steps = finding.explanation.walk()
        yield from (step for step in steps if step.message.id.startswith(OUTLOOK))


@pytest.mark.parametrize("slug", SLUGS)
def test_without_an_outlook_the_record_is_the_same(
    slug: str, examples: Mapping[str, Example]
) -> None:
    told = examples[slug].assessment

    brief = EXAMINER.assess(told.declaration, STATUTES, on=told.on, outlook=False)

    assert record_of(told) == record_of(brief)
    assert [] == list(_outlook(brief))


def test_with_an_outlook_it_is_told(examples: Mapping[str, Example]) -> None:
    telling = [slug for slug, each in examples.items() if any(_outlook(each.assessment))]

    assert set(INVENTED) == set(telling)  # of real providers too little is known for a number
