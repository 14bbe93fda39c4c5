"""`trustcheck graph`: the structure around a service, as text or as a diagram."""

from __future__ import annotations

from typing import Any

import click

from trustcheck.cli.command import Argument
from trustcheck.cli.configured import ProjectCommand, configured, day_of, isolating
from trustcheck.cli.console import Console
from trustcheck.cli.delivery import deliver
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.intake import take_in
from trustcheck.cli.narrowing import narrowed, the_ruleset
from trustcheck.cli.options import (
    as_of_option,
    formats_option,
    parameter_option,
    ruleset_option,
    speaking,
)
from trustcheck.cli.shelf import shipped_statutes, take_ruleset
from trustcheck.cli.target import Target, spare_inputs
from trustcheck.report import chart_text
from trustcheck.report.chart import DRAWINGS


@click.command("graph", cls=ProjectCommand, add_help_option=False)
@click.argument("profile", cls=Argument)
@ruleset_option
@parameter_option
@as_of_option
@isolating
@formats_option("charts", DRAWINGS)
@speaking
@click.pass_obj
def graph(
    console: Console, /, profile: str, *, charts: tuple[Target, ...], **read: Any
) -> ExitCode:
    """Draw the structure around the service of a profile."""
    from trustcheck.engine.chart import chart

    spare_inputs(charts, (profile,))
    held = narrowed(configured(console, read))
    on, statutes = day_of(held), shipped_statutes()
    rules = take_ruleset(the_ruleset(held), statutes, settings=held.parameters)
    declaration = take_in(console, profile, statutes)
    day = on or declaration.profile.stated_on
    found = chart(declaration, rules, statutes, on=day)
    deliver(console, found, to=charts, page=chart_text.render, others=DRAWINGS)
    return ExitCode.GATE_OPEN
