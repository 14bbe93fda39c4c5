"""Ways to the same answers: those of trustcheck, and those of other tools.

A contender takes a register and returns the work to time; what comes before is not timed.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from benchmarks.register import Register, whole
from trustcheck.graph.bulk import collective_bounds, collective_shares
from trustcheck.graph.column import FLOAT, Column
from trustcheck.graph.edges import BASIS_POINTS, Edges
from trustcheck.graph.passage import first_passage
from trustcheck.graph.pool import pooled_control
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import ANY

HALF = BASIS_POINTS // 2

Work: TypeAlias = Callable[[], object]


def exact_one(register: Register) -> Work:
    """Reckon one company in exact fractions."""
    held: dict[str, dict[str, Interval]] = {}
    for holder, company, part in zip(register.holders, register.held, register.parts, strict=True):
        amount = Interval.exactly(Fraction(int(part), BASIS_POINTS))
        held.setdefault(str(company), {FLOAT: ANY})[str(holder)] = amount
    into = frozenset(map(str, register.foreign))

    def work() -> object:
        columns = {company: Column.fitted(parts) for company, parts in held.items()}
        return float(first_passage(columns, str(register.entities - 1), into=into).low)

    return work


def bulk_one(register: Register) -> Work:
    """Reckon every company in floating point, and answer for one."""
    every = bulk_shares(register)
    return lambda: np.asarray(every())[-1]


def bulk_shares(register: Register) -> Work:
    """Reckon the collective share of every company."""
    columns = [whole(each) for each in (register.holders, register.held, register.parts)]
    holders, held, parts = columns
    foreign = whole(register.foreign)
    load_scipy()

    def work() -> object:
        edges = Edges.exact(register.entities, holders=holders, held=held, parts=parts)
        return collective_shares(edges, foreign)

    return work


def load_scipy() -> None:
    """Import what the extra brings, so that it is not timed."""
    import scipy.sparse.linalg  # noqa: F401  # for its effect


def solved(register: Register, *, directly: bool) -> Work:
    """Solve the equations of the companies with scipy, as one sparse system."""
    from scipy.sparse import csr_array, eye_array
    from scipy.sparse.linalg import bicgstab, spsolve

    size = register.entities

    def work() -> object:
        shares = np.zeros(size)
        shares[register.foreign] = 1
        pairs = register.held, register.holders
        parts = csr_array((register.parts / BASIS_POINTS, pairs), shape=(size, size))
        companies = np.unique(register.held)
        at_once = parts[companies] @ shares
        matrix = eye_array(len(companies)) - parts[companies][:, companies]
        if directly:
            shares[companies] = spsolve(matrix.tocsc(), at_once)
        else:
            shares[companies], failed = bicgstab(matrix.tocsr(), at_once, rtol=1e-12)
            if failed:
                raise ArithmeticError("no convergence")
        return shares

    return work


def drawn(register: Register) -> Work:
    """Build the graph with networkx and find its circles: the start of any answer."""
    import networkx

    edges = list(zip(register.holders.tolist(), register.held.tolist(), strict=True))

    def work() -> object:
        return list(networkx.strongly_connected_components(networkx.DiGraph(edges)))

    return work


def bulk_bounds(register: Register) -> Work:
    """Reckon both bounds of every company."""
    columns = [whole(each) for each in (register.holders, register.held, *register.ends())]
    holders, held, low, high = columns
    foreign = whole(register.foreign)
    load_scipy()

    def work() -> object:
        edges = Edges(register.entities, holders, held, low, high)
        complete = range(register.entities)
        return np.stack(collective_bounds(edges, foreign, complete=complete))

    return work


def swept_bounds(register: Register) -> Work:
    """Reckon both bounds by plain value iteration in numpy, each company divided each time."""
    low, high = register.ends()
    first = np.searchsorted(register.held, register.held)
    companies, starts = np.unique(register.held, return_index=True)
    left = np.repeat(BASIS_POINTS - np.add.reduceat(low, starts), np.diff([*starts, len(low)]))
    fixed = np.isin(companies, register.foreign)

    def bound(sign: int) -> NDArray[np.float64]:
        shares = np.zeros(register.entities)
        shares[register.foreign] = 1
        while True:
            order = np.lexsort((-sign * shares[register.holders], register.held))
            room = (high - low)[order]
            taken = np.cumsum(room) - room
            more = np.clip(left - (taken - taken[first]), 0, room)
            parts = (low[order] + more) * shares[register.holders[order]] / BASIS_POINTS
            sums = np.where(fixed, 1, np.add.reduceat(parts, starts))
            moved = np.max(np.abs(sums - shares[companies]))
            shares[companies] = sums
            if moved <= 1e-12:
                return shares

    return lambda: np.stack([bound(-1), bound(+1)])


def bulk_control(register: Register) -> Work:
    """Find every company that the foreign holders control together."""
    columns = [whole(each) for each in (register.holders, register.held, register.parts)]
    holders, held, parts = columns
    foreign = whole(register.foreign)

    def work() -> object:
        edges = Edges.exact(register.entities, holders=holders, held=held, parts=parts)
        return pooled_control(edges, foreign, majority=HALF)

    return work


def clingo_control(register: Register) -> Work:
    """Find the same companies as the least model of a logic program."""
    import clingo

    columns = (each.tolist() for each in (register.holders, register.held, register.parts))
    foreign = register.foreign.tolist()
    rules = f"""
        pooled(X) :- foreign(X).
        pooled(C) :- company(C), #sum {{ P, H : holds(H, C, P), pooled(H) }} > {HALF}.
        company(C) :- holds(_, C, _).
        #show pooled/1.
    """
    facts = [f"foreign({each})." for each in foreign]
    facts.extend(f"holds({h},{c},{p})." for h, c, p in zip(*columns, strict=True))

    def work() -> object:
        control = clingo.Control(["--warn=none"])
        control.add("base", [], rules + "".join(facts))
        control.ground([("base", [])])
        found: list[int] = []
        control.solve(
            on_model=lambda m: found.extend(s.arguments[0].number for s in m.symbols(shown=True))
        )
        return sorted(set(found) - set(foreign))

    return work


@frozen
class Contender:
    """A way to an answer: its name, what it needs, and up to what size it is tried."""

    name: str
    prepare: Callable[[Register], Work]
    needs: str = "scipy"
    most: int = 10**9
    answers: bool = True  # whether what it returns is compared with the first one's answer


TASKS: dict[str, tuple[Contender, ...]] = {
    "one company of a declared structure": (
        Contender("trustcheck, exact", exact_one, most=1_000),
        Contender("trustcheck, bulk", bulk_one, most=1_000),
    ),
    "collective share of all companies": (
        Contender("trustcheck", bulk_shares),
        Contender("scipy bicgstab", lambda r: solved(r, directly=False)),
        Contender("scipy spsolve", lambda r: solved(r, directly=True), most=100_000),
        Contender("networkx, graph and circles only", drawn, needs="networkx", answers=False),
    ),
    "bounds of all companies": (
        Contender("trustcheck", bulk_bounds),
        Contender("value iteration in numpy", swept_bounds, most=100_000),
    ),
    "pooled control of all companies": (
        Contender("trustcheck", bulk_control),
        Contender("clingo", clingo_control, needs="clingo", most=100_000),
    ),
}
