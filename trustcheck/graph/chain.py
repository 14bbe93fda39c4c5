"""The chains of holdings that lead from a holder to a company, and what they multiply to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Set
from heapq import heappop, heappush
from itertools import pairwise

from trustcheck.graph.column import Column
from trustcheck.graph.passage import Circles, components
from trustcheck.graph.shareholding import Measure, Shareholding
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import say
from trustcheck.logic.share import Share, product
from trustcheck.logic.truth import Truth

TOLD = 8
"""How many chains an explanation tells, the shortest first; the sum counts all of them."""
LINKS = 24
"""After how many links no further chain is told: nobody follows more by hand."""
SEARCHED = 400
"""How many partial chains are looked at for the telling."""


def chains(
    columns: Mapping[str, Column], company: str, *, sources: Set[str], above: Circles
) -> Iterator[tuple[str, ...]]:
    """Yield chains without a repetition from one of the sources down to a company.

    The shortest come first, at most TOLD of them, of some LINKS links; a chain ends at the first
    source it meets. `above` are the companies between.
    """
    distance = _distances(columns, above, sources=sources)
    trails: list[tuple[int, int, tuple[str, ...]]] = [(distance.get(company, 0), 0, (company,))]
    found = links = pushed = 0
    for _ in range(SEARCHED):
        if not trails or found == TOLD or links >= LINKS:
            return
        _, _, trail = heappop(trails)
        here = trail[0]
        if here in sources and len(trail) > 1:
            found, links = found + 1, links + len(trail) - 1
            yield trail
        elif here in columns:
            for holder, part in columns[here].parts.items():
                if holder in distance and part.high and holder not in trail:
                    pushed += 1
                    length = len(trail) + distance[holder]
                    heappush(trails, (length, pushed, (holder, *trail)))


def _distances(
    columns: Mapping[str, Column], above: Circles, *, sources: Set[str]
) -> Mapping[str, int]:
    """Return how many steps each of these companies is from the nearest source above it."""
    held: dict[str, list[str]] = {}
    for circle in above:
        for each in circle:
            for holder, part in columns[each].parts.items():
                if part.high:
                    held.setdefault(holder, []).append(each)
    distance = {source: 0 for source in sources if source in held}
    waiting = deque(distance)
    while waiting:
        here = waiting.popleft()
        for each in held.get(here, ()):
            if each not in distance:
                distance[each] = distance[here] + 1
                waiting.append(each)
    return distance


def told_chain(
    shareholding: Shareholding, measure: Measure, chain: tuple[str, ...]
) -> Explanation:
    """Return the multiplications along a chain, from the holder down to the company."""
    holder, *rest = chain
    step = direct_step(shareholding, measure, holder, company=rest[0])
    share = shareholding.columns[measure][rest[0]].part(holder)
    for through, company in pairwise(rest):
        part = shareholding.columns[measure][company].part(through)
        share, before = product(share, part), share
        step = _multiplied(shareholding, measure, (holder, through, company), (before, part), step)
    return step


def direct_step(
    shareholding: Shareholding, measure: Measure, holder: str, *, company: str
) -> Explanation:
    """Return what a holder has directly, as one step."""
    part = shareholding.columns[measure][company].part(holder)
    names = shareholding.names
    known = Truth.TRUE if part.exact is not None else Truth.UNKNOWN
    message = say(
        f"graph.direct-{measure}", holder=names[holder], company=names[company], share=part
    )
    facts = shareholding.facts(measure, company, holder)
    gaps = () if known is Truth.TRUE else shareholding.gaps(measure, company, holder)
    return Explanation(known, message, facts=facts, gaps=gaps)


def _multiplied(
    shareholding: Shareholding,
    measure: Measure,
    link: tuple[str, str, str],
    factors: tuple[Share, Share],
    before: Explanation,
) -> Explanation:
    holder, through, company = link
    own = direct_step(shareholding, measure, through, company=company)
    result = product(*factors)
    names = shareholding.names
    message = say(
        f"graph.chain-{measure}",
        a=factors[0],
        b=factors[1],
        c=result,
        holder=names[holder],
        through=names[through],
        company=names[company],
    )
    known = Truth.TRUE if result.exact is not None else Truth.UNKNOWN
    return Explanation(known, message, (before, own))


def circles(
    columns: Mapping[str, Column], company: str, *, ends: Set[str]
) -> Iterator[tuple[str, ...]]:
    """Yield the companies above a company that hold one another in a circle, or themselves."""
    yield from looped(columns, components(columns, company, ends=ends))


def looped(columns: Mapping[str, Column], above: Circles) -> Iterator[tuple[str, ...]]:
    """Yield those among these companies that hold one another in a circle, or themselves."""
    for circle in above:
        if len(circle) > 1 or columns[circle[0]].part(circle[0]).high:
            yield circle
