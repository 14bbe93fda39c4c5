"""`trustcheck compare`: several services under one ruleset, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trustcheck.cli.command import Command, Option
from trustcheck.cli.console import WIDTH, Console, dressed
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.options import (
    as_of_option,
    parameter_option,
    profiles_argument,
    ruleset_option,
    selecting,
    selection_of,
    speaking,
    words_of,
)
from trustcheck.cli.target import Target, check_apart, spare_inputs, target_of, write_whole
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from trustcheck.assessment.assessment import Assessment
    from trustcheck.assessment.matrix import Matrix
    from trustcheck.cli.bar import Bar
    from trustcheck.cli.selection import Selection
    from trustcheck.profile.statutes import Statutes


def tables() -> Iterable[str]:
    """Return the names of the formats that services can be put side by side in."""
    from trustcheck.report.matrix import TABLES

    return TABLES


def as_tables(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[Target, ...]:
    """Return targets written FORMAT or FORMAT=PATH; two in one place are a usage error."""
    from trustcheck.report.matrix import TABLES

    try:
        targets = tuple(target_of(value, TABLES) for value in values)
        check_apart(targets)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx=ctx, param=param) from None
    return targets


@click.command("compare", cls=Command, add_help_option=False)
@profiles_argument
@ruleset_option
@parameter_option
@as_of_option
@click.option(
    "--format",
    "tables",
    cls=Option,
    metavar="FORMAT[=PATH]",
    multiple=True,
    callback=as_tables,
    shell_complete=words_of(tables),
)
@selecting
@speaking
@click.pass_obj
def compare(
    console: Console,
    /,
    profiles: tuple[str, ...],
    ruleset: str,
    settings: Mapping[str, str],
    as_of: date | None,
    tables: tuple[Target, ...],
    **read: Any,
) -> ExitCode:
    """Put services side by side; there is no gate, and nobody is ranked."""
    from trustcheck.assessment.matrix import matrix
    from trustcheck.cli.feed import feed_of
    from trustcheck.cli.shelf import shipped_statutes

    feed = feed_of(profiles)
    names = tuple(item.name for item in feed)
    spare_inputs(tables, names)
    statutes = shipped_statutes()
    bar = _bar(ruleset, statutes, settings, as_of, selection_of(read))
    for remark in feed.remarks:
        console.talk(remark)
    found = matrix(_assessments(console, names, statutes, bar, [*feed.problems]))
    for target in tables or (Target("text"),):
        told = _told(found, target, console)
        if target.path is None:
            console.report(told)
        else:
            write_whole(target.path, told)
    return ExitCode.GATE_OPEN


def _bar(
    ruleset: str,
    statutes: Statutes,
    settings: Mapping[str, str],
    as_of: date | None,
    selection: Selection,
) -> Bar:
    """Return what every service is held against."""
    from trustcheck.cli.bar import Bar
    from trustcheck.cli.standards import take_standards

    (standard,) = take_standards((ruleset,), statutes, settings=settings, selection=selection)
    return Bar(
        standard.ruleset,
        statutes,
        as_of,
        standard.criteria,
        standard.named,
        standard.settings,
        is_saved=False,
        outlook=False,
    )


def _assessments(
    console: Console,
    names: tuple[str, ...],
    statutes: Statutes,
    bar: Bar,
    problems: list[Problem],
) -> tuple[Assessment, ...]:
    """Return the assessment of every profile.

    Raises InvalidInput with the problems of all of them: a comparison that leaves one out would
    be taken for a whole one.
    """
    from trustcheck.cli.intake import take_in

    found = []
    for name in names:
        try:
            found.append(bar.hold(take_in(console, name, statutes), Path(name).parent))
        except InvalidInput as invalid:
            problems.extend(invalid.problems)
    if problems:
        raise InvalidInput(problems)
    return tuple(found)


def _told(found: Matrix, target: Target, console: Console) -> str:
    """Return services side by side in a format, as wide as the terminal that it goes to."""
    from trustcheck.report import matrix_text
    from trustcheck.report.matrix import TABLES
    from trustcheck.report.style import plain

    if target.format != "text":
        return TABLES[target.format](found, console.wording)
    if target.path is not None:
        return plain(matrix_text.render(found, console.wording, width=WIDTH))
    return dressed(matrix_text.render(found, console.wording, width=console.width), console.out)
