"""How much more foreign holders could have of a company before a share breaks its cap."""

from __future__ import annotations

from fractions import Fraction

from trustcheck.graph.boundary import Varied, boundary
from trustcheck.graph.cap import Cap
from trustcheck.graph.column import Column
from trustcheck.graph.reckoning import Portion
from trustcheck.graph.supposition import Structure
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import replace
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Value, say
from trustcheck.logic.share import Share, ceiling
from trustcheck.logic.truth import Truth

NEWCOMER = "+"
"""Stands for a foreign holder who is not there yet; no id looks like it."""


def headroom(structure: Structure, portion: Portion, cap: Cap) -> Explanation | None:
    """Return how much more could be held directly with the cap still kept, as one step.

    By the holder, or by any foreign holders where it is about all of them; whoever sells. None
    where nobody in particular holds, or where the amount cannot be found exactly.
    """
    columns = structure.shareholding.columns[portion.measure]
    if portion.company not in columns or portion.hands.kind == "hidden":
        return None

    def share(more: Fraction, short: bool) -> Share:
        grown = _grown(columns[portion.company], who, more)
        changed = {portion.measure: {portion.company: grown}}
        return structure.supposing(changed).greatest(wider)

    who = min(portion.hands.sure) if portion.hands.kind == "holder" else NEWCOMER
    hands = replace(
        portion.hands,
        sure=portion.hands.sure | {who},
        possible=portion.hands.possible | {who},
    )
    wider = replace(portion, hands=hands)
    room = cap.limit - ceiling(structure.greatest(portion))
    varied = Varied(share, cap)
    if not varied.keeps(Fraction(0)) or varied.keeps(Fraction(1)):
        return None
    found = boundary(varied, Fraction(0), Fraction(1), guess=room)
    if found is None or not found.kept:
        return None
    names = structure.shareholding.names
    values: dict[str, Value] = {"company": names[portion.company], "points": 100 * found.at}
    if portion.hands.kind == "holder":
        values["holder"] = names[min(portion.hands.sure)]
    message = say(f"graph.headroom-{portion.hands.kind}-{portion.measure}", **values)
    return Explanation(Truth.TRUE, message)


def _grown(column: Column, who: str, more: Fraction) -> Column:
    """Return a column in which someone has so much more, whoever it is bought from."""
    parts = {
        holder: Interval(max(Fraction(0), part.low - more), ceiling(part))
        for holder, part in column.parts.items()
    }
    own = column.part(who)
    low, high = own.low + more, min(Fraction(1), ceiling(own) + more)
    parts[who] = Interval(min(low, high), high)
    return Column.fitted(parts)
