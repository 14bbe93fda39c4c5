"""Profiles in folders and behind patterns: in natural order, each once, none outside."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TypeAlias

from trustcheck.cli.project import NAME
from trustcheck.cli.target import STANDARD_STREAM
from trustcheck.logic.message import Message, say
from trustcheck.source.file import displayed
from trustcheck.source.limits import STANDARD
from trustcheck.source.problem import Problem
from trustcheck.source.span import Span
from trustcheck.source.whereabouts import is_folder, leads_within, real

Rank: TypeAlias = tuple[tuple[str | int, ...], str]

SUFFIXES = (".yaml", ".yml")
_ANYWHERE = "**"
_HEAD = 4_096
_DIGITS = re.compile("([0-9]+)")
_KEY = re.compile(
    rb"""(?:\A(?:\xef\xbb\xbf)?|\n|\r)(?:---\s+)?(?:\{\s*)?["']?trustcheck["']?\s*:(?:\s|\Z)"""
)
_KEY_WITHIN_BRACES = re.compile(rb"""[{,]\s*["']?trustcheck["']?\s*:""")


class Gathering:
    """Finds what operands mean; knows what it has found, and what it has left out."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._known: set[str] = set()
        self._again = 0
        self._others = 0
        self._outside = 0

    def named(self, name: str) -> Iterator[str]:
        """Yield a file, or the profiles in a folder and below it."""
        if not is_folder(name):
            yield from self._once(name)
            return
        again, is_empty = self._again, True
        for found in self._below(name, name):
            is_empty = False
            yield found
        if is_empty and again == self._again:
            self._report(name, "no-profile-within")

    def matching(self, pattern: str) -> Iterator[str]:
        """Yield what a shell would make of a pattern, as if it were named."""
        is_empty = True
        for match in _matches(pattern):
            is_empty = False
            yield from self.named(f"./{match}" if match == STANDARD_STREAM else match)
        if is_empty:
            self._report(pattern, "unmatched-pattern")

    def remarks(self) -> tuple[Message, ...]:
        """Return what was left out."""
        counts = {
            "cli.named_again": self._again,
            "cli.passed_over": self._others,
            "cli.links_outside": self._outside,
        }
        return tuple(say(id, count=count) for id, count in counts.items() if count)

    def _below(self, folder: str, top: str) -> Iterator[str]:
        """Yield the profiles below a folder; no link leads out of `top`, nor twice to one file."""
        for entry in self._entries(folder):
            if entry.is_dir(follow_symlinks=False):
                yield from self._below(entry.path, top)
                continue
            is_link = entry.is_symlink()
            if is_link and not leads_within(entry.path, top):
                self._outside += 1
            elif is_link and is_folder(entry.path):
                continue  # what it leads to is below as itself
            elif entry.name.endswith(SUFFIXES):
                if is_profile(entry.path):
                    yield from self._once(entry.path)
                elif entry.name != NAME:  # the settings of the project are known to be none
                    self._others += 1

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: natural(entry.name))
        except OSError:
            self._report(folder, "unreadable-folder")
            return []

    def _report(self, operand: str, code: str) -> None:
        place = Span(displayed(Path(operand)), 1, 1, 1, 1)
        self.problems.append(Problem(place, Message(code)))

    def _once(self, name: str) -> Sequence[str]:
        end = str(real(name) or name)
        if end in self._known:
            self._again += 1
            return ()
        self._known.add(end)
        return (name,)


def natural(name: str) -> Rank:
    """Return what sorts names as people do: `2.yaml` before `10.yaml`."""
    parts = _DIGITS.split(name.casefold())
    return tuple(int(part) if i % 2 else part for i, part in enumerate(parts)), name


def is_profile(path: str) -> bool:
    """Tell whether a file has the key `trustcheck` at its top, as far as one can see.

    So does a file that cannot be read: it is to be told, and not to be passed over.
    """
    try:
        with open(path, "rb", buffering=0, opener=_quietly) as stream:
            head = stream.read(_HEAD) or b""
            if _KEY.search(head) is None and len(head) == _HEAD:
                head += stream.read(STANDARD.size) or b""
    except OSError:
        return True
    if _KEY.search(head) is not None:
        return True
    return head.lstrip()[:1] == b"{" and _KEY_WITHIN_BRACES.search(head) is not None


def _quietly(path: str, flags: int) -> int:
    """Open a file without waiting for a pipe that nobody writes to."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _matches(pattern: str) -> Iterator[str]:
    """Yield the names that a pattern means, as a shell would: `**` is any folders below."""
    path = Path(pattern)
    parts = path.parts[1:] if path.anchor else path.parts
    yield from dict.fromkeys(map(str, _expanded(Path(path.anchor), parts)))


def _expanded(base: Path, parts: Sequence[str]) -> Iterator[Path]:
    """Yield what matches the parts of a pattern below a folder; links to folders count as one."""
    if not parts:
        yield base
        return
    first, rest = parts[0], parts[1:]
    if first == _ANYWHERE:
        if rest:
            yield from _expanded(base, rest)
        for below in _within(base, shown=False):
            if is_folder(below) and not below.is_symlink():
                yield from _expanded(below, parts)
            elif not rest:
                yield below
    elif "*" in first or "?" in first:
        for below in _within(base, shown=first.startswith(".")):
            if fnmatchcase(below.name, first) and (not rest or is_folder(below)):
                yield from _expanded(below, rest)
    elif os.path.lexists(base / first):
        yield from _expanded(base / first, rest)


def _within(folder: Path, *, shown: bool) -> list[Path]:
    """Return what is in a folder; names with a dot in front only where they are asked for."""
    try:
        found = [path for path in folder.iterdir() if shown or not path.name.startswith(".")]
    except OSError:
        return []
    return sorted(found, key=lambda path: natural(path.name))
