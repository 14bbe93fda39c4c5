"""Finding shipped folders and the files of a ruleset."""

from __future__ import annotations

from pathlib import Path

import pytest

from trustcheck.logic.message import say
from trustcheck.source.folder import (
    SHIPPED,
    RulesetFiles,
    natural,
    plain_names,
    ruleset_files,
    shipped,
)
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span


def folder(path: Path, *names: str) -> Path:
    for name in names:
        (path / name).touch()
    return path


def refusals(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(InvalidInput) as raised:
        ruleset_files(path)
    return raised.value.problems


def codes(path: Path) -> list[str]:
    return [f"{p.code} {Path(p.span.file).name}" for p in refusals(path)]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_folders_are_found(name: str) -> None:
    assert shipped(name).is_dir()
    assert name == shipped(name).name


def test_another_folder_is_not_shipped() -> None:
    with pytest.raises(KeyError, match="rules, compiled, seeds, schemas, examples"):
        shipped("rule")


def test_a_ruleset_has_its_criteria_in_natural_order(tmp_path: Path) -> None:
    names = (
        "ruleset.yaml",
        "19.10-b.yaml",
        "19.6-a.yaml",
        "19.6-a.cases.yaml",
        "9.yaml",
        "given.cases.yaml",
    )
    folder(tmp_path, *names, "READINGS.md", "NOTES.txt", ".hidden.yml")
    (tmp_path / "old").mkdir()

    assert RulesetFiles(
        ruleset=tmp_path / "ruleset.yaml",
        criteria=(tmp_path / "9.yaml", tmp_path / "19.6-a.yaml", tmp_path / "19.10-b.yaml"),
        cases={tmp_path / "19.6-a.yaml": tmp_path / "19.6-a.cases.yaml"},
        readings=tmp_path / "READINGS.md",
        given=tmp_path / "given.cases.yaml",
    ) == ruleset_files(tmp_path)


def test_criteria_may_stand_in_folders_of_chapters(tmp_path: Path) -> None:
    for chapter in ("9-access", "10-cryptography", ".git"):
        (tmp_path / chapter).mkdir()
    names = ("9-access/9.2.yaml", "9-access/9.2.cases.yaml", "10-cryptography/10.1.yaml")
    folder(tmp_path, "ruleset.yaml", *names, ".git/config.yaml", "9-access/.more.yaml")

    found = ruleset_files(tmp_path)

    assert (tmp_path / names[0], tmp_path / names[2]) == found.criteria
    assert {tmp_path / names[0]: tmp_path / names[1]} == found.cases
    assert ("10-cryptography/10.1.yaml", "9-access/9.2.cases.yaml") == (
        plain_names(tmp_path) or ()
    )[:2]


def test_a_mistake_in_a_folder_below_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "9-access").mkdir()
    folder(tmp_path, "ruleset.yaml", "9-access/9.1.yml", "9-access/9.2.cases.yaml")

    assert ["not-yaml-ending 9.1.yml", "cases-of-nothing 9.2.cases.yaml"] == codes(tmp_path)


def test_names_are_plain_without_links(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    folder(tmp_path, "a.yaml", "below/b.yaml", ".c.yaml")

    assert ("a.yaml", "below/b.yaml") == plain_names(tmp_path)

    (tmp_path / "below" / "d.yaml").symlink_to("b.yaml")

    assert plain_names(tmp_path) is None
    assert plain_names(tmp_path / "missing") is None


def test_a_ruleset_may_have_no_readings_and_no_criteria(tmp_path: Path) -> None:
    assert RulesetFiles(tmp_path / "ruleset.yaml", (), {}, None, None) == ruleset_files(
        folder(tmp_path, "ruleset.yaml")
    )


def test_a_folder_without_ruleset_is_a_problem(tmp_path: Path) -> None:
    missing = (tmp_path / "ruleset.yaml").as_posix()

    assert (Problem(Span(missing, 1, 1, 1, 1), say("missing-file", file=missing)),) == refusals(
        folder(tmp_path, "one.yaml")
    )


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    assert ["missing-folder zzz"] == codes(tmp_path / "zzz")


def test_a_folder_of_nearly_the_same_name_is_suggested(tmp_path: Path) -> None:
    (tmp_path / "secnumcloud").mkdir()

    (problem,) = refusals(tmp_path / "secnumclod")

    assert (tmp_path / "secnumcloud").as_posix() == problem.message["suggestion"]


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    assert ["not-a-folder ruleset.yaml"] == codes(
        folder(tmp_path, "ruleset.yaml") / "ruleset.yaml"
    )


def test_files_that_would_be_passed_over_are_problems(tmp_path: Path) -> None:
    folder(tmp_path, "ruleset.yaml", "one.yml", "two.YAML", "three.cases.yaml")

    assert [
        "not-yaml-ending one.yml",
        "cases-of-nothing three.cases.yaml",
        "not-yaml-ending two.YAML",
    ] == codes(tmp_path)


def test_a_link_that_leads_out_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    folder(tmp_path, "outside.yaml")
    inside = folder(tmp_path / "inside", "ruleset.yaml", "real.yaml")
    (inside / "one.yaml").symlink_to("../outside.yaml")
    (inside / "two.yaml").symlink_to("real.yaml")

    assert ["link-leads-out one.yaml"] == codes(inside)


def test_numbers_are_sorted_by_size() -> None:
    names = ["19.10", "19.6.b", "9", "19.6.a", "a", "19"]

    assert ["9", "19", "19.6.a", "19.6.b", "19.10", "a"] == sorted(names, key=natural)
