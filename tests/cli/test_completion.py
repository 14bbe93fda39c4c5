"""What shells are offered: by the protocol of each, and by bash itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import pytest

from tests.cli.program import SMALL, run, start, written
from trustcheck.cli.command import Argument
from trustcheck.cli.program import COMMANDS, program
from trustcheck.report import REPORTERS
from trustcheck.ruleset.shelf import shipped_rulesets


def _offered(line: str, **environment: str) -> list[str]:
    """Return the words that bash is offered for the last word of a line."""
    said = _answer("bash", line, **environment)
    return [each.partition(",")[2] for each in said if each.startswith("plain,")]


def _answer(shell: str, line: str, **environment: str) -> list[str]:
    words = line.split(" ")
    place = words[-1] if shell == "fish" else str(len(words) - 1)
    result = run(
        _TRUSTCHECK_COMPLETE=f"{shell}_complete", COMP_WORDS=line, COMP_CWORD=place, **environment
    )
    assert (0, "") == (result.exit_code, result.stderr)
    return result.stdout.splitlines()


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        pytest.param(["check"], "trustcheck che", id="a command"),
        pytest.param(["--format"], "trustcheck check --form", id="an option"),
        pytest.param(["en", "fr"], "trustcheck check --lang ", id="a language"),
        pytest.param([*REPORTERS], "trustcheck check --format ", id="a format"),
        pytest.param(["json"], "trustcheck scope --format j", id="a format of its own"),
        pytest.param(["csv"], "trustcheck compare --format c", id="a table"),
        pytest.param(["mermaid"], "trustcheck graph --format m", id="a drawing"),
        pytest.param([*shipped_rulesets()], "trustcheck check --ruleset ", id="a ruleset"),
        pytest.param(["scope-fr"], "trustcheck rules show sc", id="a ruleset as an argument"),
        pytest.param(["SMALL-1", "SMALL-2"], f"trustcheck check --ruleset {SMALL} --criterion ",
                     id="a criterion of the ruleset that is named"),
        pytest.param(["CDC-5.3"], "trustcheck explain CDC-5.3", id="a criterion"),
        pytest.param(["individual_cap="], "trustcheck check --parameter ind", id="a parameter"),
        pytest.param(["ownership"], "trustcheck check --group ow", id="a group"),
        pytest.param(["backup"], "trustcheck check --ruleset secnumcloud-3.2 --tag ba",
                     id="a tag"),
        pytest.param(["today"], "trustcheck check --as-of ", id="a day"),
        pytest.param(["failing"], "trustcheck check --only fa", id="a kind of finding"),
        pytest.param([], "trustcheck check --jobs ", id="a number"),
        pytest.param([*COMMANDS], "trustcheck chek ", id="a command that there is not"),
        pytest.param([], "trustcheck check --ruleset nowhere --criterion ", id="a broken ruleset"),
    ],
)  # fmt: skip
def test_a_word_is_offered_as_far_as_it_is_written(expected: list[str], line: str) -> None:
    assert expected == _offered(line)


@pytest.mark.parametrize("command", [*COMMANDS])
def test_a_command_offers_its_formats_and_what_its_arguments_are(command: str) -> None:
    found: Any = program.get_command(click.Context(program), command)
    arguments = [each for each in found.params if isinstance(each, click.Argument)]
    formats = [each for each in found.params if (each.metavar or "")[:7] == "FORMAT["]

    assert [] == [each.name for each in arguments if not isinstance(each, Argument)]
    assert [] == [
        each.name for each in formats if not each.shell_complete(click.Context(found), "")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "trustcheck check ",
        "trustcheck validate a",
        "trustcheck verify --key ",
        "trustcheck scope ",
        "trustcheck check --ruleset ./h",
    ],
)
def test_a_shell_is_asked_to_look_for_files(line: str) -> None:
    assert ["file,"] == _answer("bash", line)


def test_zsh_and_fish_are_told_titles_too_in_the_language() -> None:
    line = "trustcheck check --lang fr --group loc"

    assert ["plain", "location", "Localisation"] == _answer("zsh", line)
    assert ["plain,location\tLocalisation"] == _answer("fish", line)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_script(tmp_path: Path, shell: str) -> None:
    done = start(f"_TRUSTCHECK_COMPLETE={shell}_source trustcheck", cwd=tmp_path)

    assert (0, b"") == (done.returncode, done.stderr)
    assert f"_TRUSTCHECK_COMPLETE={shell}_complete".encode() in done.stdout


def test_bash_itself_completes(tmp_path: Path) -> None:
    program = written(
        tmp_path, f'#!/bin/sh\nexec "{sys.executable}" -m trustcheck "$@"\n', "trustcheck"
    )
    program.chmod(0o755)

    done = start(
        """
        unset -f trustcheck
        PATH=.:$PATH
        eval "$(_TRUSTCHECK_COMPLETE=bash_source trustcheck)"
        COMP_WORDS=(trustcheck graph --format m) COMP_CWORD=3
        _trustcheck_completion trustcheck
        echo "${COMPREPLY[@]}"
        """,
        cwd=tmp_path,
    )

    assert (b"mermaid\n", b"") == (done.stdout, done.stderr)
