"""Commands that speak the reader's language and answer with an exit code."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.language import language_of
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput
from trustcheck.source.suggestion import closest

if TYPE_CHECKING:
    from trustcheck.cli.offer import Offer
    from trustcheck.source.problem import Problem
    from trustcheck.wording.phrase import Wording

_WORDING = "trustcheck.wording"


def wording_for(context: click.Context) -> Wording:
    """Return the wording of the help: the language of --lang if it came first, or surrounding."""
    from trustcheck.wording.phrase import read_wording

    language = context.params.get("lang") or language_of(os.environ)
    if _WORDING not in context.meta:
        context.meta[_WORDING] = read_wording(language)
    wording: Wording = context.meta[_WORDING]
    return wording


def help_text(context: click.Context, id: str) -> str:
    """Return a text of the help, `help.<id>` in the catalogs."""
    return wording_for(context).phrase(say(f"help.{id}"))


def help_id(context: click.Context) -> str:
    """Return the words after the program's name, such as `rules.list`; `program` for none."""
    return ".".join(context.command_path.split()[1:]) or "program"


class Option(click.Option):
    """An option whose help, `help.option.<name>`, stands in the catalogs."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the two columns of the help."""
        record = super().get_help_record(ctx)
        if record is None:
            return None
        return record[0], f"{help_text(ctx, f'option.{self.name}')}  {record[1]}".rstrip()

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Offer]:
        """Return what can stand here, for a shell that offers it."""
        return super().shell_complete(ctx, incomplete) or _offers(ctx, self, incomplete)


class Argument(click.Argument):
    """An argument for which a shell can offer words."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Offer]:
        """Return what can stand here, for a shell that offers it."""
        return super().shell_complete(ctx, incomplete) or _offers(ctx, self, incomplete)


class Command(click.Command):
    """A command whose help, `help.<command>`, stands in the catalogs.

    Its function takes the console first; a problem that it raises is told and ends in code 3.
    """

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command is for."""
        _write_help_text(ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and return its exit code."""
        language = ctx.params.pop("lang", None) or language_of(os.environ)
        console = Console.standard(language, colour=ctx.params.pop("color", "auto"))
        for name, value in ctx.params.get("settings", {}).items():
            console.given[f"--parameter {name}"] = os.fsencode(value)
        ctx.obj = console
        try:
            return super().invoke(ctx)
        except InvalidInput as invalid:
            console.tell(self.placed(ctx, invalid.problems))
            return ExitCode.NOT_ASSESSED

    def placed(self, ctx: click.Context, problems: Sequence[Problem]) -> Sequence[Problem]:
        """Return problems with the places at which people find them."""
        return problems


class Group(click.Group):
    """A command with commands below it, told apart by their first line of help."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the commands are for."""
        _write_help_text(ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is called; a misspelt one is told from a foreign one."""
        names = self.list_commands(ctx)
        if ctx.resilient_parsing:  # a shell asks what can stand here
            return super().resolve_command(ctx, args)
        if args[0] not in names and (near := closest(args[0], names)):
            ctx.fail(f"No such command {args[0]!r}: did you mean {near!r}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write one line a command, without loading any."""
        prefix = "" if ctx.parent is None else f"{help_id(ctx)}."
        rows = [
            (name, help_text(ctx, f"{prefix}{name}").partition("\n")[0])
            for name in self.list_commands(ctx)
        ]
        with formatter.section(help_text(ctx, "commands")):
            formatter.write_dl(rows)


def _write_help_text(ctx: click.Context, formatter: click.HelpFormatter) -> None:
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(help_text(ctx, help_id(ctx)))


def _offers(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[Offer]:
    from trustcheck.cli.offer import offers  # only a shell asks

    return offers(ctx, parameter, incomplete)
