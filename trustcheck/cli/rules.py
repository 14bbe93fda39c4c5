"""`trustcheck rules`: rulesets listed, shown, looked over, tried, mutated and made into pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from trustcheck.cli.command import Argument, Command, Group, Option
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.options import parameter_option, ruleset_option, speaking
from trustcheck.cli.selection import select
from trustcheck.cli.shelf import DEFAULT_RULESET, shipped_claims, shipped_statutes, take_ruleset
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Message, say
from trustcheck.source.problem import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trustcheck.engine.trial import Trial
    from trustcheck.ruleset.ruleset import Ruleset


@click.group("rules", cls=Group, add_help_option=False, no_args_is_help=False)
@click.help_option("--help", cls=Option, help=None)
def rules() -> None:
    """Gather the commands on rulesets."""


@rules.command("list", cls=Command, add_help_option=False)
@click.option("--ruleset", cls=Option, metavar="NAME|PATH")
@speaking
@click.pass_obj
def list_rules(console: Console, *, ruleset: str | None) -> ExitCode:
    """List the criteria of one ruleset, or of all that are shipped."""
    from trustcheck.cli.rulebook import listing
    from trustcheck.ruleset.shelf import shipped_rulesets

    statutes = shipped_statutes()
    choices = shipped_rulesets() if ruleset is None else (ruleset,)
    pages = [listing(take_ruleset(choice, statutes), console.wording) for choice in choices]
    console.report_styled("\n".join(pages))
    return ExitCode.GATE_OPEN


@rules.command("show", cls=Command, add_help_option=False)
@click.argument("name", cls=Argument, default=DEFAULT_RULESET)
@parameter_option
@click.option("--resolved", cls=Option, is_flag=True)
@speaking
@click.pass_obj
def show_rules(
    console: Console, name: str, *, settings: Mapping[str, str], resolved: bool
) -> ExitCode:
    """Show a ruleset; resolved, with every rule and every parameter as it counts."""
    from trustcheck.cli.rulebook import page

    ruleset = take_ruleset(name, shipped_statutes(), settings=settings)
    console.report_styled(page(ruleset, console.wording, resolved=resolved))
    return ExitCode.GATE_OPEN


@rules.command("lint", cls=Command, add_help_option=False)
@click.argument("path", cls=Argument, default=DEFAULT_RULESET)
@speaking
@click.pass_obj
def lint_rules(console: Console, path: str) -> ExitCode:
    """Look for mistakes that reading a ruleset alone does not find."""
    from trustcheck.ruleset.lint import lint

    ruleset = take_ruleset(path, shipped_statutes())
    problems = lint(ruleset, shipped_claims())
    if problems:
        raise InvalidInput(problems)
    console.answer(say("cli.lint_clean", ruleset=ruleset.id, criteria=len(ruleset.criteria)))
    return ExitCode.GATE_OPEN


@rules.command("test", cls=Command, add_help_option=False)
@click.argument("name", cls=Argument, default=DEFAULT_RULESET)
@speaking
@click.pass_obj
def try_rules(console: Console, name: str) -> ExitCode:
    """Run the cases of a ruleset."""
    from trustcheck.engine.trial import try_cases

    statutes = shipped_statutes()
    ruleset = take_ruleset(name, statutes)
    trials = try_cases(ruleset, statutes)
    differing = [trial for trial in trials if not trial.ok]
    for trial in differing:
        console.answer(_difference(trial, ruleset))
    count = {"count": len(trials), "differing": len(differing)}
    console.answer(say("cli.tested", ruleset=ruleset.id, **count))
    return ExitCode.GATE_CLOSED if differing else ExitCode.GATE_OPEN


@rules.command("mutate", cls=Command, add_help_option=False)
@click.argument("name", cls=Argument, default=DEFAULT_RULESET)
@click.option("--criterion", "mutated", cls=Option, metavar="ID", multiple=True)
@click.option(
    "--format",
    "page_format",
    cls=Option,
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
)
@speaking
@click.pass_obj
def mutate_rules(
    console: Console, name: str, *, mutated: tuple[str, ...], page_format: str
) -> ExitCode:
    """Show which changes of the rules no case would notice."""
    from trustcheck.cli.mutants import mutants_json, mutants_page
    from trustcheck.engine.mutation import try_mutants

    statutes = shipped_statutes()
    ruleset = take_ruleset(name, statutes)
    chosen = replace(ruleset, criteria=select(ruleset, mutated)) if mutated else ruleset
    survivals = try_mutants(chosen, statutes, home=not mutated)
    if page_format == "json":
        console.report(mutants_json(survivals, ruleset, console.wording))
    else:
        console.report_styled(mutants_page(survivals, ruleset, console.wording))
    survived = any(survival.survived for survival in survivals)
    return ExitCode.GATE_CLOSED if survived else ExitCode.GATE_OPEN


@rules.command("words", cls=Command, add_help_option=False)
@ruleset_option
@speaking
@click.pass_obj
def list_words(console: Console, *, ruleset: str) -> ExitCode:
    """Say every word that the rules of a ruleset may use."""
    from trustcheck.report.vocabulary import vocabulary_page

    statutes = shipped_statutes()
    lexicon = take_ruleset(ruleset, statutes).lexicon
    areas = {id: area.name for id, area in statutes.atlas.areas.items()}
    laws = {id: law.name for id, law in statutes.laws.items()}
    console.report(vocabulary_page(lexicon, console.wording, names=areas | laws))
    return ExitCode.GATE_OPEN


@rules.command("site", cls=Command, add_help_option=False)
@click.argument("rulesets", cls=Argument, metavar="[RULESET]...", nargs=-1)
@click.option(
    "--output",
    "folder",
    cls=Option,
    metavar="FOLDER",
    required=True,
    type=click.Path(path_type=Path),
)
@speaking
@click.pass_obj
def site_rules(console: Console, *, rulesets: tuple[str, ...], folder: Path) -> ExitCode:
    """Write rulesets as pages to browse."""
    from trustcheck.cli.bundle import refuse_others, write_bundle
    from trustcheck.cli.edition import edition
    from trustcheck.cli.target import place_of

    refuse_others(folder)
    pages = edition(rulesets)
    write_bundle(folder, pages)
    console.talk(say("cli.site", n=len(pages), folder=place_of(folder).file))
    return ExitCode.GATE_OPEN


def _difference(trial: Trial, ruleset: Ruleset) -> Message:
    place, criterion, case = str(trial.span), trial.criterion, trial.case
    expected = ruleset.verdict_word(trial.expected.value)
    if trial.found is None:
        return say(
            "cli.case_not_in_force", place=place, criterion=criterion, case=case, expected=expected
        )
    return say(
        "cli.case_differs",
        place=place,
        criterion=criterion,
        case=case,
        expected=expected,
        found=ruleset.verdict_word(trial.found.value),
    )
