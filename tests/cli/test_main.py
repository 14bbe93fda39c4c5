"""The ways out of the program that no command decides."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner, Result

from tests.cli.program import UNSET, run
from trustcheck import __version__
from trustcheck.cli.program import Program

FAILURES = {
    "broken": KeyError("x\x1b[2J\ny"),
    "silent": RuntimeError(),
    "deep": RecursionError("too deep"),
    "interrupted": KeyboardInterrupt(),
}


class Faulty(Program):
    """A program whose commands fail in the way their name says."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command that fails."""

        def fail() -> None:
            raise FAILURES[cmd_name]

        return click.Command(cmd_name, callback=fail)


def run_faulty(name: str, **environment: str) -> Result:
    surroundings = {**dict.fromkeys(UNSET), "LC_ALL": "C", **environment}
    return CliRunner().invoke(Faulty("trustcheck"), [name], env=surroundings)


def test_the_version_is_told() -> None:
    result = run("--version")

    assert (0, f"trustcheck {__version__}\n", "") == (
        result.exit_code,
        result.stdout,
        result.stderr,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="no command"),
        pytest.param(["chek"], id="an unknown command"),
        pytest.param(["--colour"], id="an unknown option"),
        pytest.param(["rules"], id="no command of a group"),
        pytest.param(["check"], id="no profile"),
        pytest.param(["check", "p.yaml", "--as-of", "2026-02-30"], id="no such day"),
        pytest.param(["check", "p.yaml", "--as-of", "20260930"], id="a day without dashes"),
        pytest.param(["check", "p.yaml", "--as-of", "tomorrow"], id="a day in words"),
        pytest.param(["check", "p.yaml", "--parameter", "cap"], id="a parameter without value"),
        pytest.param(["check", "p.yaml", "--parameter", "=24"], id="a value without parameter"),
        pytest.param(
            ["check", "p.yaml", "--parameter", "cap=1", "--parameter", "cap=2"],
            id="a parameter set twice",
        ),
        pytest.param(["check", "p.yaml", "--format", "pdf"], id="an unknown format"),
        pytest.param(["check", "p.yaml", "--format", "json="], id="a format without its file"),
        pytest.param(
            ["check", "p.yaml", "--format", "json", "--format", "text"],
            id="two reports on standard output",
        ),
        pytest.param(
            ["check", "p.yaml", "--format", "json=a", "--format", "text=a"],
            id="two reports in one file",
        ),
        pytest.param(["check", "-", "-"], id="standard input twice"),
        pytest.param(["check", "p.yaml", "--lang", "de"], id="an unknown language"),
        pytest.param(["explain"], id="no criterion"),
        pytest.param(["explain", "X", "--as-of", "2026-09-30"], id="a day without a profile"),
        pytest.param(["schema", "rules"], id="an unknown schema"),
        pytest.param(["new", "a", "b"], id="two files"),
    ],
)
def test_a_command_line_that_is_not_understood_answers_2(arguments: list[str]) -> None:
    result = run(*arguments)

    assert (2, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith("Usage: trustcheck")
    assert "\nError: " in result.stderr


@pytest.mark.parametrize(
    ("name", "what"),
    [
        pytest.param("broken", "KeyError: 'x\\x1b[2J\\ny'", id="a mistake with a message"),
        pytest.param("silent", "RuntimeError", id="a mistake without one"),
        pytest.param("deep", "RecursionError: too deep", id="too deep"),
    ],
)
def test_a_mistake_of_ours_is_one_sentence_and_answers_4(name: str, what: str) -> None:
    result = run_faulty(name)

    said = (
        f"trustcheck made a mistake ({what}), and the inputs are not to blame; "
        "with TRUSTCHECK_DEBUG=1 it shows more.\n"
    )
    assert (4, "", said) == (result.exit_code, result.stdout, result.stderr)


def test_a_mistake_of_ours_is_told_in_french() -> None:
    assert "s’est trompé (RuntimeError)" in run_faulty("silent", LC_ALL="fr_FR.UTF-8").stderr


def test_debugging_shows_where_a_mistake_of_ours_is() -> None:
    assert "Traceback" in run_faulty("silent", TRUSTCHECK_DEBUG="1").stderr


def test_an_interrupt_answers_130_and_says_nothing() -> None:
    result = run_faulty("interrupted")

    assert (130, "", "") == (result.exit_code, result.stdout, result.stderr)


def test_a_misspelt_command_is_suggested() -> None:
    assert "did you mean 'check'?" in run("chek").stderr
    assert "did you mean 'list'?" in run("rules", "lst").stderr


def test_a_language_of_the_environment_that_there_is_not_answers_2() -> None:
    result = run("schema", "profile", TRUSTCHECK_LANG="de")

    assert (2, True) == (result.exit_code, "TRUSTCHECK_LANG" in result.stderr)


def test_a_shell_can_complete_the_commands() -> None:
    result = run(_TRUSTCHECK_COMPLETE="bash_complete", COMP_WORDS="trustcheck val", COMP_CWORD="1")

    assert (0, "plain,validate\n") == (result.exit_code, result.stdout)
