"""Notices that customers are owed when facts change, and until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from trustcheck.assessment.succession import Cause, Shift, Succession
from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.profile.restatement import Restatement, day_of
from trustcheck.ruleset.notice import is_watched


@frozen
class Days:
    """The days between which something is, both included; one day where the two are equal."""

    first: date
    last: date

    @property
    def is_known(self) -> bool:
        """Whether the day is known."""
        return self.first == self.last


@frozen
class Event:
    """One change that is to be told: a fact, or verdicts without a fact that is known."""

    fact: Restatement | None
    criteria: tuple[Shift, ...]
    """The watched criteria that it concerns."""
    made: Days
    due: Days
    """The last day to tell it, if it was made on the first of these days or on the last."""


@frozen
class Owed:
    """A notice that is owed: by which criterion, to whom, of what."""

    criterion: str
    article: str
    watches: tuple[str, ...]
    within: Duration
    to: Text
    events: tuple[Event, ...]

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """The watched criteria that the changes concern, each once."""
        found = (shift for event in self.events for shift in event.criteria)
        return tuple({shift.criterion: shift for shift in found}.values())

    @property
    def together(self) -> tuple[tuple[Event, ...], ...]:
        """The changes, those together that were made on the same days."""
        groups: dict[tuple[date, date], list[Event]] = {}
        for event in self.events:
            groups.setdefault((event.made.first, event.made.last), []).append(event)
        return tuple(map(tuple, groups.values()))

    @property
    def due(self) -> Days:
        """The last day to tell all of it: the earliest of those of its changes."""
        return min((event.due for event in self.events), key=lambda due: (due.first, due.last))


def owed(told: Succession) -> tuple[Owed, ...]:
    """Return the notices that the changes of a profile ask for.

    A notice is owed where a criterion under a watched article has another verdict, or read a fact
    that is stated otherwise, and the profile is what changed: the passing of days asks for none,
    nor do other rules. The day of a change is the one that its record declares; otherwise it lies
    after the earlier statement, and not after the later one.
    """
    after, before = (side.saved.report["ruleset"] for side in (told.after, told.before))
    notices = after.get("notices", before.get("notices", ()))
    return tuple(found for each in notices if (found := _owed(told, each)).events)


def _owed(told: Succession, notice: Mapping[str, Any]) -> Owed:
    watches = tuple(notice["watches"])
    within = Duration.parse(notice["within"])
    concerned = tuple(s for s in told.shifts if is_watched(s.article, watches) and _by_profile(s))
    events = tuple(_events(told, concerned, within))
    findings = (f for side in (told.after, told.before) for f in side.saved.report["findings"])
    articles = (f["source"]["article"] for f in findings if f["id"] == notice["criterion"])
    return Owed(
        criterion=notice["criterion"],
        article=next(articles, notice["criterion"]),
        watches=watches,
        within=within,
        to=Text(notice["to"]["fr"], notice["to"]["en"]),
        events=events,
    )


def _events(told: Succession, concerned: tuple[Shift, ...], within: Duration) -> Iterator[Event]:
    """Yield each fact that is stated otherwise, then the verdicts that no such fact explains."""
    since, by = told.before.stated_on, told.after.stated_on
    window = Days(min(since + timedelta(days=1), by), by)
    for fact in told.restated:
        if shifts := tuple(shift for shift in concerned if fact in shift.facts):
            day = day_of(fact, told.before.stated, told.after.stated, by=by)
            yield _event(fact, shifts, window if day is None else Days(day, day), within)
    if bare := tuple(shift for shift in concerned if not shift.facts):
        yield _event(None, bare, window, within)


def _event(
    fact: Restatement | None, shifts: tuple[Shift, ...], made: Days, within: Duration
) -> Event:
    return Event(fact, shifts, made, Days(within.after(made.first), within.after(made.last)))


def _by_profile(shift: Shift) -> bool:
    """Tell whether a criterion was touched by the profile, and not by the day or the rules."""
    if shift.facts:
        return True
    if shift.steps:
        return any(step.cause is Cause.PROFILE for step in shift.steps)
    kinds = {cause.message.id for cause in shift.causes}
    return bool(kinds) and all(
        kind.startswith(("verify.profile", "verify.host")) for kind in kinds
    )
