"""The days on which an answer about a situation can change, while its facts stay as stated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from trustcheck.logic.duration import Duration
from trustcheck.profile.situation import Situation
from trustcheck.ruleset.condition.tree import Comparison, Later, Parameter, comparisons_of
from trustcheck.ruleset.ruleset import Ruleset


def turning_days(situation: Situation, ruleset: Ruleset) -> tuple[date, ...]:
    """Return every such day in order, the first of them before any change.

    The day of an assessment meets nothing but the days that rules and facts have, and those that
    rules reckon from them: it changes an answer on such a day, or on the day after.
    """
    stated = tuple(_stated(situation))
    lengths = tuple(lengths_of(ruleset))
    met = {*stated, *ruled_days(ruleset)}
    met |= {length.after(day) for length in lengths for day in stated}
    turns = {turn for day in met for turn in (day, _next(day))}
    return tuple(sorted({date.min, *turns}))


def _stated(situation: Situation) -> Iterator[date]:
    for section in situation.sections.values():
        yield from (value for value in section.values() if isinstance(value, date))


def ruled_days(ruleset: Ruleset) -> Iterator[date]:
    """Yield the days that rules name: their own periods, those of duties, those compared with."""
    for criterion in ruleset.criteria:
        period = criterion.period
        yield from (day for day in (period.since, period.until) if day is not None)
    first_days = (ruleset.first_day(duty) for duty in ruleset.duties.values())
    yield from (day for day in first_days if day is not None)
    for comparison in _comparisons(ruleset):
        match comparison.right:
            case date() as day:
                yield day
            case Parameter(name):
                value = ruleset.parameters[name].value
                yield from (value,) if isinstance(value, date) else ()


def lengths_of(ruleset: Ruleset) -> Iterator[Duration]:
    """Yield every length of time by which a rule reckons a later day."""
    for comparison in _comparisons(ruleset):
        if isinstance(comparison.right, Later):
            by = comparison.right.by
            length = ruleset.parameters[by.name].value if isinstance(by, Parameter) else by
            assert isinstance(length, Duration)
            yield length


def _comparisons(ruleset: Ruleset) -> Iterator[Comparison]:
    for criterion in ruleset.criteria:
        for condition in criterion.conditions:
            yield from comparisons_of(condition)
    if ruleset.asks_of_host is not None:
        yield from comparisons_of(ruleset.asks_of_host)


def _next(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
