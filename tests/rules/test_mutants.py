"""No single mistake in a shipped rule file goes unnoticed.

A mistake is refused when the rules are read, found by `lint`, or changes the verdict of a case.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.rules.breakage import (
    Break,
    lost_keys,
    misspelt_keys,
    misspelt_values,
    wrong_types,
)
from tests.rules.shelf import (
    CLAIMS,
    CRITERIA,
    LEXICON,
    RULESETS,
    STATUTES,
    cases_of,
    name_of,
)
from tests.sample import THOROUGH, part, sampled
from trustcheck.engine.bench import Bench, bench
from trustcheck.engine.mutation import try_mutants
from trustcheck.engine.subject import Subject
from trustcheck.logic.fields import frozen, replace
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.criterion_reading import CriterionReader
from trustcheck.ruleset.lint import lint, lint_criterion
from trustcheck.ruleset.mutant import mutants
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.ruleset.readings import read_readings
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.file import load
from trustcheck.source.folder import ruleset_files
from trustcheck.source.original import Original
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.writing import written

each_ruleset = pytest.mark.parametrize("ruleset", RULESETS, ids=name_of)
LARGE = "secnumcloud-3.2"
TYPICAL = ("5.1.a", "9.5.c", "9.7.d", "10.1.a", "19.2.b", "19.4.a", "19.6.a", "19.6.d")
"""Of a large ruleset, one criterion of each form: all are of the same few."""

each_typical = pytest.mark.parametrize(
    ("ruleset", "criterion"),
    [
        (ruleset, criterion)
        for ruleset, criterion in CRITERIA
        if ruleset.id != LARGE or criterion.source.article in TYPICAL
    ],
    ids=name_of,
)
each_mistake = pytest.mark.parametrize(
    "breaks", [misspelt_keys, misspelt_values, lost_keys, wrong_types], ids=lambda f: f.__name__
)

OPTIONAL = (
    "source.claims",
    "reading",
    "since",
    "until",
    "evidence",
    "observes",
    "expects",
    "respondent",
    "hosted",
    "tags",
    "choices",
    "range",
    "version",
    "published",
)
"""What a rule file may do without; that it is there is tested beside the cases."""

AREAS = {id: area.name for id, area in STATUTES.atlas.areas.items()}
REFERENCES = frozenset(claim.reference for claim in CLAIMS)
NO_CASES = "lint-no-cases"


@frozen
class Workshop:
    """A copy of a ruleset without its cases, so that it is read and judged quickly."""

    ruleset: Ruleset
    folder: Path
    readings: frozenset[str]

    def reread(self, criterion: Criterion, change: Break) -> Criterion | None:
        """Return a criterion as its changed file reads, None when it is refused."""
        ruleset, problems = self.ruleset, list[Problem]()
        reader = CriterionReader(
            tuple(ruleset.groups),
            tuple(ruleset.texts),
            ruleset.lexicon,
            ruleset.parameters,
            problems,
            tuple(ruleset.respondents),
            tuple(ruleset.tags),
        )
        try:
            found = reader.read(Original(criterion.original.file, written(change.data).encode()))
        except InvalidInput:
            return None
        return None if problems else found

    def reopen(self, change: Break) -> Ruleset | None:
        """Return the ruleset with a changed ruleset.yaml, None when it is refused."""
        (self.folder / "ruleset.yaml").write_text(written(change.data), encoding="utf-8")
        try:
            return read_ruleset(self.folder, LEXICON)
        except InvalidInput:
            return None

    def is_clean(self, ruleset: Ruleset) -> bool:
        """Tell whether nothing is wrong with a ruleset but its missing cases."""
        problems = lint(replace(ruleset, folder=self.folder), REFERENCES)
        return all(problem.code == NO_CASES for problem in problems)


@cache
def bench_of(criterion: str) -> Bench:
    """Return the bench of a shipped criterion, made when it is first asked for."""
    (ruleset,) = (ruleset for ruleset, each in CRITERIA if each.id == criterion)
    cases = [case for case in cases_of(ruleset.id) if case.criterion == criterion]
    return bench(ruleset, cases, STATUTES, read=_read(ruleset.id))


@cache
def _read(_ruleset: str) -> dict[int, Subject]:
    """Return where the profiles of the cases of a ruleset are kept, for criteria share some."""
    return {}


@pytest.fixture(scope="module")
def workshops(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Workshop]:
    made = {}
    for ruleset in RULESETS:
        folder, files = tmp_path_factory.mktemp(ruleset.id), ruleset_files(ruleset.folder)
        for path in (files.ruleset, *files.criteria, *filter(None, [files.readings])):
            shutil.copy(path, folder)
        readings = frozenset(read_readings(ruleset))
        made[ruleset.id] = Workshop(ruleset, folder, readings)
    return made


@pytest.fixture
def workshop(ruleset: Ruleset, workshops: Mapping[str, Workshop]) -> Workshop:
    return workshops[ruleset.id]


def _may_be_missing(change: str) -> bool:
    place = change.partition(": ")[0]
    left_out = change.endswith(("left out", "[] in its stead"))
    optional = any(place == name or place.endswith(f".{name}") for name in OPTIONAL)
    # No case has a host (tests/engine/test_hosting.py has), no bench rehearses (the cases do).
    untried = place.startswith(("hosting", "preflight", "parameters.preflight.choices"))
    return left_out and (optional or untried or place.startswith(("source.claims[", "tags[")))


@sampled
@each_mistake
@each_typical
def test_a_broken_criterion_is_noticed(
    ruleset: Ruleset,
    criterion: Criterion,
    breaks: Callable[[object], Iterable[Break]],
    workshop: Workshop,
) -> None:
    tried = bench_of(criterion.id)
    misspelt = breaks in (misspelt_keys, misspelt_values)

    def survives(change: Break) -> bool:
        found = workshop.reread(criterion, change)
        if found is None or lint_criterion(found, workshop.readings, REFERENCES):
            return False
        return misspelt or not (_may_be_missing(change.change) or tried.notices(found, ruleset))

    changes = breaks(criterion.document.data)
    assert [] == [c.change for c in part(changes, stride=3 if misspelt else 7) if survives(c)]


@sampled
@each_mistake
@pytest.mark.parametrize("ruleset", [r for r in RULESETS if r.id != LARGE], ids=name_of)
def test_a_broken_ruleset_is_noticed(
    ruleset: Ruleset,
    breaks: Callable[[object], Iterable[Break]],
    workshop: Workshop,
) -> None:
    data = load(ruleset_files(ruleset.folder).ruleset).data

    def survives(change: Break) -> bool:
        found = workshop.reopen(change)
        if found is None or not workshop.is_clean(found) or _may_be_missing(change.change):
            return False
        return not (_told(ruleset, found) or _noticed(ruleset, found.parameters))

    # One in a few, for each has the whole ruleset read.
    assert [] == [c.change for c in part(breaks(data), stride=11) if survives(c)]


# Rules that read, and ask for something else


def _tried(ruleset: Ruleset) -> Ruleset:
    """Return a ruleset with the criteria to mutate: of the large one a few, unless thorough."""
    if ruleset.id != LARGE or THOROUGH:
        return ruleset
    return replace(
        ruleset, criteria=tuple(c for c in ruleset.criteria if c.source.article in TYPICAL)
    )


@sampled
@each_ruleset
def test_a_case_tells_every_mutant_apart(ruleset: Ruleset) -> None:
    survivals = try_mutants(_tried(ruleset), STATUTES)

    assert [] == [
        (mutant.id, str(mutant.span)) for survival in survivals for mutant in survival.survived
    ]


@each_ruleset
def test_no_two_mutants_have_the_same_name(ruleset: Ruleset) -> None:
    names = Counter(
        (criterion.id, mutant.id)
        for criterion in ruleset.criteria
        for mutant in mutants(criterion, ruleset, AREAS)
    )

    assert [] == [name for name, times in names.items() if times > 1]


def _told(ruleset: Ruleset, found: Ruleset) -> bool:
    """Tell whether situations state other facts, or other duties rest on them.

    No case notices: the schema that is published does, and the tests of what answers come to.
    """
    return (ruleset.facts, ruleset.begins_on, ruleset.duties) != (
        found.facts,
        found.begins_on,
        found.duties,
    )


def _noticed(ruleset: Ruleset, parameters: Mapping[str, ParameterDefinition]) -> bool:
    changed = replace(ruleset, parameters=parameters)
    return any(bench_of(c.id).notices(c, changed) for c in ruleset.criteria)
