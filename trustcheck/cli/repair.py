"""`trustcheck repair`: the smallest changes of the facts that turn fails into passes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trustcheck.cli.command import Argument, Option
from trustcheck.cli.configured import ProjectCommand, configured, isolating
from trustcheck.cli.console import Console
from trustcheck.cli.delivery import deliver, put
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.gating import gating
from trustcheck.cli.ground import Ground, take_ground
from trustcheck.cli.options import (
    as_of_option,
    formats_option,
    parameter_option,
    ruleset_option,
    selecting,
    selection_of,
    speaking,
)
from trustcheck.cli.supposing import supposed
from trustcheck.cli.target import STANDARD_STREAM, Target, spare_inputs
from trustcheck.logic.message import say

if TYPE_CHECKING:
    from trustcheck.assessment.repair import Plan

PATCH = "patch"


@click.command("repair", cls=ProjectCommand, add_help_option=False)
@click.argument("profile", cls=Argument)
@ruleset_option
@parameter_option
@as_of_option
@selecting
@gating
@click.option("--unknown", cls=Option, is_flag=True)
@click.option("--patch", "patch_to", cls=Option, metavar="FILE")
@isolating
@formats_option("pages", ("text", "json"))
@speaking
@click.pass_obj
def repair(console: Console, /, **read: Any) -> ExitCode:
    """Tell what would make fails pass."""
    from trustcheck.engine.repair import MOST_ALTOGETHER, repairs
    from trustcheck.engine.trying import Trials
    from trustcheck.profile.effort import shipped_efforts
    from trustcheck.report import repair_json, repair_text

    targets: tuple[Target, ...] = read["pages"]
    written = _patched(read["patch_to"])
    spare_inputs((*targets, *written), (read["profile"],))
    ground = take_ground(
        console,
        read["profile"],
        held=configured(console, read),
        selection=selection_of(read),
        is_gated=True,
    )
    assessment = ground.first()
    trials = Trials(ground.declaration, ground.ruleset, ground.statutes, ground.day, ground.terms)
    plan = repairs(
        assessment,
        trials,
        shipped_efforts(),
        unknown=read["unknown"],
        altogether=MOST_ALTOGETHER,
    )
    diff = _diff(console, ground, plan) if written else ""
    if not written or targets or written[0].path is not None:
        others = {"json": repair_json.render}
        deliver(console, plan, to=targets, page=repair_text.render, others=others)
    for target in written:
        _write(console, target, diff)
    mended = all(remedy.repairs for remedy in plan.remedies)
    return ExitCode.GATE_OPEN if mended else ExitCode.GATE_CLOSED


def _patched(name: str | None) -> tuple[Target, ...]:
    if name is None:
        return ()
    return (Target(PATCH, None if name == STANDARD_STREAM else Path(name)),)


def _diff(console: Console, ground: Ground, plan: Plan) -> str:
    """Return what would be written otherwise in the profile, all repairs together.

    The text is read and assessed once more: it says what was tried.
    """
    from trustcheck.report.patch import patch
    from trustcheck.source.file import read_file

    if plan.together is None:
        return ""
    text, declaration = supposed(ground, plan.together.alterations, console)
    found = ground.assess(declaration, on=ground.day)
    verdicts = [each.verdict for each in found.findings]
    if verdicts != [each.verdict for each in plan.together.after.findings]:
        raise AssertionError("the text of a repair is assessed otherwise than it was tried")
    file = ground.declaration.document.file
    raw = console.given[file] if ground.path is None else read_file(ground.path)
    return patch(raw.decode("utf-8"), text, file)


def _write(console: Console, target: Target, text: str) -> None:
    put(console, text, target.path)
    if target.path is not None:
        console.talk(say("repair.patched", file=str(target.path)))
