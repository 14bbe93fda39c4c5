"""`trustcheck new`: a profile to start from."""

from __future__ import annotations

from pathlib import Path

import click

from trustcheck.cli.command import Command, Option
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.options import speaking
from trustcheck.cli.target import STANDARD_STREAM, place_of, write_whole
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem

DEFAULT_PATH = "trustcheck-profile.yaml"


@click.command("new", cls=Command, add_help_option=False)
@click.argument("path", default=DEFAULT_PATH)
@click.option("--force", cls=Option, is_flag=True)
@speaking
@click.pass_obj
def new(console: Console, path: str, *, force: bool) -> ExitCode:
    """Write a starting profile."""
    from trustcheck.profile.template import starting_profile

    text = starting_profile(console.language)
    if path == STANDARD_STREAM:
        console.report(text)
        return ExitCode.GATE_OPEN
    target = Path(path)
    if target.is_file() and not force:
        raise InvalidInput([Problem(place_of(target), say("file-exists"))])
    write_whole(target, text)
    console.talk(say("cli.new", file=place_of(target).file))
    return ExitCode.GATE_OPEN
