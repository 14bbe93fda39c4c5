"""`trustcheck compare`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import ABROAD, BROKEN, PROFILE, SMALL, run, written


def _two(folder: Path, one: str = PROFILE, other: str = ABROAD) -> tuple[Path, Path]:
    (folder / "one").mkdir()
    (folder / "two").mkdir()
    return written(folder / "one", one), written(folder / "two", other)


def test_what_differs_comes_first_and_there_is_no_gate(tmp_path: Path) -> None:
    result = run("compare", *_two(tmp_path), "--ruleset", SMALL)

    assert (0, "") == (result.exit_code, result.stderr)
    assert "they differ" in result.stdout
    assert "score" in result.stdout
    assert "Only ANSSI grants" in result.stdout


def test_a_folder_is_compared_whole(tmp_path: Path) -> None:
    one, two = _two(tmp_path)

    by_folder = run("compare", str(tmp_path), "--ruleset", SMALL)

    assert by_folder.stdout == run("compare", one, two, "--ruleset", SMALL).stdout


def test_one_that_cannot_be_assessed_stops_the_comparison(tmp_path: Path) -> None:
    result = run("compare", *_two(tmp_path, PROFILE, BROKEN), "--ruleset", SMALL)

    assert (3, "") == (result.exit_code, result.stdout)
    assert "two/profile.yaml" in result.stderr


def test_a_choice_of_criteria_that_is_in_none_is_refused(tmp_path: Path) -> None:
    result = run("compare", *_two(tmp_path), "--ruleset", SMALL, "--criterion", "X-*")

    assert (3, "") == (result.exit_code, result.stdout)


@pytest.mark.parametrize("format", ["markdown", "csv", "html", "text"])
def test_each_format_goes_to_a_file(tmp_path: Path, format: str) -> None:
    page = tmp_path / "page"

    result = run("compare", *_two(tmp_path), "--ruleset", SMALL, "--format", f"{format}={page}")

    assert (0, "", "") == (result.exit_code, result.stdout, result.stderr)
    assert "\x1b" not in page.read_text(encoding="utf-8")


def test_a_table_is_not_written_over_a_profile(tmp_path: Path) -> None:
    one, two = _two(tmp_path)

    result = run("compare", one, two, "--ruleset", SMALL, "--format", f"csv={two}")

    assert 3 == result.exit_code
    assert ABROAD == two.read_text(encoding="utf-8")
