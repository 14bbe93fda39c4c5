"""`trustcheck check`: profiles held against a ruleset, reported, and the gate decided."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from trustcheck.cli.checking import Checking
from trustcheck.cli.command import Option
from trustcheck.cli.configured import (
    ProjectCommand,
    configured,
    day_of,
    isolating,
    profiles_of,
    targets_of,
)
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.gating import gating
from trustcheck.cli.narrowing import narrowed
from trustcheck.cli.options import (
    as_jobs,
    as_kinds,
    as_of_option,
    as_path,
    formats,
    optional_profiles_argument,
    parameter_option,
    rulesets_option,
    selecting,
    selection_of,
    speaking,
    words_of,
)
from trustcheck.cli.target import STANDARD_STREAM, Target
from trustcheck.cli.workbench import LINES

F = TypeVar("F", bound=Callable[..., Any])


def checking(function: F) -> F:
    """Add the operands and the options of a check; see `run_check`."""
    for decorate in reversed(_PARAMETERS):
        function = decorate(function)
    return function


_PARAMETERS: tuple[Callable[[Any], Any], ...] = (
    optional_profiles_argument,
    rulesets_option,
    parameter_option,
    as_of_option,
    click.option(
        "--format",
        "targets",
        cls=Option,
        metavar="FORMAT[=PATH]",
        multiple=True,
        shell_complete=words_of(formats),
    ),
    selecting,
    gating,
    click.option("--only", cls=Option, metavar="KIND,...", callback=as_kinds),
    click.option("--exit-zero", cls=Option, is_flag=True),
    click.option("--verbose", cls=Option, is_flag=True),
    click.option("--quiet", cls=Option, is_flag=True),
    click.option(
        "--stdin-format",
        cls=Option,
        type=click.Choice(["yaml", "ndjson"]),
        default="yaml",
        show_default=True,
    ),
    isolating,
    click.option("--jobs", cls=Option, metavar="N|auto", callback=as_jobs),
    click.option("--resume", cls=Option, metavar="FILE", callback=as_path),
    speaking,
)


@click.command("check", cls=ProjectCommand, add_help_option=False)
@checking
@click.pass_obj
def check(console: Console, /, **read: Any) -> ExitCode:
    """Assess profiles, report, and decide the gate."""
    return run_check(console, read)


def run_check(console: Console, read: dict[str, Any], *, baseline: str | None = None) -> ExitCode:
    """Check what the options of `checking` ask for; `baseline` is the one where none is named."""
    selection = selection_of(read)
    by_lines = read.pop("stdin_format") == "ndjson"
    held = narrowed(configured(console, read, is_quiet=read["quiet"], baseline=baseline))
    planned = Checking(
        **read,
        profiles=profiles_of(held),
        rulesets=held.rulesets,
        settings=held.parameters,
        as_of=day_of(held),
        targets=targets_of(held),
        selection=selection,
        gatekeeping=held.gatekeeper,
        by_lines=by_lines,
    )
    if by_lines and STANDARD_STREAM not in planned.profiles:
        raise click.UsageError("--stdin-format ndjson needs - among the profiles.")
    if planned.resume is not None:
        _check_resumable(planned.targets, planned.resume)
    return planned.run(console)


def _check_resumable(targets: tuple[Target, ...], path: Path) -> None:
    """Refuse reports that cannot be made of records that are kept, or go to the same file."""
    longer = [target.format for target in targets if target.format not in LINES]
    if longer:
        raise click.UsageError(
            f"--resume keeps no {longer[0]} reports: ask for {' or '.join(LINES)}."
        )
    if path in (target.path for target in targets):
        raise click.UsageError("--resume and --format cannot write to the same file.")
