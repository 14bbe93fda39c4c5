"""The command line that makes a report again, as a shell takes it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.basis import Basis
from trustcheck.assessment.policy import STRICT
from trustcheck.assessment.policy_form import form_of
from trustcheck.assessment.waiver import NOTICE

STANDARD_INPUT = "<stdin>"
"""What a profile is called that came without a file."""

_STRICT = form_of(STRICT)


def command(assessment: Assessment, language: str, format: str) -> str | None:
    """Return the command that gives the same bytes from the same files.

    It names every setting, wherever it was set, and reads no file of a project. None where it is
    not known what the assessment was made from, or it was one line of many.
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
    yield from _gate(assessment, basis)
    yield from ("--as-of", assessment.on.isoformat())
    yield from ("--lang", language, "--format", format, "--isolated")


def _gate(assessment: Assessment, basis: Basis) -> Iterator[str]:
    """Yield what moves the gate, which a project's file may have said."""
    told = form_of(assessment.policy)
    for level in ("must", "should"):
        verdicts = getattr(told, level)
        if verdicts != getattr(_STRICT, level):
            yield from ("--fail-on", f"{level}:{_words_of(verdicts)}")
    for pattern, verdicts in told.criteria.items():
        yield from ("--fail-on", f"{pattern}={_words_of(verdicts)}")
    for pattern in told.may_be_unknown:
        yield from ("--tolerate", f"unknown={pattern}")
    for verdict, limit in assessment.policy.tolerated.items():
        yield from ("--tolerate", f"{verdict.value}={limit}")
    for file in basis.waivers:
        yield from ("--waivers", file)
    if basis.waivers and basis.notice not in (None, NOTICE):
        yield from ("--waiver-notice", str(basis.notice))
    for file in basis.baseline:
        yield from ("--baseline", file)


def _words_of(verdicts: Sequence[str]) -> str:
    return ",".join(verdicts) or "none"
