"""Whether the evidence behind a pass is as strong and as fresh as a criterion asks."""

from __future__ import annotations

from datetime import date

from trustcheck.engine.facts import Facts
from trustcheck.logic.duration import Duration
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.logic.truth import Truth
from trustcheck.profile.evidence import RUNGS, Evidence
from trustcheck.profile.record import Backed
from trustcheck.profile.value import Rung
from trustcheck.ruleset.criterion import Backing


def backed(explanation: Explanation, backing: Backing, facts: Facts) -> Explanation:
    """Return a step as it stands on evidence: not known where a fact it rests on is too weak."""
    weak = {
        pointer: found
        for pointer in explanation.decisive().pointers()
        if (found := rung_of(facts, pointer, backing.fresh_for)) is not None
        and RUNGS.index(found) < RUNGS.index(backing.rung)
    }
    if explanation.truth is Truth.UNKNOWN or not weak:
        return explanation
    steps = tuple(_too_weak(pointer, found, backing.rung) for pointer, found in weak.items())
    message = say("step.backing", count=len(weak))
    return Explanation(Truth.UNKNOWN, message, (*steps, explanation))


def rung_of(facts: Facts, pointer: Pointer, fresh_for: Duration | None = None) -> Rung | None:
    """Return the strongest rung that backs a fact on the day, None where none is expected.

    A record without evidence that counts is merely declared.
    """
    record = _record(facts, pointer)
    if record is None:
        return None
    register = facts.joined.profile.evidence
    counting = [
        register[id].rung for id in record.evidence if _counts(register[id], facts.on, fresh_for)
    ]
    return max(counting, key=RUNGS.index, default="declared")


def _record(facts: Facts, pointer: Pointer) -> Backed | None:
    """Return the innermost record around a fact that evidence can back."""
    found: Backed | None = None
    here: object = facts.joined.profile
    for step in pointer:
        here = _below(here, step)
        found = here if isinstance(here, Backed) else found
    return found


def _below(here: object, step: str | int) -> object:
    match here:
        case dict():
            return here.get(step)
        case tuple() if isinstance(step, int):
            return here[step]
        case _:
            return getattr(here, str(step), None)


def _counts(evidence: Evidence, on: date, fresh_for: Duration | None) -> bool:
    """Tell whether a piece of evidence may be relied on: in effect, not expired, fresh."""
    if evidence.effective is not None and on < evidence.effective:
        return False
    if evidence.expires is not None and evidence.expires < on:
        return False
    if fresh_for is None:
        return True
    dated = evidence.collected or evidence.effective
    return dated is not None and on <= fresh_for.after(dated)


def _too_weak(pointer: Pointer, found: Rung, asked: Rung) -> Explanation:
    message = say("step.too_weak", fact=dotted(pointer), found=found, asked=asked)
    gap = Gap(pointer, Reason.BACKING)
    return Explanation(Truth.UNKNOWN, message, facts=(pointer,), gaps=(gap,))
