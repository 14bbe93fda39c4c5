"""Where nodes in ordered rows stand from left to right: near those they are joined to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from trustcheck.logic.fields import frozen

SWEEPS = 24
"""How often all rows are gone through, up and down in turn."""

_PULL = 0.03
"""How much each node wants to stand in the middle of all, which keeps strangers together."""


@frozen
class Bond:
    """A link between nodes of neighbouring rows, and how straight it should be."""

    lower: str
    upper: str
    weight: int


def placed(
    rows: Sequence[Sequence[str]],
    bonds: Sequence[Bond],
    widths: Mapping[str, int],
    *,
    gap: int,
) -> Mapping[str, int]:
    """Return the middle of each node in pixels; the leftmost edge of all is at 0.

    Nodes of a row keep their order and at least `gap` between them. What is computed in
    floating point is sums and quotients alone, which come out the same everywhere.
    """
    beside: dict[str, list[tuple[str, int]]] = {node: [] for row in rows for node in row}
    for bond in bonds:
        beside[bond.lower].append((bond.upper, bond.weight))
        beside[bond.upper].append((bond.lower, bond.weight))
    level = {node: number for number, row in enumerate(rows) for node in row}
    middles = {node: place for row in rows for node, place in _packed(row, widths, gap).items()}
    for sweep in range(SWEEPS):
        upwards, both = sweep % 2 == 1, sweep >= SWEEPS - 4
        for row in filter(None, rows if upwards else reversed(rows)):
            wanted = [
                _wanted(node, beside[node], middles, level, upwards=upwards, both=both)
                for node in row
            ]
            middles |= _spread(row, wanted, widths, gap)
    left = min((middles[node] - widths[node] / 2 for node in middles), default=0)
    return {node: round(middle - left) for node, middle in middles.items()}


def _packed(row: Sequence[str], widths: Mapping[str, int], gap: int) -> dict[str, float]:
    """Return the middles of a row without any spare room, itself around 0."""
    left = -(sum(widths[node] for node in row) + gap * (len(row) - 1)) / 2
    middles = {}
    for node in row:
        middles[node] = left + widths[node] / 2
        left += widths[node] + gap
    return middles


def _wanted(
    node: str,
    beside: Sequence[tuple[str, int]],
    middles: Mapping[str, float],
    level: Mapping[str, int],
    *,
    upwards: bool,
    both: bool,
) -> tuple[float, float]:
    """Return where a node would best stand for its neighbours, and how much that matters."""
    before = -1 if upwards else 1
    counted = [
        (middles[other], weight)
        for other, weight in beside
        if both or level[other] == level[node] + before
    ]
    total = sum(weight for _, weight in counted) + _PULL
    return sum(middle * weight for middle, weight in counted) / total, total


def _spread(
    row: Sequence[str],
    wanted: Sequence[tuple[float, float]],
    widths: Mapping[str, int],
    gap: int,
) -> dict[str, float]:
    """Return the middles that are nearest to the wanted ones and keep order and gaps.

    Least squares: without the room that nodes take it is a regression that only rises, which
    pooling neighbours that are out of order gives exactly.
    """
    offsets = _offsets(row, widths, gap)
    blocks: list[tuple[float, float, int]] = []  # sum of weighted places, weight, nodes
    for (place, weight), offset in zip(wanted, offsets, strict=True):
        block = ((place - offset) * weight, weight, 1)
        while blocks and blocks[-1][0] / blocks[-1][1] >= block[0] / block[1]:
            total, heavy, count = blocks.pop()
            block = (total + block[0], heavy + block[1], count + block[2])
        blocks.append(block)
    means = [total / weight for total, weight, count in blocks for _ in range(count)]
    return {node: mean + offset for node, mean, offset in zip(row, means, offsets, strict=True)}


def _offsets(row: Sequence[str], widths: Mapping[str, int], gap: int) -> list[float]:
    """Return how far each node of a row stands at least from the first; a row has one or more."""
    steps = ((widths[left] + widths[right]) / 2 + gap for left, right in pairwise(row))
    return list(accumulate(steps, initial=0.0))
