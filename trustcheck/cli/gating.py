"""The options that move the gate: what closes it, what is tolerated, what is waived."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from trustcheck.cli.command import Option
from trustcheck.cli.gatekeeping import Gatekeeping

F = TypeVar("F", bound=Callable[..., Any])


def gating(function: F) -> F:
    """Add the options that move the gate; see `gatekeeping_of`, and `Configuration`."""
    for decorate in (
        click.option("--no-waivers", cls=Option, is_flag=True),
        click.option("--waivers", cls=Option, metavar="FILE", multiple=True),
        click.option("--tolerate", cls=Option, metavar="VERDICT=NUMBER|unknown=ID", multiple=True),
        click.option(
            "--fail-on",
            cls=Option,
            metavar="[must:|should:|ID=]VERDICT,...",
            multiple=True,
        ),
    ):
        function = decorate(function)
    return function


def gatekeeping_of(read: dict[str, Any]) -> Gatekeeping | None:
    """Return what the options of `gating` alone ask for, and take them out of what was read.

    None where they ask for nothing. Raises a usage error for clauses that are none.
    """
    given = {name: read.pop(name) for name in ("fail_on", "tolerate", "waivers", "no_waivers")}
    if given["waivers"] and given["no_waivers"]:
        raise click.UsageError("--waivers and --no-waivers exclude each other.")
    from trustcheck.cli.configuration import Sources

    held = Sources(given, {}, None).configuration()
    return held.gatekeeping if held.moves_gate else None
