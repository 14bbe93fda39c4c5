"""Judge a ruleset as a whole: what its criteria refer to, and what they lack."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from trustcheck.logic.message import Text
from trustcheck.logic.pointer import Pointer
from trustcheck.ruleset.cases import read_cases
from trustcheck.ruleset.condition.tree import Parameter, parameters_of
from trustcheck.ruleset.criterion import Criterion, Level
from trustcheck.ruleset.readings import read_readings
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.ruleset.shelf import is_neighbour, shipped_rulesets
from trustcheck.source.file import load
from trustcheck.source.folder import ruleset_files
from trustcheck.source.problem import Problem
from trustcheck.source.refusal import Refusals

_EXPECTED = ("pass", "fail", "unknown")
_SENTENCES = ("title", "requirement", "expects", "remedy")


def lint(ruleset: Ruleset, claims: Collection[str]) -> tuple[Problem, ...]:
    """Return every problem of a ruleset that reads: dangling references and missing cases.

    `claims` are the references that criteria may cite, such as `004/C3`.
    Raises InvalidInput when a file of cases cannot be read.
    """
    problems: list[Problem] = []
    readings = read_readings(ruleset)
    for criterion in ruleset.criteria:
        problems += lint_criterion(criterion, readings, claims)
    _check_cases(ruleset, problems)
    _check_unused(ruleset, problems)
    _check_duties(ruleset, problems)
    _check_other_rulesets(ruleset, problems)
    return tuple(problems)


def lint_criterion(
    criterion: Criterion, readings: Collection[str], claims: Collection[str]
) -> tuple[Problem, ...]:
    """Return every problem of one criterion that reads, whatever stands beside it."""
    problems: list[Problem] = []
    refusals = Refusals(criterion.document, problems)
    _check_reading(criterion, readings, refusals)
    _check_claims(criterion, claims, refusals)
    _check_languages(criterion, refusals)
    return tuple(problems)


def _check_reading(criterion: Criterion, readings: Collection[str], refusals: Refusals) -> None:
    places: dict[Pointer, str | None] = {("reading",): criterion.reading}
    for index, part in enumerate(criterion.parts):
        places["parts", index, "reading"] = part.reading
    for at, reading in places.items():
        if reading is None or reading in readings:
            continue
        if not readings:
            refusals.refuse("lint-no-readings", at)
        else:
            refusals.unknown("lint-unknown-reading", reading, readings, at)


def _check_claims(criterion: Criterion, claims: Collection[str], refusals: Refusals) -> None:
    for index, claim in enumerate(criterion.source.claims):
        if claim not in claims:
            at: Pointer = ("source", "claims", index)
            refusals.unknown("lint-unknown-claim", claim, claims, at)


def _check_languages(criterion: Criterion, refusals: Refusals) -> None:
    texts: dict[Pointer, Text | None] = {
        (field,): getattr(criterion, field) for field in _SENTENCES
    }
    for index, part in enumerate(criterion.parts):
        texts["parts", index, "title"] = part.title
    for at, text in texts.items():
        if text is not None and text.fr == text.en:
            refusals.refuse("lint-same-in-both-languages", (*at, "en"))


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
    since = (duty.since for duty in ruleset.duties.values())
    way = None if ruleset.preflight is None else ruleset.preflight.way
    within = (notice.within for notice in ruleset.notices)
    others = (ruleset.home, *ruleset.counting.values(), *since, way, *within)
    used.update(other.name for other in others if isinstance(other, Parameter))
    for name in (name for name in ruleset.parameters if name not in used):
        refusals.refuse("lint-unused-parameter", ("parameters", name), key=True, name=name)
    for kind, known, names in (
        ("group", ruleset.groups, {c.group for c in ruleset.criteria}),
        ("text", ruleset.texts, {c.source.text for c in ruleset.criteria}),
        ("respondent", ruleset.respondents, {c.respondent for c in ruleset.criteria}),
        ("tag", ruleset.tags, {tag for c in ruleset.criteria for tag in c.tags}),
    ):
        for name in (name for name in known if name not in names):
            refusals.refuse(f"lint-unused-{kind}", (f"{kind}s", name), key=True, name=name)


def _check_duties(ruleset: Ruleset, problems: list[Problem]) -> None:
    """Refuse questions that must be answered, and on which no duty rests."""
    if not ruleset.is_about_situations:
        return
    asked = {id for duty in ruleset.duties.values() for id in duty.questions}
    for criterion in ruleset.criteria:
        if criterion.level is Level.MUST and criterion.id not in asked:
            refusals = Refusals(criterion.document, problems)
            refusals.refuse("lint-no-duty", ("id",), id=criterion.id)


def _check_other_rulesets(ruleset: Ruleset, problems: list[Problem]) -> None:
    """Refuse names of other rulesets that do not exist; none of them is read here."""
    named: dict[Pointer, str | None] = {
        ("duties", id, "ruleset"): duty.ruleset for id, duty in ruleset.duties.items()
    }
    if ruleset.preflight is not None:
        named["preflight", "ruleset"] = ruleset.preflight.name
    known = shipped_rulesets()
    refusals = Refusals(load(ruleset_files(ruleset.folder).ruleset), problems)
    for at, name in named.items():
        if name is None or name in known or is_neighbour(name, ruleset.folder.parent):
            continue
        refusals.unknown("no-such-ruleset", name, known, at)


def _parameters(criterion: Criterion) -> Iterator[str]:
    for condition in criterion.conditions:
        yield from parameters_of(condition)
