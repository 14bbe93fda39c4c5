"""The program `trustcheck` as click knows it: its commands by name."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

import click
from click.shell_completion import shell_complete

from trustcheck import __version__
from trustcheck.cli.command import Group, Option, help_text
from trustcheck.cli.ending import end_with
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.stream import Stream

NAME = "trustcheck"
COMPLETION = "_TRUSTCHECK_COMPLETE"

COMMANDS: Mapping[str, str] = {
    "check": "trustcheck.cli.check",
    "scope": "trustcheck.cli.scope",
    "validate": "trustcheck.cli.validate",
    "new": "trustcheck.cli.new",
    "ask": "trustcheck.cli.ask",
    "evidence": "trustcheck.cli.evidence",
    "questionnaire": "trustcheck.cli.questionnaire",
    "import": "trustcheck.cli.acquire",
    "explain": "trustcheck.cli.explain",
    "graph": "trustcheck.cli.graph",
    "what-if": "trustcheck.cli.what_if",
    "repair": "trustcheck.cli.repair",
    "forecast": "trustcheck.cli.forecast",
    "compare": "trustcheck.cli.compare",
    "diff": "trustcheck.cli.diff",
    "verify": "trustcheck.cli.verify",
    "sign": "trustcheck.cli.sign",
    "rules": "trustcheck.cli.rules",
    "baseline": "trustcheck.cli.baseline",
    "config": "trustcheck.cli.config",
    "schema": "trustcheck.cli.schema",
}
"""Where each command stands, under the name of its module; it is loaded when it is called."""


class Program(Group):
    """The whole program."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, loading its module."""
        if cmd_name not in COMMANDS:
            return None
        module = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), module.rpartition(".")[2])
        return command

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the exit codes mean."""
        rows = [(str(code.value), help_text(ctx, f"exit.{code.value}")) for code in ExitCode]
        with formatter.section(help_text(ctx, "exit")):
            formatter.write_dl(rows)

    def main(self, args: Sequence[str] | None = None, *_rest: Any, **_options: Any) -> Any:
        """Run the program and exit with the code that it answers."""
        end_with(lambda: self.answer(sys.argv[1:] if args is None else list(args)))

    def answer(self, arguments: list[str]) -> int:
        """Return the exit code for these arguments; a misuse is told, nothing else is caught."""
        try:
            if instruction := os.environ.get(COMPLETION):
                return shell_complete(self, {}, NAME, COMPLETION, instruction)
            with self.make_context(NAME, arguments) as context:
                return int(self.invoke(context))
        except click.exceptions.Exit as end:
            return end.exit_code
        except click.ClickException as misuse:
            _refuse(misuse)
            return ExitCode.USAGE
        except click.Abort:
            return ExitCode.INTERRUPTED


def _refuse(misuse: click.ClickException) -> None:
    """Say what is wrong with the command line."""
    said = io.StringIO()
    misuse.show(said)
    with suppress(OSError):
        Stream(sys.stderr).write(said.getvalue())


@click.group(NAME, cls=Program, add_help_option=False, no_args_is_help=False)
@click.version_option(
    __version__, "--version", cls=Option, help=None, message=f"{NAME} %(version)s"
)
@click.help_option("--help", cls=Option, help=None)
def program() -> None:
    """Gather the commands."""
