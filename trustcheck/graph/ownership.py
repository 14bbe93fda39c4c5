"""What part of a company is in whose hands, directly and through others, by both readings.

The product reading multiplies along chains. The attributed reading follows C. com. L.233-9: the
whole stake of a controlled company counts as its controller's, and nothing of any other. The
higher of the two decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trustcheck.graph.chain import chains, circles, direct_step, told_chain
from trustcheck.graph.column import HIDDEN
from trustcheck.graph.control import Control
from trustcheck.graph.passage import components, first_passage
from trustcheck.graph.shareholding import MEASURES, Measure, Shareholding
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.share import NOTHING, Share, ceiling, total
from trustcheck.logic.truth import Truth


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A part of the capital or of the votes, by both readings."""

    share: Share  # the higher of both, bound by bound
    product: Share
    attributed: Share
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Stake:
    """What a holder has of a company, directly and through others.

    Without a holder it is what hands without a name may have, one or many: from nothing, since
    each of them may be small, up to everything that is not declared.
    """

    holder: str | None
    company: str
    capital: Reckoning
    votes: Reckoning


def stakes(shareholding: Shareholding, control: Control, *, company: str) -> tuple[Stake, ...]:
    """Return the stake of every direct and indirect holder, by id, then that of unnamed hands."""
    firm = _Firm(shareholding, control, company)
    named = [
        firm.stake(holder, _Hands(frozenset({holder}), frozenset({holder}), "holder"))
        for holder in _holders(shareholding, control, company)
    ]
    unnamed = firm.stake(None, _Hands(frozenset(), frozenset({HIDDEN}), "hidden"))
    parts = unnamed.capital.share, unnamed.votes.share
    return (*named, unnamed) if any(ceiling(part) for part in parts) else tuple(named)


def collective(
    shareholding: Shareholding,
    control: Control,
    *,
    company: str,
    foreign: Mapping[str, Truth],
) -> Stake:
    """Return what all foreign holders have together, nothing counted twice.

    Whoever is foreign counts in both bounds; whoever may be, and whoever has no name, in the
    upper one only. A share that has come into foreign hands stays there: it is not followed
    further. The company itself is not among its holders.
    """
    others = {id: truth for id, truth in foreign.items() if id != company}
    missing = set(shareholding.names) - set(foreign) - {company}
    sure = frozenset(id for id, truth in others.items() if truth is Truth.TRUE)
    doubtful = {id for id, truth in others.items() if truth is Truth.UNKNOWN} | missing
    firm = _Firm(shareholding, control, company)
    return firm.stake(None, _Hands(sure, sure | doubtful, "foreign"))


def _holders(shareholding: Shareholding, control: Control, company: str) -> tuple[str, ...]:
    """Return whoever holds or controls a part of a company, at any remove, as far as declared."""
    above: set[str] = {company}
    for measure in MEASURES:
        columns = shareholding.columns[measure]
        if company in columns:
            for circle in components(columns, company):
                parts = [(h, part) for each in circle for h, part in columns[each].parts.items()]
                above.update(holder for holder, part in parts if part.high)
    rights = control.entitlements
    entitled = {
        holder
        for claim in (*rights.concerts, *rights.assimilated)
        if claim.company in above
        for holder in claim.holders
    }
    holders = above | entitled
    controllers = {h for h in control.certain if holders & control.own_group(h)}
    return tuple(sorted((holders | controllers) & set(shareholding.names) - {company}))


@dataclass(frozen=True, slots=True)
class _Hands:
    """Whose part is reckoned: surely, and possibly."""

    sure: frozenset[str]
    possible: frozenset[str]
    kind: str  # "holder", "hidden" or "foreign": how the sentences speak of them


@dataclass(frozen=True, slots=True)
class _Firm:
    """The company whose holders are reckoned."""

    shareholding: Shareholding
    control: Control
    company: str

    def stake(self, holder: str | None, hands: _Hands) -> Stake:
        capital, votes = (self._reckoning(hands, measure) for measure in MEASURES)
        return Stake(holder, self.company, capital, votes)

    def _reckoning(self, hands: _Hands, measure: Measure) -> Reckoning:
        product = self._product(hands, measure)
        attributed = self._attributed(hands, measure)
        share = _higher(product, attributed)
        steps = (
            self._told_product(hands, measure, product),
            self._told_attributed(hands, measure, attributed),
        )
        message = say(f"graph.{hands.kind}-{measure}", **self._values(hands), share=share)
        return Reckoning(share, product, attributed, Explanation(_known(share), message, steps))

    def _values(self, hands: _Hands) -> dict[str, Value]:
        names = self.shareholding.names
        values: dict[str, Value] = {"company": names[self.company]}
        if hands.kind == "holder":
            values["holder"] = names[min(hands.sure)]
        return values

    # The product reading

    def _product(self, hands: _Hands, measure: Measure) -> Share:
        columns = self.shareholding.columns[measure]
        if self.company not in columns:
            return NOTHING
        most = first_passage(columns, self.company, into=hands.possible)
        if hands.sure == hands.possible:
            return most
        least = first_passage(columns, self.company, into=hands.sure)
        return _between(least, most)

    def _told_product(self, hands: _Hands, measure: Measure, share: Share) -> Explanation:
        columns = self.shareholding.columns[measure]
        message = say(f"graph.product-{measure}", share=share)
        if self.company not in columns:
            name = self.shareholding.names[self.company]
            unheld = Explanation(Truth.TRUE, say("graph.unheld", company=name))
            return Explanation(Truth.TRUE, message, (unheld,))
        ends = hands.sure | hands.possible
        steps = [
            told_chain(self.shareholding, measure, chain)
            for chain in chains(columns, self.company, sources=ends - {HIDDEN})
        ]
        steps.extend(self._circles(measure, ends))
        steps.extend(self._unnamed(measure, ends))
        steps.extend(self._doubtful(hands))
        gaps = () if share.exact is not None else self._gaps(measure, ends)
        return Explanation(_known(share), message, tuple(steps), gaps=gaps)

    def _circles(self, measure: Measure, ends: frozenset[str]) -> Iterator[Explanation]:
        columns, names = self.shareholding.columns[measure], self.shareholding.names
        for circle in circles(columns, self.company, ends=ends):
            held = tuple(names[company] for company in circle)
            kind = "circle" if len(circle) > 1 else "treasury"
            facts = [
                fact
                for company in circle
                for fact in self.shareholding.facts(measure, company, *circle)
            ]
            yield Explanation(
                Truth.TRUE, say(f"graph.{kind}-{measure}", companies=held), facts=tuple(facts)
            )

    def _unnamed(self, measure: Measure, ends: frozenset[str]) -> Iterator[Explanation]:
        """Yield what is in no named hands, of the company first and of those above it."""
        held = self.shareholding
        above = components(held.columns[measure], self.company, ends=ends)
        for company in [company for circle in reversed(above) for company in circle]:
            name = held.names[company]
            rest, hidden = held.rest(company).of(measure), held.hidden(company).of(measure)
            if held.floats(company) and ceiling(rest):
                yield Explanation(
                    Truth.TRUE, say(f"graph.float-{measure}", company=name, share=rest)
                )
            if ceiling(hidden):
                yield Explanation(
                    Truth.UNKNOWN,
                    say(f"graph.unnamed-{measure}", company=name, share=hidden),
                    gaps=held.gaps(measure, company, HIDDEN),
                )

    def _doubtful(self, hands: _Hands) -> Iterator[Explanation]:
        """Yield who among the declared holders is counted in the upper bound only."""
        holders = set(_holders(self.shareholding, self.control, self.company))
        names = self.shareholding.names
        doubtful = tuple(names[h] for h in sorted(holders & hands.possible - hands.sure))
        if doubtful:
            yield Explanation(Truth.UNKNOWN, say("graph.doubtful", holders=doubtful))

    def _gaps(self, measure: Measure, ends: frozenset[str]) -> tuple[Gap, ...]:
        columns = self.shareholding.columns[measure]
        above = components(columns, self.company, ends=ends)
        gaps = [
            gap
            for circle in reversed(above)
            for company in circle
            for gap in self.shareholding.gaps(measure, company)
        ]
        return tuple(dict.fromkeys(gaps)) or (Gap(("holdings",), Reason.UNDERIVED),)

    # The attributed reading

    def _attributed(self, hands: _Hands, measure: Measure) -> Share:
        rights = self.control.entitlements
        least = self._acting(hands, measure, certain=True)
        if not rights.complete:
            return _between(least, Interval(NOTHING.low, NOTHING.low + 1))
        return _between(least, self._acting(hands, measure, certain=False))

    def _acting(self, hands: _Hands, measure: Measure, *, certain: bool) -> Share:
        """Return what these hands have with all they control and act with, and may obtain."""
        holders = hands.sure if certain else hands.possible | {HIDDEN}
        group = self.control.acting(holders, self.company, certain=certain)
        claims = self.control.entitlements.assimilated_to(group, self.company)
        column = self.shareholding.columns[measure].get(self.company)
        own = NOTHING if column is None else column.together(group)
        return total((own, *(claim.of(group, measure) for claim in claims)))

    def _told_attributed(self, hands: _Hands, measure: Measure, share: Share) -> Explanation:
        message = say(f"graph.attributed-{measure}", share=share)
        group = self.control.acting(hands.sure, self.company, certain=True)
        column = self.shareholding.columns[measure].get(self.company)
        members = [m for m in sorted(group) if column is not None and column.part(m).high]
        steps = [self._counted(hands, member, measure) for member in members]
        steps.extend(self._obtainable(group, measure))
        own = self.shareholding.gaps(measure, self.company)
        doubts = tuple(dict.fromkeys((*own, *self.control.doubts.get(self.company, ()))))
        gaps = () if share.exact is not None else doubts
        return Explanation(_known(share), message, tuple(steps), gaps=gaps)

    def _counted(self, hands: _Hands, member: str, measure: Measure) -> Explanation:
        """Return why a direct part counts: it is the holder's, its group's or its partner's."""
        step = direct_step(self.shareholding, measure, member, company=self.company)
        if member in hands.sure:
            return step
        names = self.shareholding.names
        for holder in sorted(hands.sure):
            if member in self.control.certain.get(holder, {}):
                why = self.control.controls(holder, member)
                message = say("graph.whole", holder=names[holder], through=names[member])
                return Explanation(step.truth, message, (step, why))
        facts = self.control.entitlements.concert_facts(
            self.control.acting(hands.sure, self.company, certain=True), self.company
        )
        message = say("graph.in-concert", partner=names[member])
        return Explanation(step.truth, message, (step,), facts=facts)

    def _obtainable(self, group: frozenset[str], measure: Measure) -> Iterator[Explanation]:
        """Yield the shares of others that count as the holder's own."""
        names = self.shareholding.names
        for claim in self.control.entitlements.assimilated_to(group, self.company):
            share = claim.of(group, measure)
            holders = tuple(names.get(h, say("graph.undeclared")) for h in sorted(claim.holders))
            message: Message = say(
                f"graph.assimilated-{measure}",
                holders=holders,
                right=claim.kind,
                share=share,
            )
            yield Explanation(_known(share), message, facts=claim.facts, gaps=claim.gaps)


def _known(share: Share) -> Truth:
    return Truth.UNKNOWN if share.exact is None else Truth.TRUE


def _between(least: Share, most: Share) -> Share:
    """Return the range from the lower end of one share to the upper end of another."""
    if least.low == most.high:
        return Interval(least.low, least.low)
    return Interval(least.low, most.high, least.low_open, most.high_open)


def _higher(first: Share, second: Share) -> Share:
    """Return the higher share, bound by bound."""
    low, low_open = max((s.low, s.low_open) for s in (first, second))
    high, closed = max((ceiling(s), not s.high_open) for s in (first, second))
    if low == high:
        return Interval(low, low)
    return Interval(low, high, low_open, not closed)
