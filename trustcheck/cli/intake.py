"""A profile as the command line names it: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

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


def _document(console: Console, name: str, mended: list[Problem]) -> Document:
    from trustcheck.source.document import read
    from trustcheck.source.file import load
    from trustcheck.source.limits import STANDARD

    if name != STANDARD_STREAM:
        return load(Path(name), mended=mended)
    raw = b"" if sys.stdin is None else sys.stdin.buffer.read(STANDARD.size + 1)
    console.given[STANDARD_INPUT] = raw
    return read(raw, STANDARD_INPUT, mended=mended)
