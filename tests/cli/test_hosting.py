"""A service on a host, from the command line: assessed, told, verified."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import PROFILE, SMALL, run

HOST = PROFILE.replace("Nimbus,", "Host,")
SERVICE = PROFILE + "hosted_on: {profile: ../host/profile.yaml, service: Host}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a service beside that of its host, made the current one."""
    for name, text in (("service", SERVICE), ("host", HOST)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "profile.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "service")
    return tmp_path


def _saved(here: Path) -> dict[str, Any]:
    path = here / "result.json"
    run("check", "profile.yaml", "--ruleset", SMALL, "--format", f"json={path}")
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return report


def test_a_host_is_read_beside_the_service(here: Path) -> None:
    result = run("check", "profile.yaml", "--ruleset", SMALL)

    assert 0 == result.exit_code
    assert "Host (../host/profile.yaml, facts of 30 September 2026)" in result.stdout


def test_a_problem_of_the_host_is_shown_in_its_own_file(here: Path) -> None:
    (here / "host" / "profile.yaml").write_text(HOST + "holdingz: []\n", encoding="utf-8")

    result = run("check", "profile.yaml", "--ruleset", SMALL)

    assert 3 == result.exit_code
    assert "../host/profile.yaml:9:1" in result.stderr
    assert "9 | holdingz: []" in result.stderr


def test_a_host_cannot_be_found_from_standard_input(here: Path) -> None:
    result = run("check", "-", "--ruleset", SMALL, stdin=SERVICE)

    assert 3 == result.exit_code
    assert "host-not-followed" in result.stderr


def test_a_saved_assessment_names_the_host_and_what_it_found(here: Path) -> None:
    report = _saved(here)

    (host,) = report["hosts"]
    assert ("Host", "../host/profile.yaml") == (host["service"], host["file"])
    words = {finding["hosting"]["word"] for finding in report["findings"]}
    assert words <= {"own", "shared", "inherited"}


def test_a_host_that_has_changed_since_is_told_by_verify(here: Path) -> None:
    _saved(here)
    same = run("verify", here / "result.json", "--ruleset", SMALL)
    path = here / "host" / "profile.yaml"
    path.write_text(HOST + "rights: []\n", encoding="utf-8")

    other = run("verify", here / "result.json", "--ruleset", SMALL)

    assert (0, 1) == (same.exit_code, other.exit_code)
    assert "the host Host: SHA-256" in other.stdout


def test_the_structure_of_both_is_drawn(here: Path) -> None:
    result = run("graph", "profile.yaml")

    assert 0 == result.exit_code
    assert "Host" in result.stdout
    assert "hosted_on/" not in result.stdout
