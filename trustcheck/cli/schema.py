"""`trustcheck schema`: the JSON Schemas of what the program reads and writes."""

from __future__ import annotations

import click

from trustcheck.cli.command import Command
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.options import speaking


@click.command("schema", cls=Command, add_help_option=False)
@click.argument(
    "name",
    type=click.Choice(
        ["profile", "situation", "report", "record", "forecast", "what-if", "waivers"]
    ),
)
@speaking
@click.pass_obj
def schema(console: Console, name: str) -> ExitCode:
    """Print a schema."""
    from trustcheck.source.folder import shipped

    path = shipped("schemas") / f"{name}.schema.json"
    console.report(path.read_text(encoding="utf-8"))
    return ExitCode.GATE_OPEN
