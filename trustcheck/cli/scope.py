"""`trustcheck scope`: whether a body is held to use a qualified cloud, for these data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from trustcheck.cli.command import Argument, Option
from trustcheck.cli.configured import ProjectCommand, configured, day_of, isolating
from trustcheck.cli.console import Console
from trustcheck.cli.delivery import deliver
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.intake import take_document
from trustcheck.cli.narrowing import narrowed
from trustcheck.cli.options import formats_option, parameter_option, speaking
from trustcheck.cli.shelf import DEFAULT_SCOPE, shipped_statutes, take_ruleset
from trustcheck.cli.target import Target, spare_inputs
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span

if TYPE_CHECKING:
    from trustcheck.assessment.obligation import Scope
    from trustcheck.ruleset.ruleset import Ruleset


@click.command("scope", cls=ProjectCommand, add_help_option=False)
@click.argument("situation", cls=Argument)
@click.option(
    "--ruleset", cls=Option, metavar="NAME|PATH", default=DEFAULT_SCOPE, show_default=True
)
@parameter_option
@click.option("--as-of", "asked_on", cls=Option, metavar="YYYY-MM-DD|today")
@isolating
@formats_option("pages", ("text", "json"))
@speaking
@click.pass_obj
def scope(
    console: Console,
    /,
    situation: str,
    *,
    ruleset: str,
    pages: tuple[Target, ...],
    **read: Any,
) -> ExitCode:
    """Answer the questions of a ruleset about a situation."""
    from trustcheck.assessment.obligation import Standing
    from trustcheck.report import scope_json, scope_text

    spare_inputs(pages, (situation,))
    held = configured(console, read)
    # What a project says of rulesets and of their parameters is about services.
    held = narrowed(replace(held, rulesets=(ruleset,)))
    day = day_of(held)
    rules = take_ruleset(ruleset, shipped_statutes(), settings=held.parameters)
    if not rules.is_about_situations:
        place = Span(f"--ruleset {ruleset}", 1, 1, 1, 1)
        raise InvalidInput([Problem(place, say("about-services", ruleset=rules.id))])
    found = _answered(console, situation, rules, day)
    others = {"json": scope_json.render}
    deliver(console, found, to=pages, page=scope_text.render, others=others)
    console.talk(say(f"scope.ended.{found.standing.value}", file=found.situation.document.file))
    unknown = found.standing is Standing.UNKNOWN
    return ExitCode.GATE_CLOSED if unknown else ExitCode.GATE_OPEN


def _answered(console: Console, name: str, ruleset: Ruleset, day: date | None) -> Scope:
    """Return the answers about the situation in a file, or in standard input for `-`."""
    from trustcheck.engine.obligation import scope as scope_of
    from trustcheck.ruleset.situation import read_situation

    mended: list[Problem] = []
    document = take_document(console, name, mended)
    stated = read_situation(document, ruleset.facts, mended=mended)
    return scope_of(stated, ruleset, shipped_statutes(), on=day or stated.stated_on)
