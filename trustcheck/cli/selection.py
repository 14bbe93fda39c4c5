"""Some of the criteria, named on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from trustcheck.logic.message import Message, say
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.suggestion import closest

if TYPE_CHECKING:
    from trustcheck.ruleset.criterion import Criterion
    from trustcheck.ruleset.ruleset import Ruleset


def select(ruleset: Ruleset, patterns: Iterable[str]) -> tuple[Criterion, ...]:
    """Return the criteria whose id is given or matches a pattern such as `SNC-19.6.*`.

    Raises InvalidInput for every id and pattern that names no criterion.
    """
    wanted = tuple(patterns)
    problems = tuple(_unmatched(ruleset, wanted))
    if problems:
        raise InvalidInput(problems)
    return tuple(c for c in ruleset.criteria if any(fnmatchcase(c.id, p) for p in wanted))


def the_criterion(ruleset: Ruleset, id: str) -> Criterion:
    """Return the criterion with this id; raises InvalidInput when there is none."""
    criterion = ruleset.criterion(id)
    if criterion is None:
        raise InvalidInput([_problem(ruleset, id, "CRITERION")])
    return criterion


def _unmatched(ruleset: Ruleset, patterns: Iterable[str]) -> Iterator[Problem]:
    for pattern in patterns:
        if not any(fnmatchcase(criterion.id, pattern) for criterion in ruleset.criteria):
            yield _problem(ruleset, pattern, f"--criterion {pattern}")


def _problem(ruleset: Ruleset, id: str, place: str) -> Problem:
    return Problem(Span(place, 1, 1, 1, 1), _unknown(ruleset, id))


def _unknown(ruleset: Ruleset, id: str) -> Message:
    near = closest(id, (criterion.id for criterion in ruleset.criteria))
    if near is None:
        return say("unknown-criterion", id=id, ruleset=ruleset.id)
    return say("unknown-criterion-near", id=id, ruleset=ruleset.id, suggestion=near)
