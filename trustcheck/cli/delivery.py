"""Where what a command found goes: each format that was asked for, to its own place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from trustcheck.cli.console import WIDTH, Console, dressed
from trustcheck.cli.target import Target, write_whole

if TYPE_CHECKING:
    from trustcheck.wording.phrase import Wording

TEXT = "text"
"""The format for people, which is also the one that nobody has to ask for."""

T = TypeVar("T")
S = TypeVar("S", contravariant=True)

Telling: TypeAlias = Callable[[T, "Wording"], "str | bytes"]
"""Tells what was found in one format; nothing at all where that has nothing to tell."""

_NONE: Mapping[str, Telling[object]] = MappingProxyType({})


class Page(Protocol[S]):
    """Tells what was found to people."""

    def __call__(self, found: S, wording: Wording, /, *, width: int) -> str:
        """Return styled text, in lines of `width` columns at most."""
        ...


def deliver(
    console: Console,
    found: T,
    *,
    to: Iterable[Target],
    page: Page[T],
    others: Mapping[str, Telling[T]] = _NONE,
) -> None:
    """Write what was found to each target, as text on standard output where there is none.

    A page is as wide as the terminal that it goes to; in a file its bytes are always the same.
    Raises InvalidInput for what cannot be written.
    """
    for target in tuple(to) or (Target(TEXT),):
        told: str | bytes
        if target.format != TEXT:
            told = others[target.format](found, console.wording)
        elif target.path is None:
            told = dressed(page(found, console.wording, width=console.width), console.out)
        else:
            told = _plain(page(found, console.wording, width=WIDTH))
        if told:
            put(console, told, target.path)


def put(console: Console, content: str | bytes, path: Path | None) -> None:
    """Write a text into a file, whole or not at all; without one, on standard output.

    What is no text takes a file: ValueError without one.
    """
    if path is not None:
        write_whole(path, content)
    elif isinstance(content, str):
        console.report(content)
    else:
        raise ValueError("standard output takes text")


def _plain(styled: str) -> str:
    from trustcheck.report.style import plain

    return plain(styled)
