"""Who is foreign, and what foreign entities can do in a company by right or by control."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from trustcheck.engine.facts import Facts
from trustcheck.engine.label import LABELS
from trustcheck.graph.seat import seated_within
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.share import ANY, NOTHING, Share, ceiling, total
from trustcheck.logic.truth import Truth, all_of, any_of
from trustcheck.profile.right import Appointment, Right


def foreignness(facts: Facts, id: str) -> Explanation:
    """Tell whether an entity is foreign: any of its seats lies outside the home area."""
    return facts.once(_foreignness, id)


def _foreignness(facts: Facts, id: str) -> Explanation:
    atlas, persons = facts.statutes.atlas, facts.counting.persons
    return _contrary(
        seated_within(facts.profile, id, atlas, area=facts.home, on=facts.on, persons=persons)
    )


def foreign_control(facts: Facts, id: str) -> Explanation:
    """Tell whether a foreign entity controls a company (C. com. L.233-3), directly or not."""
    return facts.once(_foreign_control, id)


def _foreign_control(facts: Facts, id: str) -> Explanation:
    name = facts.profile.entities[id].name
    holders = dict.fromkeys((*facts.control.controllers(id), *facts.control.gaining(id)))
    steps = tuple(_controls(facts, holder, id) for holder in holders)
    truth = any_of(step.truth for step in steps)
    return Explanation(truth, say(f"derived.foreign_control.{truth.value}", company=name), steps)


def foreign_right(facts: Facts, right: Right, company: str) -> Explanation | None:
    """Tell whether a right over a company is foreign, None for a right that is none of its own.

    A right over a company that controls it, directly or not, counts as one over it.
    """
    if right.kind == "none" or not right.holds_on(facts.on):
        return None
    holders = tuple(foreignness(facts, id) for id in right.holder)
    held = Explanation(any_of(step.truth for step in holders), say("step.any"), holders)
    if right.over == company:
        return held
    reached = facts.control.controls(right.over, company)
    if reached.truth is Truth.FALSE:
        return None
    steps = (held, reached)
    return Explanation(all_of(step.truth for step in steps), say("step.all"), steps)


@frozen
class Appointments:
    """The largest part of one body of a company that foreign entities may appoint together."""

    share: Share
    explanation: Explanation


def foreign_appointments(facts: Facts, company: str) -> Appointments:
    """Return what foreign entities may appoint together, from nothing to a whole body.

    Rights that are, or may be, foreign count in the upper bound, certain ones in the lower; a
    list of rights that is not complete may hide one to a whole body.
    """
    parts = tuple(_appointing(facts, company))
    closed = facts.profile.is_complete("rights")
    bodies = {part.body for part in parts} - {None}
    low = max((_together(parts, body).low for body in bodies), default=Fraction(0))
    high = max(ceiling(_together(parts, body)) for body in bodies or {None})
    share = Interval(low, high if closed else Fraction(1))
    gaps = () if closed else (Gap(("rights",), Reason.OPEN),)
    truth = Truth.TRUE if share.exact is not None else Truth.UNKNOWN
    name = facts.profile.entities[company].name
    message = say("derived.appointments", company=name, share=share)
    return Appointments(
        share, Explanation(truth, message, tuple(p.step for p in parts), gaps=gaps)
    )


@frozen
class _Part:
    """What one right gives: a part of a body, within bounds; of None, any part of any body."""

    body: str | None
    share: Share
    step: Explanation


def _appointing(facts: Facts, company: str) -> Iterator[_Part]:
    for index, right in enumerate(facts.profile.rights):
        if right.kind != "board_appointment":
            continue
        foreign = foreign_right(facts, right, company)
        if foreign is None or foreign.truth is Truth.FALSE:
            continue
        at: Pointer = ("rights", index, "appoints")
        full = ANY if right.appoints is None else _part(right.appoints)
        share = full if foreign.truth is Truth.TRUE else Interval(Fraction(0), ceiling(full))
        message = say("derived.appoints", right=LABELS["right"](facts, right), share=full)
        known = foreign.truth is Truth.TRUE and full.exact is not None
        step = Explanation(
            Truth.TRUE if known else Truth.UNKNOWN,
            message,
            (foreign,),
            facts=() if right.appoints is None else ((*at, "members"), (*at, "of")),
            gaps=tuple(_open(right.appoints, at)),
        )
        yield _Part(None if right.appoints is None else right.appoints.body, share, step)


def _open(appoints: Appointment | None, at: Pointer) -> Iterator[Gap]:
    """Yield what is not known of an appointment."""
    if appoints is None:
        yield Gap(at, Reason.ABSENT)
        return
    for name, count in (("members", appoints.members), ("of", appoints.of)):
        if not isinstance(count, Interval):
            yield Gap((*at, name), Reason.UNDISCLOSED)
        elif count.exact is None:
            yield Gap((*at, name), Reason.RANGE)


def _part(appoints: Appointment) -> Share:
    """Return the part of a body that its appointed members are."""
    members, of = appoints.members, appoints.of
    if not isinstance(members, Interval) or not isinstance(of, Interval) or of.low == 0:
        return ANY
    low = Fraction(0) if of.high is None else min(Fraction(1), members.low / of.high)
    high = Fraction(1) if members.high is None else min(Fraction(1), members.high / of.low)
    return Interval(low, high)


def _together(parts: tuple[_Part, ...], body: str | None) -> Share:
    """Return what the rights come to in one body; one to no stated body may be to all of it."""
    return total([NOTHING, *(part.share for part in parts if part.body in (None, body))])


def _controls(facts: Facts, holder: str | None, company: str) -> Explanation:
    """Tell whether a holder is foreign and controls a company."""
    control = facts.control.controls(holder, company)
    if holder is None:
        return control
    steps = (control, foreignness(facts, holder))
    return Explanation(all_of(step.truth for step in steps), say("step.all"), steps)


def _contrary(step: Explanation) -> Explanation:
    """Return the same facts as reasons for the contrary."""
    return replace(step, truth=~step.truth, because=tuple(map(_contrary, step.because)))
