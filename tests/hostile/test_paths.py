"""Paths at which no file can be, wherever the command line takes a path."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.program import PROFILE, SMALL, run, written

PATHS = {
    "a-name-too-long": "n" * 300,
    "a-path-too-long": "n" * 5_000,
    "a-deep-path": "n/" * 3_000 + "n",
    "a-ring-of-links": "ring",
    "below-a-ring-of-links": "ring/n",
    "below-a-file": "profile.yaml/n",
}
COMMANDS = {
    "ask-read": ("ask", "profile.yaml", "--read", "{}"),
    "baseline": ("check", "profile.yaml", "--ruleset", SMALL, "--baseline", "{}"),
    "baseline-write": ("baseline", "write", "profile.yaml", "--output", "{}"),
    "bods": ("import", "bods", "{}"),
    "new": ("new", "{}"),
    "report": ("check", "profile.yaml", "--ruleset", SMALL, "--format", "json={}"),
    "resume": ("check", "profile.yaml", "--ruleset", SMALL, "--resume", "{}"),
    "ruleset": ("check", "profile.yaml", "--ruleset", "{}"),
    "rules-lint": ("rules", "lint", "{}"),
    "scope": ("scope", "{}"),
    "sign": ("sign", "{}", "--key", "{}"),
    "validate": ("validate", "{}"),
    "verify": ("verify", "{}"),
    "waivers": ("check", "profile.yaml", "--ruleset", SMALL, "--waivers", "{}"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_path_at_which_no_file_can_be_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    written(tmp_path, PROFILE)
    (tmp_path / "ring").symlink_to("ring")
    monkeypatch.chdir(tmp_path)

    codes = {
        name: run(*(str(part).format(path) for part in command)).exit_code
        for name, path in PATHS.items()
    }

    refused = {name: code for name, code in codes.items() if code not in (2, 3)}
    assert {} == refused


@pytest.mark.parametrize(
    "command", [("new", "/"), ("check", "profile.yaml", "--ruleset", SMALL, "--format", "json=/")]
)
def test_the_root_is_no_file_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    written(tmp_path, PROFILE)
    monkeypatch.chdir(tmp_path)

    result = run(*command)

    assert 3 == result.exit_code
    assert "error[cannot-write]" in result.stderr


@pytest.mark.parametrize("name", ["n" * 300, "é" * 200])
def test_a_ruleset_to_extend_whose_name_no_folder_can_have_is_a_problem(
    tmp_path: Path, name: str
) -> None:
    tailored = written(tmp_path, f"extends: {name}\n", "tailored.yaml")

    result = run("rules", "show", tailored)

    assert 3 == result.exit_code


@pytest.mark.parametrize(
    "content",
    ["a note without an end", '{"format": 1}', "[" * 100_000 + "\n"],
    ids=["text", "object", "deep"],
)
def test_a_file_of_something_else_is_not_gone_on_with(tmp_path: Path, content: str) -> None:
    other = written(tmp_path, content, "other")

    result = run("check", written(tmp_path, PROFILE), "--ruleset", SMALL, "--resume", other)

    assert (3, content) == (result.exit_code, other.read_text())
    assert "error[not-records]" in result.stderr


def test_a_pipe_is_not_gone_on_with(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    result = run("check", written(tmp_path, PROFILE), "--ruleset", SMALL, "--resume", pipe)

    assert 3 == result.exit_code
    assert "error[not-a-file]" in result.stderr


def test_a_site_is_not_written_over_the_files_of_others(tmp_path: Path) -> None:
    written(tmp_path, PROFILE)

    result = run("rules", "site", "--output", tmp_path)

    assert 3 == result.exit_code
    assert "error[folder-of-others]" in result.stderr
