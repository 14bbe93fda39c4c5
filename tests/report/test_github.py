"""Annotations of GitHub, read back as the runner reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.commands import Command, commands
from tests.report.nasty import NASTY, nasty, problems
from tests.report.samples import SAMPLES, sample_wording
from trustcheck.assessment.assessment import Assessment
from trustcheck.report import reporter_of
from trustcheck.report.github import MOST, REPORTER
from trustcheck.report.reporter import Refusal
from trustcheck.report.style import visible
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
ENGLISH = sample_wording("en")


def told(*assessments: Assessment, refused: int = 0) -> list[Command]:
    """Return the annotations of a run."""
    assert REPORTER.refuse is not None
    binding = REPORTER.binding(ENGLISH, is_list=True)
    parts = [REPORTER.tell(each, ENGLISH) for each in assessments]
    parts += [REPORTER.refuse(Refusal("b.yaml", problems("x")), ENGLISH)] * refused
    return commands("".join(map(binding.add, parts)) + binding.close())


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_annotations_are_the_golden_ones(name: str, language: str, golden: Golden) -> None:
    text = reporter_of("github").whole(SAMPLES[name], sample_wording(language))

    golden(GOLDEN / f"{name}.github.{language}", text)


def test_an_annotation_has_its_place_and_its_last_column_is_included() -> None:
    first = told(SAMPLES["one-of-each"])[0]

    assert {
        "file": "nuage/profile.yaml",
        "line": "11",
        "endLine": "11",
        "col": "14",
        "endColumn": "15",
        "title": "FAIL FAIL: Share of a third party",
    } == dict(first.properties)


def test_the_worst_come_first_and_what_is_waived_does_not_come() -> None:
    found = told(nasty("x"), refused=1)

    assert [
        ("error", "Could not be assessed: b.yaml"),
        ("error", "FAIL FAIL: x"),
        ("error", "UNKNOWN UNKNOWN: x"),
        ("warning", "FAIL SHOULD: x"),
    ] == [(each.name, each.properties["title"]) for each in found]


def test_ten_of_a_level_are_shown_and_the_last_says_how_many_there_are_more() -> None:
    found = told(*[nasty("x")] * 6, *[nasty("y")] * 5)

    errors = [each for each in found if each.name == "error"]
    warnings = [each for each in found if each.name == "warning"]
    assert (MOST, MOST) == (len(errors), len(warnings))
    assert {"FAIL FAIL: x", "FAIL FAIL: y"} == {each.properties["title"] for each in errors}
    assert errors[-1].message.endswith("\n12 more are not shown here; the job summary has them.")
    assert warnings[-1].message.endswith("\nOne more is not shown here; the job summary has it.")


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_hostile_texts_stay_texts(text: str) -> None:
    found = told(nasty(text, file=text[:500] or "a.yaml"))

    assert ["error", "error", "warning"] == [each.name for each in found]
    assert {"file", "line", "endLine", "col", "endColumn", "title"} == {
        name for each in found for name in each.properties
    }
    title = f"FAIL FAIL: {visible(text.strip())}"
    assert title[:249] == found[0].properties["title"][:249]
    assert visible(text)[:199] == found[0].message.split("\n")[0][:199]
    assert all(len(each.properties["title"]) <= 255 for each in found)
