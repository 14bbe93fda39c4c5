"""Code quality of GitLab."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Golden
from tests.report.nasty import NASTY, nasty, problems
from tests.report.samples import SAMPLES, sample_wording
from trustcheck.assessment.assessment import Assessment
from trustcheck.report import reporter_of
from trustcheck.report.codequality import REPORTER
from trustcheck.report.reporter import Refusal
from trustcheck.report.style import visible
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
ENGLISH = sample_wording("en")
SEVERITIES = ("info", "minor", "major", "critical", "blocker")


def told(*assessments: Assessment) -> list[Any]:
    """Return the issues of a run."""
    binding = REPORTER.binding(ENGLISH, is_list=True)
    parts = [REPORTER.tell(each, ENGLISH) for each in assessments]
    issues: list[Any] = json.loads("".join(map(binding.add, parts)) + binding.close())
    return issues


def check(issues: list[Any]) -> None:
    """Hold issues against what GitLab asks of each, and of all of them."""
    fingerprints = [each["fingerprint"] for each in issues]
    assert len(set(fingerprints)) == len(fingerprints)
    for each in issues:
        assert each["description"]
        assert each["check_name"]
        assert each["severity"] in SEVERITIES
        assert not each["location"]["path"].startswith("./")
        assert each["location"]["lines"]["begin"] >= 1


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_array_is_the_golden_one(name: str, language: str, golden: Golden) -> None:
    text = reporter_of("gitlab").whole(SAMPLES[name], sample_wording(language))

    golden(GOLDEN / f"{name}.gitlab.{language}", text)
    check(json.loads(text))


def test_a_severity_is_what_a_finding_does_to_the_gate() -> None:
    issues = told(nasty("x"))

    assert {"FAIL": "critical", "WAIVED": "info", "UNKNOWN": "major", "SHOULD": "minor"} == {
        each["check_name"]: each["severity"] for each in issues
    }


def test_several_profiles_of_one_service_are_one_array() -> None:
    issues = told(nasty("x"), nasty("x", "./b.yaml"), SAMPLES["nothing-fails"])

    check(issues)
    assert ["a.yaml"] * 4 + ["b.yaml"] * 4 == [each["location"]["path"] for each in issues]


def test_where_nothing_is_open_the_array_is_empty() -> None:
    assert [] == told(SAMPLES["nothing-fails"], SAMPLES["nothing-fails"])


def test_what_could_not_be_assessed_is_a_blocker() -> None:
    assert REPORTER.refuse is not None
    (issue,) = REPORTER.refuse(Refusal("a.yaml", problems("x")), ENGLISH)

    told = json.loads(issue)
    assert ("blocker", "unknown-criterion", 2) == (
        told["severity"],
        told["check_name"],
        told["location"]["lines"]["begin"],
    )


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_hostile_texts_stay_texts(text: str) -> None:
    issues = told(nasty(text))

    check(issues)
    title = f"FAIL FAIL: {visible(text.strip())}"
    assert title[:249] == issues[0]["description"][: len(title)][:249]
    assert all(len(each["description"]) <= 4_000 for each in issues)
