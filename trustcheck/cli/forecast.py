"""`trustcheck forecast`: the day on which each pass ends, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from trustcheck.cli.command import Argument, Command, Option
from trustcheck.cli.console import Console, dressed
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.gating import gatekeeping_of, gating
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
    from trustcheck.assessment.forecast import Forecast

MOST_AHEAD = 36_525
"""Days of a century: nobody asks to be warned of more."""


@click.command("forecast", cls=Command, add_help_option=False)
@click.argument("profile", cls=Argument)
@click.option("--days", cls=Option, metavar="N", type=click.IntRange(0, MOST_AHEAD))
@ruleset_option
@parameter_option
@as_of_option
@selecting
@gating
@formats_option("forecasts", ("text", "json", "ics"))
@speaking
@click.pass_obj
def forecast(console: Console, /, **read: Any) -> ExitCode:
    """Tell when each pass ends."""
    from trustcheck.engine.dated import turnings
    from trustcheck.engine.forecast import forecast as forecast_of

    targets: tuple[Target, ...] = read["forecasts"]
    days: int | None = read["days"]
    spare_inputs(targets, (read["profile"],))
    ground = take_ground(
        console,
        read["profile"],
        ruleset=read["ruleset"],
        settings=read["settings"],
        selection=selection_of(read),
        as_of=read["as_of"],
        gatekeeping=gatekeeping_of(read),
    )
    declaration = ground.declaration
    on = ground.first().on
    waivers = () if ground.terms is None else ground.terms.waivers
    found = forecast_of(
        lambda day: ground.assess(declaration, on=day),
        turnings(declaration, ground.ruleset, ground.statutes, waivers=waivers),
        on=on,
    )
    for target in targets or (Target("text"),):
        _report(console, found, target, days)
    ends = days is not None and (found.within(days) or found.closes_within(days))
    return ExitCode.GATE_CLOSED if ends else ExitCode.GATE_OPEN


def _report(console: Console, found: Forecast, target: Target, days: int | None) -> None:
    from trustcheck.report import forecast_ics, forecast_json, forecast_text
    from trustcheck.report.style import plain

    wording = console.wording
    match target:
        case Target("json"):
            text = forecast_json.render(found, wording, within=days)
        case Target("ics"):
            text = forecast_ics.render(found, wording, within=days)
        case Target(path=None):
            page = forecast_text.render(found, wording, width=console.width, within=days)
            text = dressed(page, console.out)
        case _:
            text = plain(forecast_text.render(found, wording, within=days))
    if target.path is None:
        console.report(text)
    else:
        write_whole(target.path, text)
