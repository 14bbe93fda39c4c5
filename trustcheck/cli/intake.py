"""A profile as the command line names it: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trustcheck.cli.console import Console
from trustcheck.cli.target import STANDARD_STREAM

if TYPE_CHECKING:
    from trustcheck.profile.reading import Declaration
    from trustcheck.profile.statutes import Statutes
    from trustcheck.source.document import Document
    from trustcheck.source.problem import Problem

STANDARD_INPUT = "<stdin>"


def take_in(console: Console, name: str, statutes: Statutes) -> Declaration:
    """Return the declaration in a profile file, or in standard input for `-`.

    Raises InvalidInput with every problem of it.
    """
    from trustcheck.profile.reading import read_profile

    mended: list[Problem] = []
    document = _document(console, name, mended)
    return read_profile(document, statutes.atlas, mended=mended)


def read_once(
    _ctx: click.Context, param: click.Parameter, profiles: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the names of the profiles; standard input named twice is a usage error."""
    if profiles.count(STANDARD_STREAM) > 1:
        raise click.BadParameter("standard input can be read only once.", param=param)
    return profiles


def _document(console: Console, name: str, mended: list[Problem]) -> Document:
    from trustcheck.source.document import read
    from trustcheck.source.file import load
    from trustcheck.source.limits import STANDARD

    if name != STANDARD_STREAM:
        return load(Path(name), mended=mended)
    raw = b"" if sys.stdin is None else sys.stdin.buffer.read(STANDARD.size + 1)
    console.given[STANDARD_INPUT] = raw
    return read(raw, STANDARD_INPUT, mended=mended)


profiles_argument = click.argument(
    "profiles", nargs=-1, required=True, metavar="PROFILE...", callback=read_once
)
