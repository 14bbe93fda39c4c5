"""`trustcheck ask`: which missing facts could still change the verdict, and how."""

from __future__ import annotations

from pathlib import Path
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
from trustcheck.cli.target import STANDARD_STREAM, Target, spare_inputs

if TYPE_CHECKING:
    from trustcheck.assessment.asking import Asking
    from trustcheck.wording.phrase import Wording


@click.command("ask", cls=ProjectCommand, add_help_option=False)
@click.argument("profile", cls=Argument)
@click.option("--all", "everything", cls=Option, is_flag=True)
@click.option("-i", "--interactive", cls=Option, is_flag=True)
@ruleset_option
@parameter_option
@as_of_option
@selecting
@isolating
@formats_option("asks", ("text", "letter", "yaml"))
@speaking
@click.pass_obj
def ask(console: Console, /, **read: Any) -> ExitCode:
    """Tell what to ask."""
    from trustcheck.engine.asking import ask as asked
    from trustcheck.report import ask_letter, ask_text

    targets: tuple[Target, ...] = read["asks"]
    if read["interactive"] and (targets or read["profile"] == STANDARD_STREAM):
        raise click.UsageError("--interactive takes a file, and writes no other format.")
    spare_inputs(targets, (read["profile"],))
    held = configured(console, read)
    ground = take_ground(console, read["profile"], held=held, selection=selection_of(read))
    first = ground.first()
    if read["interactive"]:
        from trustcheck.cli.interview import Interview

        Interview(ground, Path(read["profile"]), read["everything"]).run(console)
        return ExitCode.GATE_OPEN
    found = asked(first, ground.statutes, ground.trial, everything=read["everything"])
    others = {"letter": ask_letter.render, "yaml": _questionnaire}
    deliver(console, found, to=targets, page=ask_text.render, others=others)
    return ExitCode.GATE_OPEN


def _questionnaire(found: Asking, wording: Wording) -> str:
    from trustcheck.report.questionnaire import render

    return render(found.inquiry, (found.assessment,), wording)
