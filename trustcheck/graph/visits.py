"""What everyone has of a company, all at once, where every part is known exactly.

A share followed from holder to holder visits each of them so many times on average; the chance
of ever visiting one is its visits over those that each visit brings with it (Baldone, Brioschi
and Paleari 1998). One elimination a circle of companies serves all holders.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from trustcheck.graph.column import FLOAT, HIDDEN, ZERO, Column
from trustcheck.graph.elimination import inverse
from trustcheck.graph.passage import components


def chances(columns: Mapping[str, Column], company: str) -> Mapping[str, Fraction] | None:
    """Return the part of a company that comes to each holder, at any remove.

    None where a part is known only within bounds, or a closed circle keeps its shares to itself.
    """
    circles = components(columns, company)
    if not all(columns[each].settled() for circle in circles for each in circle):
        return None
    arriving: dict[str, Fraction] = {company: Fraction(1)}
    found: dict[str, Fraction] = {}
    for circle in reversed(circles):
        try:
            visits, returns = _within(columns, circle, arriving)
        except ArithmeticError:
            return None
        found |= {each: visits[each] / returns[each] for each in circle}
        for each in circle:
            for holder, part in columns[each].parts.items():
                if holder not in visits and part.low:
                    arriving[holder] = arriving.get(holder, ZERO) + visits[each] * part.low
    beyond = {h: part for h, part in arriving.items() if h not in found}
    return {h: part for h, part in (found | beyond).items() if h not in (FLOAT, HIDDEN)}


def _within(
    columns: Mapping[str, Column], circle: tuple[str, ...], arriving: Mapping[str, Fraction]
) -> tuple[Mapping[str, Fraction], Mapping[str, Fraction]]:
    """Return how often each company of a circle is visited, and how often once it has been."""
    rows = [
        [Fraction(here == holder) - columns[here].part(holder).low for holder in circle]
        for here in circle
    ]
    visits: dict[str, Fraction] = {}
    returns: dict[str, Fraction] = {}
    for index, (each, column) in enumerate(zip(circle, inverse(rows), strict=True)):
        starts = zip(circle, column, strict=True)
        visits[each] = sum((arriving.get(start, ZERO) * often for start, often in starts), ZERO)
        returns[each] = column[index]
    return visits, returns
