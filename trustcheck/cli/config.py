"""`trustcheck config`: what holds in a run, value by value, and where each was set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from trustcheck.cli.command import Option
from trustcheck.cli.configuration import Configuration
from trustcheck.cli.configured import (
    ProjectCommand,
    configured,
    day_of,
    isolating,
    targets_of,
)
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.gating import gating
from trustcheck.cli.options import (
    as_of_option,
    formats,
    optional_profiles_argument,
    parameter_option,
    rulesets_option,
    speaking,
    words_of,
)
from trustcheck.cli.setting import Setting
from trustcheck.logic.message import say
from trustcheck.report.json_text import written

FORMAT = "trustcheck-config/1"


@click.command("config", cls=ProjectCommand, add_help_option=False)
@optional_profiles_argument
@rulesets_option
@parameter_option
@as_of_option
@click.option(
    "--format",
    "targets",
    cls=Option,
    metavar="FORMAT[=PATH]",
    multiple=True,
    shell_complete=words_of(formats),
)
@gating
@isolating
@click.option("--json", "as_json", cls=Option, is_flag=True)
@speaking
@click.pass_obj
def config(console: Console, /, as_json: bool, **read: Any) -> ExitCode:
    """Show what holds, and where it was set."""
    held = configured(console, read, is_quiet=False)
    day_of(held), targets_of(held)  # what could not be used is refused here as well
    console.report(
        _json(held) if as_json else "".join(f"{line}\n" for line in _lines(console, held))
    )
    return ExitCode.GATE_OPEN


def _lines(console: Console, held: Configuration) -> Iterator[str]:
    """Yield a line for each value: its name, the value as YAML, and its origin."""
    from trustcheck.report.paragraph import columns
    from trustcheck.report.style import visible
    from trustcheck.source.writing import flow

    nothing = console.wording.phrase(say("config.nothing"))
    rows = [
        (
            visible(each.key),
            nothing if each.value is None else visible(flow(each.value)),
            visible(_origin(console, each)),
        )
        for each in held.settings
    ]
    widths = [max(columns(row[n]) for row in rows) for n in range(2)]
    for row in rows:
        told = (text + " " * (widths[n] - columns(text)) for n, text in enumerate(row[:2]))
        yield "  ".join((*told, row[2]))


def _origin(console: Console, each: Setting) -> str:
    if each.origin.kind == "default":
        return console.wording.phrase(say("config.default"))
    return each.origin.shown


def _json(held: Configuration) -> str:
    told = {
        "format": FORMAT,
        "settings": [
            {
                "key": each.key,
                "value": each.value,
                "origin": {
                    "kind": each.origin.kind,
                    "name": None if each.origin.kind == "default" else each.origin.place.file,
                    **_place(each),
                },
            }
            for each in held.settings
        ],
    }
    return written(told, indent=2) + "\n"


def _place(each: Setting) -> dict[str, int | None]:
    is_file = each.origin.kind == "file"
    place = each.origin.place
    return {
        "line": place.line if is_file else None,
        "column": place.column if is_file else None,
    }
