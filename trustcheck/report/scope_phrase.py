"""Where a body stands, and what a question was answered, as messages."""

from __future__ import annotations

from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.obligation import Standing, Stretch
from trustcheck.logic.message import Message, Value, say


def told(standing: Standing, stretch: Stretch) -> Message:
    """Return where a body stands, since when, until when, and what comes then.

    How long something stays unknown is not told: one more fact ends it.
    """
    what = say(f"scope.standing.{standing.value}")
    since, until, then = stretch.since, stretch.until, stretch.then
    if standing is Standing.UNKNOWN:
        return what
    values: dict[str, Value] = {"standing": what}
    if since is not None:
        values["since"] = since
    if until is None or then is None:
        return say("scope.told.since", **values) if since is not None else what
    values |= {"until": until, "then": say(f"scope.standing.{then.value}")}
    return say("scope.told.both" if since is not None else "scope.told.until", **values)


def verdict_phrase(verdict: Verdict) -> Message:
    """Return what a question was answered."""
    return say(f"scope.answer.{verdict.value}")
