"""Which companies of a register some holders control if they act as one: exact, in one pass."""

from __future__ import annotations

from collections.abc import Sequence

from trustcheck.graph.edges import Edges, within

NONE = -1


def pooled_control(edges: Edges, pool: Sequence[int], *, majority: int) -> tuple[int, ...]:
    """Return the companies that the pool controls, by number, itself left out.

    The pool controls a company when it has, with whatever it controls, more than `majority` of
    the votes that can be cast, in the parts of a whole that the edges count in. Votes on a
    company's own shares cannot be cast (C. com. L.225-111). Amounts count at their lower ends,
    so that what is returned is certain. Raises ValueError for an entity that there is not.

    Everything pooled adds its votes once, so the time grows with the holdings and not with the
    depth of the chains. What is found is the least set: companies that only control one another
    are controlled by nobody.
    """
    if not within(pool, edges.entities - 1):
        raise ValueError(f"an entity is a number from 0 to {edges.entities - 1}")
    held, votes = edges.held, edges.low
    missing = _needed(edges, majority)
    first, following = _by_holder(edges)
    pooled = bytearray(edges.entities)
    waiting = list(dict.fromkeys(pool))
    for each in waiting:
        pooled[each] = True
    found = []
    while waiting:
        edge = first[waiting.pop()]
        while edge != NONE:
            company = held[edge]
            if not pooled[company]:
                missing[company] -= votes[edge]
                if missing[company] < 0:
                    pooled[company] = True
                    found.append(company)
                    waiting.append(company)
            edge = following[edge]
    return tuple(sorted(found))


def _needed(edges: Edges, majority: int) -> list[int]:
    """Return the votes of each company that are still no majority.

    A whole number of votes is above a part of those that can be cast if, and only if, it is
    above that part rounded down.
    """
    needed = [majority] * edges.entities
    own: dict[int, int] = {}
    for holder, held, votes in zip(edges.holders, edges.held, edges.low, strict=True):
        if holder == held:
            own[held] = own.get(held, 0) + votes
    for company, votes in own.items():
        needed[company] = majority * (edges.whole - votes) // edges.whole
    return needed


def _by_holder(edges: Edges) -> tuple[list[int], list[int]]:
    """Return the first holding of each holder, and after each holding the next one.

    Two flat lists: a list for each holder would take several times the room.
    """
    first = [NONE] * edges.entities
    following = [NONE] * len(edges.holders)
    for edge, holder in enumerate(edges.holders):
        following[edge] = first[holder]
        first[holder] = edge
    return first, following
