"""On which days the verdicts on a service change while its facts stay as stated, and by what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.change import Change, changes
from trustcheck.assessment.forecast import Cause, Forecast, GateTurn, Turn
from trustcheck.assessment.gate import Decision, gate
from trustcheck.engine.dated import Turning
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import Message, Text, Value, say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.reading import Declaration

MOST_DAYS = 400
"""Days on which a profile is assessed anew at most: one with more dates is told up to there."""


def forecast(
    assess: Callable[[date], Assessment],
    turnings: Sequence[Turning],
    *,
    on: date,
    most: int = MOST_DAYS,
) -> Forecast:
    """Return how the verdicts of a day change on later days, and what turns them.

    `assess` tells the assessment of a day, of none of whose criteria one need be in force;
    `turnings` are in order and leave out no day on which something can change. Every such day is
    assessed, up to `most` of them: nothing is extrapolated.
    """
    later = [
        (day, tuple(inside))
        for day, inside in groupby(
            (each for each in turnings if each.on > on), key=lambda each: each.on
        )
    ]
    first = assess(on)
    here, decision = first, gate(first)
    turns: list[Turn] = []
    gates: list[GateTurn] = []
    for day, inside in later[:most]:
        there = assess(day)
        turns += (Turn(day, each, _causes(each, there, inside)) for each in changes(here, there))
        decided = gate(there)
        gates += _turned(day, decision, decided, there)
        here, decision = there, decided
    until = later[most][0] - timedelta(days=1) if len(later) > most else None
    return Forecast(
        first, gate(first).is_open, tuple(turns), tuple(gates), min(len(later), most), until
    )


def _turned(day: date, before: Decision, after: Decision, there: Assessment) -> Iterator[GateTurn]:
    if before.is_open is not after.is_open:
        new = after.closing - before.closing
        ids = (finding.criterion.id for finding in there.findings)
        yield GateTurn(day, after.is_open, tuple(id for id in ids if id in new))


# What a change is due to


def _causes(
    change: Change, assessment: Assessment, turnings: Sequence[Turning]
) -> tuple[Cause, ...]:
    """Return what turned that the reasoning speaks of, before or after; or else all that did."""
    if not change.is_new_verdict:
        return tuple(_waivers(change))
    told = [each for each in turnings if each.cause is not None]
    read = frozenset(_read(change, assessment.declaration))
    named = frozenset(_named(change))
    meant = [each for each in told if _bears_on(each, change, read, named)]
    causes = (each.cause for each in meant or told)
    return tuple(dict.fromkeys(cause for cause in causes if cause is not None))


def _bears_on(
    turning: Turning, change: Change, read: frozenset[Pointer], named: frozenset[Text]
) -> bool:
    if turning.criterion is not None:
        return turning.criterion == change.criterion.id
    if turning.names:
        return named.issuperset(turning.names)
    return turning.record in read


def _waivers(change: Change) -> Iterator[Cause]:
    for finding in (change.before, change.after):
        if finding is not None and finding.waiver is not None:
            owner, day = finding.waiver.owner, finding.waiver.until
            yield Cause(say("forecast.cause.waiver", owner=owner, day=day))


def _reasoning(change: Change) -> Iterator[Explanation]:
    for finding in (change.before, change.after):
        if finding is not None:
            yield from finding.explanation.walk()


def _read(change: Change, declaration: Declaration) -> Iterator[Pointer]:
    """Yield every record that the reasoning read, or waits for, and the evidence that counts."""
    facts = {fact for step in _reasoning(change) for fact in step.facts}
    facts |= {gap.pointer for step in _reasoning(change) for gap in step.gaps}
    for fact in facts:
        yield from (fact[:length] for length in range(1, len(fact) + 1))
        if change.criterion.backing is None:
            continue
        where, within = declaration.at(fact)
        way = fact[: len(fact) - len(within)]
        yield from ((*way, "evidence", id) for id in where.backing(within))


def _named(change: Change) -> Iterator[Text]:
    """Yield every name that rules and the law give in both languages, where it is spoken of."""
    for step in _reasoning(change):
        yield from _texts(step.message)


def _texts(value: Value) -> Iterator[Text]:
    match value:
        case Text():
            yield value
        case Message():
            for _, part in value.values:
                yield from _texts(part)
        case tuple():
            for part in value:
                yield from _texts(part)
