"""What a comparison has to say beyond its truth: readings that differ, what would change it."""

from __future__ import annotations

from fractions import Fraction

from trustcheck.engine.facts import Facts
from trustcheck.graph.cap import Cap, contested
from trustcheck.graph.exposure import Exposure
from trustcheck.graph.headroom import headroom
from trustcheck.graph.ownership import Reckoning
from trustcheck.graph.path import Grade
from trustcheck.graph.settlement import settlements
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import replace
from trustcheck.logic.truth import Truth

_CAPS = ("at_most", "below", "above", "at_least")
"""The operators that set a share a cap, from above or from below."""


def held_against(
    step: Explanation, reckoning: Reckoning, operator: str, limit: Fraction, facts: Facts
) -> Explanation:
    """Return the step of a comparison with all that its numbers have to say.

    Where the readings differ it is contested; where it is not known, what would settle it is
    among its grounds; where an upper cap is kept, so is the room left. The last two take as long
    as all the rest, and are left out for facts without an `outlook`.
    """
    if operator not in _CAPS:
        return step
    cap = Cap(limit, strict=operator in ("below", "at_least"))
    told = contested(step, reckoning, cap)
    if not facts.outlook:
        return told
    structure = facts.about(reckoning.portion.company).structure
    if step.truth is Truth.UNKNOWN:
        more = settlements(structure.trials(), reckoning.portion, cap)
    elif step.truth is Truth.TRUE and operator in ("at_most", "below"):
        room = headroom(structure, reckoning.portion, cap)
        more = () if room is None else (room,)
    else:
        return told
    return replace(told, because=(*told.because, *more))


def tolerating(
    step: Explanation, exposure: Exposure, tolerated: Grade, facts: Facts
) -> Explanation:
    """Return the step of an exposure that is more than tolerated, with the least to undo."""
    if step.truth is not Truth.FALSE:
        return step
    told = facts.joined.cutter.cut(exposure, tolerated).explanation
    because = tuple(told if each is exposure.explanation else each for each in step.because)
    return replace(step, because=because)
