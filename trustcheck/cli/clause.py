"""Clauses of a policy as the command line has them: `should:fail`, `CDC-1.1=fail`, `unknown=5`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from trustcheck.assessment.form import Closing, PolicyForm, TolerateForm
from trustcheck.assessment.policy_form import overlaid
from trustcheck.assessment.value import MOST
from trustcheck.source.suggestion import closest

NONE = "none"
_VERDICTS: tuple[Closing, ...] = ("fail", "unknown")
_LEVELS: tuple[Literal["must", "should"], ...] = ("must", "should")


def fail_on(values: Iterable[str]) -> PolicyForm:
    """Return what `--fail-on` asks: `VERDICTS`, `LEVEL:VERDICTS` or `PATTERN=VERDICTS`.

    Without a level it is about the criteria that must be met. VERDICTS are `fail`, `unknown`,
    both with a comma between them, or `none`. Raises ValueError for anything else.
    """
    form = PolicyForm()
    for value in values:
        form = overlaid(form, _closing(value))
    return form


def tolerate(values: Iterable[str]) -> PolicyForm:
    """Return what `--tolerate` asks: `VERDICT=NUMBER`, or `unknown=PATTERN`.

    Raises ValueError for anything else.
    """
    form = PolicyForm()
    for value in values:
        told = _tolerance(value)
        more = (*form.may_be_unknown, *told.may_be_unknown)
        form = overlaid(form, told)
        form = overlaid(form, PolicyForm(may_be_unknown=tuple(dict.fromkeys(more))))
    return form


def _closing(value: str) -> PolicyForm:
    pattern, equals, words = value.partition("=")
    if equals:
        if not pattern:
            raise ValueError(f"{value!r} names no criterion before the equals sign.")
        return PolicyForm(criteria={pattern: _verdicts(words, value)})
    level, colon, words = value.partition(":")
    if not colon:
        return PolicyForm(must=_verdicts(value, value))
    if level not in _LEVELS:
        raise ValueError(_unlike(level, _LEVELS))
    verdicts = _verdicts(words, value)
    return PolicyForm(must=verdicts) if level == "must" else PolicyForm(should=verdicts)


def _tolerance(value: str) -> PolicyForm:
    word, equals, rest = value.partition("=")
    if not equals or not rest:
        raise ValueError(f"{value!r} is neither VERDICT=NUMBER nor unknown=PATTERN.")
    if word not in _VERDICTS:
        raise ValueError(_unlike(word, _VERDICTS))
    if not re.fullmatch("[0-9]+", rest):
        if word == "fail":
            raise ValueError(f"{rest!r} is not a number: who lets a fail by waives it.")
        return PolicyForm(may_be_unknown=(rest,))
    if len(rest) > len(str(MOST)) or int(rest) > MOST:
        raise ValueError(f"{rest} is more than {MOST}.")
    number = int(rest)
    limits = TolerateForm(fail=number) if word == "fail" else TolerateForm(unknown=number)
    return PolicyForm(tolerate=limits)


def _verdicts(text: str, whole: str) -> tuple[Closing, ...]:
    words = text.split(",")
    if words == [NONE]:
        return ()
    found: list[Closing] = []
    for word in words:
        verdict = next((each for each in _VERDICTS if each == word), None)
        if verdict is None:
            raise ValueError(f"{whole!r}: {_unlike(word, (*_VERDICTS, NONE))}")
        found.append(verdict)
    return tuple(dict.fromkeys(found))


def _unlike(word: str, known: tuple[str, ...]) -> str:
    near = closest(word, known)
    listed = ", ".join(known)
    if near is None:
        return f"{word!r} is not one of {listed}."
    return f"{word!r} is not one of {listed}: did you mean {near}?"
