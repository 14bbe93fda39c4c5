"""`trustcheck new`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import run
from trustcheck.profile.template import starting_profile


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_new_profile_is_written_in_the_language_and_is_valid(
    tmp_path: Path, language: str
) -> None:
    path = tmp_path / "new.yaml"

    result = run("new", path, "--lang", language)

    assert (0, "") == (result.exit_code, result.stdout)
    assert f"trustcheck validate {path}\n" in result.stderr
    assert starting_profile(language) == path.read_text(encoding="utf-8")
    assert 0 == run("validate", path).exit_code


def test_a_new_profile_has_a_name_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    run("new")

    assert ["trustcheck-profile.yaml"] == [path.name for path in tmp_path.iterdir()]


def test_a_new_profile_may_go_to_standard_output() -> None:
    result = run("new", "-")

    assert (0, starting_profile("en"), "") == (result.exit_code, result.stdout, result.stderr)


def test_a_file_that_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    path.write_text("mine")

    refused = run("new", path)
    kept = path.read_text()
    forced = run("new", path, "--force")

    assert (3, "mine", 0) == (refused.exit_code, kept, forced.exit_code)
    assert "error[file-exists]" in refused.stderr
    assert "mine" != path.read_text()


def test_a_folder_is_not_replaced_by_force(tmp_path: Path) -> None:
    result = run("new", tmp_path, "--force")

    assert 3 == result.exit_code
    assert "error[cannot-write]" in result.stderr
