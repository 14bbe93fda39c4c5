"""The order of the nodes in each row of a drawing, so that few links cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from itertools import pairwise

SWEEPS = 16
"""How often all rows are gone through; more brings nothing for structures of a hundred."""


def ordered(
    rows: Sequence[Sequence[str]], joined: Sequence[tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """Return the rows, bottom to top, each in an order in which few links cross.

    `joined` has a node and one of the row above it, for each link. The first of the best
    orders found counts, so that the same graph always gives the same drawing.
    """
    up, down = _neighbours(rows, joined)
    current = [list(row) for row in rows]
    best, fewest = current, crossings(current, up)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        current = _swept(current, down if sweep % 2 == 0 else up, upwards=sweep % 2 == 0)
        current = _exchanged(current, up, down)
        crossed = crossings(current, up)
        if crossed < fewest:
            best, fewest = current, crossed
    return tuple(tuple(row) for row in best)


def crossings(rows: Sequence[Sequence[str]], up: Mapping[str, Sequence[str]]) -> int:
    """Return how many pairs of links between neighbouring rows cross."""
    return sum(_between(lower, upper, up) for lower, upper in pairwise(rows))


def _between(lower: Sequence[str], upper: Sequence[str], up: Mapping[str, Sequence[str]]) -> int:
    places = {node: place for place, node in enumerate(upper)}
    seen: list[int] = []
    crossed = 0
    for node in lower:
        ends = sorted(places[each] for each in up[node])
        crossed += sum(len(seen) - bisect_right(seen, end) for end in ends)
        for end in ends:
            insort(seen, end)
    return crossed


def _neighbours(
    rows: Sequence[Sequence[str]], joined: Sequence[tuple[str, str]]
) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    up: dict[str, list[str]] = {node: [] for row in rows for node in row}
    down: dict[str, list[str]] = {node: [] for row in rows for node in row}
    for lower, upper in joined:
        up[lower].append(upper)
        down[upper].append(lower)
    return up, down


def _swept(
    rows: Sequence[Sequence[str]], beside: Mapping[str, Sequence[str]], *, upwards: bool
) -> list[list[str]]:
    """Return the rows, each sorted by the mean place of its neighbours in the row before it."""
    turned = list(rows) if upwards else list(reversed(rows))
    swept = [list(turned[0])]
    for row in turned[1:]:
        places = {node: place for place, node in enumerate(swept[-1])}
        means = {
            node: sum(places[each] for each in beside[node]) / len(beside[node])
            if beside[node]
            else place * len(places) / len(row)
            for place, node in enumerate(row)
        }
        swept.append(sorted(row, key=means.__getitem__))
    return swept if upwards else swept[::-1]


def _exchanged(
    rows: list[list[str]], up: Mapping[str, Sequence[str]], down: Mapping[str, Sequence[str]]
) -> list[list[str]]:
    """Return the rows after exchanging neighbours wherever fewer links cross for it."""
    for number, row in enumerate(rows):
        above = _places(rows, number + 1)
        below = _places(rows, number - 1)
        for place in range(len(row) - 1):
            left, right = row[place], row[place + 1]
            now = _crossed(left, right, up, above) + _crossed(left, right, down, below)
            then = _crossed(right, left, up, above) + _crossed(right, left, down, below)
            if then < now:
                row[place], row[place + 1] = right, left
    return rows


def _places(rows: Sequence[Sequence[str]], number: int) -> Mapping[str, int]:
    row = rows[number] if 0 <= number < len(rows) else ()
    return {node: place for place, node in enumerate(row)}


def _crossed(
    left: str, right: str, beside: Mapping[str, Sequence[str]], places: Mapping[str, int]
) -> int:
    """Return how many links of two nodes cross when one stands to the left of the other."""
    return sum(places[a] > places[b] for a in beside[left] for b in beside[right])
