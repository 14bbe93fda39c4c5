"""Each shipped example reads, and comes out as its folder says."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from tests.acceptance.example import INVENTED, SLUGS, Example, few_examples
from tests.cli.program import start
from tests.conftest import Golden
from tests.docs.pages import ROOT
from tests.published import faults, schema
from tests.report.ghas import mistakes
from trustcheck.report import reporter_of
from trustcheck.report.style import plain
from trustcheck.report.text import render
from trustcheck.source.schema import check
from trustcheck.wording.phrase import read_wording

each_example = pytest.mark.parametrize("slug", SLUGS)


@each_example
def test_a_profile_is_as_the_schema_says(slug: str, examples: Mapping[str, Example]) -> None:
    assert () == check(examples[slug].document, schema("profile"))


@each_example
def test_an_editor_finds_the_schema_of_a_profile(
    slug: str, examples: Mapping[str, Example]
) -> None:
    folder = examples[slug].folder
    first, _, _ = (folder / "profile.yaml").read_text(encoding="utf-8").partition("\n")

    sign, _, path = first.partition("=")

    assert "# yaml-language-server: $schema" == sign
    assert ROOT / "schemas/profile.schema.json" == (folder / path).resolve()


@each_example
def test_an_example_comes_out_as_expected(
    slug: str, examples: Mapping[str, Example], golden: Golden
) -> None:
    golden(examples[slug].folder / "expected/verdicts.yaml", examples[slug].verdicts())


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("slug", INVENTED)
def test_the_report_of_an_invented_provider_is_as_expected(
    slug: str, language: str, examples: Mapping[str, Example], golden: Golden
) -> None:
    text = plain(render(examples[slug].assessment, read_wording(language)))

    golden(examples[slug].folder / f"expected/report.{language}.txt", text)


@pytest.mark.parametrize("language", ["en", "fr"])
@few_examples
def test_the_report_for_programs_is_as_its_schema_says(
    slug: str, language: str, examples: Mapping[str, Example]
) -> None:
    text = reporter_of("json").whole(examples[slug].assessment, read_wording(language))

    assert [] == faults("report", json.loads(text))


@pytest.mark.parametrize("format", ["sarif", "sarif-all"])
@few_examples
def test_code_scanning_takes_the_file(
    slug: str, format: str, examples: Mapping[str, Example]
) -> None:
    text = reporter_of(format).whole(examples[slug].assessment, read_wording("fr"))

    assert [] == mistakes(text)


def test_the_same_files_give_the_same_bytes() -> None:
    command = "trustcheck check examples/s3ns/profile.yaml --lang en --format json"
    here = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}
    there = {"PYTHONHASHSEED": "2021", "TZ": "Pacific/Noumea", "LC_ALL": "fr_FR.UTF-8"}

    one, other = (start(command, cwd=ROOT, **surroundings) for surroundings in (here, there))

    assert (1, 1) == (one.returncode, other.returncode)
    assert one.stdout.startswith(b"{")
    assert one.stdout == other.stdout
