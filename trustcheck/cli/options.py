"""The options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from trustcheck.cli.command import Argument, Option
from trustcheck.cli.language import CHOICES, VARIABLE
from trustcheck.cli.selection import Selection
from trustcheck.cli.shelf import DEFAULT_RULESET
from trustcheck.cli.target import STANDARD_STREAM, Target, check_apart, target_of

if TYPE_CHECKING:
    from trustcheck.assessment.progress import Kind

LEVELS = ("must", "should")

F = TypeVar("F", bound=Callable[..., Any])


def words_of(words: Callable[[], Iterable[str]]) -> Callable[..., list[str]]:
    """Return what offers a shell those of the words that begin like what is written.

    The words are asked for when a shell asks, and at no other time.
    """
    return lambda _context, _parameter, incomplete: [
        word for word in words() if word.startswith(incomplete)
    ]


def formats() -> Iterable[str]:
    """Return the names of the formats that an assessment can be told in."""
    from trustcheck.report import REPORTERS

    return REPORTERS


def as_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """Return a day written YYYY-MM-DD; `today` alone makes the program ask the clock."""
    if value is None:
        return None
    if value == "today":
        return date.today()
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        hint = f"{value!r} is not a day: write YYYY-MM-DD, or today."
        raise click.BadParameter(hint, ctx=ctx, param=param)
    try:
        return date.fromisoformat(value)
    except ValueError:
        hint = f"{value} is not in the calendar."
        raise click.BadParameter(hint, ctx=ctx, param=param) from None


def as_settings(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    """Return settings written NAME=VALUE by name; the ruleset judges both."""
    settings: dict[str, str] = {}
    for value in values:
        name, equals, text = value.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"{value!r} is not NAME=VALUE.", ctx=ctx, param=param)
        if name in settings:
            raise click.BadParameter(f"{name!r} is set twice.", ctx=ctx, param=param)
        settings[name] = text
    return settings


def as_jobs(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """Return a number of processes, 0 for one on each core; None leaves it to the program."""
    if value is None:
        return None
    if value == "auto":
        return 0
    if not re.fullmatch(r"[0-9]{1,3}", value):
        hint = f"{value!r} is not a number of processes: write one up to 999, or auto."
        raise click.BadParameter(hint, ctx=ctx, param=param)
    return int(value)


def as_path(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Path | None:
    """Return the path of a file."""
    return None if value is None else Path(value)


def as_kinds(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[Kind, ...]:
    """Return the kinds of findings that are named, separated by commas."""
    if value is None:
        return ()
    from trustcheck.assessment.progress import Kind

    known = {kind.value: kind for kind in Kind}
    names = [name.strip() for name in value.split(",")]
    for name in names:
        if name not in known:
            hint = f"{name!r} is not one of {', '.join(known)}."
            raise click.BadParameter(hint, ctx=ctx, param=param)
    return tuple(known[name] for name in dict.fromkeys(names))


def read_once(
    _ctx: click.Context, param: click.Parameter, profiles: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the names of the profiles; standard input named twice is a usage error."""
    if profiles.count(STANDARD_STREAM) > 1:
        raise click.BadParameter("standard input can be read only once.", param=param)
    return profiles


def selecting(function: F) -> F:
    """Add the options that choose criteria; see `selection_of`."""
    for decorate in (
        click.option("--tag", "tags", cls=Option, metavar="TAG", multiple=True),
        click.option("--level", cls=Option, type=click.Choice(LEVELS)),
        click.option(
            "--group", "--chapter", "groups", cls=Option, metavar="GROUP|CHAPTER", multiple=True
        ),
        click.option("--criterion", "criteria", cls=Option, metavar="ID", multiple=True),
    ):
        function = decorate(function)
    return function


def selection_of(read: dict[str, Any]) -> Selection:
    """Return what the options of `selecting` choose, and take them out of what was read."""
    return Selection(
        criteria=read.pop("criteria"),
        groups=read.pop("groups"),
        level=read.pop("level"),
        tags=read.pop("tags"),
    )


def speaking(function: F) -> F:
    """Add what every command has: --lang, --color and --help."""
    for decorate in (
        click.help_option("--help", cls=Option, help=None),
        click.option(
            "--color",
            cls=Option,
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            show_default=True,
        ),
        language_option,
    ):
        function = decorate(function)
    return function


def formats_option(name: str, formats: Collection[str]) -> Callable[[F], F]:
    """Return the option `--format FORMAT[=PATH]` of a command with formats of its own."""

    def as_formats(
        ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
    ) -> tuple[Target, ...]:
        try:
            targets = tuple(target_of(value, formats) for value in values)
            check_apart(targets)
        except ValueError as error:
            raise click.BadParameter(str(error), ctx=ctx, param=param) from None
        return targets

    return click.option(
        "--format",
        name,
        cls=Option,
        metavar="FORMAT[=PATH]",
        multiple=True,
        callback=as_formats,
        shell_complete=words_of(lambda: formats),
    )


language_option = click.option(
    "--lang",
    cls=Option,
    type=click.Choice(CHOICES),
    envvar=VARIABLE,
    show_envvar=True,
    is_eager=True,
)
ruleset_option = click.option(
    "--ruleset", cls=Option, metavar="NAME|PATH", default=DEFAULT_RULESET, show_default=True
)
parameter_option = click.option(
    "--parameter",
    "settings",
    cls=Option,
    metavar="NAME=VALUE",
    multiple=True,
    callback=as_settings,
)
rulesets_option = click.option(
    "--ruleset",
    "rulesets",
    cls=Option,
    metavar="NAME|PATH",
    multiple=True,
    default=(DEFAULT_RULESET,),
    show_default=True,
)
as_of_option = click.option("--as-of", cls=Option, metavar="YYYY-MM-DD|today")
optional_profiles_argument = click.argument(
    "profiles", cls=Argument, nargs=-1, metavar="[PROFILE...]", callback=read_once
)
profiles_argument = click.argument(
    "profiles", cls=Argument, nargs=-1, required=True, metavar="PROFILE...", callback=read_once
)
