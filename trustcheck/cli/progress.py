"""How far a long run is, on the last line of a terminal."""

from __future__ import annotations

import os
from collections.abc import Mapping

from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.logic.message import say

STEPS = 1_000
"""How often a line is drawn anew over the whole of a run."""
STRIDE = 25
"""After how many profiles, when it is not known how many there are."""
WIDTH = 24
_CLEAR = "\r\x1b[K"


class Progress:
    """Counts profiles; no clock is asked, so that a run is the same at any speed."""

    def __init__(self, console: Console, total: int | None) -> None:
        self._console = console
        self._total = total
        self._stride = STRIDE if total is None else max(total // STEPS, 1)
        self._done = 0
        self._missed = 0
        self._is_shown = False

    def advance(self, code: ExitCode) -> None:
        """Count one more, and draw the line anew if it is time."""
        self._done += 1
        self._missed += code not in (ExitCode.GATE_OPEN, ExitCode.GATE_CLOSED)
        if self._done % self._stride == 0:
            self._console.aside(f"{_CLEAR}{self._line()}")
            self._is_shown = True

    def clear(self) -> None:
        """Take the line away before anything else is written."""
        if self._is_shown:
            self._console.aside(_CLEAR)
            self._is_shown = False

    def _line(self) -> str:
        values = {"done": self._done, "missed": self._missed}
        if self._total is None:
            return self._console.said(say("cli.progress_open", **values)).rstrip("\n")
        filled = WIDTH * self._done // self._total
        bar = "█" * filled + "░" * (WIDTH - filled)
        told = self._console.said(say("cli.progress", **values, total=self._total))
        return f"{bar} {told}".rstrip("\n")


def wants_progress(console: Console, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether somebody looks at a terminal that can take a line away again."""
    return console.err.is_terminal and environment.get("TERM") != "dumb"
