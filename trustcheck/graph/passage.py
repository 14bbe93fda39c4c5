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

from trustcheck.graph.column import HIDDEN, ZERO, Column, Division
from trustcheck.graph.elimination import solved
from trustcheck.logic.fields import define, field, frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.memory import remembered
from trustcheck.logic.share import Share, ceiling

Circles: TypeAlias = tuple[tuple[str, ...], ...]
"""Companies, those in one circle of holdings together, holders before what they hold."""


@frozen(lazy=True)
class Passages:
    """Shares followed through all companies; what is found on the way to one serves the others."""

    columns: Mapping[str, Column]

    def first(self, company: str, *, into: Set[str], perhaps: Set[str] = frozenset()) -> Share:
        """Return the part of a company that comes, at any remove, into these hands.

        Hands that perhaps are among them count in the upper bound only, and so do holders without
        a name; the float never counts.
        """
        least = self._search(company, frozenset(into), most=False)
        low = Fraction(least.values[company])
        if company not in least.doubtful and perhaps <= into:
            return Interval(low, low)
        most = self.greatest(company, into=into | perhaps)
        high = ceiling(most)
        if low == high:
            return Interval(low, low)
        return Interval(low, high, company in least.missed, most.high_open)

    def greatest(self, company: str, *, into: Set[str]) -> Share:
        """Return the bounds of what comes into these hands, the upper one alone as it is."""
        greatest = self._search(company, frozenset((*into, HIDDEN)), most=True)
        high = Fraction(greatest.values[company])
        return Interval(ZERO, high, high_open=company in greatest.missed)

    def _search(self, company: str, into: frozenset[str], *, most: bool) -> _Search:
        """Return a search that has come to a company.

        What hands have of themselves is what comes back to them; nothing else may rest on it.
        """
        if company in into:
            search = _Search(self.columns, most, dict.fromkeys(into, 1))
        else:
            search = self._common(into, most=most)
        if company in into or company not in search.values:
            search.settle_above(company)
        return search

    @remembered
    def _common(self, into: frozenset[str], *, most: bool) -> _Search:
        return _Search(self.columns, most, dict.fromkeys(into, 1))


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
    """The search for the least or the greatest chances, circle after circle."""

    columns: Mapping[str, Column]
    most: bool  # whether for the greatest
    values: dict[str, Fraction | int]
    missed: set[str] = field(default_factory=set)  # whose bound no division quite reaches
    doubtful: set[str] = field(default_factory=set)  # above which parts are not known exactly

    def settle_above(self, company: str) -> None:
        """Find the chances of a company, and of those above it that are not found yet."""
        for circle in components(self.columns, company, ends=self.values.keys()):
            self._settle(circle)

    def _settle(self, circle: tuple[str, ...]) -> None:
        """Find the chances of companies in one circle, those of their other holders known."""
        if len(circle) == 1 and not self._loops(circle[0]):
            self.values[circle[0]] = self.columns[circle[0]].weight(self.values, most=self.most)
        else:
            self._improve(circle)
        self._note_missed(circle)
        if any(map(self._is_doubtful, circle)):
            self.doubtful.update(circle)

    def _is_doubtful(self, company: str) -> bool:
        column = self.columns[company]
        above = _holders(self.columns, company)
        return not column.settled() or not self.doubtful.isdisjoint(above)

    def _loops(self, company: str) -> bool:
        return bool(self.columns[company].part(company).high)

    def _improve(self, circle: tuple[str, ...]) -> None:
        """Divide the companies of a circle better and better, until nothing gains any more."""
        self.values.update(dict.fromkeys(circle, 0))
        inner = circle if self.most or len(circle) == 1 else self._caught(circle)
        plan = {company: self._best(company) for company in inner}
        movable = [company for company in inner if not self.columns[company].settled()]
        improved = True
        while improved:
            self.values.update(self._chances(plan))
            better = {c: best for c in movable if self._gains(c, best := self._best(c))}
            plan.update(better)
            improved = bool(better)

    def _best(self, company: str) -> Division:
        return self.columns[company].division(self.values, most=self.most)

    def _gains(self, company: str, division: Division) -> bool:
        found, before = self.columns[company].mean(division, self.values), self.values[company]
        return found > before if self.most else found < before

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
            and not self.columns[company].reaches(
                self.values, most=self.most, avoiding=self.missed
            )
        }:
            self.missed |= more

    def _chances(self, plan: Mapping[str, Division]) -> Mapping[str, Fraction | int]:
        """Return the least chances when every company is divided as planned."""
        outside = {node: value for node, value in self.values.items() if node not in plan}
        caught = {node for node, value in outside.items() if value}
        while more := {
            company
            for company, division in plan.items()
            if company not in caught and any(division[h] for h in division if h in caught)
        }:
            caught |= more
        inner = [company for company in plan if company in caught]
        rows = [
            [
                (row == column) - Fraction(plan[row].get(column, 0), self.columns[row].whole)
                for column in inner
            ]
            + [self.columns[row].mean(plan[row], outside)]
            for row in inner
        ]
        found = solved(rows)[0] if rows else []
        return dict.fromkeys(plan, 0) | dict(zip(inner, found, strict=True))
