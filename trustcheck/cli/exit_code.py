"""What the program answers to the shell."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes; `help.exit.<number>` in the catalogs says what each means."""

    GATE_OPEN = 0
    GATE_CLOSED = 1
    USAGE = 2
    NOT_ASSESSED = 3
    INTERNAL = 4
    INTERRUPTED = 130


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """Return the code that outweighs the others: 4, then 3, then 1, then 0.

    Nothing done is not a success: without any code it is NOT_ASSESSED.
    """
    return max(codes, default=ExitCode.NOT_ASSESSED)
