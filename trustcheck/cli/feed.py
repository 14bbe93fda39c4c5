"""The profiles of one run, one after another: what the operands of the command line mean."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from trustcheck.cli.operand import Item, read_standard_input
from trustcheck.cli.target import STANDARD_STREAM
from trustcheck.logic.message import Message
from trustcheck.source.problem import Problem

if TYPE_CHECKING:
    from trustcheck.cli.inflow import Inflow

FEW = 20
"""Up to here each profile is told at length; beyond, a line has to do."""


class Feed(Iterator[Item]):
    """The profiles in the order of the operands, each file once."""

    def __init__(self, sources: Sequence[str | Inflow], *, is_alone: bool = False) -> None:
        self.is_alone = is_alone
        """Whether a single profile was named as itself."""
        self.problems: list[Problem] = []
        """Operands that hold no profile, and folders that cannot be listed."""
        self.remarks: tuple[Message, ...] = ()
        """What was left out, and why."""
        self._sources = sources
        self._at = 0

    @property
    def total(self) -> int | None:
        """How many there are; None for a stream, which may never end."""
        is_known = all(isinstance(each, str) for each in self._sources)
        return len(self._sources) if is_known else None

    @property
    def is_many(self) -> bool:
        """Whether there are so many, or may be, that each is told on a line."""
        return self.total is None or self.total > FEW

    @property
    def names(self) -> Iterator[str]:
        """The files, as they are named."""
        return (each for each in self._sources if isinstance(each, str))

    @property
    def awaited(self) -> Inflow | None:
        """The stream that would have to be waited for, if the next profile is not there yet."""
        source = self._sources[self._at] if self._at < len(self._sources) else ""
        return None if isinstance(source, str) or source.is_ready() else source

    def __next__(self) -> Item:
        """Return the next profile; waits for a stream that has not brought it yet."""
        while self._at < len(self._sources):
            source = self._sources[self._at]
            if isinstance(source, str):
                self._at += 1
                return _item(source)
            item = next(source, None)
            if item is not None:
                return item
            self.problems.extend(source.problems)
            self._at += 1
        raise StopIteration


def feed_of(operands: Sequence[str], *, by_lines: bool = False) -> Feed:
    """Return the profiles that operands mean; `by_lines` of standard input has one on each line.

    Nothing of a profile is read yet, but for the key that makes a file in a folder a profile.
    """
    if len(operands) == 1 and not by_lines and not _is_plural(operands[0]):
        return Feed(operands, is_alone=True)
    from trustcheck.cli.gathering import Gathering

    gathering = Gathering()
    sources: list[str | Inflow] = []
    for operand in operands:
        if operand == STANDARD_STREAM:
            sources.append(_inflow() if by_lines else operand)
        elif _is_pattern(operand):
            sources.extend(gathering.matching(operand))
        else:
            sources.extend(gathering.named(operand))
    feed = Feed(sources)
    feed.problems.extend(gathering.problems)
    feed.remarks = gathering.remarks()
    return feed


def _inflow() -> Inflow:
    from trustcheck.cli.inflow import Inflow

    return Inflow.standard()


def _item(name: str) -> Item:
    return Item(name, read_standard_input()) if name == STANDARD_STREAM else Item(name)


def _is_plural(operand: str) -> bool:
    return operand != STANDARD_STREAM and (_is_folder(operand) or _is_pattern(operand))


def _is_folder(operand: str) -> bool:
    return os.path.isdir(operand)  # noqa: PTH112  # it takes names that are too long


def _is_pattern(operand: str) -> bool:
    """Tell whether the program has to expand what the shell did not; a file is never one."""
    return ("*" in operand or "?" in operand) and not os.path.lexists(operand)
