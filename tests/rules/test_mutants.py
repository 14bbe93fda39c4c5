"""No single mistake in a shipped rule file goes unnoticed.

A mistake is refused when the rules are read, found by `lint`, or changes the verdict of a case.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.rules.behaviour import other_defaults, variants, weaker_and_stronger
from tests.rules.bench import Bench, bench
from tests.rules.breakage import (
    Break,
    lost_keys,
    misspelt_keys,
    misspelt_values,
    wrong_types,
)
from tests.rules.shelf import CLAIMS, CRITERIA, LEXICON, RULESETS, STATUTES, name_of
from trustcheck.logic.fields import frozen, replace
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.criterion_reading import CriterionReader
from trustcheck.ruleset.lint import lint
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.document import read
from trustcheck.source.file import load
from trustcheck.source.folder import ruleset_files
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.writing import written

each_ruleset = pytest.mark.parametrize("ruleset", RULESETS, ids=name_of)
each_criterion = pytest.mark.parametrize(("ruleset", "criterion"), CRITERIA, ids=name_of)
each_mistake = pytest.mark.parametrize(
    "breaks", [misspelt_keys, misspelt_values, lost_keys, wrong_types], ids=lambda f: f.__name__
)

OPTIONAL = (
    "source.claims",
    "reading",
    "since",
    "until",
    "evidence",
    "choices",
    "range",
    "version",
    "published",
)
"""What a rule file may do without; that it is there is tested beside the cases."""

EQUIVALENT = (
    "'none')",
    "'control_agreement')",
    "'de_facto_control')",
    "'consolidation')",
    "'us-export-control')",
)
"""Words that add nothing to a list: a right of kind `none` is no right, three others are control,
which CDC-2.4 asks about as such, and the American law on exports compels no disclosure, which is
all that the criteria on laws look at."""

NO_CASES = "lint-no-cases"


@frozen
class Workshop:
    """A copy of a ruleset without its cases, so that it is read and judged quickly."""

    ruleset: Ruleset
    folder: Path

    def reread(self, criterion: Criterion, change: Break) -> Criterion | None:
        """Return a criterion as its changed file reads, None when it is refused."""
        ruleset, problems = self.ruleset, list[Problem]()
        names = tuple(ruleset.groups), tuple(ruleset.texts)
        reader = CriterionReader(*names, ruleset.lexicon, ruleset.parameters, problems)
        try:
            found = reader.read(read(written(change.data).encode(), criterion.document.file))
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
        claims = {claim.reference for claim in CLAIMS}
        problems = lint(replace(ruleset, folder=self.folder), claims)
        return all(problem.code == NO_CASES for problem in problems)


Benches: TypeAlias = Mapping[str, Bench]
"""The bench of each shipped criterion, by its id."""


@pytest.fixture(scope="module")
def benches() -> Benches:
    return {c.id: bench(ruleset, c, STATUTES) for ruleset, c in CRITERIA}


@pytest.fixture
def workshop(ruleset: Ruleset, tmp_path: Path) -> Workshop:
    files = ruleset_files(ruleset.folder)
    for path in (files.ruleset, *files.criteria, *filter(None, [files.readings])):
        shutil.copy(path, tmp_path)
    return Workshop(ruleset, tmp_path)


def _may_be_missing(change: str) -> bool:
    place = change.partition(": ")[0]
    left_out = change.endswith(("left out", "[] in its stead"))
    optional = any(place == name or place.endswith(f".{name}") for name in OPTIONAL)
    return left_out and (optional or place.startswith("source.claims["))


def _replaced(ruleset: Ruleset, old: Criterion, new: Criterion) -> Ruleset:
    return replace(ruleset, criteria=tuple(new if c is old else c for c in ruleset.criteria))


@each_mistake
@each_criterion
def test_a_broken_criterion_is_noticed(
    ruleset: Ruleset,
    criterion: Criterion,
    breaks: Callable[[object], Iterable[Break]],
    workshop: Workshop,
    benches: Benches,
) -> None:
    tried = benches[criterion.id]
    misspelt = breaks in (misspelt_keys, misspelt_values)

    def survives(change: Break) -> bool:
        found = workshop.reread(criterion, change)
        if found is None or not workshop.is_clean(_replaced(ruleset, criterion, found)):
            return False
        return misspelt or not (_may_be_missing(change.change) or tried.notices(found))

    assert [] == [c.change for c in breaks(criterion.document.data) if survives(c)]


@each_mistake
@each_ruleset
def test_a_broken_ruleset_is_noticed(
    ruleset: Ruleset,
    breaks: Callable[[object], Iterable[Break]],
    workshop: Workshop,
    benches: Benches,
) -> None:
    data = load(ruleset_files(ruleset.folder).ruleset).data

    def survives(change: Break) -> bool:
        found = workshop.reopen(change)
        if found is None or not workshop.is_clean(found) or _may_be_missing(change.change):
            return False
        return not _noticed(ruleset, benches, found.parameters)

    assert [] == [change.change for change in breaks(data) if survives(change)]


# Rules that read, and ask for something else


def _other_criteria(ruleset: Ruleset, criterion: Criterion) -> Iterator[tuple[str, Criterion]]:
    if criterion.applies_when is not None:
        for variant in variants(criterion.applies_when, ruleset):
            yield variant.change, replace(criterion, applies_when=variant.condition)
    if criterion.requires is not None:
        for variant in variants(criterion.requires, ruleset):
            yield variant.change, replace(criterion, requires=variant.condition)
    yield from weaker_and_stronger(criterion)


@each_criterion
def test_a_case_tells_every_other_criterion_apart(
    ruleset: Ruleset, criterion: Criterion, benches: Benches
) -> None:
    tried = benches[criterion.id]
    others = _other_criteria(ruleset, criterion)

    assert not tried.notices(criterion)
    assert [] == [
        change
        for change, other in others
        if not change.endswith(EQUIVALENT) and not tried.notices(other)
    ]


@each_ruleset
def test_a_case_tells_every_other_default_apart(ruleset: Ruleset, benches: Benches) -> None:
    survivors = [
        (definition.name, other.value)
        for definition in ruleset.parameters.values()
        for other in other_defaults(definition)
        if not str(other.value).endswith(EQUIVALENT)
        and not _noticed(ruleset, benches, {**ruleset.parameters, definition.name: other})
    ]

    assert [] == survivors


def _noticed(
    ruleset: Ruleset, benches: Benches, parameters: Mapping[str, ParameterDefinition]
) -> bool:
    return any(benches[c.id].notices(c, parameters) for c in ruleset.criteria)
