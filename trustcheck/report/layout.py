"""Boxes in rows with links between them: where each box, each label and each line goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from trustcheck.logic.fields import frozen
from trustcheck.report.layering import Layering, Link, layering
from trustcheck.report.ordering import ordered
from trustcheck.report.placing import Bond, placed

WIDEST = 5
"""Boxes in one row at most."""
LABELS = 7
"""Labels in one row at most."""
GAP = 18
"""Pixels between neighbours in a row, and the fewest between rows."""
_LANE = 6
"""Pixels that a line takes where it passes a row."""
_STRAIGHT = 8
"""How much more a line between rows that it only passes should be straight."""
_PORTS = 16
"""Pixels between lines that end at one box, where there is room."""


@frozen
class Size:
    """How large something is, in pixels."""

    width: int
    height: int


@frozen
class Box:
    """A rectangle, in pixels from the upper left corner of the drawing."""

    x: int
    y: int
    width: int
    height: int

    def overlaps(self, other: Box) -> bool:
        """Tell whether two rectangles have more than an edge in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@frozen
class Route:
    """The line of a link, top to bottom through its points, and the place of its label."""

    points: tuple[tuple[int, int], ...]
    label: Box
    is_back: bool
    """Whether the link leads from the lower end of the line to the upper."""


@frozen
class Layout:
    """A drawing without ink."""

    width: int
    height: int
    boxes: Mapping[str, Box]
    routes: tuple[Route, ...]


def layout(boxes: Mapping[str, Size], links: Sequence[Link], labels: Sequence[Size]) -> Layout:
    """Return the places of boxes, of links between different ones and of a label on each link.

    Boxes and labels overlap nothing; links go down, except those that close a circle.
    """
    found = layering(tuple(boxes), links, most=WIDEST)
    rough = _Grid(boxes, tuple(links), tuple(labels), found, {})
    return _Grid(boxes, tuple(links), tuple(labels), found, rough.spread()).layout()


@frozen(lazy=True)
class _Grid:
    """Rows of boxes, and between them rows of labels; lines have a lane in every row they pass.

    `shelves` says which row between two rows of boxes a label stands in, when one is too few.
    """

    boxes: Mapping[str, Size]
    links: tuple[Link, ...]
    labels: tuple[Size, ...]
    layering: Layering
    shelves: Mapping[int, int]

    def layout(self) -> Layout:
        """Return where everything goes."""
        routes = tuple(self._route(number) for number in range(len(self.links)))
        boxes = {name: self._box(name) for name in self.boxes}
        every = (*boxes.values(), *(route.label for route in routes))
        width = max((box.x + box.width for box in every), default=0)
        height = max((box.y + box.height for box in every), default=0)
        return Layout(width, height, boxes, routes)

    def spread(self) -> Mapping[int, int]:
        """Return a shelf for each label, so that neighbours stand on different ones."""
        shelves: dict[int, int] = {}
        for row in self._order:
            standing = [self._labelled[name] for name in row if name in self._labelled]
            shelves |= {n: place % _shelves(len(standing)) for place, n in enumerate(standing)}
        return shelves

    # Rows

    @cached_property
    def _upright(self) -> tuple[Link, ...]:
        return tuple(self.layering.upright(n, link) for n, link in enumerate(self.links))

    @cached_property
    def _gaps(self) -> tuple[int, ...]:
        """The row of boxes right below the label of each link: near the end with fewer links."""
        outs = [link.above for link in self._upright]
        ins = [link.below for link in self._upright]
        rows = self.layering.rows
        return tuple(
            rows[link.above] - 1
            if outs.count(link.above) <= ins.count(link.below)
            else rows[link.below]
            for link in self._upright
        )

    @cached_property
    def _levels(self) -> tuple[int, ...]:
        """The level of each row of boxes, counted from the bottom, labels included."""
        levels, level = [], 0
        for row in range(1 + max(self.layering.rows.values(), default=0)):
            levels.append(level)
            used = [self.shelves.get(n, 0) for n, gap in enumerate(self._gaps) if gap == row]
            level += 2 + max(used, default=0)
        return tuple(levels)

    @cached_property
    def _chains(self) -> tuple[tuple[str, ...], ...]:
        """What each link passes, bottom to top, its ends included."""
        return tuple(tuple(self._chain(n, link)) for n, link in enumerate(self._upright))

    def _chain(self, number: int, link: Link) -> Iterator[str]:
        yield link.below
        low, high = (self._levels[self.layering.rows[n]] for n in (link.below, link.above))
        yield from (f"@{number}.{level}" for level in range(low + 1, high))
        yield link.above

    @cached_property
    def _labelled(self) -> Mapping[str, int]:
        """Which link has its label at a place that it passes."""
        return {
            f"@{n}.{self._levels[gap] + 1 + self.shelves.get(n, 0)}": n
            for n, gap in enumerate(self._gaps)
        }

    @cached_property
    def _order(self) -> tuple[tuple[str, ...], ...]:
        """The levels, bottom to top, each in its order."""
        levels: dict[int, list[str]] = {level: [] for level in range(self._levels[-1] + 1)}
        for name in self._walk():
            levels[self._level(name)].append(name)
        rows = [levels[level] for level in sorted(levels)]
        joined = [pair for chain in self._chains for pair in pairwise(chain)]
        return ordered(rows, joined)

    def _walk(self) -> Iterator[str]:
        """Yield everything in the order in which a walk up from each box comes upon it."""
        above: dict[str, list[tuple[str, ...]]] = {name: [] for name in self.boxes}
        for chain in self._chains:
            above[chain[0]].append(chain)
        seen: set[str] = set()
        for first in self.boxes:
            stack: list[tuple[str, ...]] = [(first,)]
            while stack:
                *passed, name = stack.pop()
                yield from passed
                if name not in seen:
                    seen.add(name)
                    yield name
                    stack.extend(chain[1:] for chain in reversed(above[name]))

    def _level(self, name: str) -> int:
        if name.startswith("@"):
            return int(name.rpartition(".")[2])
        return self._levels[self.layering.rows[name]]

    # Places

    def _size(self, name: str) -> Size:
        if name in self.boxes:
            return self.boxes[name]
        number = self._labelled.get(name)
        return Size(_LANE, 0) if number is None else self.labels[number]

    @cached_property
    def _middles(self) -> Mapping[str, int]:
        """The middle of everything, from left to right."""
        bonds = [
            Bond(lower, upper, _STRAIGHT if lower.startswith("@") and upper.startswith("@") else 1)
            for chain in self._chains
            for lower, upper in pairwise(chain)
        ]
        widths = {name: self._size(name).width for row in self._order for name in row}
        return placed(self._order, bonds, widths, gap=GAP)

    @cached_property
    def _bands(self) -> Mapping[int, tuple[int, int]]:
        """The upper and the lower edge of each level."""
        bands, y = {}, 0
        for level in reversed(range(len(self._order))):
            height = max((self._size(name).height for name in self._order[level]), default=0)
            bands[level] = (y, y + height)
            y += height + GAP + self._slope(level)
        return bands

    def _slope(self, level: int) -> int:
        """Return the room that lines need below a level to go sideways."""
        reaches = [
            abs(self._middles[lower] - self._middles[upper])
            for chain in self._chains
            for lower, upper in pairwise(chain)
            if self._level(upper) == level
        ]
        return min(max(reaches, default=0) // 12, 42)

    def _box(self, name: str) -> Box:
        size, (top, bottom) = self._size(name), self._bands[self._level(name)]
        x = self._middles[name] - size.width // 2
        return Box(x, (top + bottom - size.height) // 2, size.width, size.height)

    # Lines

    def _route(self, number: int) -> Route:
        chain = self._chains[number]
        points: list[tuple[int, int]] = []
        for name in reversed(chain):
            top, bottom = self._bands[self._level(name)]
            if name == chain[-1]:
                x, box = self._port(number, chain, top=False), self._box(name)
                points += [(x, box.y + box.height), (x, bottom)]
            elif name == chain[0]:
                x = self._port(number, chain, top=True)
                points += [(x, top), (x, self._box(name).y)]
            else:
                points += [(self._middles[name], top), (self._middles[name], bottom)]
        label = next(name for name in chain if name in self._labelled)
        return Route(tuple(points), self._box(label), number in self.layering.back)

    def _port(self, number: int, chain: tuple[str, ...], *, top: bool) -> int:
        """Return where a line meets the upper or the lower edge of a box."""
        box, ports = (chain[0], self._above) if top else (chain[-1], self._below)
        mine = ports[box]
        step = min(_PORTS, self.boxes[box].width * 4 // 5 // len(mine))
        return self._middles[box] + (2 * mine.index(number) - len(mine) + 1) * step // 2

    @cached_property
    def _above(self) -> Mapping[str, list[int]]:
        """The links that come to each box from above, left to right."""
        return self._meeting(0, 1)

    @cached_property
    def _below(self) -> Mapping[str, list[int]]:
        """The links that leave each box at its lower edge, left to right."""
        return self._meeting(-1, -2)

    def _meeting(self, end: int, next_: int) -> Mapping[str, list[int]]:
        met: dict[str, list[int]] = {name: [] for name in self.boxes}
        for number, chain in enumerate(self._chains):
            met[chain[end]].append(number)
        return {
            name: sorted(numbers, key=lambda n: self._middles[self._chains[n][next_]])
            for name, numbers in met.items()
        }


def _shelves(labels: int) -> int:
    return max(1, -(-labels // LABELS))
