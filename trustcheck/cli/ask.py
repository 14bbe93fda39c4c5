"""`trustcheck ask`: which missing facts could still change the verdict, and how."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trustcheck.cli.command import Argument, Option
from trustcheck.cli.configured import ProjectCommand, configured, isolating
from trustcheck.cli.console import Console
from trustcheck.cli.delivery import Telling, deliver
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.ground import take_ground
from trustcheck.cli.narrowing import narrowed
from trustcheck.cli.options import (
    as_of_option,
    formats_option,
    parameter_option,
    ruleset_option,
    selecting,
    selection_of,
    speaking,
)
from trustcheck.cli.target import STANDARD_STREAM, Target, place_of, spare_inputs
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from trustcheck.assessment.asking import Asking
    from trustcheck.wording.phrase import Wording
SHEET = "xlsx"


@click.command("ask", cls=ProjectCommand, add_help_option=False)
@click.argument("profile", cls=Argument)
@click.option("--all", "everything", cls=Option, is_flag=True)
@click.option("-i", "--interactive", cls=Option, is_flag=True)
@ruleset_option
@parameter_option
@as_of_option
@selecting
@click.option("--read", "answers", cls=Option, metavar="FILE")
@click.option("--in-place", cls=Option, is_flag=True)
@click.option("--output", "written_to", cls=Option, metavar="FILE")
@click.option("--force", cls=Option, is_flag=True)
@isolating
@formats_option("asks", ("text", "json", "letter", "yaml", SHEET))
@speaking
@click.pass_obj
def ask(console: Console, /, **read: Any) -> ExitCode:
    """Tell what to ask."""
    from trustcheck.engine.asking import MOST_ANSWERS
    from trustcheck.engine.asking import ask as asked
    from trustcheck.report import ask_json, ask_letter, ask_text

    targets: tuple[Target, ...] = read["asks"]
    if read["answers"] is not None:
        return _take(console, read)
    if read["in_place"] or read["written_to"] is not None:
        raise click.UsageError("--in-place and --output go with --read.")
    if read["interactive"] and (targets or read["profile"] == STANDARD_STREAM):
        raise click.UsageError("--interactive takes a file, and writes no other format.")
    _check_sheets(targets)
    spare_inputs(targets, (read["profile"],))
    held = configured(console, read)
    ground = take_ground(console, read["profile"], held=held, selection=selection_of(read))
    first = ground.first()
    if read["interactive"]:
        from trustcheck.cli.interview import Interview

        Interview(ground, Path(read["profile"]), read["everything"]).run(console)
        return ExitCode.GATE_OPEN
    found = asked(
        first, ground.statutes, ground.trial, everything=read["everything"], most=MOST_ANSWERS
    )
    others: dict[str, Telling[Asking]] = {
        "json": ask_json.render,
        "letter": ask_letter.render,
        "yaml": _questionnaire,
        SHEET: _sheet,
    }
    deliver(console, found, to=targets, page=ask_text.render, others=others)
    return ExitCode.GATE_OPEN


def _take(console: Console, read: dict[str, Any]) -> ExitCode:
    """Read answers back: show what they change in the profile, or write it."""
    from trustcheck.cli.questioning import Rereading

    profile, output, in_place = read["profile"], read["written_to"], read["in_place"]
    chosen = not selection_of(read).is_everything
    if chosen or read["asks"] or read["interactive"] or read["everything"]:
        raise click.UsageError("--read takes every answer of its file, and asks nothing.")
    if in_place and (output is not None or profile == STANDARD_STREAM):
        raise click.UsageError("--in-place writes the profile itself: name its file, no other.")
    held = narrowed(configured(console, read))
    return Rereading(
        profile=profile,
        answers=read["answers"],
        rulesets=held.rulesets,
        output=profile if in_place else None if output == STANDARD_STREAM else output,
        force=in_place or read["force"],
        shows=output != STANDARD_STREAM,
    ).run(console)


def _check_sheets(targets: Iterable[Target]) -> None:
    """Refuse a spreadsheet that would go to standard output, or that nothing here can write."""
    for target in targets:
        if target.format != SHEET:
            continue
        if target.path is None:
            raise click.UsageError(f"--format {SHEET} takes a file: {SHEET}=FILE.")
        from trustcheck.report.workbook import can_write

        if not can_write():
            problem = say("no-openpyxl", extra=f".[{SHEET}]")
            raise InvalidInput([Problem(place_of(target.path), problem)])


def _sheet(found: Asking, wording: Wording) -> bytes:
    from trustcheck.report.ask_sheet import render

    return render(found, wording)


def _questionnaire(found: Asking, wording: Wording) -> str:
    from trustcheck.report.questionnaire import render

    return render(found.inquiry, (found.assessment,), wording)
