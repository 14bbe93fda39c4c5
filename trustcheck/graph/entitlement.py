"""What special rights add on a day: control, seats on a board, concerts, assimilated parts."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date

from trustcheck.graph.shareholding import MEASURES, Measure, Part, Shareholding
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.share import ANY, NOTHING, Share, ceiling, total
from trustcheck.profile.profile import Profile
from trustcheck.profile.right import Right

CONTROLLING = ("control_agreement", "de_facto_control", "consolidation")
"""Kinds of rights that are control by themselves (C. com. L.233-3, I, 2° and 3°; L.233-16)."""
ASSIMILATED = ("option", "usufruct", "proxy", "securities_loan")
"""Kinds of rights whose shares count as the holder's own (C. com. L.233-9, I, 4° to 8°)."""


@frozen
class Claim:
    """One right on the day, and the part of the company or of its body that it gives."""

    holders: frozenset[str]
    company: str
    kind: str
    part: Part
    facts: tuple[Pointer, ...]
    gaps: tuple[Gap, ...] = ()

    def of(self, holders: Set[str], measure: Measure) -> Share:
        """Return what the claim gives to some holders; shared with others, it may be nothing."""
        if not self.holders & holders:
            return NOTHING
        part = self.part.of(measure)
        if self.holders <= holders or part == NOTHING:
            return part
        return Interval(NOTHING.low, ceiling(part), high_open=part.high_open)


@frozen
class Entitlements:
    """The special rights of one day, by what they do."""

    complete: bool  # whether no right is left out
    controlling: tuple[Claim, ...]
    boards: tuple[Claim, ...]  # the kind is the body; the part of its members stands as votes
    concerts: tuple[Claim, ...]
    assimilated: tuple[Claim, ...]

    def controls(self, holders: Set[str], company: str) -> Claim | None:
        """Return the right by which one of these holders controls a company, if any does."""
        return next(
            (c for c in self.controlling if c.company == company and c.holders & holders), None
        )

    def companies(self) -> frozenset[str]:
        """Return the companies over which someone has a right that can make control."""
        rights = (*self.controlling, *self.boards, *self.concerts)
        return frozenset(claim.company for claim in rights)

    def board_seats(self, holders: Set[str], company: str) -> Iterator[tuple[str, Share]]:
        """Yield each body of a company and the part of its members these holders appoint."""
        claims = [c for c in self.boards if c.company == company and c.holders & holders]
        for body in sorted({claim.kind for claim in claims}):
            seats = [claim.of(holders, "votes") for claim in claims if claim.kind == body]
            yield body, total(seats)

    def board_facts(self, holders: Set[str], company: str) -> tuple[Pointer, ...]:
        """Return where the appointments of these holders are declared."""
        claims = [c for c in self.boards if c.company == company and c.holders & holders]
        return tuple(fact for claim in claims for fact in claim.facts)

    def board_holders(self, holders: Set[str], company: str) -> frozenset[str]:
        """Return which of these holders appoint to a body of a company."""
        claims = [c for c in self.boards if c.company == company]
        return frozenset(holder for claim in claims for holder in claim.holders & holders)

    def partners(self, holders: Set[str], company: str) -> frozenset[str]:
        """Return whoever acts in concert with one of these holders over a company."""
        claims = [c for c in self.concerts if c.company == company and c.holders & holders]
        return frozenset(partner for claim in claims for partner in claim.holders)

    def concert_facts(self, holders: Set[str], company: str) -> tuple[Pointer, ...]:
        """Return where the concerts of these holders over a company are declared."""
        claims = [c for c in self.concerts if c.company == company and c.holders & holders]
        return tuple(fact for claim in claims for fact in claim.facts)

    def assimilated_to(self, holders: Set[str], company: str) -> tuple[Claim, ...]:
        """Return the claims to shares of a company that count as these holders' own."""
        return tuple(c for c in self.assimilated if c.company == company and c.holders & holders)

    def gaps(self) -> tuple[Gap, ...]:
        """Return what an incomplete list of rights leaves open."""
        return () if self.complete else (Gap(("rights",), Reason.OPEN),)


def entitlements(profile: Profile, shareholding: Shareholding, *, on: date) -> Entitlements:
    """Return the special rights that hold on the day; a holding in usufruct is one of them."""
    rights = [(index, right) for index, right in enumerate(profile.rights) if right.holds_on(on)]
    return Entitlements(
        profile.is_complete("rights"),
        tuple(_claim(i, right) for i, right in rights if right.kind in CONTROLLING),
        tuple(_board(i, right) for i, right in rights if right.kind == "board_appointment"),
        tuple(_claim(i, right) for i, right in rights if right.kind == "concert"),
        (
            *(_assimilated(i, r) for i, r in rights if r.kind in ASSIMILATED),
            *_usufructs(shareholding),
        ),
    )


def _claim(index: int, right: Right) -> Claim:
    nothing = Part(NOTHING, NOTHING)
    return Claim(frozenset(right.holder), right.over, right.kind, nothing, (("rights", index),))


def _board(index: int, right: Right) -> Claim:
    at: Pointer = ("rights", index, "appoints")
    body, seats = "board", ANY
    if right.appoints is not None:
        body, seats = right.appoints.body, ANY
        members, of = right.appoints.members, right.appoints.of
        if isinstance(members, Interval) and isinstance(of, Interval):
            seats = _fraction(members, of)
    gaps = () if seats.exact is not None else (Gap(at, _reason(right.appoints)),)
    holders = frozenset(right.holder)
    return Claim(holders, right.over, body, Part(NOTHING, seats), (at,), gaps)


def _fraction(members: Interval, of: Interval) -> Share:
    """Return so many members out of so many, never more than all."""
    low = members.low / of.high if of.high else ANY.low
    high = min(members.high / of.low, ANY.low + 1) if members.high is not None and of.low else None
    return Interval(min(low, ceiling(ANY)), ceiling(ANY) if high is None else high)


def _assimilated(index: int, right: Right) -> Claim:
    stated = {"capital": right.capital, "votes": right.votes}
    parts = {
        measure: amount if isinstance(amount, Interval) else ANY
        for measure, amount in stated.items()
    }
    gaps = [
        Gap(("rights", index, measure), _reason(stated[measure]))
        for measure in MEASURES
        if parts[measure].exact is None
    ]
    if right.kind == "option" and right.at_sole_initiative is not True:
        parts = {measure: _possibly(part, right) for measure, part in parts.items()}
        gaps.append(
            Gap(("rights", index, "at_sole_initiative"), _reason(right.at_sole_initiative))
        )
    part = Part(parts["capital"], parts["votes"])
    facts: tuple[Pointer, ...] = (("rights", index),)
    holders = frozenset(right.holder)
    if part == Part(NOTHING, NOTHING):
        gaps.clear()
    return Claim(holders, right.over, right.kind, part, facts, tuple(gaps))


def _possibly(part: Share, right: Right) -> Share:
    """Return the part an option counts for: none unless the holder alone decides."""
    if right.at_sole_initiative is False or part == NOTHING:
        return NOTHING
    return Interval(NOTHING.low, ceiling(part), high_open=part.high_open)


def _usufructs(shareholding: Shareholding) -> Iterator[Claim]:
    """Yield the capital of which named holders have the usufruct; their votes count already."""
    for entry in shareholding.entries:
        if entry.usufruct != NOTHING:
            part = Part(entry.usufruct, NOTHING)
            facts: tuple[Pointer, ...] = (("holdings", entry.index, "title"),)
            gaps = entry.gaps["capital"]
            yield Claim(frozenset([entry.holder]), entry.held, "usufruct", part, facts, gaps)


def _reason(stated: object) -> Reason:
    if stated is None:
        return Reason.ABSENT
    return Reason.RANGE if isinstance(stated, Interval) else Reason.UNDISCLOSED
