"""A directed graph in rows: which row each node stands in, and which links lead back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from trustcheck.logic.fields import frozen


@frozen
class Link:
    """A link from a node to one below it, where nothing is in the way; both by their names."""

    above: str
    below: str


@frozen
class Layering:
    """The row of each node, 0 at the bottom, and which links lead from a lower row to a higher."""

    rows: Mapping[str, int]
    back: frozenset[int]
    """The positions of the links that close a circle: their `above` stands below."""

    def upright(self, position: int, link: Link) -> Link:
        """Return a link as it is laid out: from the higher row to the lower one."""
        return Link(link.below, link.above) if position in self.back else link


def layering(nodes: Sequence[str], links: Sequence[Link], *, most: int) -> Layering:
    """Return rows of at most `most` nodes, every link but those that lead back going down.

    Circles are cut where a walk from the first node upwards comes back to its own path. A node
    stands as low as it can. Links join different nodes of `nodes`.
    """
    back = _back(nodes, links)
    layering = Layering({}, back)
    upright = [layering.upright(n, link) for n, link in enumerate(links)]
    return Layering(_rows(nodes, upright, most), back)


def _back(nodes: Sequence[str], links: Sequence[Link]) -> frozenset[int]:
    """Return the links that close a circle, found by going up from each node in its order."""
    up: dict[str, list[int]] = {node: [] for node in nodes}
    for position, link in enumerate(links):
        up[link.below].append(position)
    found: set[int] = set()
    left: set[str] = set()
    for first in nodes:
        path, ways = [first], [iter(up[first] if first not in left else ())]
        on_path = {first}
        while path:
            way = next(ways[-1], None)
            if way is None:
                ways.pop()
                done = path.pop()
                on_path.discard(done)
                left.add(done)
                continue
            node = links[way].above
            if node in on_path:
                found.add(way)
            elif node not in left:
                path.append(node)
                on_path.add(node)
                ways.append(iter(up[node]))
    return frozenset(found)


def _rows(nodes: Sequence[str], links: Iterable[Link], most: int) -> Mapping[str, int]:
    """Return the lowest row with room for each node, above all that it links to."""
    below: dict[str, set[str]] = {node: set() for node in nodes}
    for link in links:
        below[link.above].add(link.below)
    rows: dict[str, int] = {}
    taken: dict[int, int] = {}
    while len(rows) < len(nodes):
        ready = [n for n in nodes if n not in rows and below[n] <= rows.keys()]
        lowest = {n: 1 + max((rows[b] for b in below[n]), default=-1) for n in ready}
        node = min(ready, key=lowest.__getitem__)
        row = lowest[node]
        while taken.get(row, 0) >= most:
            row += 1
        rows[node] = row
        taken[row] = taken.get(row, 0) + 1
    return rows
