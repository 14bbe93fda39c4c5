"""`trustcheck evidence`: what each piece of evidence supports, and what nothing supports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from trustcheck.cli.command import Argument, Command, Option
from trustcheck.cli.console import Console, dressed
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.ground import take_ground
from trustcheck.cli.options import (
    as_of_option,
    formats_option,
    parameter_option,
    ruleset_option,
    selecting,
    selection_of,
    speaking,
)
from trustcheck.cli.target import Target, spare_inputs, write_whole

if TYPE_CHECKING:
    from trustcheck.assessment.support import Support
    from trustcheck.cli.ground import Ground

SOON = 90
"""Days within which an end is near, unless they are named."""


@click.command("evidence", cls=Command, add_help_option=False)
@click.argument("profile", cls=Argument)
@click.option(
    "--within",
    cls=Option,
    metavar="DAYS",
    type=click.IntRange(0, 36_525),
    default=SOON,
    show_default=True,
)
@ruleset_option
@parameter_option
@as_of_option
@selecting
@formats_option("listings", ("text", "json"))
@speaking
@click.pass_obj
def evidence(console: Console, /, **read: Any) -> ExitCode:
    """Tell what evidence supports."""
    targets: tuple[Target, ...] = read["listings"]
    spare_inputs(targets, (read["profile"],))
    ground = take_ground(
        console,
        read["profile"],
        ruleset=read["ruleset"],
        settings=read["settings"],
        selection=selection_of(read),
        as_of=read["as_of"],
    )
    found = _support(ground, within=read["within"])
    for target in targets or (Target("text"),):
        _report(console, found, target)
    return ExitCode.GATE_OPEN


def _support(ground: Ground, *, within: int) -> Support:
    from trustcheck.assessment.support import support
    from trustcheck.source.digest import digest_within

    folder = None if ground.path is None else ground.path.parent
    pieces = ground.declaration.profile.evidence.items()
    digests = {
        id: None if folder is None else digest_within(folder, each.file)
        for id, each in pieces
        if each.file is not None
    }
    return support(ground.first(), digests, within=within)


def _report(console: Console, found: Support, target: Target) -> None:
    from trustcheck.report import evidence_json, evidence_text
    from trustcheck.report.style import plain

    wording = console.wording
    match target:
        case Target("json"):
            text = evidence_json.render(found, wording)
        case Target(path=None):
            page = evidence_text.render(found, wording, width=console.width)
            text = dressed(page, console.out)
        case _:
            text = plain(evidence_text.render(found, wording))
    if target.path is None:
        console.report(text)
    else:
        write_whole(target.path, text)
