"""A command line so plain that nothing has to be taken apart: `trustcheck check FILE…`.

Loading click takes longer than most assessments. Whatever has an option in it, whatever may be
wrong, and every other command is click's to read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trustcheck.cli.language import CHOICES, VARIABLE
from trustcheck.cli.target import STANDARD_STREAM

CHECK = "check"


def plain_files(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the files that `check FILE…` names; nothing when click has to read the line."""
    command, files = arguments[:1], tuple(arguments[1:])
    optional = any(file.startswith("-") and file != STANDARD_STREAM for file in files)
    twice = files.count(STANDARD_STREAM) > 1
    misset = environment.get(VARIABLE, CHOICES[0]) not in CHOICES
    return () if [*command] != [CHECK] or optional or twice or misset else files
