"""`trustcheck rules site`: what is written, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import SMALL, run
from trustcheck.cli.bundle import MARKER, write_bundle
from trustcheck.source.problem import InvalidInput


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_pages_are_written_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "site"

    result = run("rules", "site", SMALL, "--output", folder)

    assert (0, "") == (result.exit_code, result.stdout)
    assert f"11 pages written to {folder}.\n" == result.stderr
    assert {"index.html", "fr/small/chapter-place.html"} <= set(_files(folder))
    assert [folder] == list(tmp_path.iterdir())


def test_a_second_run_writes_the_same_bytes_over_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    run("rules", "site", SMALL, "--output", folder)
    first = _files(folder)

    result = run("rules", "site", SMALL, "--output", folder)

    assert 0 == result.exit_code
    assert first == _files(folder)


def test_pages_that_are_no_more_do_not_stay(tmp_path: Path) -> None:
    write_bundle(tmp_path / "site", {"a/b.html": "b", "c.html": "c"})

    write_bundle(tmp_path / "site", {"c.html": "d"})

    assert {MARKER: b"c.html\n", "c.html": b"d"} == _files(tmp_path / "site")
    assert not (tmp_path / "site" / "a").exists()


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    write_bundle(tmp_path, {"c.html": "c"})

    assert {MARKER, "c.html"} == set(_files(tmp_path))


@pytest.mark.parametrize("name", ["notes.txt", "en/small/notes.txt"])
def test_a_folder_with_other_things_is_refused(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    run("rules", "site", SMALL, "--output", folder)
    (folder / name).write_text("mine", encoding="utf-8")
    before = _files(folder)

    result = run("rules", "site", SMALL, "--output", folder)

    assert 3 == result.exit_code
    assert f"“{name}” is in this folder" in result.stderr
    assert before == _files(folder)


def test_a_folder_that_was_not_written_here_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")

    with pytest.raises(InvalidInput) as refused:
        write_bundle(tmp_path, {"index.html": "ours"})

    assert ["folder-of-others"] == [each.code for each in refused.value.problems]
    assert {"index.html": b"mine"} == _files(tmp_path)


def test_a_link_in_the_folder_is_something_else(tmp_path: Path) -> None:
    folder, other = tmp_path / "site", tmp_path / "other"
    write_bundle(folder, {"c.html": "c"})
    other.mkdir()
    (folder / "link").symlink_to(other)

    with pytest.raises(InvalidInput):
        write_bundle(folder, {"c.html": "d"})

    assert b"c" == (folder / "c.html").read_bytes()


def test_a_file_is_not_replaced_by_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "site"
    file.write_text("mine", encoding="utf-8")

    result = run("rules", "site", SMALL, "--output", file)

    assert 3 == result.exit_code
    assert "mine" == file.read_text(encoding="utf-8")


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    result = run("rules", "site", SMALL, "--output", tmp_path / "none" / "site")

    assert 3 == result.exit_code
    assert [] == list(tmp_path.iterdir())


def test_the_problems_of_every_ruleset_are_told(tmp_path: Path) -> None:
    result = run("rules", "site", "nothing", "nobody", "--output", tmp_path / "site")

    assert 3 == result.exit_code
    assert "nothing" in result.stderr
    assert "nobody" in result.stderr
    assert not (tmp_path / "site").exists()


def test_the_folder_has_to_be_named() -> None:
    assert 2 == run("rules", "site").exit_code
