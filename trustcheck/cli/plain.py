"""A command line so plain that nothing has to be taken apart: `trustcheck check FILE…`.

Loading click takes longer than most assessments. Whatever has an option in it, whatever may be
wrong, every other command, and a run for which a project or the environment sets something, are
click's to read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trustcheck.cli.ending import DEBUG as DEBUG
from trustcheck.cli.language import CHOICES, VARIABLE
from trustcheck.cli.project import find_project
from trustcheck.cli.target import STANDARD_STREAM

CHECK = "check"
PREFIX = "TRUSTCHECK_"


def plain_files(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the files that `check FILE…` names; nothing when click has to read the line."""
    command, files = arguments[:1], tuple(arguments[1:])
    optional = any(file.startswith("-") and file != STANDARD_STREAM for file in files)
    twice = files.count(STANDARD_STREAM) > 1
    if [*command] != [CHECK] or optional or twice or not _is_plain(environment):
        return ()
    return () if find_project() is not None else files


def _is_plain(environment: Mapping[str, str]) -> bool:
    """Tell whether nothing in the environment bears on a run but, perhaps, its language."""
    if environment.get(VARIABLE, CHOICES[0]) not in CHOICES:
        return False
    return not any(
        name.startswith(PREFIX) and name not in (VARIABLE, DEBUG) for name in environment
    )
