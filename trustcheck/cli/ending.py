"""How a run ends: with an exit code, whatever happens in it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from trustcheck.cli.console import Console, cannot_write
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.language import language_of
from trustcheck.cli.stream import prepare, settle
from trustcheck.logic.message import say
from trustcheck.source.problem import Problem
from trustcheck.source.span import Span

DEBUG = "TRUSTCHECK_DEBUG"


def end_with(act: Callable[[], int], *, leave: Callable[[int], NoReturn] = sys.exit) -> NoReturn:
    """Do what `act` does and leave with the code it returns; nothing else is raised."""
    prepare(sys.stdout)
    prepare(sys.stderr)
    code = _code_of(act)
    settle(sys.stdout)
    settle(sys.stderr)
    leave(code)


def _code_of(act: Callable[[], int]) -> int:
    try:
        return act()
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return ExitCode.GATE_OPEN  # of the help: a report has its own quiet stream
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            _refuse(error)  # of the help: a report says so itself
            return ExitCode.NOT_ASSESSED
        if os.environ.get(DEBUG):
            sys.excepthook(type(error), error, error.__traceback__)
        _confess(error)
        return ExitCode.INTERNAL


def _refuse(error: OSError) -> None:
    """Say that standard output takes no more."""
    console = Console.standard(language_of(os.environ))
    place = Span(console.said(say("cli.standard_output")).strip(), 1, 1, 1, 1)
    console.tell([Problem(place, cannot_write(error))])


def _confess(error: Exception) -> None:
    """Say that a mistake is ours, even if it lies in the catalogs themselves."""
    console = Console.standard(language_of(os.environ))
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    try:
        console.talk(say("cli.internal", error=what, variable=DEBUG))
    except Exception:  # the catalogs cannot be read: the one sentence that is not in them
        console.err.write(f"internal error ({what!r}); {DEBUG}=1 shows more\n")
