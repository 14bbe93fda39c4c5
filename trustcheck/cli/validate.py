"""`trustcheck validate`: profiles read, and nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from trustcheck.cli.command import Command
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode, worst
from trustcheck.cli.feed import feed_of
from trustcheck.cli.intake import take_in
from trustcheck.cli.options import profiles_argument, speaking
from trustcheck.cli.shelf import shipped_statutes
from trustcheck.logic.message import Message, say
from trustcheck.source.problem import InvalidInput

if TYPE_CHECKING:
    from trustcheck.profile.reading import Declaration
    from trustcheck.profile.statutes import Statutes


@click.command("validate", cls=Command, add_help_option=False)
@profiles_argument
@speaking
@click.pass_obj
def validate(console: Console, profiles: tuple[str, ...]) -> ExitCode:
    """Read profiles and tell whether they can be assessed."""
    statutes = shipped_statutes()
    feed = feed_of(profiles)
    for remark in feed.remarks:
        console.talk(remark)
    codes = [_validated(console, name, statutes) for name in feed.names]
    if feed.problems:
        console.tell(feed.problems)
        codes.append(ExitCode.NOT_ASSESSED)
    return worst(codes)


def _validated(console: Console, name: str, statutes: Statutes) -> ExitCode:
    try:
        declaration = take_in(console, name, statutes)
    except InvalidInput as invalid:
        console.tell(invalid.problems)
        return ExitCode.NOT_ASSESSED
    console.answer(_summary(declaration))
    return ExitCode.GATE_OPEN


def _summary(declaration: Declaration) -> Message:
    from trustcheck.profile.profile import ListName

    profile = declaration.profile
    unclosed = tuple(name for name in get_args(ListName) if not profile.is_complete(name))
    return say(
        "cli.valid" if unclosed else "cli.valid_complete",
        file=declaration.document.file,
        entities=len(profile.entities),
        holdings=len(profile.holdings),
        sites=len(profile.sites),
        evidence=len(profile.evidence),
        open=unclosed,
    )
