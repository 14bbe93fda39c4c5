"""What part of a company is in whose hands, directly and through others, by both readings.

The product reading multiplies along chains. The attributed reading follows C. com. L.233-9: the
whole stake of a controlled company counts as its controller's, and nothing of any other. The
higher of the two decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from fractions import Fraction

from trustcheck.graph.chain import TOLD, chains, direct_step, looped, told_chain
from trustcheck.graph.column import HIDDEN
from trustcheck.graph.control import Control
from trustcheck.graph.passage import Circles, cut_off
from trustcheck.graph.reckoning import Hands, Portion, attributed, higher, multiplied
from trustcheck.graph.shareholding import MEASURES, Measure, Shareholding
from trustcheck.graph.visits import chances
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.share import Share, ceiling
from trustcheck.logic.truth import Truth


@frozen
class Reckoning:
    """A part of the capital or of the votes, by both readings."""

    share: Share  # the higher of both, bound by bound
    product: Share
    attributed: Share
    explanation: Explanation
    portion: Portion


@frozen
class Stake:
    """What a holder has of a company, directly and through others.

    Without a holder it is what hands without a name may have, one or many: from nothing, since
    each of them may be small, up to everything that is not declared.
    """

    holder: str | None
    company: str
    capital: Reckoning
    votes: Reckoning


def stakes(
    shareholding: Shareholding,
    control: Control,
    *,
    company: str,
    besides: Set[str] = frozenset(),
) -> tuple[Stake, ...]:
    """Return the stake of every direct and indirect holder, by id, then that of unnamed hands.

    Nothing is worked out for those `besides` whom it is asked.
    """
    firm = _firm(shareholding, control, company, all=True)
    named = [
        firm.stake(holder, Hands(frozenset({holder}), frozenset({holder}), "holder"))
        for holder in _holders(shareholding, control, company)
        if holder not in besides
    ]
    unnamed = firm.stake(None, Hands(frozenset(), frozenset({HIDDEN}), "hidden"))
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
    firm = _firm(shareholding, control, company, all=False)
    return firm.stake(None, Hands(sure, sure | doubtful, "foreign"))


def _holders(shareholding: Shareholding, control: Control, company: str) -> tuple[str, ...]:
    """Return whoever holds or controls a part of a company, at any remove, as far as declared."""
    above: set[str] = {company}
    for measure in MEASURES:
        columns = shareholding.columns[measure]
        for circle in shareholding.above(measure, company):
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


@frozen
class _View:
    """What is the same for all holders of the company: of its capital, or of its votes."""

    above: Circles
    loose: frozenset[str]  # of which something is in no named hands
    chances: Mapping[str, Fraction] | None  # what comes to each holder; None: see each by itself
    doubts: tuple[Gap, ...]  # what leaves the attributed reading open


def _firm(shareholding: Shareholding, control: Control, company: str, *, all: bool) -> _Firm:
    """Return a company ready to be reckoned, for one pair of hands or for all its holders."""

    def loose(each: str, measure: Measure) -> bool:
        rest, hidden = shareholding.rest(each), shareholding.hidden(each)
        counted = rest if shareholding.floats(each) else hidden
        return bool(ceiling(counted.of(measure)))

    doubts = control.doubts(company)
    views: dict[Measure, _View] = {}
    for measure in MEASURES:
        columns = shareholding.columns[measure]
        held = company in columns
        own = shareholding.gaps(measure, company)
        above = shareholding.above(measure, company)
        views[measure] = _View(
            above,
            frozenset(each for circle in above for each in circle if loose(each, measure)),
            chances(columns, company) if held and all else None,
            tuple(dict.fromkeys((*own, *doubts))),
        )
    return _Firm(shareholding, control, company, views)


@frozen
class _Firm:
    """The company whose holders are reckoned."""

    shareholding: Shareholding
    control: Control
    company: str
    views: Mapping[Measure, _View]

    def stake(self, holder: str | None, hands: Hands) -> Stake:
        capital, votes = (self._reckoning(hands, measure) for measure in MEASURES)
        return Stake(holder, self.company, capital, votes)

    def _reckoning(self, hands: Hands, measure: Measure) -> Reckoning:
        portion = Portion(self.company, measure, hands)
        product = self._product(portion)
        whole = attributed(self.shareholding, self.control, portion)
        share = higher(product, whole)
        steps = (
            self._told_product(hands, measure, product),
            self._told_attributed(hands, measure, whole),
        )
        message = say(f"graph.{hands.kind}-{measure}", **self._values(hands), share=share)
        told = Explanation(_known(share), message, steps)
        return Reckoning(share, product, whole, told, portion)

    def _values(self, hands: Hands) -> dict[str, Value]:
        names = self.shareholding.names
        values: dict[str, Value] = {"company": names[self.company]}
        if hands.kind == "holder":
            values["holder"] = names[min(hands.sure)]
        return values

    # The product reading

    def _product(self, portion: Portion) -> Share:
        chances = self.views[portion.measure].chances
        if chances is None or portion.hands.kind != "holder":
            return multiplied(self.shareholding, portion)
        return Interval.exactly(chances.get(min(portion.hands.sure), Fraction(0)))

    def _told_product(self, hands: Hands, measure: Measure, share: Share) -> Explanation:
        columns = self.shareholding.columns[measure]
        message = say(f"graph.product-{measure}", share=share)
        if self.company not in columns:
            name = self.shareholding.names[self.company]
            unheld = Explanation(Truth.TRUE, say("graph.unheld", company=name))
            return Explanation(Truth.TRUE, message, (unheld,))
        ends = hands.sure | hands.possible
        above = cut_off(columns, self.company, self.views[measure].above, ends=ends)
        steps = [
            told_chain(self.shareholding, measure, chain)
            for chain in chains(columns, self.company, sources=ends - {HIDDEN}, above=above)
        ]
        steps.extend(self._circles(measure, above))
        steps.extend(self._unnamed(measure, above))
        steps.extend(self._doubtful(hands))
        gaps = () if share.exact is not None else self._gaps(measure, above)
        return Explanation(_known(share), message, tuple(steps), gaps=gaps)

    def _circles(self, measure: Measure, above: Circles) -> Iterator[Explanation]:
        columns, names = self.shareholding.columns[measure], self.shareholding.names
        for circle in looped(columns, above):
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

    def _unnamed(self, measure: Measure, above: Circles) -> Iterator[Explanation]:
        """Yield what is in no named hands, of the company first and of those nearest above it."""
        held, known = self.shareholding, self.views[measure].loose
        loose = [company for circle in reversed(above) for company in circle if company in known]
        for company in loose[:TOLD]:
            yield self._loose(measure, company)
        if loose[TOLD:]:
            names = tuple(held.names[company] for company in loose[TOLD:])
            yield Explanation(Truth.TRUE, say(f"graph.loose-{measure}", companies=names))

    def _loose(self, measure: Measure, company: str) -> Explanation:
        """Return what of a company is in no named hands: its float, or anything at all."""
        held, name = self.shareholding, self.shareholding.names[company]
        if held.floats(company):
            rest = held.rest(company).of(measure)
            message = say(f"graph.float-{measure}", company=name, share=rest)
            return Explanation(Truth.TRUE, message)
        hidden = held.hidden(company).of(measure)
        message = say(f"graph.unnamed-{measure}", company=name, share=hidden)
        return Explanation(Truth.UNKNOWN, message, gaps=held.gaps(measure, company, HIDDEN))

    def _doubtful(self, hands: Hands) -> Iterator[Explanation]:
        """Yield who among the declared holders is counted in the upper bound only."""
        if hands.sure == hands.possible:
            return
        holders = set(_holders(self.shareholding, self.control, self.company))
        names = self.shareholding.names
        doubtful = tuple(names[h] for h in sorted(holders & hands.possible - hands.sure))
        if doubtful:
            yield Explanation(Truth.UNKNOWN, say("graph.doubtful", holders=doubtful))

    def _gaps(self, measure: Measure, above: Circles) -> tuple[Gap, ...]:
        gaps = [
            gap
            for circle in reversed(above)
            for company in circle
            for gap in self.shareholding.gaps(measure, company)
        ]
        return tuple(dict.fromkeys(gaps)) or (Gap(("holdings",), Reason.UNDERIVED),)

    # The attributed reading

    def _told_attributed(self, hands: Hands, measure: Measure, share: Share) -> Explanation:
        message = say(f"graph.attributed-{measure}", share=share)
        group = self.control.acting(hands.sure, self.company, certain=True)
        column = self.shareholding.columns[measure].get(self.company)
        members = [m for m in sorted(group) if column is not None and column.part(m).high]
        steps = [self._counted(hands, member, measure) for member in members]
        steps.extend(self._obtainable(group, measure))
        gaps = () if share.exact is not None else self.views[measure].doubts
        return Explanation(_known(share), message, tuple(steps), gaps=gaps)

    def _counted(self, hands: Hands, member: str, measure: Measure) -> Explanation:
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
