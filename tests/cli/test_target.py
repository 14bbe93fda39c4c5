"""Files written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from trustcheck.cli.target import write_whole
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refusal(path: Path, text: str = "new") -> tuple[Problem, ...]:
    with pytest.raises(InvalidInput) as refused:
        write_whole(path, text)
    return refused.value.problems


def cannot_write(path: Path, reason: str) -> Problem:
    return Problem(Span(path.as_posix(), 1, 1, 1, 1), say("cannot-write", reason=say(reason)))


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "report.json", "é\n")

    assert "é\n".encode() == (tmp_path / "report.json").read_bytes()
    assert ["report.json"] == names(tmp_path)


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")
    path.chmod(0o640)

    write_whole(path, "new")

    assert (0o640, "new") == (path.stat().st_mode & 0o777, path.read_text())


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    link = tmp_path / "link.json"
    link.symlink_to("real.json")

    write_whole(link, "new")

    assert (True, "new") == (link.is_symlink(), (tmp_path / "real.json").read_text())


def test_a_folder_that_is_missing_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "report.json"

    assert (cannot_write(path, "cli.write.no_folder"),) == refusal(path)
    assert [] == names(tmp_path)


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    assert (cannot_write(tmp_path, "cli.write.is_folder"),) == refusal(tmp_path)


def test_a_file_below_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    path = tmp_path / "file" / "report.json"

    assert (cannot_write(path, "cli.write.no_folder"),) == refusal(path)


def test_what_stood_there_still_stands_when_the_new_cannot_be_written(tmp_path: Path) -> None:
    name = "r" * 250
    (tmp_path / name).write_text("old")

    assert (cannot_write(tmp_path / name, "cli.write.refused"),) == refusal(tmp_path / name)
    assert "old" == (tmp_path / name).read_text()


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole(Path("/dev/null"), "report")

    assert Path("/dev/null").is_char_device()
