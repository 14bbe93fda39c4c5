"""`trustcheck compare`: several services under one ruleset, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trustcheck.cli.configured import ProjectCommand, configured, day_of, isolating, profiles_of
from trustcheck.cli.console import Console
from trustcheck.cli.delivery import deliver
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.narrowing import narrowed, the_ruleset
from trustcheck.cli.options import (
    as_of_option,
    formats_option,
    optional_profiles_argument,
    parameter_option,
    ruleset_option,
    selecting,
    selection_of,
    speaking,
)
from trustcheck.cli.target import Target, spare_inputs
from trustcheck.report import matrix_text
from trustcheck.report.matrix import TABLES
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from trustcheck.assessment.assessment import Assessment
    from trustcheck.cli.bar import Bar
    from trustcheck.cli.configuration import Configuration
    from trustcheck.cli.selection import Selection
    from trustcheck.profile.statutes import Statutes


@click.command("compare", cls=ProjectCommand, add_help_option=False)
@optional_profiles_argument
@ruleset_option
@parameter_option
@as_of_option
@formats_option("tables", TABLES)
@selecting
@isolating
@speaking
@click.pass_obj
def compare(console: Console, /, tables: tuple[Target, ...], **read: Any) -> ExitCode:
    """Put services side by side; there is no gate, and nobody is ranked."""
    from trustcheck.assessment.matrix import matrix
    from trustcheck.cli.feed import feed_of
    from trustcheck.cli.shelf import shipped_statutes

    selection = selection_of(read)
    held = narrowed(configured(console, read))
    feed = feed_of(profiles_of(held))
    names = tuple(item.name for item in feed)
    spare_inputs(tables, names)
    statutes = shipped_statutes()
    bar = _bar(held, statutes, selection)
    for remark in feed.remarks:
        console.talk(remark)
    found = matrix(_assessments(console, names, statutes, bar, [*feed.problems]))
    deliver(console, found, to=tables, page=matrix_text.render, others=TABLES)
    return ExitCode.GATE_OPEN


def _bar(held: Configuration, statutes: Statutes, selection: Selection) -> Bar:
    """Return what every service is held against."""
    from trustcheck.cli.bar import Bar
    from trustcheck.cli.standards import take_standards

    (standard,) = take_standards(
        (the_ruleset(held),), statutes, settings=held.parameters, selection=selection
    )
    return Bar(
        standard.ruleset,
        statutes,
        day_of(held),
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
