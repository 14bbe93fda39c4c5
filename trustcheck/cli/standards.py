"""The rulesets of one run, what is set in each, and which of its criteria were chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from trustcheck.cli.shelf import take_ruleset
from trustcheck.logic.fields import frozen
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from trustcheck.cli.selection import Selection
    from trustcheck.profile.statutes import Statutes
    from trustcheck.ruleset.ruleset import Ruleset


@frozen
class Standard:
    """One ruleset that profiles are held against."""

    named: str
    """How it was asked for."""
    ruleset: Ruleset
    settings: Mapping[str, str]
    """What was set in it for this run."""
    criteria: frozenset[str] | None
    """The criteria that were chosen, None for all of them."""


def take_standards(
    choices: Sequence[str],
    statutes: Statutes,
    *,
    settings: Mapping[str, str],
    selection: Selection | None = None,
) -> tuple[Standard, ...]:
    """Return the rulesets that are named, each once, without those in which nothing is chosen.

    A setting goes to every ruleset that has the parameter. Raises InvalidInput with every problem
    of a ruleset; for a setting that none of them has, and for a choice that none of them meets.
    """
    names = tuple(dict.fromkeys(choices))
    if len(names) == 1:
        rules = take_ruleset(names[0], statutes, settings=settings)
        return (Standard(names[0], rules, settings, _chosen(rules, selection)),)
    found = tuple(_set(names, statutes, settings))
    if selection is None or selection.is_everything:
        return found
    return _selected(found, selection)


def _set(
    names: Sequence[str], statutes: Statutes, settings: Mapping[str, str]
) -> Iterator[Standard]:
    """Yield each ruleset with the settings that are for it."""
    rulesets = {name: take_ruleset(name, statutes) for name in names}
    known = {parameter for rules in rulesets.values() for parameter in rules.parameters}
    stray = {name: value for name, value in settings.items() if name not in known}
    for name, rules in rulesets.items():
        own = {each: value for each, value in settings.items() if each in rules.parameters}
        given = own | stray  # the reader refuses what no ruleset has
        yield Standard(name, take_ruleset(name, statutes, settings=given), given, None)


def _chosen(ruleset: Ruleset, selection: Selection | None) -> frozenset[str] | None:
    if selection is None or selection.is_everything:
        return None
    return frozenset(criterion.id for criterion in selection.of(ruleset))


def _selected(standards: tuple[Standard, ...], selection: Selection) -> tuple[Standard, ...]:
    """Return the rulesets in which something is chosen, with that.

    A value that one of them has is no mistake in another.
    """
    kept: list[Standard] = []
    problems: list[tuple[Problem, ...]] = []
    for each in standards:
        missed = tuple(selection.problems(each.ruleset))
        problems.append(missed)
        within = selection.within(each.ruleset)
        if within:
            criteria = frozenset(criterion.id for criterion in within)
            kept.append(Standard(each.named, each.ruleset, each.settings, criteria))
    everywhere = set.intersection(*({p.span.file for p in missed} for missed in problems))
    if everywhere:
        raise InvalidInput(p for p in problems[0] if p.span.file in everywhere)
    if not kept:
        raise InvalidInput([selection.nothing(standards[0].ruleset)])
    return tuple(kept)
