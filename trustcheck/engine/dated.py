"""Everything dated that a verdict on a service can rest on: what turns, and on which day."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from trustcheck.assessment.forecast import Cause
from trustcheck.assessment.waiver import Waiver
from trustcheck.engine.turning import lengths_of, ruled_days
from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Text, Value, say
from trustcheck.logic.period import Period
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.profile.reading import HOST, Declaration
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.document import Data

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_LAST = ("until", "expires")
_FIRST = ("since", "on", "effective", "collected")
"""Fields that name a last day, and those that name a first one; others can be either."""

_DATES_EVIDENCE = ("collected", "effective")
"""Fields from which the freshness of evidence is counted."""


@frozen
class Turning:
    """A day on which something can be otherwise than on the day before.

    Without a cause it is a day to look at, and no reason for anything.
    """

    on: date
    cause: Cause | None = None
    names: tuple[Text, ...] = ()
    """What reasoning that rests on it speaks of; for what no profile declares."""
    criterion: str | None = None
    """The criterion that it is about, if it is about one alone."""

    @property
    def record(self) -> Pointer:
        """The record whose day it is; the top of the file for what is about no record."""
        return () if self.cause is None else (self.cause.pointer or ())[:-1]


def turnings(
    declaration: Declaration,
    ruleset: Ruleset,
    statutes: Statutes,
    *,
    waivers: Iterable[Waiver] = (),
) -> tuple[Turning, ...]:
    """Return everything dated in a profile, its hosts, a ruleset, the law and waivers.

    The day of an assessment meets no other days: between two of these that follow one another
    every verdict stays the same. They come in order.
    """
    rulesets = ruleset.assessed
    found = [
        *_Declared(declaration, rulesets).turnings(),
        *(turning for each in rulesets for turning in _of_rules(each)),
        *_of_law(statutes),
        *(Turning(_next(waiver.until)) for waiver in waivers),
    ]
    return tuple(sorted(found, key=lambda turning: turning.on))


# What a profile declares


class _Declared:
    """The days that a profile and its hosts declare, and those that are reckoned from them."""

    def __init__(self, declaration: Declaration, rulesets: Iterable[Ruleset]) -> None:
        self._declaration = declaration
        told = tuple(rulesets)
        criteria = (criterion for ruleset in told for criterion in ruleset.criteria)
        backings = (each.backing for each in criteria if each.backing is not None)
        lengths = (each.fresh_for for each in backings if each.fresh_for is not None)
        self._fresh = tuple(dict.fromkeys(lengths))
        self._later = tuple(dict.fromkeys(length for each in told for length in lengths_of(each)))

    def turnings(self) -> Iterator[Turning]:
        """Yield what turns by each declared day."""
        for pointer, day in _days(self._declaration):
            yield from _by_itself(pointer, day)
            if pointer[-1] in _DATES_EVIDENCE:
                for length in self._fresh:
                    yield from _aged(pointer, day, length)
            for length in self._later:
                yield from _reckoned(pointer, day, length)


def _days(declaration: Declaration, at: Pointer = ()) -> Iterator[tuple[Pointer, date]]:
    """Yield every day in a profile and in those of its hosts, and where it stands."""
    for pointer, text in _texts(declaration.document.data):
        if (day := _day(text)) is not None:
            yield (*at, *pointer), day
    if declaration.host is not None:
        yield from _days(declaration.host, (*at, *HOST))


def _texts(data: Data, at: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    match data:
        case dict():
            for key, value in data.items():
                yield from _texts(value, (*at, key))
        case list():
            for index, value in enumerate(data):
                yield from _texts(value, (*at, index))
        case str():
            yield at, data


def _day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _by_itself(pointer: Pointer, day: date) -> Iterator[Turning]:
    """Yield what begins, or ends, by a declared day."""
    record = dotted(pointer[:-1])
    begins, ends = Turning(day), Turning(_next(day))
    if pointer[-1] in _LAST:
        said = say("forecast.cause.last", record=record, day=day)
        ends = Turning(ends.on, Cause(said, pointer))
    elif pointer[-1] in _FIRST:
        said = say("forecast.cause.first", record=record, day=day)
        begins = Turning(begins.on, Cause(said, pointer))
    else:
        said = say("forecast.cause.day", path=dotted(pointer), day=day)
        if pointer[-1] == "stated_on":
            said = say("forecast.cause.stated", day=day)
        begins, ends = (Turning(each.on, Cause(said, pointer)) for each in (begins, ends))
    yield begins
    yield ends


def _aged(pointer: Pointer, day: date, length: Duration) -> Iterator[Turning]:
    """Yield the day from which a piece of evidence is too old for criteria that ask."""
    last = length.after(day)
    record = dotted(pointer[:-1])
    said = say("forecast.cause.fresh", record=record, day=day, length=length, last=last)
    yield Turning(_next(last), Cause(said, pointer))


def _reckoned(pointer: Pointer, day: date, length: Duration) -> Iterator[Turning]:
    """Yield the days so much later than a declared one, and those so much before it."""
    last = length.after(day)
    said = say("forecast.cause.later", path=dotted(pointer), day=day, by=length, last=last)
    yield from (Turning(each, Cause(said, pointer)) for each in (last, _next(last)))
    said = say("forecast.cause.ahead", path=dotted(pointer), day=day, by=length)
    for met in (day, _next(day)):
        yield Turning(_first_before(met, length), Cause(said, pointer))


def _first_before(day: date, length: Duration) -> date:
    """Return the first day from which so much later is `day`, or a day after it."""
    days = range(date.min.toordinal(), day.toordinal() + 1)
    found = bisect_left(days, day, key=lambda each: length.after(date.fromordinal(each)))
    return date.fromordinal(days[found])


# What rules and the law say


def _of_rules(ruleset: Ruleset) -> Iterator[Turning]:
    for criterion in ruleset.criteria:
        for turning in _of_period(criterion.period, "forecast.cause.rule"):
            yield Turning(turning.on, turning.cause, criterion=criterion.id)
    for day in ruled_days(ruleset):
        said = say("forecast.cause.ruled", day=day)
        yield from (Turning(each, Cause(said)) for each in (day, _next(day)))


def _of_law(statutes: Statutes) -> Iterator[Turning]:
    for law in statutes.laws.values():
        for turning in _of_period(law.period, "forecast.cause.law", law=law.name):
            yield Turning(turning.on, turning.cause, (law.name,))
    atlas = statutes.atlas
    for area in atlas.areas.values():
        for code, period in area.members.items():
            name = atlas.name(code)
            values: dict[str, Value] = {"territory": name, "area": area.name}
            for turning in _of_period(period, "forecast.cause.area", **values):
                yield Turning(turning.on, turning.cause, (name,))


def _of_period(period: Period, id: str, **values: Value) -> Iterator[Turning]:
    for side, day in (("since", period.since), ("until", period.until)):
        if day is not None:
            said = Message(f"{id}.{side}", (*values.items(), ("day", day)))
            yield Turning(day if side == "since" else _next(day), Cause(said))


def _next(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
