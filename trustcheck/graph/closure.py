"""Control as fixpoints: who controls whom for certain, and who might.

Rounds follow C. com. L.233-3: majority, agreements and boards first (I), with concerts pooled
(III); then the presumption, which looks at rivals (II); and again, until nothing is added. What is
certain only grows from what is certain, what is possible only from what is possible, so that
whatever the missing facts are, the truth lies between the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from trustcheck.graph.column import HIDDEN, Column
from trustcheck.graph.entitlement import Entitlements
from trustcheck.graph.shareholding import Shareholding
from trustcheck.logic.interval import Interval
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.share import NOTHING, Share
from trustcheck.logic.truth import Truth
from trustcheck.profile.statutes import ControlThresholds

GroundKind: TypeAlias = Literal["majority", "presumption", "board", "right"]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why someone controls a company for certain."""

    kind: GroundKind
    through: frozenset[str]  # whose votes or rights make it: the controller, and whom it controls
    share: Share  # of the votes, or of the members of a body
    facts: tuple[Pointer, ...]
    body: str = ""
    rivals: tuple[str, ...] = ()  # who may have as many votes


@dataclass(slots=True)
class Closure:
    """The growing sets of the companies that each holder controls, for certain and possibly."""

    shareholding: Shareholding
    entitlements: Entitlements
    thresholds: ControlThresholds
    holders: tuple[str, ...]
    companies: tuple[str, ...]
    certain: dict[str, dict[str, Ground]] = field(default_factory=dict)
    possible: dict[str, frozenset[str]] = field(default_factory=dict)
    _presumed: set[tuple[str, str]] = field(default_factory=set)
    _sums: dict[tuple[str, frozenset[tuple[str, Fraction]]], Interval] = field(
        default_factory=dict
    )

    def close(self) -> None:
        """Let both sets grow until no rule adds anything."""
        self.certain = {holder: {} for holder in self.holders}
        self.possible = {holder: self._start(holder) for holder in (*self.holders, HIDDEN)}
        growing = True
        while growing:
            growing = self._close_certain() | self._close_possible()
            # Both look at the sets as they stand now: one must not run ahead of the other.
            certain, possible = self._presumed_certain(), self._presumed_possible()
            for holder, company, ground in certain:
                self.certain[holder][company] = ground
            self._presumed.update(possible)
            self._add_possible(possible)
            growing |= bool(certain or possible)

    def voters(self, holder: str, company: str, *, certain: bool) -> frozenset[str]:
        """Return whose votes in a company count as a holder's, partners in concert included."""
        group = self._group(holder, certain=certain)
        while True:
            partners = self.entitlements.partners(group, company) - group
            if not partners:
                return group
            groups = [self._group(partner, certain=certain) for partner in partners]
            group = group.union(*groups)

    def _group(self, holder: str, *, certain: bool) -> frozenset[str]:
        controlled = self.certain.get(holder, {}) if certain else self.possible[holder]
        return frozenset({holder, *controlled})

    def _start(self, holder: str) -> frozenset[str]:
        """Return whom a holder may control at once: anyone, while rights may be undeclared."""
        everyone = self.companies if not self.entitlements.complete else ()
        return frozenset({HIDDEN, *everyone}) - {holder}

    def _pairs(self, *, certain: bool) -> Iterator[tuple[str, str]]:
        holders = self.holders if certain else (*self.holders, HIDDEN)
        for holder in holders:
            controlled: Set[str] | Mapping[str, Ground]
            controlled = self.certain[holder] if certain else self.possible[holder]
            for company in self.companies:
                if company != holder and company not in controlled:
                    yield holder, company

    # Majority, agreements, boards

    def _close_certain(self) -> bool:
        grown = False
        while more := [
            (holder, company, ground)
            for holder, company in self._pairs(certain=True)
            if (ground := self._ground(holder, company)) is not None
        ]:
            for holder, company, ground in more:
                self.certain[holder][company] = ground
            grown = True
        return grown

    def _ground(self, holder: str, company: str) -> Ground | None:
        group = self._group(holder, certain=True)
        claim = self.entitlements.controls(group, company)
        if claim is not None:
            return Ground("right", group & claim.holders, NOTHING, claim.facts, claim.kind)
        voters = self.voters(holder, company, certain=True)
        if self._votes_above(company, voters, self.thresholds.majority) is Truth.TRUE:
            return self._by_votes("majority", company, voters)
        for body, seats in self.entitlements.board_seats(voters, company):
            if seats.above(self.thresholds.majority) is Truth.TRUE:
                facts = self.entitlements.board_facts(voters, company)
                holders = self.entitlements.board_holders(voters, company)
                return Ground("board", holders, seats, facts, body)
        return None

    def _by_votes(
        self,
        kind: GroundKind,
        company: str,
        voters: frozenset[str],
        rivals: tuple[str, ...] = (),
    ) -> Ground:
        share = self.column(company).together(voters)
        with_votes = frozenset(v for v in voters if self.column(company).part(v) != NOTHING)
        facts = self.shareholding.facts("votes", company, *sorted(with_votes))
        return Ground(kind, with_votes, share, facts, rivals=rivals)

    def _close_possible(self) -> bool:
        grown = False
        while more := [pair for pair in self._pairs(certain=False) if self._may(*pair)]:
            self._add_possible(more)
            grown = True
        return grown

    def _add_possible(self, pairs: list[tuple[str, str]]) -> None:
        for holder, company in pairs:
            self.possible[holder] |= {company}

    def _may(self, holder: str, company: str) -> bool:
        group = self._group(holder, certain=False)
        if self.entitlements.controls(group, company) is not None:
            return True
        if any((controller, company) in self._presumed for controller in group):
            return True
        voters = self.voters(holder, company, certain=False)
        majority = self.thresholds.majority
        seats = self.entitlements.board_seats(voters, company)
        return self._votes_above(company, voters, majority) is not Truth.FALSE or any(
            part.above(majority) is not Truth.FALSE for _, part in seats
        )

    # The presumption

    def _presumed_certain(self) -> list[tuple[str, str, Ground]]:
        return [
            (holder, company, self._by_votes("presumption", company, voters, tuple(rivals)))
            for holder, company in self._pairs(certain=True)
            if self._votes_above(
                company,
                voters := self.voters(holder, company, certain=True),
                self.thresholds.presumption,
            )
            is Truth.TRUE
            and (rivals := self._rivals(holder, company, voters)) is not None
        ]

    def _rivals(self, holder: str, company: str, voters: frozenset[str]) -> list[str] | None:
        """Return who may have as many votes as a holder; None if someone may have more."""
        equals = []
        for rival in (*self.holders, HIDDEN):
            if rival in voters:
                continue
            others = self.voters(rival, company, certain=False)
            if others.isdisjoint(self.column(company).parts):
                continue
            lead = self._lead(company, voters, others)
            if lead.below(Fraction(0)) is not Truth.FALSE:
                return None
            if lead.above(Fraction(0)) is not Truth.TRUE and holder not in others:
                equals.append(rival)
        return equals

    def _presumed_possible(self) -> list[tuple[str, str]]:
        more = []
        for holder, company in self._pairs(certain=False):
            voters = self.voters(holder, company, certain=False)
            above = self._votes_above(company, voters, self.thresholds.presumption)
            if above is not Truth.FALSE and not self._outvoted(company, voters):
                more.append((holder, company))
        return more

    def _outvoted(self, company: str, voters: frozenset[str]) -> bool:
        """Tell whether someone else has more votes for certain."""
        parts = self.column(company).parts
        for rival in self.holders:
            others = self.voters(rival, company, certain=True)
            if rival in voters or (others - voters).isdisjoint(parts):
                continue
            if self._lead(company, others, voters).above(Fraction(0)) is Truth.TRUE:
                return True
        return False

    # Votes

    def column(self, company: str) -> Column:
        """Return the votes of a company; nobody has any in one that nobody holds."""
        return self.shareholding.columns["votes"].get(company, Column({}))

    def _votes_above(self, company: str, voters: frozenset[str], limit: Fraction) -> Truth:
        """Tell whether these voters have more than a part of the votes that can be cast.

        Those on the company's own shares cannot (C. com. L.225-111), so they weigh as much as
        the limit takes from the whole.
        """
        column = self.column(company)
        weights = dict.fromkeys(voters & set(column.parts), Fraction(1))
        if not weights:
            return Truth.FALSE
        return self._weighed(column, company, {company: limit} | weights).above(limit)

    def _lead(self, company: str, first: frozenset[str], second: frozenset[str]) -> Interval:
        column = self.column(company)
        ahead = dict.fromkeys((first - second) & set(column.parts), Fraction(1))
        behind = dict.fromkeys((second - first) & set(column.parts), Fraction(-1))
        return self._weighed(column, company, ahead | behind)

    def _weighed(self, column: Column, company: str, weights: Mapping[str, Fraction]) -> Interval:
        """Return the range of a weighted sum of votes; the same sums are asked for many times."""
        key = company, frozenset(weights.items())
        if key not in self._sums:
            self._sums[key] = column.weighed(weights)
        return self._sums[key]
