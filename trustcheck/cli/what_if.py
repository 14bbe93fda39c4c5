"""`trustcheck what-if`: the assessment with some facts stated otherwise, and what changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from trustcheck.cli.command import Argument, Option
from trustcheck.cli.configured import ProjectCommand, configured, isolating
from trustcheck.cli.console import Console
from trustcheck.cli.delivery import deliver
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.gating import gating
from trustcheck.cli.ground import take_ground
from trustcheck.cli.options import (
    as_of_option,
    formats_option,
    parameter_option,
    ruleset_option,
    selecting,
    selection_of,
    speaking,
)
from trustcheck.cli.supposing import Wish, alterations_of, supposed
from trustcheck.cli.target import Target, spare_inputs
from trustcheck.profile.alteration import Manner

Callback = Callable[[click.Context, click.Parameter, tuple[str, ...]], tuple[Wish, ...]]


def _wishes(manner: Manner) -> Callback:
    """Return what reads the values of an option: PATH=VALUE, or PATH alone."""

    def read(
        ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
    ) -> tuple[Wish, ...]:
        found = []
        for value in values:
            path, equals, text = value.partition("=")
            if not path or bool(equals) is (manner is Manner.REMOVE):
                form = "PATH" if manner is Manner.REMOVE else "PATH=VALUE"
                raise click.BadParameter(f"{value!r} is not {form}.", ctx=ctx, param=param)
            found.append(Wish(manner, path, text))
        return tuple(found)

    return read


def _option(manner: Manner, metavar: str) -> Callable[[Any], Any]:
    return click.option(
        f"--{manner.value}",
        f"wished_{manner.value}",
        cls=Option,
        metavar=metavar,
        multiple=True,
        callback=_wishes(manner),
    )


@click.command("what-if", cls=ProjectCommand, add_help_option=False)
@click.argument("profile", cls=Argument)
@_option(Manner.SET, "PATH=VALUE")
@_option(Manner.ADD, "PATH=VALUE")
@_option(Manner.REMOVE, "PATH")
@ruleset_option
@parameter_option
@as_of_option
@selecting
@gating
@isolating
@formats_option("pages", ("text", "json"))
@speaking
@click.pass_obj
def what_if(console: Console, /, **read: Any) -> ExitCode:
    """Assess a profile with other facts."""
    from trustcheck.assessment.variant import Variant
    from trustcheck.report import variant_json, variant_text

    wishes = tuple(wish for manner in Manner for wish in read[f"wished_{manner.value}"])
    if not wishes:
        raise click.UsageError("say what to suppose: --set, --add or --remove.")
    targets: tuple[Target, ...] = read["pages"]
    spare_inputs(targets, (read["profile"],))
    ground = take_ground(
        console,
        read["profile"],
        held=configured(console, read),
        selection=selection_of(read),
        is_gated=True,
    )
    before = ground.first()
    alterations = alterations_of(wishes, ground.declaration.document, console)
    _, declaration = supposed(ground, alterations, console)
    found = Variant(alterations, before, ground.assess(declaration, on=before.on))
    others = {"json": variant_json.render}
    deliver(console, found, to=targets, page=variant_text.render, others=others)
    return ExitCode.GATE_OPEN if found.gate_after.is_open else ExitCode.GATE_CLOSED
