"""What changed between two assessments of a service, as sentences that every format tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from trustcheck.assessment.owed import Event, Owed, owed
from trustcheck.assessment.succession import Shift, Side, Succession, Waived
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Text, Value, say
from trustcheck.logic.pointer import dotted
from trustcheck.profile.restatement import Restatement
from trustcheck.report.restatement import FactWords
from trustcheck.wording.phrase import Wording


@frozen
class Told:
    """Everything to tell: what changed under each ruleset, and the names of territories."""

    successions: tuple[Succession, ...]
    places: Mapping[str, Text]

    @property
    def before(self) -> Side:
        """The earlier one, under the first of the rulesets."""
        return self.successions[0].before

    @property
    def after(self) -> Side:
        """The later one, under the first of the rulesets."""
        return self.successions[0].after

    @property
    def owed(self) -> tuple[tuple[Succession, Owed], ...]:
        """The notices that are owed, each with the ruleset that asks for it."""
        return tuple((each, found) for each in self.successions for found in owed(each))

    @property
    def is_recalled(self) -> bool:
        """Whether the two come from saved assessments."""
        return any(each.between is None for each in self.successions)


def service_of(told: Told) -> str:
    """Return the name that the service has now."""
    return str(told.after.saved.report["subject"]["name"])


def provider_of(told: Told) -> str:
    """Return the name of its provider, the id where it has none."""
    provider = told.after.saved.report["subject"]["provider"]
    return str(provider["name"] or provider["id"])


def side(each: Side) -> Message:
    """Return what one of the two is: its file, and its two days."""
    saved = each.saved
    return say("diff.side", file=saved.profile, stated=each.stated_on, on=saved.on)


def ruleset(each: Succession) -> Message:
    """Return the ruleset of the later one."""
    told = each.after.saved.report["ruleset"]
    title = Text(told["title"]["fr"], told["title"]["en"])
    return say("diff.ruleset", title=title, id=told["id"], version=told["version"])


def verdict(word: str | None) -> Message:
    """Return a verdict in words; that there is none where the criterion was not assessed."""
    if word is None:
        return say("diff.letter.not_assessed")
    return say("change.verdict", verdict=word)


def verdicts(shift: Shift) -> Message:
    """Return the verdict before and after."""
    return say("diff.verdict", was=verdict(shift.was), now=verdict(shift.now))


def reasons(shift: Shift, each: Succession) -> Iterator[Message]:
    """Yield by what a verdict is another one: steps, or the numbers of possible causes."""
    if len(shift.steps) == 1:
        yield say(f"diff.by.{shift.steps[0].cause.value}")
    for step in shift.steps if len(shift.steps) > 1 else ():
        values: dict[str, Value] = {"was": verdict(step.was), "now": verdict(step.now)}
        yield say(f"diff.step.{step.cause.value}", **values)
    if each.between is not None:
        return
    numbers = tuple(str(each.comparison.differences.index(c) + 1) for c in shift.causes)
    if numbers:
        yield say("diff.causes", causes=numbers, count=len(numbers))
    elif shift.is_new_verdict:
        yield say("diff.uncaused")


def waiver(each: Waived) -> Message:
    """Return what became of a waiver."""
    what = "gone" if each.now is None else "come" if each.was is None else "changed"
    told = each.was if each.now is None else each.now
    assert told is not None
    values: dict[str, Value] = {"owner": told["owner"], "reason": told["reason"]}
    until = date.fromisoformat(told["until"])
    return say(f"diff.waiver.{what}", criterion=each.criterion, until=until, **values)


def words(told: Succession, places: Mapping[str, Text], wording: Wording) -> FactWords:
    """Return who says the facts of a succession."""
    return FactWords(wording, told.before.stated, told.after.stated, places)


def fact(each: Restatement, said: FactWords) -> Message:
    """Return a fact that is stated otherwise, in words and by its path."""
    return say("diff.fact", sentence=said.told(each), path=dotted(each.pointer))


def notice(each: Owed) -> Message:
    """Return that a notice is owed."""
    values: dict[str, Value] = {"to": each.to, "within": each.within}
    return say("diff.notice", criterion=each.criterion, count=len(each.events), **values)


def made(events: Sequence[Event], prefix: str = "diff.event") -> Message:
    """Return when changes of the same days were made, and until when they are to be told."""
    days, due, count = events[0].made, events[0].due, len(events)
    if days.is_known:
        return say(f"{prefix}.day", count=count, first=days.first, due=due.first)
    between: dict[str, Value] = {"first": days.first, "last": days.last}
    return say(f"{prefix}.days", count=count, **between, due=due.first, latest=due.last)


def concerned(each: Event) -> Message:
    """Return which criteria a change concerns."""
    return say("diff.event.criteria", criteria=tuple(shift.criterion for shift in each.criteria))
