"""The examples under the requirements of SecNumCloud: what a specialist expects of each."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.acceptance.example import FOLDER, SLUGS, Example, assessed, told
from tests.conftest import Golden
from trustcheck.assessment.gate import gate
from trustcheck.logic.explanation import Reason

RULESET = "secnumcloud-3.2"
each_example = pytest.mark.parametrize("slug", SLUGS)


@pytest.fixture(scope="module")
def found() -> Mapping[str, Example]:
    return {slug: assessed(slug, RULESET) for slug in SLUGS}


def _verdicts(example: Example) -> Mapping[str, str]:
    return {one.criterion.source.article: told(one) for one in example.assessment.findings}


@each_example
def test_an_example_comes_out_as_expected(
    slug: str, found: Mapping[str, Example], golden: Golden
) -> None:
    """Keep what facts decide; of the rest, that nobody answers for it goes without saying."""
    example = found[slug]
    lines = [f"verdict: {example.assessment.verdict.value}", f"gate: {example.door}", "criteria:"]
    for one in example.assessment.findings:
        if one.criterion.required:
            lines.append(f"  {one.criterion.id}: {told(one)}")
            lines += [f"    {part.part.id}: {part.verdict.value}" for part in one.parts]

    golden(FOLDER / slug / "expected/secnumcloud-3.2.verdicts.txt", "\n".join([*lines, ""]))


@each_example
def test_what_nobody_answers_for_is_unknown_and_closes_the_gate(
    slug: str, found: Mapping[str, Example]
) -> None:
    assessment = found[slug].assessment
    answered = set(found[slug].declaration.profile.attestations)
    silent = [
        one
        for one in assessment.findings
        if one.criterion.attested and one.criterion.id not in answered
    ]

    assert silent
    assert not gate(assessment).is_open
    assert {"fail", "unknown", "not_applicable"} >= {one.verdict.value for one in silent}
    assert all(
        one.verdict.value != "unknown"
        or any(gap.reason is Reason.ABSENT for gap in one.explanation.open_gaps())
        for one in silent
        if not one.criterion.applies_when
    )


@pytest.mark.parametrize(
    ("slug", "article", "expected"),
    [
        pytest.param("aws-european-sovereign-cloud", "19.6.a", "pass", id="German seats"),
        pytest.param("aws-european-sovereign-cloud", "19.6.b", "fail", id="an American parent"),
    ],
)
def test_a_specialist_would_say_the_same(
    slug: str, article: str, expected: str, found: Mapping[str, Example]
) -> None:
    assert expected == _verdicts(found[slug])[article].partition(",")[0]
