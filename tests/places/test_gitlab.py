"""The template for GitLab: its script run in scratch repositories."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from junitparser import JUnitXml

from tests.cli.program import ABROAD, BROKEN, PROFILE, ROOT, SMALL, written
from tests.places.scratch import complaints, tool
from tests.sample import thorough

TEMPLATE = ROOT / "ci" / "gitlab" / "trustcheck.gitlab-ci.yml"
JOB: dict[str, Any] = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))["trustcheck"]
QUALITY, JUNIT = "gl-code-quality-report.json", "trustcheck.junit.xml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "the project"
    folder.mkdir()
    return folder


def _run(
    project: Path, *, shell: str = "sh", arguments: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the lines of the script as a runner does: one after another, until one fails."""
    programs = project.parent / "bin"
    programs.mkdir()
    program = programs / "trustcheck"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -P -m trustcheck "$@"\n'
    )
    program.chmod(0o755)
    return subprocess.run(
        [shell, "-e", "-c", "\n".join(JOB["script"])],
        cwd=project,
        env={
            "PATH": f"{programs}:{os.environ['PATH']}",
            "CI_PROJECT_DIR": str(project),
            **JOB["variables"],
            **variables,
            "CLOUD_TRUSTCHECK_ARGUMENTS": f"--ruleset={SMALL}\n{arguments}",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_it_is_a_configuration_of_gitlab() -> None:
    assert "" == complaints("gitlab-ci", TEMPLATE)


@pytest.mark.parametrize(
    ("shell", "code", "text"),
    [
        pytest.param("sh", 0, PROFILE, id="open"),
        pytest.param("sh", 1, ABROAD, id="closed"),
        pytest.param("sh", 3, BROKEN, id="broken"),
        pytest.param("bash", 1, ABROAD, id="closed, in bash"),
        pytest.param("bash", 0, PROFILE, marks=thorough, id="open, in bash"),
        pytest.param("bash", 3, BROKEN, marks=thorough, id="broken, in bash"),
    ],
)
def test_the_job_answers_as_the_program_does(
    project: Path, shell: str, code: int, text: str
) -> None:
    written(project, text)

    done = _run(project, shell=shell, CLOUD_TRUSTCHECK_PROFILES="profile.yaml")

    assert code == done.returncode
    issues = json.loads((project / QUALITY).read_text(encoding="utf-8"))
    assert bool(code) is bool(issues)
    assert {"profile.yaml"} >= {issue["location"]["path"] for issue in issues}
    JUnitXml.fromfile(str(project / JUNIT))


def test_the_reports_are_those_that_the_job_keeps(project: Path) -> None:
    written(project, PROFILE)

    _run(project, CLOUD_TRUSTCHECK_PROFILES="profile.yaml")

    kept = JOB["artifacts"]
    assert {"codequality": QUALITY, "junit": JUNIT} == kept["reports"]
    assert ("always", {*kept["paths"], "profile.yaml"}) == (
        kept["when"],
        {path.name for path in project.iterdir()},
    )


@pytest.mark.parametrize("name", ["two words.yaml", 'it\'s "so".yaml', "$(touch pwned).yaml"])
def test_a_path_is_one_value_whatever_it_holds(project: Path, name: str) -> None:
    written(project, ABROAD, name)

    done = _run(project, CLOUD_TRUSTCHECK_PROFILES=f"\n{name}\n", arguments="--lang=fr\n--quiet")

    assert 1 == done.returncode
    assert {name, QUALITY, JUNIT} == {path.name for path in project.iterdir()}


def test_without_profiles_the_file_of_the_project_names_them(project: Path) -> None:
    (project / ".git").mkdir()
    written(project, ABROAD, "one.yaml")
    written(project, "profiles: [one.yaml]\n", "trustcheck.yaml")

    done = _run(project)

    assert 1 == done.returncode
    assert {"one.yaml"} == {
        issue["location"]["path"] for issue in json.loads((project / QUALITY).read_text())
    }
    assert "CLOUD_TRUSTCHECK" not in done.stderr


def test_without_the_program_and_without_its_place_the_job_says_what_to_do(project: Path) -> None:
    script = JOB["script"][0].replace("command -v trustcheck", "false")

    done = subprocess.run(
        ["sh", "-e", "-c", script],
        env={"CLOUD_TRUSTCHECK_SOURCE": ""},
        capture_output=True,
        check=False,
    )

    assert 3 == done.returncode
    assert b"Set CLOUD_TRUSTCHECK_SOURCE to" in done.stderr


def test_the_script_is_sound() -> None:
    done = subprocess.run(
        [tool("shellcheck"), "--shell=sh", "-"],
        input="\n".join(JOB["script"]),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "") == (done.returncode, done.stdout)
