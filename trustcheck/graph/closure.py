"""Control as fixpoints: who controls whom for certain, and who might.

Rounds follow C. com. L.233-3: majority, agreements and boards first (I), with concerts pooled
(III); then the presumption, which looks at rivals (II); and again, until nothing is added. What is
certain only grows from what is certain, what is possible only from what is possible, so that
whatever the missing facts are, the truth lies between the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from fractions import Fraction
from typing import Literal, TypeAlias

from trustcheck.graph.column import HIDDEN, NOBODY, Column, Weights
from trustcheck.graph.entitlement import Entitlements
from trustcheck.graph.shareholding import Shareholding
from trustcheck.logic.fields import define, field, frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.share import NOTHING, Share, ceiling
from trustcheck.logic.truth import Truth
from trustcheck.profile.statutes import ControlThresholds

GroundKind: TypeAlias = Literal["majority", "presumption", "board", "right"]


@frozen
class Ground:
    """Why someone controls a company for certain."""

    kind: GroundKind
    through: frozenset[str]  # whose votes or rights make it: the controller, and whom it controls
    share: Share  # of the votes, or of the members of a body
    facts: tuple[Pointer, ...]
    body: str = ""
    rivals: tuple[str, ...] = ()  # who may have as many votes


@define
class Closure:
    """The growing sets of the companies that each holder controls, for certain and possibly."""

    shareholding: Shareholding
    entitlements: Entitlements
    thresholds: ControlThresholds
    holders: tuple[str, ...]
    companies: tuple[str, ...]
    suspended: Mapping[str, frozenset[str]] = field(default_factory=dict)  # who cannot vote
    certain: dict[str, dict[str, Ground]] = field(default_factory=dict)
    possible: dict[str, frozenset[str]] = field(default_factory=dict)
    _presumed: dict[str, set[str]] = field(default_factory=dict)  # who may be, by company
    _voting: dict[str, frozenset[str]] = field(default_factory=dict)  # who may cast votes in each
    _votable: dict[str, list[str]] = field(default_factory=dict)  # where each may cast votes
    _claimed: frozenset[str] = frozenset()  # the companies over which there are rights
    _above: dict[tuple[str, frozenset[str], int, int], Truth] = field(default_factory=dict)

    def close(self) -> None:
        """Let both sets grow until no rule adds anything."""
        self._claimed = self.entitlements.companies()
        for company in {*self.companies, *self._claimed}:
            parts, mute = self.column(company).parts, self.suspended.get(company, frozenset())
            voting = frozenset(holder for holder, part in parts.items() if ceiling(part)) - mute
            self._voting[company] = voting
            for holder in voting:
                self._votable.setdefault(holder, []).append(company)
        self.certain = {holder: {} for holder in self.holders}
        self.possible = {holder: self._start(holder) for holder in (*self.holders, HIDDEN)}
        growing = True
        while growing:
            self._close_certain()
            self._close_possible()
            # Both look at the sets as they stand now: one must not run ahead of the other.
            certain, possible = self._presumed_certain(), self._presumed_possible()
            self._add_certain(certain)
            for holder, company in possible:
                self._presumed.setdefault(company, set()).add(holder)
            self._add_possible(possible)
            # Majorities and rights have added all they can unless a presumption is new.
            growing = bool(certain or possible)

    def circular(self) -> Mapping[str, frozenset[str]]:
        """Return who has votes in a company that certainly controls it, by that company."""
        found = {
            company: frozenset(
                holder
                for holder in self.certain.get(company, {})
                if self.column(company).part(holder).high
            )
            for company in self.companies
        }
        return {company: holders for company, holders in found.items() if holders}

    def voters(self, holder: str, company: str, *, certain: bool) -> frozenset[str]:
        """Return whose votes in a company count as a holder's, partners in concert included."""
        group = self._group(holder, certain=certain)
        while self.entitlements.concerts:
            partners = self.entitlements.partners(group, company) - group
            if not partners:
                return group
            groups = [self._group(partner, certain=certain) for partner in partners]
            group = group.union(*groups)
        return group

    def _group(self, holder: str, *, certain: bool) -> frozenset[str]:
        controlled = self.certain.get(holder, {}) if certain else self.possible[holder]
        return frozenset({holder, *controlled})

    def _start(self, holder: str) -> frozenset[str]:
        """Return whom a holder may control at once: anyone, while rights may be undeclared."""
        everyone = self.companies if not self.entitlements.complete else ()
        return frozenset({HIDDEN, *everyone}) - {holder}

    def _everyone(self, *, certain: bool) -> tuple[str, ...]:
        return self.holders if certain else (*self.holders, HIDDEN)

    def _moved(self, grown: Iterable[str], *, certain: bool) -> Iterable[str]:
        """Return for whom a rule may add more, once the sets of some have grown."""
        return self._everyone(certain=certain) if self.entitlements.concerts else sorted({*grown})

    def _pairs(self, holders: Iterable[str], *, certain: bool) -> Iterator[tuple[str, str]]:
        """Yield which of these may come to control a company, by votes in it or rights over it."""
        for holder in holders:
            controlled: Set[str] | Mapping[str, Ground]
            controlled = self.certain[holder] if certain else self.possible[holder]
            group = (holder, *controlled)
            touched = {company for member in group for company in self._votable.get(member, ())}
            for company in sorted(touched | self._claimed):
                if company != holder and company not in controlled:
                    yield holder, company

    # Majority, agreements, boards

    def _close_certain(self) -> None:
        holders: Iterable[str] = self.holders
        while more := [
            (holder, company, ground)
            for holder, company in self._pairs(holders, certain=True)
            if (ground := self._ground(holder, company)) is not None
        ]:
            self._add_certain(more)
            holders = self._moved((holder for holder, _, _ in more), certain=True)

    def _add_certain(self, found: list[tuple[str, str, Ground]]) -> None:
        for holder, company, ground in found:
            self.certain[holder][company] = ground

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

    def _close_possible(self) -> None:
        holders: Iterable[str] = self._everyone(certain=False)
        while more := [pair for pair in self._pairs(holders, certain=False) if self._may(*pair)]:
            self._add_possible(more)
            holders = self._moved((holder for holder, _ in more), certain=False)

    def _add_possible(self, pairs: list[tuple[str, str]]) -> None:
        for holder, company in pairs:
            self.possible[holder] |= {company}

    def _may(self, holder: str, company: str) -> bool:
        group = self._group(holder, certain=False)
        if not group.isdisjoint(self._presumed.get(company, ())):
            return True
        majority = self.thresholds.majority
        if company not in self._claimed:
            return self._votes_above(company, group, majority) is not Truth.FALSE
        if self.entitlements.controls(group, company) is not None:
            return True
        voters = self.voters(holder, company, certain=False)
        seats = self.entitlements.board_seats(voters, company)
        return self._votes_above(company, voters, majority) is not Truth.FALSE or any(
            part.above(majority) is not Truth.FALSE for _, part in seats
        )

    # The presumption

    def _presumed_certain(self) -> list[tuple[str, str, Ground]]:
        return [
            (holder, company, self._by_votes("presumption", company, voters, tuple(rivals)))
            for holder, company in self._pairs(self.holders, certain=True)
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
            if others.isdisjoint(self._voting[company]):
                continue
            lead = self._lead(company, voters, others)
            if lead.below(Fraction(0)) is not Truth.FALSE:
                return None
            if lead.above(Fraction(0)) is not Truth.TRUE and holder not in others:
                equals.append(rival)
        return equals

    def _presumed_possible(self) -> list[tuple[str, str]]:
        contenders: dict[str, Mapping[str, frozenset[str]]] = {}
        more = []
        for holder, company in self._pairs(self._everyone(certain=False), certain=False):
            voters = self.voters(holder, company, certain=False)
            if self._votes_above(company, voters, self.thresholds.presumption) is Truth.FALSE:
                continue
            if company not in contenders:
                contenders[company] = self._contenders(company)
            if not self._outvoted(company, voters, contenders[company]):
                more.append((holder, company))
        return more

    def _contenders(self, company: str) -> Mapping[str, frozenset[str]]:
        """Return who certainly has votes in a company, and by whose hands."""
        voting = self._voting[company]
        found = {rival: self.voters(rival, company, certain=True) for rival in self.holders}
        return {rival: them for rival, them in found.items() if not them.isdisjoint(voting)}

    def _outvoted(
        self, company: str, voters: frozenset[str], contenders: Mapping[str, frozenset[str]]
    ) -> bool:
        """Tell whether someone else has more votes for certain."""
        voting = self._voting[company]
        return any(
            self._lead(company, others, voters).above(Fraction(0)) is Truth.TRUE
            for rival, others in contenders.items()
            if rival not in voters and not (others - voters).isdisjoint(voting)
        )

    # Votes

    def column(self, company: str) -> Column:
        """Return the votes of a company; nobody has any in one that nobody holds."""
        return self.shareholding.columns["votes"].get(company, NOBODY)

    def _votes_above(self, company: str, voters: frozenset[str], limit: Fraction) -> Truth:
        """Tell whether these voters have more than a part of the votes that can be cast.

        Those on the company's own shares cannot (C. com. L.225-111), nor can those that are
        suspended, so they weigh as much as the limit takes from the whole.
        """
        having = voters & self._voting[company]
        if not having:
            return Truth.FALSE
        # Two whole numbers are hashed in a tenth of the time of a fraction.
        key = company, having, limit.numerator, limit.denominator
        if key not in self._above:
            silent = dict.fromkeys((company, *self.suspended.get(company, ())), limit)
            weights: Weights = {**silent, **dict.fromkeys(having, 1)}
            self._above[key] = self.column(company).weighed(weights).above(limit)
        return self._above[key]

    def _lead(self, company: str, first: frozenset[str], second: frozenset[str]) -> Interval:
        """Return how many votes more the first have than the second."""
        voting = self._voting[company]
        ahead = dict.fromkeys((first - second) & voting, 1)
        behind = dict.fromkeys((second - first) & voting, -1)
        return self.column(company).weighed(ahead | behind)
