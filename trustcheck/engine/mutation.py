"""Try the mutants of a ruleset on its cases: those that no case catches survive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from trustcheck.engine.bench import Bench, bench
from trustcheck.engine.subject import Subject
from trustcheck.engine.trial import try_cases
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text, say
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.cases import Argued, Case, read_argued, read_cases
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.mutant import Mutant, home_mutants, mutants
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.suggestion import closest

T = TypeVar("T", Argued, Case)


@frozen
class Survival:
    """What became of the mutants of one criterion, or, without one, of the home of the ruleset.

    The home has no cases of its own: those of every criterion may notice. `argued` are mutants
    that no profile can tell from the criterion, and why.
    """

    criterion: Criterion | None
    cases: int
    caught: int
    argued: tuple[Argued, ...]
    survived: tuple[Mutant, ...]

    @property
    def mutants(self) -> int:
        """How many mutants there are."""
        return self.caught + len(self.argued) + len(self.survived)


def try_mutants(
    ruleset: Ruleset, statutes: Statutes, *, home: bool = True
) -> tuple[Survival, ...]:
    """Return what became of the mutants of each criterion, then of the home of the ruleset.

    Raises InvalidInput when there is no case at all or nothing to change, when a case differs on
    the rules as they are, and with every mutant that is argued though it does not exist or is
    caught.
    """
    _check_cases(ruleset, statutes)
    names = {id: area.name for id, area in statutes.atlas.areas.items()}
    cases, argued = _by_criterion(read_cases(ruleset)), _by_criterion(read_argued(ruleset))
    benches: dict[str, Bench] = {}
    read: dict[int, Subject] = {}
    problems: list[Problem] = []
    found: list[Survival] = []
    for criterion in ruleset.criteria:
        tried = bench(ruleset, cases[criterion.id], statutes, read=read)
        benches[criterion.id] = tried
        made = {mutant.id: mutant for mutant in mutants(criterion, ruleset, names)}
        survivors = {id: mutant for id, mutant in made.items() if not _caught(mutant, tried)}
        problems += _refuted(argued[criterion.id], made, survivors)
        found.append(_survival(criterion, len(tried.setups), made, survivors, argued))
    if problems:
        raise InvalidInput(problems)
    if home:
        found.append(_home(ruleset, benches, names))
    if not any(each.mutants for each in found):
        raise InvalidInput([Problem(ruleset.criteria[0].span, say("nothing-to-mutate"))])
    return tuple(found)


def _check_cases(ruleset: Ruleset, statutes: Statutes) -> None:
    """Refuse cases that come out otherwise on the rules as they are: they would catch all."""
    differing = [trial for trial in try_cases(ruleset, statutes) if not trial.ok]
    if differing:
        raise InvalidInput(
            Problem(trial.span, say("case-differs", case=trial.case)) for trial in differing
        )


def _by_criterion(items: Iterable[T]) -> Mapping[str, list[T]]:
    grouped: dict[str, list[T]] = defaultdict(list)
    for item in items:
        grouped[item.criterion].append(item)
    return grouped


def _caught(mutant: Mutant, tried: Bench) -> bool:
    return mutant.criterion is not None and tried.notices(mutant.criterion, mutant.ruleset)


def _refuted(
    argued: Iterable[Argued], made: Mapping[str, Mutant], survivors: Mapping[str, Mutant]
) -> Iterator[Problem]:
    """Yield each argument that does not stand: its mutant does not exist, or a case tells it."""
    for each in argued:
        if each.mutant in survivors:
            continue
        if each.mutant in made:
            yield Problem(each.span, say("mutant-caught", mutant=each.mutant))
        elif near := closest(each.mutant, made):
            message = say("no-such-mutant-near", mutant=each.mutant, suggestion=near)
            yield Problem(each.span, message)
        else:
            yield Problem(each.span, say("no-such-mutant", mutant=each.mutant))


def _survival(
    criterion: Criterion,
    cases: int,
    made: Mapping[str, Mutant],
    survivors: Mapping[str, Mutant],
    argued: Mapping[str, list[Argued]],
) -> Survival:
    excused = {each.mutant: each for each in argued[criterion.id] if each.mutant in survivors}
    left = tuple(mutant for id, mutant in survivors.items() if id not in excused)
    caught = len(made) - len(survivors)
    return Survival(criterion, cases, caught, tuple(excused.values()), left)


def _home(ruleset: Ruleset, benches: Mapping[str, Bench], names: Mapping[str, Text]) -> Survival:
    """Return what became of the mutants of the home, which any criterion may notice."""
    made = tuple(home_mutants(ruleset, names))
    judged = [c for c in ruleset.criteria if c.conditions]
    left = tuple(
        mutant
        for mutant in made
        if not any(benches[c.id].notices(c, mutant.ruleset) for c in judged)
    )
    return Survival(None, 0, len(made) - len(left), (), left)
