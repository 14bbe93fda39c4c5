"""What passes rest on at their weakest, as messages for any report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from trustcheck.assessment.rest import Firmness, Rest
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import dotted


def resting(rest: Rest) -> Message:
    """Return in a few words what a pass rests on."""
    if rest.firmness is Firmness.BACKED and rest.weakest is not None:
        return say("report.rest.backed", rung=rest.weakest)
    return say(f"report.rest.{rest.firmness.value}")


def resting_at(rest: Rest) -> Message:
    """Return what a pass rests on, with the records that are backed no better."""
    if rest.weakest is None:
        return resting(rest)
    return say("report.rest.at", what=resting(rest), records=tuple(map(dotted, rest.weak)))


def passes(rests: Collection[Rest]) -> Message:
    """Return how many passes there are, and how many of them rest on how much."""
    counted = Counter(rest.firmness for rest in rests)
    if len(counted) == 1:
        return say(f"report.rests.all.{next(iter(counted)).value}", n=len(rests))
    parts = tuple(
        say(f"report.rests.{each.value}", n=counted[each]) for each in Firmness if counted[each]
    )
    return say("report.rests", n=len(rests), parts=parts)
