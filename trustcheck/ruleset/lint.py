"""Judge a ruleset as a whole: what its criteria refer to, and what they lack."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from trustcheck.logic.pointer import Pointer
from trustcheck.ruleset.cases import read_cases
from trustcheck.ruleset.condition.tree import Parameter, parameters_of
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.readings import read_readings
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.file import load
from trustcheck.source.folder import ruleset_files
from trustcheck.source.problem import Problem
from trustcheck.source.refusal import Refusals

_EXPECTED = ("pass", "fail", "unknown")
_SENTENCES = ("title", "requirement", "remedy")


def lint(ruleset: Ruleset, claims: Collection[str]) -> tuple[Problem, ...]:
    """Return every problem of a ruleset that reads: dangling references and missing cases.

    `claims` are the references that criteria may cite, such as `004/C3`.
    Raises InvalidInput when a file of cases cannot be read.
    """
    problems: list[Problem] = []
    readings = read_readings(ruleset)
    for criterion in ruleset.criteria:
        refusals = Refusals(criterion.document, problems)
        _check_reading(criterion, readings, refusals)
        _check_claims(criterion, claims, refusals)
        _check_languages(criterion, refusals)
    _check_cases(ruleset, problems)
    _check_unused(ruleset, problems)
    return tuple(problems)


def _check_reading(criterion: Criterion, readings: Collection[str], refusals: Refusals) -> None:
    if criterion.reading is None or criterion.reading in readings:
        return
    if not readings:
        refusals.refuse("lint-no-readings", ("reading",))
    else:
        refusals.unknown("lint-unknown-reading", criterion.reading, readings, ("reading",))


def _check_claims(criterion: Criterion, claims: Collection[str], refusals: Refusals) -> None:
    for index, claim in enumerate(criterion.source.claims):
        if claim not in claims:
            at: Pointer = ("source", "claims", index)
            refusals.unknown("lint-unknown-claim", claim, claims, at)


def _check_languages(criterion: Criterion, refusals: Refusals) -> None:
    for field in _SENTENCES:
        text = getattr(criterion, field)
        if text.fr == text.en:
            refusals.refuse("lint-same-in-both-languages", (field, "en"))


def _check_cases(ruleset: Ruleset, problems: list[Problem]) -> None:
    found = {(case.criterion, case.expect) for case in read_cases(ruleset)}
    for criterion in ruleset.criteria:
        for verdict in _EXPECTED:
            if (criterion.id, verdict) not in found:
                refusals = Refusals(criterion.document, problems)
                refusals.refuse("lint-no-cases", ("id",), id=criterion.id, verdict=verdict)


def _check_unused(ruleset: Ruleset, problems: list[Problem]) -> None:
    refusals = Refusals(load(ruleset_files(ruleset.folder).ruleset), problems)
    used = {name for criterion in ruleset.criteria for name in _parameters(criterion)}
    if isinstance(ruleset.home, Parameter):
        used.add(ruleset.home.name)
    for name in (name for name in ruleset.parameters if name not in used):
        refusals.refuse("lint-unused-parameter", ("parameters", name), key=True, name=name)
    groups = {criterion.group for criterion in ruleset.criteria}
    for name in (name for name in ruleset.groups if name not in groups):
        refusals.refuse("lint-unused-group", ("groups", name), key=True, name=name)
    texts = {criterion.source.text for criterion in ruleset.criteria}
    for name in (name for name in ruleset.texts if name not in texts):
        refusals.refuse("lint-unused-text", ("texts", name), key=True, name=name)


def _parameters(criterion: Criterion) -> Iterator[str]:
    for condition in (criterion.applies_when, criterion.requires):
        if condition is not None:
            yield from parameters_of(condition)
