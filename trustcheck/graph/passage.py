"""How likely a share, followed from holder to holder, is to come into certain hands.

Take a share of a company at random, go to its holder, take a share of that holder at random, and
so on. The part that someone holds, directly and through others, is the chance of ever arriving
there. Circles of holdings and treasury shares need no rule of their own: the chance is the least
solution of its equations. Bounds are sharp: the best and the worst divisions of every company
among its holders, found by policy iteration in exact fractions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from fractions import Fraction
from typing import TypeAlias

from trustcheck.graph.column import HIDDEN, ZERO, Column
from trustcheck.graph.elimination import solved
from trustcheck.logic.fields import define, field
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import Share

ONE = Fraction(1)

Circles: TypeAlias = tuple[tuple[str, ...], ...]
"""Companies, those in one circle of holdings together, holders before what they hold."""


def first_passage(columns: Mapping[str, Column], company: str, *, into: Set[str]) -> Share:
    """Return the part of a company that comes, at any remove, into these hands.

    Holders without a name count in the upper bound only; the float never counts.
    """
    circles = components(columns, company, ends=into)
    least = _Search(columns, +1, dict.fromkeys(into, ONE))
    for circle in circles:
        least.settle(circle)
    if all(columns[each].settled() for circle in circles for each in circle):
        return Interval.exactly(least.values[company])
    greatest = _Search(columns, -1, dict.fromkeys(into | {HIDDEN}, ONE))
    for circle in circles:
        greatest.settle(circle)
    low, high = least.values[company], greatest.values[company]
    low_open = low < high and company in least.missed
    return Interval(low, high, low_open, low < high and company in greatest.missed)


def components(
    columns: Mapping[str, Column], company: str, *, ends: Set[str] = frozenset()
) -> Circles:
    """Return the companies above a company, itself included, those in one circle together.

    Holders come before what they hold (Tarjan 1972); nothing above `ends` is looked at.
    """
    indexes: dict[str, int] = {}
    lows: dict[str, int] = {}
    waiting: list[str] = []
    pending: set[str] = {company}
    found: list[tuple[str, ...]] = []
    trail = [(company, iter(_holders(columns, company)))]
    indexes[company] = lows[company] = 0
    waiting.append(company)
    while trail:
        here, holders = trail[-1]
        ahead = next((h for h in holders if h in columns and h not in ends), None)
        if ahead is None:
            trail.pop()
            if trail:
                lows[trail[-1][0]] = min(lows[trail[-1][0]], lows[here])
            if lows[here] == indexes[here]:
                cut = waiting.index(here)
                found.append(tuple(sorted(waiting[cut:])))
                pending.difference_update(waiting[cut:])
                del waiting[cut:]
        elif ahead not in indexes:
            indexes[ahead] = lows[ahead] = len(indexes)
            waiting.append(ahead)
            pending.add(ahead)
            trail.append((ahead, iter(_holders(columns, ahead))))
        elif ahead in pending:
            lows[here] = min(lows[here], indexes[ahead])
    return tuple(found)


def cut_off(
    columns: Mapping[str, Column], company: str, circles: Circles, *, ends: Set[str]
) -> Circles:
    """Return the circles above a company that remain when nothing above `ends` is looked at."""
    if any(len(circle) > 1 and not ends.isdisjoint(circle) for circle in circles):
        return components(columns, company, ends=ends)
    reached, waiting = {company}, [company]
    while waiting:
        holders = _holders(columns, waiting.pop())
        more = {h for h in holders if h in columns and h not in ends} - reached
        reached |= more
        waiting.extend(more)
    return tuple(circle for circle in circles if circle[0] in reached)


def _holders(columns: Mapping[str, Column], company: str) -> Iterable[str]:
    return [holder for holder, part in columns[company].parts.items() if part.high]


@define
class _Search:
    """The search for the least (+1) or the greatest (-1) chances, circle after circle."""

    columns: Mapping[str, Column]
    sign: int
    values: dict[str, Fraction]
    missed: set[str] = field(default_factory=set)  # whose bound no division quite reaches

    def settle(self, circle: tuple[str, ...]) -> None:
        """Find the chances of companies in one circle, those of their other holders known."""
        self.values.update(dict.fromkeys(circle, ZERO))
        inner = self._caught(circle) if self.sign > 0 and len(circle) > 1 else circle
        plan = {company: self._best(company) for company in inner}
        movable = [company for company in inner if not self.columns[company].settled()]
        improved = True
        while improved:
            self.values.update(_chances(plan, self.values))
            better = {c: best for c in movable if self._gains(c, best := self._best(c))}
            plan.update(better)
            improved = bool(better)
        self._note_missed(circle)

    def _best(self, company: str) -> Mapping[str, Fraction]:
        return self.columns[company].lightest(self._weights(company))

    def _weights(self, company: str) -> Mapping[str, Fraction]:
        holders = self.columns[company].parts
        return {holder: self.sign * self.values.get(holder, ZERO) for holder in holders}

    def _gains(self, company: str, division: Mapping[str, Fraction]) -> bool:
        return self.sign * _mean(division, self.values) < self.sign * self.values[company]

    def _caught(self, circle: tuple[str, ...]) -> tuple[str, ...]:
        """Return the companies that no division keeps out of the hands in question."""
        caught = {node for node, value in self.values.items() if value}
        while more := {
            company
            for company in circle
            if company not in caught and not self.columns[company].spares(caught)
        }:
            caught |= more
        return tuple(company for company in circle if company in caught)

    def _note_missed(self, circle: tuple[str, ...]) -> None:
        while more := {
            company
            for company in circle
            if company not in self.missed
            and not self.columns[company].reaches(self._weights(company), avoiding=self.missed)
        }:
            self.missed |= more


def _mean(division: Mapping[str, Fraction], values: Mapping[str, Fraction]) -> Fraction:
    return sum((part * values.get(holder, ZERO) for holder, part in division.items()), ZERO)


def _chances(
    plan: Mapping[str, Mapping[str, Fraction]], values: Mapping[str, Fraction]
) -> Mapping[str, Fraction]:
    """Return the least chances when every company is divided as planned."""
    outside = {node: value for node, value in values.items() if node not in plan}
    caught = {node for node, value in outside.items() if value}
    while more := {
        company
        for company, division in plan.items()
        if company not in caught and any(division[h] for h in division if h in caught)
    }:
        caught |= more
    inner = [company for company in plan if company in caught]
    rows = [
        [Fraction(row == column) - plan[row].get(column, ZERO) for column in inner]
        + [_mean(plan[row], outside)]
        for row in inner
    ]
    found = solved(rows)[0] if rows else []
    return dict.fromkeys(plan, ZERO) | dict(zip(inner, found, strict=True))
