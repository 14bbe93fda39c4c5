"""Who controls whom: for certain, possibly, or not at all, and why."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date

from trustcheck.graph.closure import Closure, Ground
from trustcheck.graph.column import HIDDEN
from trustcheck.graph.entitlement import Entitlements, entitlements
from trustcheck.graph.shareholding import Shareholding
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.memory import remembered
from trustcheck.logic.message import Message, say
from trustcheck.logic.share import Share
from trustcheck.logic.truth import Truth
from trustcheck.profile.profile import Profile
from trustcheck.profile.statutes import ControlThresholds

UNCONTROLLED = ("person", "public_body")
"""Kinds of entities that nobody controls unless someone is declared to hold them."""


@frozen(lazy=True)
class Control:
    """Who controls which company, after C. com. L.233-3, on one day.

    Where the holder is None, someone whom the profile does not name is meant.
    """

    shareholding: Shareholding
    entitlements: Entitlements
    thresholds: ControlThresholds
    certain: Mapping[str, Mapping[str, Ground]]
    possible: Mapping[str, frozenset[str]]
    circular: Mapping[str, frozenset[str]]  # whose votes cannot be used, by company (L.233-31)
    changed: frozenset[tuple[str, str]]  # whose control of whom is another without those votes

    def truth(self, holder: str | None, company: str) -> Truth:
        """Tell whether a holder controls a company, directly or through others."""
        if holder is not None and company in self.certain.get(holder, {}):
            return Truth.TRUE
        may = self.possible.get(HIDDEN if holder is None else holder, frozenset())
        return Truth.of(False) if company not in may else Truth.UNKNOWN

    @remembered
    def controls(self, holder: str | None, company: str) -> Explanation:
        """Tell whether a holder controls a company, and why.

        A tie above the presumption is TRUE and contested: the letter of L.233-3, II presumes both.
        """
        truth = self.truth(holder, company)
        if holder is None or truth is not Truth.TRUE:
            told = self._doubt(holder, company, truth)
        else:
            told = self._told(holder, company, told=set())
        if holder is None or (holder, company) not in self.changed:
            return told
        return replace(told, contested=(*told.contested, self._without(holder, company)))

    @remembered
    def controlled_by(self, holder: str) -> Mapping[str, Truth]:
        """Return the companies that a holder controls (TRUE) or may control (UNKNOWN), by id."""
        companies = sorted({*self.certain.get(holder, {}), *self.possible.get(holder, ())})
        return {c: self.truth(holder, c) for c in companies if c != HIDDEN}

    @remembered
    def controllers(self, company: str) -> Mapping[str | None, Truth]:
        """Return who controls a company (TRUE) or may (UNKNOWN), by id.

        None comes last, if someone whom the profile does not name may.
        """
        holders = [*sorted(self.certain), None]
        truths = {holder: self.truth(holder, company) for holder in holders if holder != company}
        return {holder: truth for holder, truth in truths.items() if truth is not Truth.FALSE}

    def gaining(self, company: str) -> tuple[str, ...]:
        """Return who would control a company if the votes that cannot be used were left out."""
        return tuple(
            holder
            for holder, held in sorted(self.changed)
            if held == company and self.truth(holder, company) is not Truth.TRUE
        )

    def own_group(self, holder: str) -> frozenset[str]:
        """Return what a holder controls or may control otherwise than just anyone may."""
        certain = frozenset(self.certain[holder])
        if not self.entitlements.complete:
            return certain
        return certain | (self.possible[holder] - self.possible[HIDDEN] - {HIDDEN})

    @remembered
    def acting(self, holders: Set[str], company: str, *, certain: bool) -> frozenset[str]:
        """Return whose parts of a company count as these holders': groups and concerts.

        HIDDEN may be among the holders; a concert pools all its members (C. com. L.233-9, I, 3°).
        """
        group: frozenset[str] = frozenset()
        while more := holders - group:
            group = group.union(*(self._group(holder, certain=certain) for holder in more))
            holders = self.entitlements.partners(group, company)
        return group

    def _group(self, holder: str, *, certain: bool) -> frozenset[str]:
        if certain:
            return frozenset({holder, *self.certain.get(holder, {})})
        return frozenset({holder, *self.possible.get(holder, ())})

    @remembered
    def doubts(self, company: str) -> tuple[Gap, ...]:
        """Return what keeps it open who controls a company, the nearest facts first."""
        rights = self.entitlements
        found = [
            gap
            for circle in reversed(self.shareholding.above("votes", company))
            for each in circle
            for gap in self.shareholding.gaps("votes", each)
        ]
        seats = [gap for claim in rights.boards if claim.company == company for gap in claim.gaps]
        gaps = tuple(dict.fromkeys((*found, *seats, *rights.gaps())))
        return gaps or (Gap(("holdings",), Reason.UNDERIVED),)

    def _most(self, holder: str, company: str) -> Share | None:
        """Return the votes that a holder may come to, None where there are none to have."""
        column = self.shareholding.columns["votes"].get(company)
        if column is None:
            return None
        return column.together(self.acting(frozenset({holder}), company, certain=False))

    # Explanations

    def _told(self, holder: str, company: str, *, told: set[tuple[str, str]]) -> Explanation:
        """Return why a holder certainly controls a company; each link is told once."""
        ground = self.certain[holder][company]
        told.add((holder, company))
        links = []
        for member in sorted(ground.through):
            if member != holder and (holder, member) not in told:
                if member in self.certain[holder]:
                    links.append(self._told(holder, member, told=told))
                else:
                    told.add((holder, member))
                    links.append(self._concert(holder, member, company))
        message = self._reason(holder, company, ground)
        contested = self._tie(holder, company, ground)
        return Explanation(Truth.TRUE, message, tuple(links), ground.facts, contested=contested)

    def _reason(self, holder: str, company: str, ground: Ground) -> Message:
        names = self.shareholding.names
        who, what = names[holder], names[company]
        majority, presumption = self.thresholds.majority, self.thresholds.presumption
        match ground.kind:
            case "majority":
                return say(
                    "graph.control-majority",
                    holder=who, company=what, votes=ground.share, limit=majority,
                )  # fmt: skip
            case "presumption":
                return say(
                    "graph.control-presumption",
                    holder=who, company=what, votes=ground.share, limit=presumption,
                )  # fmt: skip
            case "board":
                return say(
                    "graph.control-board",
                    holder=who, company=what, members=ground.share, body=ground.body,
                )  # fmt: skip
            case _:  # a right
                by = names[min(ground.through)]
                if holder in ground.through:
                    return say("graph.control-right", holder=who, company=what, right=ground.body)
                return say(
                    "graph.control-right-through",
                    holder=who, company=what, right=ground.body, through=by,
                )  # fmt: skip

    def _tie(self, holder: str, company: str, ground: Ground) -> tuple[Message, ...]:
        if not ground.rivals:
            return ()
        names = self.shareholding.names
        unnamed = say("graph.undeclared")
        rivals = tuple(names.get(rival, unnamed) for rival in ground.rivals)
        return (
            say(
                "graph.contested-tie",
                holder=names[holder], company=names[company], rivals=rivals,
            ),
        )  # fmt: skip

    def _without(self, holder: str, company: str) -> Message:
        """Return what follows when the votes that cannot be used are left out."""
        names = self.shareholding.names
        lost = self.truth(holder, company) is Truth.TRUE
        idle = sorted({each for holders in self.circular.values() for each in holders})
        return say(
            "graph.contested-votes-lost" if lost else "graph.contested-votes-gained",
            holder=names[holder],
            company=names[company],
            idle=tuple(names[each] for each in idle),
        )

    def _concert(self, holder: str, partner: str, company: str) -> Explanation:
        names = self.shareholding.names
        facts = self.entitlements.concert_facts(frozenset({partner}), company)
        message = say(
            "graph.concert", holder=names[holder], partner=names[partner], company=names[company]
        )
        return Explanation(Truth.TRUE, message, facts=facts)

    def _doubt(self, holder: str | None, company: str, truth: Truth) -> Explanation:
        names = self.shareholding.names
        votes = self._most(HIDDEN if holder is None else holder, company)
        values = {"company": names[company]} | (
            {} if holder is None else {"holder": names[holder]}
        )
        kind = "hidden" if holder is None else "named"
        outcome = "unknown" if truth is Truth.UNKNOWN else "none"
        gaps = self.doubts(company) if truth is Truth.UNKNOWN else ()
        facts = self.shareholding.facts("votes", company)
        if votes is None or truth is Truth.UNKNOWN:
            message = say(f"graph.control-{outcome}-{kind}", **values)
        else:
            message = say(f"graph.control-{outcome}-{kind}-votes", **values, votes=votes)
        return Explanation(truth, message, facts=facts, gaps=gaps)


def control(
    shareholding: Shareholding, profile: Profile, thresholds: ControlThresholds, *, on: date
) -> Control:
    """Return who controls whom on the day.

    While the list of rights is not complete, anyone may control any company by a right that is
    not declared; only majorities and declared rights are then certain.
    """
    rights = entitlements(profile, shareholding, on=on)
    held = shareholding.columns["votes"]
    companies = sorted(
        {id for id, entity in profile.entities.items() if entity.kind not in UNCONTROLLED}
        | set(held)
        | {claim.company for claim in (*rights.controlling, *rights.boards)}
    )
    closure = Closure(
        shareholding, rights, thresholds, tuple(sorted(profile.entities)), tuple(companies)
    )
    closure.close()
    idle = closure.circular()
    changed = _changed(closure, idle) if idle else frozenset()
    return Control(
        shareholding, rights, thresholds, closure.certain, closure.possible, idle, changed
    )


def _changed(closure: Closure, idle: Mapping[str, frozenset[str]]) -> frozenset[tuple[str, str]]:
    """Return whose control of whom another closure, without the idle votes, decides otherwise.

    Votes that controlled companies have in their controller cannot be exercised (C. com.
    L.233-31); the closure is worked out once more without them, as control was found with them.
    """
    again = Closure(
        closure.shareholding,
        closure.entitlements,
        closure.thresholds,
        closure.holders,
        closure.companies,
        idle,
    )
    again.close()
    before, after = (
        {(holder, company) for holder, held in each.certain.items() for company in held}
        for each in (closure, again)
    )
    return frozenset(before ^ after)
