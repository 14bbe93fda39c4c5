"""One profile as the command line names it, or as it came through standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from trustcheck.cli.target import STANDARD_STREAM
from trustcheck.logic.fields import frozen

STANDARD_INPUT = "<stdin>"


@frozen
class Item:
    """One profile to assess; `raw` is what came through standard input, which is read once."""

    name: str
    raw: bytes | None = None
    line: int | None = None  # of standard input, from 1, when each line is a profile

    @property
    def file(self) -> str:
        """The file, as it is shown."""
        from trustcheck.source.file import displayed

        return STANDARD_INPUT if self.name == STANDARD_STREAM else displayed(Path(self.name))

    @property
    def label(self) -> str:
        """What its places and problems are shown under: the file, or the line of the stream."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


def read_standard_input() -> bytes:
    """Return standard input, or its beginning when it is too large to be a profile."""
    from trustcheck.source.limits import STANDARD

    return b"" if sys.stdin is None else sys.stdin.buffer.read(STANDARD.size + 1)
