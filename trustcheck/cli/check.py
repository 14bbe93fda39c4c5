"""`trustcheck check`: profiles held against a ruleset, reported, and the gate decided."""

from __future__ import annotations

from typing import Any

import click

from trustcheck.cli.checking import Checking
from trustcheck.cli.command import Command, Option
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.options import (
    as_of_option,
    as_targets,
    parameter_option,
    profiles_argument,
    ruleset_option,
    speaking,
)


@click.command("check", cls=Command, add_help_option=False)
@profiles_argument
@ruleset_option
@parameter_option
@as_of_option
@click.option(
    "--format",
    "targets",
    cls=Option,
    metavar="FORMAT[=PATH]",
    multiple=True,
    callback=as_targets,
)
@click.option("--criterion", "criteria", cls=Option, metavar="ID", multiple=True)
@click.option("--exit-zero", cls=Option, is_flag=True)
@click.option("--verbose", cls=Option, is_flag=True)
@speaking
@click.pass_obj
def check(console: Console, /, **read: Any) -> ExitCode:
    """Assess profiles, report, and decide the gate."""
    return Checking(**read).run(console)
