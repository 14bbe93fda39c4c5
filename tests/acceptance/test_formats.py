"""Every shipped example in every format of others, read by what others read it with."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from xml.etree import ElementTree

import pytest
from junitparser import JUnitXml
from tap.line import Plan, Result
from tap.parser import Parser

from tests.acceptance.example import SLUGS, Example, few_examples
from tests.report.gated import together
from tests.report.oscal import results_of
from trustcheck.report import reporter_of
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import read_wording


def _junit(text: str) -> int:
    return sum(len(suite) for suite in JUnitXml.fromstring(text.encode()))


def _tap(text: str) -> int:
    lines = list(Parser().parse_text(text))
    (plan,) = (line for line in lines if isinstance(line, Plan))
    results = [line for line in lines if isinstance(line, Result)]
    assert plan.expected_tests == len(results)
    assert all(each.yaml_block for each in results if not each.ok)
    return len(results)


def _csv(text: str) -> int:
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert 1 == len({len(row) for row in rows})
    return len(rows) - 1


def _oscal(text: str) -> int:
    selections = [r["reviewed-controls"]["control-selections"] for r in results_of(text)]
    return sum(
        len(selection.get(f"{word}-controls", ()))
        for (selection,) in selections
        for word in ("include", "exclude")
    )


COUNTED: Mapping[str, Callable[[str], int]] = MappingProxyType(
    {"junit": _junit, "tap": _tap, "csv": _csv, "oscal": _oscal}
)
"""What reads each format back, and how many criteria it finds told."""


@pytest.mark.parametrize("format", COUNTED)
@few_examples
def test_a_format_tells_every_criterion(
    slug: str, format: str, examples: Mapping[str, Example]
) -> None:
    told = examples[slug].assessment
    language = LANGUAGES[SLUGS.index(slug) % len(LANGUAGES)]

    text = reporter_of(format).whole(told, read_wording(language))

    assert len(told.findings) == COUNTED[format](text)


@pytest.mark.parametrize("format", ["junit", "csv", "oscal"])
def test_all_examples_are_one_document(format: str, examples: Mapping[str, Example]) -> None:
    told = [each.assessment for each in examples.values()]

    text = together(reporter_of(format), read_wording("en"), *told)

    assert sum(len(each.findings) for each in told) == COUNTED[format](text)


@pytest.mark.parametrize("slug", SLUGS)
def test_badges_are_well_formed_and_give_the_day(
    slug: str, examples: Mapping[str, Example]
) -> None:
    told, wording = examples[slug].assessment, read_wording("en")

    drawing = reporter_of("badge").whole(told, wording)
    answer = json.loads(reporter_of("shields").whole(told, wording))

    assert "{http://www.w3.org/2000/svg}svg" == ElementTree.fromstring(drawing).tag
    assert f"cloud-de-confiance, self-assessed {told.on}" == answer["label"]
    assert answer["message"] in drawing
