"""The way into the program: click reads the command line, unless there is nothing to read."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from trustcheck.cli.checking import Checking
from trustcheck.cli.console import Console
from trustcheck.cli.ending import end_with
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.language import language_of
from trustcheck.cli.plain import plain_files
from trustcheck.source.problem import InvalidInput

_UNCOLLECTED = 100_000
"""Objects that may pile up before Python looks for rings among them; most runs make fewer."""


def main() -> NoReturn:
    """Run the program with the arguments of this process, and exit.

    Everything is written by then: the process leaves without taking its memory apart, which
    would take a tenth of the run.
    """
    gc.set_threshold(_UNCOLLECTED)
    end_with(_answer, leave=os._exit)


def _answer() -> int:
    if files := plain_files(sys.argv[1:], os.environ):
        return _check(files)
    from trustcheck.cli.program import program

    return program.answer(sys.argv[1:])


def _check(files: tuple[str, ...]) -> ExitCode:
    """Check files as `trustcheck check` does without an option."""
    console = Console.standard(language_of(os.environ))
    try:
        return Checking(profiles=files).run(console)
    except InvalidInput as invalid:
        console.tell(invalid.problems)
        return ExitCode.NOT_ASSESSED
