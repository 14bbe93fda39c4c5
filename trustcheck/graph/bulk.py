"""What part of each company of a register is in certain hands: for registers, not for verdicts.

A declaration of one service is reckoned in exact fractions (`passage`). A register has millions
of holdings, and its user sorts companies or looks for those worth a declaration; so this is
floating-point, by the same definition: the chance that a share, followed from holder to holder,
ever arrives in those hands. Nothing else in the package reads this module, and a test keeps it so.

Every function needs the extra `scale` and raises ImportError, with the name of what is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from trustcheck.graph.edges import Edges, within
from trustcheck.logic.fields import frozen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Vector: TypeAlias = NDArray[np.float64]
    Integers: TypeAlias = NDArray[np.int64]
    Choice: TypeAlias = NDArray[np.bool_]

CLOSE = 1e-14
"""How far a chance may be from the true one, rounding apart."""
GAIN = 1e-13
"""What a division must gain to be taken: less may be what the chances are off by."""
SWEEPS = 16
"""How often holdings are followed before the companies that are done are left aside."""
ROUNDS = 50
"""How often that is repeated before the rest is solved as equations."""


def collective_shares(edges: Edges, foreign: Sequence[int]) -> Vector:
    """Return what part of each entity is in foreign hands, directly and through others, 0 to 1.

    A share that has come into foreign hands stays there, so a foreign entity counts as 1.
    Amounts count at their lower ends, and what no holding covers counts for nobody. Raises
    ValueError where the holders of a company have more than all of it.
    """
    table = _Table.of(edges, foreign)
    table.refuse(table.sums(table.low) > edges.whole)
    arrived = table.arrived(unnamed=False)
    return _chances(table.matrix(table.low, arrived == 0), arrived)[: edges.entities]


def collective_bounds(
    edges: Edges, foreign: Sequence[int], *, complete: Sequence[int] = ()
) -> tuple[Vector, Vector]:
    """Return the least and the greatest part of each entity that can be in foreign hands, 0 to 1.

    The bounds are sharp: some division of every company among its holders comes to each of them.
    What no holding covers may be in any hands, foreign ones in the upper bound; a complete
    company is held by the declared holders alone, and by nobody if none is declared. Raises
    ValueError where the holders of a company cannot have exactly all of it.
    """
    table = _Table.of(edges, foreign, complete=complete)
    lows, highs = table.sums(table.low), table.sums(table.high)
    table.refuse((lows > edges.whole) | (table.held_by_someone() & (highs < edges.whole)))
    least = _best(table, table.arrived(unnamed=False), sign=-1)
    greatest = _best(table, table.arrived(unnamed=True), sign=+1)
    return least[: edges.entities], greatest[: edges.entities]


@frozen
class _Table:
    """Holdings in the order of the companies held; one more holder stands for the unnamed."""

    size: int
    whole: int
    starts: Integers  # where the holders of each entity begin
    holders: Integers
    held: Integers
    low: Integers
    high: Integers
    foreign: Integers

    @classmethod
    def of(
        cls, edges: Edges, foreign: Sequence[int], *, complete: Sequence[int] | None = None
    ) -> _Table:
        """Return the holdings sorted, with unnamed holders beside all but complete companies."""
        import numpy as np

        if not (
            within(foreign, edges.entities - 1) and within(complete or (), edges.entities - 1)
        ):
            raise ValueError(f"an entity is a number from 0 to {edges.entities - 1}")
        unnamed = edges.entities
        columns = [
            np.asarray(column, dtype=np.int64)
            for column in (edges.held, edges.holders, edges.low, edges.high)
        ]
        if complete is not None:
            closed = np.zeros(edges.entities, dtype=np.bool_)
            closed[np.asarray(complete, dtype=np.int64)] = True
            ajar = np.flatnonzero(~closed)
            extra = (ajar, *(np.full_like(ajar, x) for x in (unnamed, 0, edges.whole)))
            columns = [np.concatenate(pair) for pair in zip(columns, extra, strict=True)]
        order = np.argsort(columns[0], kind="stable")
        held, holders, low, high = (column[order] for column in columns)
        starts = np.searchsorted(held, np.arange(unnamed + 2))
        return cls(
            unnamed + 1, edges.whole, starts, holders, held, low, high,
            np.asarray(foreign, dtype=np.int64),
        )  # fmt: skip

    def sums(self, amounts: Integers) -> Integers:
        """Return the sum of the amounts of each entity, exactly."""
        import numpy as np

        running = np.concatenate(([0], np.cumsum(amounts)))
        return running[self.starts[1:]] - running[self.starts[:-1]]

    def held_by_someone(self) -> Choice:
        """Tell of which entities there are holders."""
        return self.starts[1:] > self.starts[:-1]

    def refuse(self, wrong: Choice) -> None:
        """Raise ValueError if something is wrong with the holders of an entity."""
        import numpy as np

        for entity in np.flatnonzero(wrong)[:1]:
            raise ValueError(f"the holdings in entity {entity} cannot make up the whole of it")

    def arrived(self, *, unnamed: bool) -> Vector:
        """Return 1 for the hands in question and 0 for all others."""
        import numpy as np

        ends = np.zeros(self.size)
        ends[self.foreign] = 1
        ends[-1] = unnamed
        return ends

    def matrix(self, amounts: Integers, followed: Choice) -> csr_array:
        """Return the part that each holder has of each entity, for those to be followed."""
        from scipy.sparse import csr_array

        parts = amounts * followed[self.held] / self.whole
        return csr_array((parts, self.holders, self.starts), shape=(self.size, self.size))


# Following shares


def _chances(parts: csr_array, arrived: Vector) -> Vector:
    """Return the chance of ever arriving, by following each share from holder to holder.

    What is still on its way is all that a chance can grow by, so it bounds the error. Circles
    that lead nowhere are left out first: shares would be on their way in them for ever, and the
    least chance, nothing, is the right one.
    """
    import numpy as np

    rows = _leading_there(parts, arrived)
    chances = arrived.copy()
    at_once, among = parts[rows] @ chances, parts[rows][:, rows]
    state = np.stack([at_once, np.ones_like(at_once)], axis=1)
    for _ in range(ROUNDS):
        for _ in range(SWEEPS):
            state = among @ state
            state[:, 0] += at_once
        chances[rows] = state[:, 0]
        slow = np.flatnonzero(state[:, 1] > CLOSE)
        if not len(slow):
            return chances
        rows, state = rows[slow], state[slow]
        known = chances.copy()
        known[rows] = 0
        at_once, among = parts[rows] @ known, among[slow][:, slow]
    chances[rows] = _solved(among, at_once)
    return chances


def _leading_there(parts: csr_array, arrived: Vector) -> Integers:
    """Return the entities from which a share can arrive, those that are the end left out."""
    import numpy as np

    reached = arrived
    while True:
        further = parts @ reached + arrived
        if np.count_nonzero(further) == np.count_nonzero(reached):
            return np.flatnonzero((further > 0) & (arrived == 0))
        reached = further


def _solved(among: csr_array, at_once: Vector) -> Vector:
    """Return the chances where shares go round too long to be followed: those of few companies."""
    # Loaded here, where it is seldom needed: it takes longer than a whole small register.
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import spsolve

    chances: Vector = spsolve((eye_array(len(at_once)) - among).tocsc(), at_once)
    return chances


# Dividing companies


def _best(table: _Table, arrived: Vector, *, sign: int) -> Vector:
    """Return the greatest chances over all divisions (+1), or the least (-1).

    Policy iteration: divide every company as the chances of its holders suggest, reckon the
    chances anew, and again, until no company gains. A company changes its division only for a
    gain, else two might change in turn for ever, or close a circle that leads nowhere.
    """
    import numpy as np

    followed = arrived == 0
    if sign < 0:
        followed &= _caught(table, arrived)
    amounts = _division(table, sign * arrived)
    best = -np.inf
    while True:
        parts = table.matrix(amounts, followed)
        chances = _chances(parts, arrived)
        division = _division(table, sign * chances)
        gains = sign * (table.matrix(division, followed) @ chances - parts @ chances) > GAIN
        before, best = best, sign * np.sum(chances)
        if not np.any(gains) or best <= before:
            return chances
        amounts = np.where(gains[table.held], division, amounts)


def _division(table: _Table, weights: Vector) -> Integers:
    """Return the amounts of the division in which the heaviest holders have the most."""
    import numpy as np

    left = table.whole - table.sums(table.low)
    room = np.where(left[table.held] > 0, table.high - table.low, 0)
    loose = np.flatnonzero(room)
    held, room = table.held[loose], room[loose]
    ranks = np.empty(table.size, dtype=np.int64)
    ranks[np.argsort(-weights, kind="stable")] = np.arange(table.size)
    order = np.argsort(held * table.size + ranks[table.holders[loose]])
    held, room, loose = held[order], room[order], loose[order]
    taken = np.cumsum(room) - room
    first = np.searchsorted(held, np.arange(table.size))[held]
    amounts = table.low.copy()
    amounts[loose] += np.clip(left[held] - (taken - taken[first]), 0, room)
    return amounts


def _caught(table: _Table, arrived: Vector) -> Choice:
    """Tell which entities no division keeps wholly out of the hands in question."""
    import numpy as np

    caught = arrived > 0
    someone = table.held_by_someone()
    while True:
        inside = caught[table.holders]
        certain = table.sums(np.where(inside, table.low, 0)) > 0
        crowded = someone & (table.sums(np.where(inside, 0, table.high)) < table.whole)
        more = caught | certain | crowded
        if np.array_equal(more, caught):
            return caught
        caught = more
