"""Help in both languages, and the pages that repeat it."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from tests.cli.program import ROOT, run
from tests.conftest import Golden
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.program import program
from trustcheck.logic.message import say
from trustcheck.report import REPORTERS
from trustcheck.wording.phrase import read_wording

PAGE = """\
# The command line

Generated from the help of each command; in French with `TRUSTCHECK_LANG=fr`.
What the exit codes mean stands in [exit-codes.md](exit-codes.md).
"""


def commands(
    group: click.Group = program, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """Yield the words that call each command, the program itself first."""
    yield path
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


each_command = pytest.mark.parametrize("command", list(commands()), ids=" ".join)


@each_command
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_has_help(command: tuple[str, ...], language: str) -> None:
    result = run(*command, "--help", TRUSTCHECK_LANG=language)

    first_line = read_wording(language).phrase(say(f"help.{'.'.join(command) or 'program'}"))
    assert (0, "") == (result.exit_code, result.stderr)
    assert f"Usage: {' '.join(('trustcheck', *command))} [OPTIONS]" in result.stdout
    assert f"\n  {first_line.splitlines()[0]}\n" in result.stdout


def test_help_speaks_the_language_that_is_asked_for_before_it() -> None:
    assert run("check", "--lang", "fr", "--help").stdout.startswith("Usage: trustcheck check")
    assert "Évaluer des profils" in run("check", "--lang", "fr", "--help").stdout


@pytest.mark.parametrize("language", ["en", "fr"])
def test_help_names_every_format(language: str) -> None:
    sentence = read_wording(language).phrase(say("help.option.targets"))

    assert [] == [name for name in REPORTERS if name not in sentence]


def test_the_page_of_the_command_line_is_what_help_says(golden: Golden) -> None:
    texts = [
        f"\n## {' '.join(('trustcheck', *command))}\n\n"
        f"```text\n{run(*command, '--help', COLUMNS='88').stdout}```\n"
        for command in commands()
    ]

    golden(ROOT / "docs" / "cli.md", PAGE + "".join(texts))


def test_the_page_of_the_exit_codes_is_the_table_in_the_code() -> None:
    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line[:3] == "| `"]

    wording = read_wording("en")
    assert [
        [f"`{code.value}`", wording.phrase(say(f"help.exit.{code.value}"))] for code in ExitCode
    ] == rows
