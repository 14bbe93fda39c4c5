"""`trustcheck explain`: one criterion in full, or the whole proof of one verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from trustcheck.cli.command import Argument, Option
from trustcheck.cli.configured import ProjectCommand, configured, day_of, isolating
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.intake import take_in
from trustcheck.cli.narrowing import narrowed
from trustcheck.cli.options import as_of_option, parameter_option, ruleset_option, speaking
from trustcheck.cli.selection import the_criterion
from trustcheck.cli.shelf import shipped_statutes
from trustcheck.cli.standards import take_standards
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from trustcheck.assessment.assessment import Assessment
    from trustcheck.cli.configuration import Configuration
    from trustcheck.profile.statutes import Statutes
    from trustcheck.ruleset.criterion import Criterion
    from trustcheck.ruleset.ruleset import Ruleset


@click.command("explain", cls=ProjectCommand, add_help_option=False)
@click.argument("criterion", cls=Argument)
@click.option("--profile", cls=Option, metavar="FILE")
@as_of_option
@ruleset_option
@parameter_option
@isolating
@speaking
@click.pass_obj
def explain(
    console: Console,
    /,
    criterion: str,
    *,
    profile: str | None,
    **read: Any,
) -> ExitCode:
    """Explain a criterion, or its verdict on a profile."""
    if read["as_of"] is not None and profile is None:
        raise click.UsageError("--as-of asks for --profile.")
    from trustcheck.engine.assess import assess

    held = narrowed(configured(console, read))
    on, statutes = day_of(held), shipped_statutes()
    rules = _ruleset(held, statutes, criterion)
    chosen = the_criterion(rules, criterion)
    if profile is None:
        console.report_styled(_page(chosen, rules, statutes, console))
    else:
        declaration = take_in(console, profile, statutes)
        day = on or declaration.profile.stated_on
        console.report_styled(
            _proof(chosen, assess(declaration, rules, statutes, on=day), console)
        )
    return ExitCode.GATE_OPEN


def _ruleset(held: Configuration, statutes: Statutes, criterion: str) -> Ruleset:
    """Return the first of the rulesets that hold in which a criterion is, else the first."""
    standards = take_standards(held.rulesets, statutes, settings=held.parameters)
    rulesets = [each.ruleset for each in standards]
    return next((each for each in rulesets if each.criterion(criterion)), rulesets[0])


def _page(criterion: Criterion, ruleset: Ruleset, statutes: Statutes, console: Console) -> str:
    """Return the page on a criterion: its text, its rule in words, its reading, its cases."""
    from trustcheck.report.explain import criterion_page
    from trustcheck.ruleset.cases import read_cases
    from trustcheck.ruleset.readings import read_readings

    reading = read_readings(ruleset).get(criterion.reading or "")
    return criterion_page(
        criterion,
        ruleset,
        console.wording,
        areas={id: area.name for id, area in statutes.atlas.areas.items()},
        reading_text=None if reading is None else console.wording.text(reading),
        cases=read_cases(ruleset),
        width=console.width,
    )


def _proof(criterion: Criterion, assessment: Assessment, console: Console) -> str:
    """Return the whole reasoning on one criterion.

    Raises InvalidInput when the criterion is not in force on the day.
    """
    from trustcheck.report.explain import proof

    for finding in assessment.findings:
        if finding.criterion.id == criterion.id:
            return proof(finding, assessment, console.wording, width=console.width)
    message = say("criterion-not-in-force", id=criterion.id, day=assessment.on)
    raise InvalidInput([Problem(criterion.span, message)])
