"""The days on which something ends, as a calendar (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from trustcheck import __version__
from trustcheck.assessment.forecast import Forecast, Turn
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.report.change import verdict_of
from trustcheck.report.style import visible
from trustcheck.source.fingerprint import sha256
from trustcheck.wording.phrase import Wording

OCTETS = 75
"""Octets of a line before it is folded."""

_ESCAPED = re.compile(r"[\\;,]")


def render(forecast: Forecast, wording: Wording, *, within: int | None = None) -> str:
    """Return a calendar with one event on each last day of a pass, of a waiver, of the gate.

    `within` is how many days before there is to be an alarm, if any. The same forecast gives the
    same bytes: an event is stamped with the day of the assessment.
    """
    lines = _Calendar(forecast, wording, within).lines()
    return "".join(f"{_folded(line)}\r\n" for line in lines)


@frozen
class _Calendar:
    forecast: Forecast
    wording: Wording
    within: int | None

    def lines(self) -> Iterator[str]:
        """Yield the lines of the calendar, not yet folded."""
        yield "BEGIN:VCALENDAR"
        yield "VERSION:2.0"
        yield f"PRODID:-//trustcheck//{_text(__version__)}//{self.wording.language.upper()}"
        yield "CALSCALE:GREGORIAN"
        yield f"NAME:{_text(self._say(say('forecast.calendar', service=self._service)))}"
        for last_day, told in self._days().items():
            yield from self._event(last_day, told)
        yield "END:VCALENDAR"

    @property
    def _service(self) -> str:
        return self.forecast.assessment.declaration.profile.subject.name

    def _days(self) -> dict[date, tuple[str, ...]]:
        """Return what ends, by its last day, in the order of days."""
        found: dict[date, list[str]] = {}
        closes = self.forecast.closes
        if closes is not None:
            found.setdefault(_before(closes.on), []).append(self._say(say("forecast.event.gate")))
        for turn in self._ending():
            found.setdefault(_before(turn.on), []).append(self._ended(turn))
        return {day: tuple(found[day]) for day in sorted(found)}

    def _ending(self) -> Iterator[Turn]:
        """Yield the ends of passes, then those of waivers."""
        yield from (end.turn for end in self.forecast.ends if end.turn is not None)
        for turn in self.forecast.turns:
            before = turn.change.before
            if not turn.change.is_new_verdict and before is not None and before.waiver is not None:
                yield turn

    def _ended(self, turn: Turn) -> str:
        change = turn.change
        id = "forecast.event.pass" if change.is_new_verdict else "forecast.event.waiver"
        causes = tuple(cause.message for cause in turn.causes)
        return self._say(
            say(
                id,
                criterion=change.criterion.id,
                title=change.criterion.title,
                verdict=verdict_of(change.now),
                causes=causes,
            )
        )

    def _event(self, last_day: date, told: tuple[str, ...]) -> Iterator[str]:
        assessment = self.forecast.assessment
        key = repr((self._service, assessment.ruleset.id, last_day.isoformat()))
        summary = say("forecast.event", service=self._service, count=len(told))
        yield "BEGIN:VEVENT"
        yield f"UID:{sha256(key.encode('utf-8', 'backslashreplace'))[:32]}@trustcheck"
        yield f"DTSTAMP:{_digits(assessment.on)}T000000Z"
        yield f"DTSTART;VALUE=DATE:{_digits(last_day)}"
        yield f"SUMMARY:{_text(self._say(summary))}"
        yield "DESCRIPTION:" + r"\n".join(map(_text, told))
        yield "CATEGORIES:trustcheck"
        yield "TRANSP:TRANSPARENT"
        if self.within is not None:
            yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{self.within}D")
            yield f"DESCRIPTION:{_text(self._say(summary))}"
            yield "END:VALARM"
        yield "END:VEVENT"

    def _say(self, message: Message) -> str:
        return visible(self.wording.sentence(message))


def _before(day: date) -> date:
    return day - timedelta(days=1)


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """Return a text as a value of a calendar; a backslash, a comma and a semicolon are escaped."""
    return _ESCAPED.sub(lambda found: f"\\{found.group()}", text)


def _folded(line: str) -> str:
    """Return a line in parts of at most 75 octets, those after the first behind a space."""
    parts, size = [""], 0
    for character in line:
        octets = len(character.encode("utf-8", "backslashreplace"))
        if size + octets > OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += character
        size += octets
    return "\r\n".join(parts)
