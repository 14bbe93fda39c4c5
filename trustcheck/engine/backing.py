"""Whether the evidence behind a pass is as strong and as fresh as a criterion asks."""

from __future__ import annotations

from trustcheck.engine.facts import Facts
from trustcheck.logic.duration import Duration
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.logic.truth import Truth
from trustcheck.profile.evidence import RUNGS
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
    from trustcheck.profile.reliance import backed_within  # few verdicts ask for evidence
    from trustcheck.profile.reliance import rung_of as rung_behind

    profile = facts.joined.profile
    found = backed_within(profile, pointer)
    return None if found is None else rung_behind(found[1], profile.evidence, facts.on, fresh_for)


def _too_weak(pointer: Pointer, found: Rung, asked: Rung) -> Explanation:
    message = say("step.too_weak", fact=dotted(pointer), found=found, asked=asked)
    gap = Gap(pointer, Reason.BACKING)
    return Explanation(Truth.UNKNOWN, message, facts=(pointer,), gaps=(gap,))
