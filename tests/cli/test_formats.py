"""Formats for continuous integration: one valid document, whatever the run is on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import ABROAD, BROKEN, OPEN, PROFILE, SMALL, run, written
from tests.report.commands import commands
from tests.report.ghas import mistakes

PREPARED = Path(__file__).parent / "prepared"


@pytest.fixture
def four(tmp_path: Path) -> list[Path]:
    """Return a profile that passes, one that fails, one that is unknown and a broken one."""
    texts = {"a": PROFILE, "b": ABROAD, "c": OPEN, "d": BROKEN}
    return [written(tmp_path, text, f"{name}.yaml") for name, text in texts.items()]


def told(format: str, *arguments: str | Path) -> str:
    return run("check", *arguments, "--format", format, "--lang", "en").stdout


def scanned(*arguments: str | Path) -> list[Any]:
    """Return the runs of a SARIF file that is as it has to be."""
    text = told("sarif", *arguments)
    assert [] == [each for each in mistakes(text) if "not relative" not in each]
    runs: list[Any] = json.loads(text)["runs"]
    return runs


def test_sarif_has_a_run_for_each_profile_and_ruleset_one_that_failed_too(
    four: list[Path],
) -> None:
    runs = scanned(*four, "--ruleset", SMALL, "--ruleset", PREPARED)

    assert [
        (0, True), (1, True), (1, True), (1, True), (1, True), (1, True), (3, False)
    ] == [
        (call["exitCode"], call["executionSuccessful"])
        for each in runs
        for call in each["invocations"]
    ]  # fmt: skip
    assert len(runs) == len({each["automationDetails"]["id"] for each in runs})


def test_gitlab_is_one_array(four: list[Path]) -> None:
    issues = json.loads(told("gitlab", *four, "--ruleset", SMALL))

    assert [("b.yaml", "critical"), ("c.yaml", "major"), ("d.yaml", "blocker")] == [
        (Path(each["location"]["path"]).name, each["severity"]) for each in issues
    ]


def test_annotations_are_counted_over_all_profiles(tmp_path: Path) -> None:
    paths = [written(tmp_path, ABROAD, f"{n}.yaml") for n in range(13)]
    broken = written(tmp_path, BROKEN, "z.yaml")

    found = commands(told("github", *paths, broken, "--ruleset", SMALL))

    assert ["error"] * 10 == [each.name for each in found]
    assert found[0].properties["title"].startswith("Could not be assessed")
    assert "4 more are not shown here" in found[-1].message


def test_a_comment_has_a_section_for_each(four: list[Path]) -> None:
    text = told("markdown", *four, "--ruleset", SMALL)

    assert ["## ✓", "## ✗", "## ✗", "## !"] == [
        line[:4] for line in text.splitlines() if line.startswith("## ")
    ]


@pytest.mark.parametrize("format", ["sarif", "gitlab", "github", "markdown", "github-summary"])
def test_an_operand_without_a_profile_is_told(tmp_path: Path, format: str) -> None:
    pattern = f"{tmp_path}/none*.yaml"

    result = run("check", pattern, "--ruleset", SMALL, "--format", format)

    assert 3 == result.exit_code
    assert "none" in result.stdout


def test_more_runs_than_github_takes_are_said_aside(tmp_path: Path) -> None:
    paths = [written(tmp_path, PROFILE, f"{n:02}.yaml") for n in range(21)]

    result = run("check", *paths, "--ruleset", SMALL, "--format", "sarif")

    assert 21 == len(json.loads(result.stdout)["runs"])
    assert "21" in result.stderr
    assert "SARIF" in result.stderr


@pytest.mark.parametrize("format", ["sarif", "gitlab", "github", "markdown"])
def test_several_processes_bring_the_same_bytes(four: list[Path], format: str) -> None:
    alone, shared = (
        told(format, *four, "--ruleset", SMALL, "--jobs", jobs) for jobs in ("1", "2")
    )

    assert alone == shared


def test_every_format_can_go_to_a_file_of_its_own(four: list[Path], tmp_path: Path) -> None:
    names = ("sarif", "gitlab", "github", "markdown", "github-summary")
    targets = [word for name in names for word in ("--format", f"{name}={tmp_path}/{name}")]

    result = run("check", *four, "--ruleset", SMALL, *targets)

    assert (3, "") == (result.exit_code, result.stdout)
    assert all((tmp_path / name).stat().st_size for name in names)
    assert (tmp_path / "sarif").read_text("utf-8") == told("sarif", *four, "--ruleset", SMALL)
