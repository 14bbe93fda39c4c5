"""The variables of the environment that the program reads, and how each is written."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from trustcheck.cli.language import VARIABLE as LANGUAGE
from trustcheck.cli.plain import DEBUG, PREFIX
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.source.suggestion import closest


@frozen
class Variable:
    """How the values of a variable are told apart: by blanks, or as in PATH and line by line."""

    is_path: bool = False

    def values(self, text: str) -> tuple[str, ...]:
        """Return the values that a text holds."""
        if not self.is_path:
            return tuple(text.split())
        lines = (line.split(os.pathsep) for line in text.splitlines())
        return tuple(path for line in lines for path in line if path)


VARIABLES: Mapping[str, Variable] = {
    "TRUSTCHECK_PROFILES": Variable(is_path=True),
    "TRUSTCHECK_RULESET": Variable(is_path=True),
    "TRUSTCHECK_PARAMETER": Variable(),
    "TRUSTCHECK_AS_OF": Variable(),
    "TRUSTCHECK_FAIL_ON": Variable(),
    "TRUSTCHECK_TOLERATE": Variable(),
    "TRUSTCHECK_WAIVERS": Variable(is_path=True),
    "TRUSTCHECK_BASELINE": Variable(),
    "TRUSTCHECK_FORMAT": Variable(),
    LANGUAGE: Variable(),
}

_OF_TEMPLATES = frozenset(("TRUSTCHECK_RULESETS", "TRUSTCHECK_ARGUMENTS", "TRUSTCHECK_SOURCE"))
"""What the templates for CI read, which put it on the command line."""


def remarks(environment: Mapping[str, str]) -> Iterator[Message]:
    """Yield what is said of variables that look like ours, and that the program does not read."""
    for name in sorted(environment):
        if not name.startswith(PREFIX) or name in (*VARIABLES, DEBUG, *_OF_TEMPLATES):
            continue
        near = closest(name, VARIABLES)
        if near is None:
            yield say("cli.variable", name=name)
        else:
            yield say("cli.variable_near", name=name, suggestion=near)
