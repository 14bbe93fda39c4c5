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

Telling: TypeAlias = Callable[[T, "Wording"], str]
"""Tells what was found in one format; an empty text where that has nothing to tell."""

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
        if target.format != TEXT:
            text = others[target.format](found, console.wording)
        elif target.path is None:
            text = dressed(page(found, console.wording, width=console.width), console.out)
        else:
            text = _plain(page(found, console.wording, width=WIDTH))
        if text:
            put(console, text, target.path)


def put(console: Console, text: str, path: Path | None) -> None:
    """Write a text into a file, whole or not at all; without one, on standard output."""
    if path is None:
        console.report(text)
    else:
        write_whole(path, text)


def _plain(styled: str) -> str:
    from trustcheck.report.style import plain

    return plain(styled)
