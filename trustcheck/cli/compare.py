"""`trustcheck compare`: several services under one ruleset, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trustcheck.cli.command import Command
from trustcheck.cli.console import Console
from trustcheck.cli.delivery import deliver
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.options import (
    as_of_option,
    formats_option,
    parameter_option,
    profiles_argument,
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
    from trustcheck.cli.selection import Selection
    from trustcheck.profile.statutes import Statutes


@click.command("compare", cls=Command, add_help_option=False)
@profiles_argument
@ruleset_option
@parameter_option
@as_of_option
@formats_option("tables", TABLES)
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
    deliver(console, found, to=tables, page=matrix_text.render, others=TABLES)
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
