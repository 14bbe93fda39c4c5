"""`trustcheck diff`: what changed between two profiles, or two saved assessments, and by what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from trustcheck.cli.command import Argument, Option
from trustcheck.cli.configured import ProjectCommand, configured, day_of, isolating
from trustcheck.cli.console import Console
from trustcheck.cli.delivery import deliver
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.options import (
    as_of_option,
    formats_option,
    parameter_option,
    selecting,
    selection_of,
    speaking,
)
from trustcheck.cli.target import STANDARD_STREAM, Target, spare_inputs
from trustcheck.logic.message import say

if TYPE_CHECKING:
    from trustcheck.report.succession import Told
    from trustcheck.wording.phrase import Wording


@click.command("diff", cls=ProjectCommand, add_help_option=False)
@click.argument("old", cls=Argument)
@click.argument("new", cls=Argument)
@click.option("--ruleset", "compared_rulesets", cls=Option, metavar="NAME|PATH", multiple=True)
@parameter_option
@as_of_option
@click.option("--renamed", cls=Option, is_flag=True)
@selecting
@isolating
@formats_option("differences", ("text", "json", "markdown", "letter"))
@speaking
@click.pass_obj
def diff(console: Console, /, **read: Any) -> ExitCode:
    """Tell what changed, by what, and what customers are to be told of it."""
    from trustcheck.cli.succeeding import RULESETS, Choices, successions, take_operand
    from trustcheck.report.succession import Told

    names = (read["old"], read["new"])
    if names.count(STANDARD_STREAM) > 1:
        raise click.UsageError("standard input can be read only once.")
    targets: tuple[Target, ...] = read["differences"]
    spare_inputs(targets, names)
    selection = selection_of(read)
    old, new = (take_operand(console, name) for name in names)
    both_saved = old.is_saved and new.is_saved
    held = configured(console, read, is_quiet=both_saved, rulesets=RULESETS)
    choices = Choices(held=held, selection=selection, as_of=day_of(held))
    found = successions(console, old, new, choices, renamed=read["renamed"])
    told = Told(found, _places())
    _deliver(console, told, targets)
    is_worse = any(each.is_worse for each in found)
    return ExitCode.GATE_CLOSED if is_worse else ExitCode.GATE_OPEN


def _places() -> Any:
    from trustcheck.cli.shelf import shipped_statutes

    territories = shipped_statutes().atlas.territories
    return {code: territory.name for code, territory in territories.items()}


def _deliver(console: Console, told: Told, targets: Iterable[Target]) -> None:
    from trustcheck.report import (
        notice_letter,
        succession_json,
        succession_markdown,
        succession_text,
    )

    def letter(told: Told, wording: Wording) -> str:
        """Return the draft of a letter; where none is owed, say so and return nothing."""
        text = notice_letter.render(told, wording)
        if not text:
            console.talk(say("diff.no_letter"))
        return text

    others = {
        "json": succession_json.render,
        "markdown": succession_markdown.render,
        "letter": letter,
    }
    deliver(console, told, to=targets, page=succession_text.render, others=others)
