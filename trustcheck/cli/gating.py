"""The options that move the gate: what closes it, what is tolerated, what is waived."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from trustcheck.assessment.value import MOST
from trustcheck.cli.command import Option

F = TypeVar("F", bound=Callable[..., Any])


def gating(function: F) -> F:
    """Add the options that move the gate; see `Configuration`."""
    for decorate in (
        click.option("--baseline", cls=Option, metavar="FILE"),
        click.option("--waiver-notice", cls=Option, metavar="DAYS", type=click.IntRange(0, MOST)),
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
