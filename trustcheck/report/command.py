"""The command line that makes a report again, as a shell takes it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.basis import Basis

STANDARD_INPUT = "<stdin>"
"""What a profile is called that came without a file."""


def command(assessment: Assessment, language: str, format: str) -> str | None:
    """Return the command that gives the same bytes from the same files.

    None where it is not known what the assessment was made from, or it was one line of many.
    """
    basis, file = assessment.basis, assessment.declaration.document.file
    if basis is None or file.startswith(f"{STANDARD_INPUT}:"):
        return None
    return shlex.join(_words(assessment, basis, language, format))


def _words(assessment: Assessment, basis: Basis, language: str, format: str) -> Iterator[str]:
    file = assessment.declaration.document.file
    yield from ("trustcheck", "check", "-" if file == STANDARD_INPUT else file)
    yield from ("--ruleset", basis.ruleset)
    for name, value in basis.settings.items():
        yield from ("--parameter", f"{name}={value}")
    for id in basis.criteria or ():
        yield from ("--criterion", id)
    for file in basis.waivers:
        yield from ("--waivers", file)
    yield from ("--as-of", assessment.on.isoformat())
    yield from ("--lang", language, "--format", format)
