"""`trustcheck ask`: which missing facts could still change the verdict, and how."""

from __future__ import annotations

from pathlib import Path
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
from trustcheck.cli.target import STANDARD_STREAM, Target, spare_inputs, write_whole

if TYPE_CHECKING:
    from trustcheck.assessment.asking import Asking

FORMATS = ("text", "letter", "yaml")


@click.command("ask", cls=Command, add_help_option=False)
@click.argument("profile", cls=Argument)
@click.option("--all", "everything", cls=Option, is_flag=True)
@click.option("-i", "--interactive", cls=Option, is_flag=True)
@ruleset_option
@parameter_option
@as_of_option
@selecting
@formats_option("asks", FORMATS)
@speaking
@click.pass_obj
def ask(console: Console, /, **read: Any) -> ExitCode:
    """Tell what to ask."""
    from trustcheck.engine.asking import ask as asked

    targets: tuple[Target, ...] = read["asks"]
    if read["interactive"] and (targets or read["profile"] == STANDARD_STREAM):
        raise click.UsageError("--interactive takes a file, and writes no other format.")
    spare_inputs(targets, (read["profile"],))
    ground = take_ground(
        console,
        read["profile"],
        ruleset=read["ruleset"],
        settings=read["settings"],
        selection=selection_of(read),
        as_of=read["as_of"],
    )
    first = ground.first()
    if read["interactive"]:
        from trustcheck.cli.interview import Interview

        Interview(ground, Path(read["profile"]), read["everything"]).run(console)
        return ExitCode.GATE_OPEN
    found = asked(first, ground.statutes, ground.trial, everything=read["everything"])
    for target in targets or (Target("text"),):
        _report(console, found, target)
    return ExitCode.GATE_OPEN


def _report(console: Console, found: Asking, target: Target) -> None:
    from trustcheck.report import ask_letter, ask_text, questionnaire
    from trustcheck.report.style import plain

    wording = console.wording
    match target:
        case Target("letter"):
            text = ask_letter.render(found, wording)
        case Target("yaml"):
            text = questionnaire.render(found.inquiry, (found.assessment,), wording)
        case Target(path=None):
            text = dressed(ask_text.render(found, wording, width=console.width), console.out)
        case _:
            text = plain(ask_text.render(found, wording))
    if target.path is None:
        console.report(text)
    else:
        write_whole(target.path, text)
