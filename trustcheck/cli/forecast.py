"""`trustcheck forecast`: the day on which each pass ends, and why."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from trustcheck.cli.command import Argument, Option
from trustcheck.cli.configured import ProjectCommand, configured, isolating
from trustcheck.cli.console import Console
from trustcheck.cli.delivery import deliver
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.gating import gating
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

MOST_AHEAD = 36_525
"""Days of a century: nobody asks to be warned of more."""


@click.command("forecast", cls=ProjectCommand, add_help_option=False)
@click.argument("profile", cls=Argument)
@click.option("--days", cls=Option, metavar="N", type=click.IntRange(0, MOST_AHEAD))
@ruleset_option
@parameter_option
@as_of_option
@selecting
@gating
@isolating
@formats_option("forecasts", ("text", "json", "ics"))
@speaking
@click.pass_obj
def forecast(console: Console, /, **read: Any) -> ExitCode:
    """Tell when each pass ends."""
    from trustcheck.engine.dated import turnings
    from trustcheck.engine.forecast import forecast as forecast_of
    from trustcheck.report import forecast_ics, forecast_json, forecast_text

    targets: tuple[Target, ...] = read["forecasts"]
    days: int | None = read["days"]
    spare_inputs(targets, (read["profile"],))
    ground = take_ground(
        console,
        read["profile"],
        held=configured(console, read),
        selection=selection_of(read),
        is_gated=True,
    )
    declaration = ground.declaration
    on = ground.first().on
    waivers = () if ground.terms is None else ground.terms.waivers
    found = forecast_of(
        lambda day: ground.assess(declaration, on=day),
        turnings(declaration, ground.ruleset, ground.statutes, waivers=waivers),
        on=on,
    )
    deliver(
        console,
        found,
        to=targets,
        page=partial(forecast_text.render, within=days),
        others={
            "json": partial(forecast_json.render, within=days),
            "ics": partial(forecast_ics.render, within=days),
        },
    )
    ends = days is not None and (found.within(days) or found.closes_within(days))
    return ExitCode.GATE_CLOSED if ends else ExitCode.GATE_OPEN
