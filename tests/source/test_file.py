"""Taking in a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from trustcheck.logic.message import Message, say
from trustcheck.source.file import displayed, load, read_file
from trustcheck.source.limits import Limits
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span


def refusal(path: Path, limits: Limits | None = None) -> Problem:
    with pytest.raises(InvalidInput) as raised:
        read_file(path, limits=limits or Limits())
    (problem,) = raised.value.problems
    return problem


def at_the_top(path: Path, message: Message) -> Problem:
    return Problem(Span(path.as_posix(), 1, 1, 1, 1), message)


def test_the_bytes_of_a_file_are_returned(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_bytes(b"a: \xff\r\n")

    assert b"a: \xff\r\n" == read_file(path)


def test_a_file_is_read_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text("a: 1\n")

    document = load(path)

    assert (path.as_posix(), {"a": 1}) == (document.file, document.data)


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "profile.yaml").write_text("a: 1")
    link = tmp_path / "link.yaml"
    link.symlink_to("profile.yaml")

    assert b"a: 1" == read_file(link)


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"

    assert at_the_top(path, say("missing-file", file=path.as_posix())) == refusal(path)


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "none" / "profile.yaml"

    assert at_the_top(path, say("missing-file", file=path.as_posix())) == refusal(path)


def test_a_file_taken_for_a_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "profile.yaml").write_text("a: 1")
    path = tmp_path / "profile.yaml" / "more.yaml"

    assert "missing-file" == refusal(path).code


def test_a_sibling_of_nearly_the_same_name_is_suggested(tmp_path: Path) -> None:
    (tmp_path / "profile.yaml").write_text("a: 1")
    (tmp_path / "waivers.yaml").write_text("a: 1")
    path = tmp_path / "profil.yml"
    near = (tmp_path / "profile.yaml").as_posix()

    expected = say("missing-file-near", file=path.as_posix(), suggestion=near)

    assert at_the_top(path, expected) == refusal(path)


def test_a_folder_is_a_problem(tmp_path: Path) -> None:
    assert at_the_top(tmp_path, say("is-folder", file=tmp_path.as_posix())) == refusal(tmp_path)


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)

    assert at_the_top(path, say("not-a-file", file=path.as_posix())) == refusal(path)


def test_a_device_is_refused() -> None:
    path = Path("/dev/zero")

    assert at_the_top(path, say("not-a-file", file="/dev/zero")) == refusal(path)


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "link"
    path.symlink_to("link")

    assert at_the_top(path, say("unreadable-file", file=path.as_posix())) == refusal(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser reads everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.touch(mode=0)

    assert at_the_top(path, say("unreadable-file", file=path.as_posix())) == refusal(path)


def test_a_name_too_long_is_refused(tmp_path: Path) -> None:
    assert "unreadable-file" == refusal(tmp_path / ("x" * 5000)).code


def test_a_name_with_a_null_character_is_no_file(tmp_path: Path) -> None:
    assert "missing-file" == refusal(tmp_path / "a\0b").code


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_bytes(b"12345")

    assert b"12345" == read_file(path, limits=Limits(size=5))
    assert at_the_top(path, say("too-large", file=path.as_posix(), limit=4)) == refusal(
        path, Limits(size=4)
    )


def test_a_name_that_is_no_text_can_be_shown() -> None:
    assert "caf\\xe9.yaml" == displayed(Path("caf\udce9.yaml"))


def test_a_name_of_text_is_shown_as_it_is() -> None:
    assert "données/é 😀.yaml" == displayed(Path("données") / "é 😀.yaml")
