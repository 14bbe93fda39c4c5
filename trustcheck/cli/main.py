"""The program `trustcheck`: its commands by name, and how it ends."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

import click
from click.shell_completion import shell_complete

from trustcheck import __version__
from trustcheck.cli.command import Group, Option, help_text
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.language import language_of
from trustcheck.cli.stream import Stream, prepare, settle
from trustcheck.logic.message import say

NAME = "trustcheck"
DEBUG = "TRUSTCHECK_DEBUG"
COMPLETION = "_TRUSTCHECK_COMPLETE"

COMMANDS: Mapping[str, str] = {
    "check": "trustcheck.cli.check",
    "validate": "trustcheck.cli.validate",
    "new": "trustcheck.cli.new",
    "import": "trustcheck.cli.acquire",
    "explain": "trustcheck.cli.explain",
    "graph": "trustcheck.cli.graph",
    "rules": "trustcheck.cli.rules",
    "schema": "trustcheck.cli.schema",
}
"""Where each command stands, under the name of its module; it is loaded when it is called."""


class Program(Group):
    """The whole program; every way in and every way out leads through `main`."""

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
        prepare(sys.stdout)
        prepare(sys.stderr)
        code = self.answer(sys.argv[1:] if args is None else list(args))
        settle(sys.stdout)
        settle(sys.stderr)
        sys.exit(code)

    def answer(self, arguments: list[str]) -> int:
        """Return the exit code for these arguments; nothing is raised."""
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
        except (KeyboardInterrupt, click.Abort):
            return ExitCode.INTERRUPTED
        except BrokenPipeError:
            return ExitCode.GATE_OPEN  # of the help: a report has its own quiet stream
        except Exception as error:
            if os.environ.get(DEBUG):
                sys.excepthook(type(error), error, error.__traceback__)
            _confess(error)
            return ExitCode.INTERNAL


def _refuse(misuse: click.ClickException) -> None:
    """Say what is wrong with the command line."""
    said = io.StringIO()
    misuse.show(said)
    with suppress(OSError):
        Stream(sys.stderr).write(said.getvalue())


def _confess(error: Exception) -> None:
    """Say that a mistake is ours, even if it lies in the catalogs themselves."""
    console = Console.standard(language_of(os.environ))
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    try:
        console.talk(say("cli.internal", error=what, variable=DEBUG))
    except Exception:  # the catalogs cannot be read: the one sentence that is not in them
        console.err.write(f"internal error ({what!r}); {DEBUG}=1 shows more\n")


@click.group(NAME, cls=Program, add_help_option=False, no_args_is_help=False)
@click.version_option(
    __version__, "--version", cls=Option, help=None, message=f"{NAME} %(version)s"
)
@click.help_option("--help", cls=Option, help=None)
def program() -> None:
    """Gather the commands."""


def main() -> NoReturn:
    """Run the program with the arguments of this process, and exit."""
    program.main()
    raise AssertionError("the program exits by itself")
