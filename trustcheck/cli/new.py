"""`trustcheck new`: a profile, or a situation, to start from."""

from __future__ import annotations

from pathlib import Path

import click

from trustcheck.cli.command import Argument, Command, Option
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.options import speaking
from trustcheck.cli.shelf import DEFAULT_SCOPE
from trustcheck.cli.target import STANDARD_STREAM, place_of, spare_file, write_whole
from trustcheck.logic.message import say

PROFILE_PATH = "trustcheck-profile.yaml"
SITUATION_PATH = "trustcheck-situation.yaml"


@click.command("new", cls=Command, add_help_option=False)
@click.argument("path", cls=Argument, required=False)
@click.option("--situation", cls=Option, is_flag=True)
@click.option("--force", cls=Option, is_flag=True)
@speaking
@click.pass_obj
def new(console: Console, path: str | None, *, situation: bool, force: bool) -> ExitCode:
    """Write a starting profile, or a starting situation."""
    text = _situation(console.language) if situation else _profile(console.language)
    if path == STANDARD_STREAM:
        console.report(text)
        return ExitCode.GATE_OPEN
    target = Path(path or (SITUATION_PATH if situation else PROFILE_PATH))
    spare_file(target, force=force)
    write_whole(target, text)
    told = "scope.new" if situation else "cli.new"
    console.talk(say(told, file=place_of(target).file))
    return ExitCode.GATE_OPEN


def _profile(language: str) -> str:
    from trustcheck.profile.template import starting_profile

    return starting_profile(language)


def _situation(language: str) -> str:
    """Return the situation that lies beside the rules that ask for it."""
    from trustcheck.source.folder import shipped

    path = shipped("rules") / DEFAULT_SCOPE / f"situation.{language}.txt"
    return path.read_text(encoding="utf-8")
