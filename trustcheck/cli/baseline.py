"""`trustcheck baseline`: what is put up with for now, so that it can only get better."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from trustcheck.cli.baselining import NAME, Baselining
from trustcheck.cli.check import checking, run_check
from trustcheck.cli.command import Group, Option
from trustcheck.cli.configured import ProjectCommand, configured, day_of, isolating, profiles_of
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.narrowing import narrowed
from trustcheck.cli.options import (
    as_of_option,
    optional_profiles_argument,
    parameter_option,
    rulesets_option,
    speaking,
)


@click.group("baseline", cls=Group, add_help_option=False, no_args_is_help=False)
@click.help_option("--help", cls=Option, help=None)
def baseline() -> None:
    """Gather the commands."""


@baseline.command("write", cls=ProjectCommand, add_help_option=False)
@optional_profiles_argument
@click.option("--output", "baseline_output", cls=Option, metavar="FILE")
@click.option("--tighten", cls=Option, is_flag=True)
@click.option("--allow-new", cls=Option, is_flag=True)
@rulesets_option
@parameter_option
@as_of_option
@click.option("--waivers", cls=Option, metavar="FILE", multiple=True)
@click.option("--no-waivers", cls=Option, is_flag=True)
@isolating
@speaking
@click.pass_obj
def write(
    console: Console,
    /,
    baseline_output: str | None,
    *,
    tighten: bool,
    allow_new: bool,
    **read: Any,
) -> ExitCode:
    """Write what is found now as what is known from now on."""
    held = narrowed(configured(console, read, is_quiet=False))
    path = Path(baseline_output or held.gatekeeping.baseline or NAME)
    baselining = Baselining(
        profiles=profiles_of(held),
        held=held,
        as_of=day_of(held),
        path=path,
        tighten=tighten,
        allow_new=allow_new,
    )
    return baselining.run(console)


@baseline.command("check", cls=ProjectCommand, add_help_option=False)
@checking
@click.pass_obj
def check(console: Console, /, **read: Any) -> ExitCode:
    """Check profiles: only what got worse closes the gate."""
    return run_check(console, read, baseline=NAME)
