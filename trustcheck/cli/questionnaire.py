"""`trustcheck questionnaire`: what is still missing, written out and read back."""

from __future__ import annotations

from typing import Any

import click

from trustcheck.cli.command import Argument, Option
from trustcheck.cli.configured import ProjectCommand, configured, day_of, isolating
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.narrowing import narrowed
from trustcheck.cli.options import (
    as_of_option,
    parameter_option,
    rulesets_option,
    selecting,
    selection_of,
    speaking,
)
from trustcheck.cli.questioning import Questioning, Rereading
from trustcheck.cli.target import STANDARD_STREAM


@click.command("questionnaire", cls=ProjectCommand, add_help_option=False)
@click.argument("profile", cls=Argument)
@rulesets_option
@parameter_option
@as_of_option
@selecting
@click.option("--for", "respondent", cls=Option, metavar="RESPONDENT")
@click.option("--read", "answers", cls=Option, metavar="FILE")
@click.option("--in-place", cls=Option, is_flag=True)
@click.option("--output", "written_to", cls=Option, metavar="FILE")
@click.option("--force", cls=Option, is_flag=True)
@isolating
@speaking
@click.pass_obj
def questionnaire(console: Console, /, **read: Any) -> ExitCode:
    """Write what is missing, or read the answers back."""
    selection = selection_of(read)
    answers, in_place = read.pop("answers"), read.pop("in_place")
    output = None if read["written_to"] == STANDARD_STREAM else read["written_to"]
    profile, force = read["profile"], read["force"]
    held = narrowed(configured(console, read))
    if answers is None:
        if in_place:
            raise click.UsageError("--in-place goes with --read.")
        return Questioning(
            profile=profile,
            rulesets=held.rulesets,
            settings=held.parameters,
            as_of=day_of(held),
            selection=selection,
            respondent=read["respondent"],
            output=output,
            force=force,
        ).run(console)
    if not selection.is_everything or read["respondent"] is not None:
        raise click.UsageError("--read takes every answer of its file: choose when it is written.")
    if in_place and (output is not None or profile == STANDARD_STREAM):
        raise click.UsageError(
            "--in-place writes the profile itself: name its file, and no other."
        )
    if in_place:
        output, force = profile, True
    return Rereading(
        profile=profile,
        answers=answers,
        rulesets=held.rulesets,
        output=output,
        force=force,
    ).run(console)
