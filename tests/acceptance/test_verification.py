"""Every shipped example can be saved, signed and checked again."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from tests.acceptance.example import INVENTED, Example, few_examples
from tests.builders import STATUTES
from trustcheck.assessment.comparison import compare
from trustcheck.assessment.saved import reread
from trustcheck.assessment.statement import read_statement, statement_of
from trustcheck.cli.bar import Bar
from trustcheck.logic.fields import replace
from trustcheck.report.json import compact, render
from trustcheck.wording.phrase import read_wording


@few_examples
def test_an_example_comes_out_as_it_was_saved(slug: str, examples: Mapping[str, Example]) -> None:
    example, wording = examples[slug], read_wording("fr")
    first = example.assessment
    bar = Bar(first.ruleset, STATUTES, first.on, None, first.ruleset.id, {})
    again = bar.hold(example.declaration, example.folder)

    saved = reread(render(replace(first, basis=again.basis), wording), "saved")

    assert compare(saved, reread(compact(again, wording), "again")).is_same


@pytest.mark.parametrize("slug", INVENTED)
def test_an_example_comes_out_of_a_statement_as_it_went_in(
    slug: str, examples: Mapping[str, Example]
) -> None:
    example = examples[slug]
    first = example.assessment
    bar = Bar(first.ruleset, STATUTES, first.on, None, first.ruleset.id, {})
    report = render(bar.hold(example.declaration, example.folder), read_wording("fr"))

    signed = read_statement(statement_of(reread(report, "r")), "statement")

    assert json.loads(report) == signed.report
