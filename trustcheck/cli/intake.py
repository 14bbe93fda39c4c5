"""A profile as the command line names it: a file, or standard input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trustcheck.cli.console import Console
from trustcheck.cli.operand import STANDARD_INPUT as STANDARD_INPUT
from trustcheck.cli.operand import read_standard_input
from trustcheck.cli.target import STANDARD_STREAM

if TYPE_CHECKING:
    from trustcheck.profile.reading import Declaration
    from trustcheck.profile.statutes import Statutes
    from trustcheck.source.document import Document
    from trustcheck.source.problem import Problem


def take_in(console: Console, name: str, statutes: Statutes) -> Declaration:
    """Return the declaration in a profile file, or in standard input for `-`.

    With that of a file comes what its hosts declare. Raises InvalidInput with every problem of
    it and of them.
    """
    mended: list[Problem] = []
    document = take_document(console, name, mended)
    path = None if name == STANDARD_STREAM else Path(name)
    return declaration_of(document, path, statutes, mended=mended)


def declaration_of(
    document: Document, path: Path | None, statutes: Statutes, *, mended: list[Problem]
) -> Declaration:
    """Return what a document declares, with its hosts where it lies at a path."""
    if path is not None and isinstance(document.data, dict) and "hosted_on" in document.data:
        from trustcheck.profile.hosting import read_hosted  # most services stand on no other

        return read_hosted(document, statutes.atlas, path, mended=mended)
    from trustcheck.profile.reading import read_profile

    return read_profile(document, statutes.atlas, mended=mended)


def take_document(console: Console, name: str, mended: list[Problem]) -> Document:
    """Return a YAML file, or standard input for `-`; see `trustcheck.source.document.read`."""
    from trustcheck.source.document import read
    from trustcheck.source.file import load

    if name != STANDARD_STREAM:
        return load(Path(name), mended=mended)
    raw = read_standard_input()
    console.given[STANDARD_INPUT] = raw
    return read(raw, STANDARD_INPUT, mended=mended)
