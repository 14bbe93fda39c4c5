"""`trustcheck explain`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import ABROAD, BROKEN, PROFILE, SMALL, run, written


def test_a_criterion_is_explained() -> None:
    result = run("explain", "SMALL-1", "--ruleset", SMALL)

    assert (0, "") == (result.exit_code, result.stderr)
    assert "The sites are in the territory" in result.stdout
    assert "a site abroad" in result.stdout


def test_a_criterion_is_explained_in_french() -> None:
    result = run("explain", "SMALL-1", "--ruleset", SMALL, "--lang", "fr")

    assert "Les sites sont sur le territoire" in result.stdout


@pytest.mark.parametrize(
    ("code", "criterion"), [("unknown-criterion-near", "SMAL-1"), ("unknown-criterion", "zzz")]
)
def test_a_criterion_that_is_not_there_answers_3(code: str, criterion: str) -> None:
    result = run("explain", criterion, "--ruleset", SMALL)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{code}]" in result.stderr


def test_a_near_criterion_is_suggested() -> None:
    assert "Did you mean SMALL-1?" in run("explain", "SMAL-1", "--ruleset", SMALL).stderr


@pytest.mark.parametrize("text", [PROFILE, ABROAD], ids=["a pass", "a fail"])
def test_a_verdict_is_proved_and_decides_no_gate(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)

    result = run("explain", "SMALL-1", "--profile", path, "--ruleset", SMALL)

    assert (0, "") == (result.exit_code, result.stderr)
    assert f"{path}:8:" in result.stdout


def test_a_profile_that_cannot_be_read_proves_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)

    result = run("explain", "SMALL-1", "--profile", path, "--ruleset", SMALL)

    assert (3, "") == (result.exit_code, result.stdout)


def test_a_criterion_not_in_force_has_no_verdict(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    result = run(
        "explain", "SMALL-2", "--profile", path, "--ruleset", SMALL, "--as-of", "2019-12-31"
    )

    assert (3, "") == (result.exit_code, result.stdout)
    assert "error[criterion-not-in-force]" in result.stderr
