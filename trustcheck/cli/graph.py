"""`trustcheck graph`: the structure around a service, as text or as a diagram."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import click

from trustcheck.cli.command import Argument, Command, Option
from trustcheck.cli.console import Console, dressed
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.intake import take_in
from trustcheck.cli.options import (
    as_of_option,
    parameter_option,
    ruleset_option,
    speaking,
    words_of,
)
from trustcheck.cli.shelf import shipped_statutes, take_ruleset
from trustcheck.cli.target import Target, spare_inputs, target_of, write_whole

if TYPE_CHECKING:
    from trustcheck.assessment.chart import Chart


def drawings() -> Iterable[str]:
    """Return the names of the formats that a chart can be drawn in."""
    from trustcheck.report.chart import DRAWINGS

    return DRAWINGS


def as_drawings(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[Target, ...]:
    """Return targets written FORMAT or FORMAT=PATH; two in one place are a usage error."""
    from trustcheck.report.chart import DRAWINGS

    try:
        targets = tuple(target_of(value, DRAWINGS) for value in values)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx=ctx, param=param) from None
    places = [target.path for target in targets]
    if len(set(places)) < len(places):
        hint = "two drawings cannot go to the same place: give each a =PATH of its own."
        raise click.BadParameter(hint, ctx=ctx, param=param)
    return targets


@click.command("graph", cls=Command, add_help_option=False)
@click.argument("profile", cls=Argument)
@ruleset_option
@parameter_option
@as_of_option
@click.option(
    "--format",
    "charts",
    cls=Option,
    metavar="FORMAT[=PATH]",
    multiple=True,
    callback=as_drawings,
    shell_complete=words_of(drawings),
)
@speaking
@click.pass_obj
def graph(
    console: Console,
    profile: str,
    *,
    ruleset: str,
    settings: Mapping[str, str],
    as_of: date | None,
    charts: tuple[Target, ...],
) -> ExitCode:
    """Draw the structure around the service of a profile."""
    from trustcheck.engine.chart import chart

    spare_inputs(charts, (profile,))
    statutes = shipped_statutes()
    rules = take_ruleset(ruleset, statutes, settings=settings)
    declaration = take_in(console, profile, statutes)
    day = as_of or declaration.profile.stated_on
    found = chart(declaration, rules, statutes, on=day)
    for target in charts or (Target("text"),):
        drawn = _drawn(found, target, console)
        if target.path is None:
            console.report(drawn)
        else:
            write_whole(target.path, drawn)
    return ExitCode.GATE_OPEN


def _drawn(found: Chart, target: Target, console: Console) -> str:
    """Return a chart in a format, as wide as the terminal that it goes to."""
    from trustcheck.report import chart_text
    from trustcheck.report.chart import DRAWINGS
    from trustcheck.report.style import plain

    if target.format != "text":
        return DRAWINGS[target.format](found, console.wording)
    if target.path is not None:
        return plain(chart_text.render(found, console.wording))
    text = chart_text.render(found, console.wording, width=console.width)
    return dressed(text, console.out)
