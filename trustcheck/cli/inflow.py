"""Standard input of which each line is a profile: taken line by line, as far as it has come."""

from __future__ import annotations

import select
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from trustcheck.cli.operand import STANDARD_INPUT, Item
from trustcheck.cli.target import STANDARD_STREAM
from trustcheck.logic.message import say
from trustcheck.source.limits import STANDARD
from trustcheck.source.problem import Problem
from trustcheck.source.span import Span

_PORTION = 2**16
_MARK = b"\xef\xbb\xbf"


class Inflow(Iterator[Item]):
    """The lines of a stream that are not blank, with their numbers; no more is kept than one.

    A line longer than a profile may be is cut just beyond that, so that it is refused.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._come = bytearray()
        self._searched = 0
        self._ended = False
        self._number = 0
        self._taken = 0
        try:
            self._descriptor: int | None = stream.fileno()
        except OSError:
            self._descriptor = None

    @classmethod
    def standard(cls) -> Inflow:
        """Return standard input."""
        return cls(BytesIO() if sys.stdin is None else sys.stdin.buffer)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the stream as a whole, once it has ended."""
        if self._taken:
            return ()
        return (Problem(Span(STANDARD_INPUT, 1, 1, 1, 1), say("no-lines")),)

    def fileno(self) -> int:
        """Return what to wait for; raises OSError for a stream that is always ready."""
        if self._descriptor is None:
            raise OSError("nothing to wait for")
        return self._descriptor

    def is_ready(self) -> bool:
        """Tell whether the next line, or the end, is there without waiting."""
        while not self._has_line() and not self._ended:
            if self._descriptor is None or not _has_come(self._descriptor):
                return self._descriptor is None
            self._take()
        return True

    def __next__(self) -> Item:
        """Return the next line that is not blank; waits for it."""
        while True:
            while not self._has_line() and not self._ended:
                self._take()
            if not self._come and self._ended:
                raise StopIteration
            line = self._cut()
            self._number += 1
            if self._number == 1:
                line = line.removeprefix(_MARK)
            if line.strip():
                self._taken += 1
                return Item(STANDARD_STREAM, line, self._number)

    def _has_line(self) -> bool:
        found = self._come.find(b"\n", self._searched) >= 0
        if not found:
            self._searched = len(self._come)
        return found

    def _take(self) -> None:
        """Take in what has come; of a line that is too long, no more than shows that it is."""
        portion = self._stream.read1(_PORTION)  # type: ignore[attr-defined]  # buffered, and so has it
        if not portion:
            self._ended = True
        if len(self._come) > STANDARD.size and b"\n" not in self._come:
            kept = portion.find(b"\n")
            portion = portion[kept:] if kept >= 0 else b""
        self._come += portion

    def _cut(self) -> bytes:
        end = self._come.find(b"\n")
        line = bytes(self._come[:end] if end >= 0 else self._come)
        del self._come[: end + 1 if end >= 0 else len(self._come)]
        self._searched = 0
        return line.removesuffix(b"\r")[: STANDARD.size + 1]


def _has_come(descriptor: int) -> bool:
    return bool(select.select([descriptor], [], [], 0)[0])
