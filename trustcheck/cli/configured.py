"""Commands for which the environment and the file of the project hold beside the command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from trustcheck.cli.command import Command, Option
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.language import language_of
from trustcheck.cli.project import find_project
from trustcheck.cli.shelf import DEFAULT_RULESET
from trustcheck.cli.target import Target, check_apart, target_of
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput

if TYPE_CHECKING:
    from trustcheck.cli.configuration import Configuration
    from trustcheck.cli.project_reading import Project
    from trustcheck.source.problem import Problem
    from trustcheck.source.span import Span

F = TypeVar("F", bound=Callable[..., Any])

_PROJECT = "trustcheck.project"
_PLACES = "trustcheck.places"
_KEYS = {
    "targets": "formats",
    "ruleset": "rulesets",
    "compared_rulesets": "rulesets",
    "asked_on": "as_of",
}
"""The options that have another name in the file of a project."""


class ProjectCommand(Command):
    """A command that reads the file of the project first, unless --isolated is given.

    What is wrong with a parameter is told where it is set.
    """

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and return its exit code; a file that is wrong ends it before."""
        isolated = ctx.params.pop("isolated")
        try:
            project = None if isolated else _project()
        except InvalidInput as invalid:
            language = ctx.params.get("lang") or language_of(os.environ)
            Console.standard(language, colour=ctx.params.get("color", "auto")).tell(
                invalid.problems
            )
            return ExitCode.NOT_ASSESSED
        ctx.meta[_PROJECT] = project
        if project is not None and ctx.params.get("lang") is None:
            ctx.params["lang"] = project.form.lang
        return super().invoke(ctx)

    def placed(self, ctx: click.Context, problems: Sequence[Problem]) -> Sequence[Problem]:
        """Return problems with their places in the file of the project, if it set the value."""
        places: Mapping[str, Span] = ctx.meta.get(_PLACES, {})
        return [replace(each, span=places.get(each.span.file, each.span)) for each in problems]


def isolating(function: F) -> F:
    """Add --isolated, which every such command has."""
    return click.option("--isolated", cls=Option, is_flag=True)(function)


def configured(
    console: Console,
    read: dict[str, Any],
    *,
    is_quiet: bool = False,
    rulesets: tuple[str, ...] = (DEFAULT_RULESET,),
    baseline: str | None = None,
) -> Configuration:
    """Return what holds in a run, and take it out of what was read from the command line.

    Which file of a project is used is said, and which variables are not, unless `is_quiet`.
    `rulesets` and `baseline` are those that hold where none is named.
    """
    from trustcheck.cli.configuration import Sources
    from trustcheck.cli.variables import remarks

    context = click.get_current_context()
    project: Project | None = context.meta[_PROJECT]
    given = {
        _KEYS.get(name, name): value for name, value in read.items() if _is_given(context, name)
    }
    if "ruleset" in read and "rulesets" in given:
        given["rulesets"] = (given["rulesets"],)
    if _is_given(context, "lang"):
        given["lang"] = console.language
    if given.get("waivers") and given.get("no_waivers"):
        raise click.UsageError("--waivers and --no-waivers exclude each other.")
    for name in _NAMES:
        read.pop(name, None)
    if not is_quiet:
        if project is not None:
            console.talk(say("cli.project", file=project.document.file))
        for remark in remarks(os.environ):
            console.talk(remark)
    held = Sources(given, os.environ, project).configuration(rulesets=rulesets, baseline=baseline)
    context.meta[_PLACES] = held.places
    return held


_NAMES = (
    "profiles", "rulesets", "ruleset", "compared_rulesets", "settings", "as_of", "asked_on",
    "targets", "fail_on", "tolerate", "waivers", "no_waivers", "waiver_notice", "baseline",
)  # fmt: skip


def day_of(configuration: Configuration) -> date | None:
    """Return the day of the assessment; raises a usage error for what is none."""
    from trustcheck.cli.options import as_day

    context = click.get_current_context()
    if configuration.as_of is None:
        return None
    return as_day(context, _hinted(configuration, "as_of"), configuration.as_of)


def targets_of(configuration: Configuration) -> tuple[Target, ...]:
    """Return where reports go; raises a usage error for what is no format, or two in one place."""
    from trustcheck.report import REPORTERS

    if not configuration.formats:
        return ()
    try:
        targets = tuple(target_of(value, REPORTERS) for value in configuration.formats)
        check_apart(targets)
    except ValueError as error:
        param = _hinted(configuration, "formats")
        raise click.BadParameter(str(error), param=param) from None
    return targets


def profiles_of(configuration: Configuration) -> tuple[str, ...]:
    """Return the profiles; raises a usage error where nobody names any."""
    from trustcheck.cli.target import STANDARD_STREAM

    profiles = configuration.profiles
    if not profiles:
        raise click.MissingParameter(param_type="argument", param_hint="'PROFILE...'")
    if profiles.count(STANDARD_STREAM) > 1:
        hint = "standard input can be read only once."
        raise click.BadParameter(hint, param=_hinted(configuration, "profiles"))
    return profiles


def _hinted(configuration: Configuration, key: str) -> click.Parameter:
    """Return a parameter by whose name a usage error calls what was set."""
    origin = next(each.origin for each in configuration.settings if each.key == key)
    name = origin.shown
    return click.Option([name]) if name.startswith("-") else click.Argument([name])


def _is_given(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is ParameterSource.COMMANDLINE


def _project() -> Project | None:
    found = find_project()
    if found is None:
        return None
    from trustcheck.cli.project_reading import read_project

    return read_project(*found)
