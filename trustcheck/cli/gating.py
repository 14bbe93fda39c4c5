"""The options that move the gate: what closes it, what is tolerated, what is waived."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from trustcheck.cli.command import Option
from trustcheck.cli.gatekeeping import Gatekeeping
from trustcheck.source.span import Span

F = TypeVar("F", bound=Callable[..., Any])


def gating(function: F) -> F:
    """Add the options that move the gate; see `gatekeeping_of`."""
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
    """Return what the options of `gating` ask for, and take them out of what was read.

    None where they ask for nothing. Raises a usage error for clauses that are none.
    """
    closing, tolerated = read.pop("fail_on"), read.pop("tolerate")
    waivers, without = read.pop("waivers"), read.pop("no_waivers")
    if waivers and without:
        raise click.UsageError("--waivers and --no-waivers exclude each other.")
    if not (closing or tolerated or waivers):
        return None
    from trustcheck.assessment.policy_form import overlaid
    from trustcheck.cli.clause import fail_on, tolerate

    try:
        policy = overlaid(fail_on(closing), tolerate(tolerated))
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    places = {"policy": _place("--fail-on", closing)} if closing else {}
    places |= {clause.partition("=")[0]: _place("--fail-on", (clause,)) for clause in closing}
    places |= {clause.partition("=")[2]: _place("--tolerate", (clause,)) for clause in tolerated}
    return Gatekeeping(policy=policy, places=places, waivers=waivers)


def _place(option: str, values: tuple[str, ...]) -> Span:
    return Span(" ".join(f"{option} {value}" for value in values), 1, 1, 1, 1)
