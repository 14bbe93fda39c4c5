"""`trustcheck schema`: the JSON Schemas of what the program reads and writes."""

from __future__ import annotations

import click

from trustcheck.cli.command import Argument, Command
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.options import speaking
from trustcheck.source.folder import shipped

_ENDING = ".schema.json"
NAMES = tuple(
    sorted(path.name.removesuffix(_ENDING) for path in shipped("schemas").glob(f"*{_ENDING}"))
)
"""What there is a schema of."""


@click.command("schema", cls=Command, add_help_option=False)
@click.argument("name", cls=Argument, required=False, metavar="[NAME]", type=click.Choice(NAMES))
@speaking
@click.pass_obj
def schema(console: Console, name: str | None) -> ExitCode:
    """Print a schema, or the names of all of them."""
    if name is None:
        console.report("".join(f"{each}\n" for each in NAMES))
        return ExitCode.GATE_OPEN
    path = shipped("schemas") / f"{name}{_ENDING}"
    console.report(path.read_text(encoding="utf-8"))
    return ExitCode.GATE_OPEN
