"""`trustcheck evidence`: what each piece of evidence supports, and what nothing supports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from trustcheck.cli.command import Argument, Option
from trustcheck.cli.configured import ProjectCommand, configured, isolating
from trustcheck.cli.console import Console
from trustcheck.cli.delivery import deliver
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
from trustcheck.cli.target import Target, spare_inputs

if TYPE_CHECKING:
    from trustcheck.assessment.support import Support
    from trustcheck.cli.ground import Ground

SOON = 90
"""Days within which an end is near, unless they are named."""


@click.command("evidence", cls=ProjectCommand, add_help_option=False)
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
@isolating
@formats_option("listings", ("text", "json"))
@speaking
@click.pass_obj
def evidence(console: Console, /, **read: Any) -> ExitCode:
    """Tell what evidence supports."""
    from trustcheck.report import evidence_json, evidence_text

    targets: tuple[Target, ...] = read["listings"]
    spare_inputs(targets, (read["profile"],))
    held = configured(console, read)
    ground = take_ground(console, read["profile"], held=held, selection=selection_of(read))
    found = _support(ground, within=read["within"])
    others = {"json": evidence_json.render}
    deliver(console, found, to=targets, page=evidence_text.render, others=others)
    return ExitCode.GATE_OPEN


def _support(ground: Ground, *, within: int) -> Support:
    from trustcheck.assessment.support import support
    from trustcheck.source.digest import digests_within

    folder = None if ground.path is None else ground.path.parent
    pieces = ground.declaration.profile.evidence.items()
    named = {id: each.file for id, each in pieces if each.file is not None}
    found = {} if folder is None else digests_within(folder, named.values())
    digests = {id: found.get(name) for id, name in named.items()}
    return support(ground.first(), digests, within=within)
