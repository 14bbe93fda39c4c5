"""Whether a qualification counts: for this service, on this day."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from trustcheck.engine.answer import Answer, Record
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth, all_of, any_of
from trustcheck.profile.certificate import Qualification
from trustcheck.profile.profile import Profile


class Stated(Protocol):
    """A profile on a day, as far as the validity of its qualifications goes."""

    @property
    def profile(self) -> Profile:
        """What is declared."""

    @property
    def on(self) -> date:
        """The day."""


def qualified(facts: Stated) -> bool | None:
    """Tell whether the service is qualified SecNumCloud on the day, None where it is not known."""
    found, denied = [], False
    for index, one in enumerate(facts.profile.qualifications):
        if one.scheme != "SecNumCloud":
            continue
        denied = denied or one.status == "not_held"
        item = Record("qualification", ("qualifications", index), "", one)
        answers = (covers_subject(facts, item), in_force(facts, item))
        found.append(all_of(answer.because[0].truth for answer in answers))
    if not denied and not facts.profile.is_complete("qualifications"):
        found.append(Truth.UNKNOWN)
    return {Truth.TRUE: True, Truth.FALSE: False}.get(any_of(found))


def covers_subject(facts: Stated, item: Record) -> Answer:
    """Answer whether the qualification covers the service of this profile."""
    named = "subject" in _qualification(item).covers
    covered = named or facts.profile.subject.name in _qualification(item).covers
    id = "derived.covers_subject" if covered else "derived.covers_others"
    covers = tuple(name for name in _qualification(item).covers if name != "subject")
    message = say(id, covers=covers or (facts.profile.subject.name,))
    return Answer.derived(
        Explanation(Truth.of(covered), message, facts=((*item.pointer, "covers"),))
    )


def in_force(facts: Stated, item: Record) -> Answer:
    """Answer whether the qualification is granted and valid on the day.

    What is stated as granted is in force on the day of the statement; before it, that takes a
    declared first day. Its last day has to be stated, be it as `undisclosed`, lest a certificate
    that has ended should count for want of its end; after the day of the statement it has to be
    a day. Both days are included. Outside them it is not, whatever its status.
    """
    qualification, at = _qualification(item), item.pointer
    if qualification.status not in ("granted", "undisclosed"):
        message = say("derived.not_granted", status=qualification.status)
        return Answer.derived(Explanation(Truth.FALSE, message, facts=((*at, "status"),)))
    since, until, on = qualification.since, qualification.until, facts.on
    if isinstance(since, date) and on < since:
        return _answer(Truth.FALSE, "not_yet", item=item, field="since", day=since)
    if isinstance(until, date) and until < on:
        return _answer(Truth.FALSE, "expired", item=item, field="until", day=until)
    if qualification.status == "undisclosed":
        gap = Gap((*at, "status"), Reason.UNDISCLOSED)
        return _answer(Truth.UNKNOWN, "status_not_known", gap=gap)
    stated = facts.profile.stated_on
    if until is None or (on > stated and not isinstance(until, date)):
        return _answer(Truth.UNKNOWN, "end_not_known", gap=_gap(item, "until", until))
    if on < stated and not isinstance(since, date):
        return _answer(Truth.UNKNOWN, "start_not_known", gap=_gap(item, "since", since))
    if isinstance(until, date):
        return _answer(Truth.TRUE, "in_force_until", item=item, field="until", day=until)
    return _answer(Truth.TRUE, "in_force", item=item, day=stated)


def _answer(
    truth: Truth,
    id: str,
    *,
    item: Record | None = None,
    field: str = "status",
    day: date | None = None,
    gap: Gap | None = None,
) -> Answer:
    message = say(f"derived.{id}") if day is None else say(f"derived.{id}", day=day)
    facts = () if item is None else ((*item.pointer, "status"), (*item.pointer, field))
    gaps = () if gap is None else (gap,)
    return Answer.derived(
        Explanation(truth, message, facts=tuple(dict.fromkeys(facts)), gaps=gaps)
    )


def _gap(item: Record, field: str, value: object) -> Gap:
    reason = Reason.ABSENT if value is None else Reason.UNDISCLOSED
    return Gap((*item.pointer, field), reason)


def _qualification(item: Record) -> Qualification:
    assert isinstance(item.item, Qualification)
    return item.item
