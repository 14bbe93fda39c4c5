"""What stands at the entities and the links of a chart, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trustcheck.assessment.chart import Chart, Link, Node, Rest, Tie
from trustcheck.graph.ownership import Reckoning, Stake
from trustcheck.graph.shareholding import Part
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.share import ANY, NOTHING, WHOLE, Share
from trustcheck.logic.truth import Truth
from trustcheck.profile.right import Right
from trustcheck.profile.value import Undisclosed
from trustcheck.report.style import visible
from trustcheck.wording.phrase import Wording

SIGNS = {Truth.FALSE: "■", Truth.TRUE: "◆", Truth.UNKNOWN: "○"}
"""The sign of an entity by whether it is foreign; each has another shape."""


@frozen
class Captions:
    """Words every entity and every link; nothing in them is hidden from the reader."""

    chart: Chart
    wording: Wording

    def say(self, message: Message) -> str:
        """Return a sentence in which nothing is hidden."""
        return visible(self.wording.phrase(message))

    # Entities

    def name(self, id: str | None) -> str:
        """Return the name of an entity; None is someone without a name."""
        if id is None:
            return self.say(say("chart.someone"))
        return visible(self.chart.nodes[id].name)

    def holder(self, link: Link) -> str:
        """Return the name of whoever holds by a link."""
        if link.holder is None:
            return self.say(say("chart.undisclosed_holder"))
        return self.name(link.holder)

    def traits(self, node: Node) -> str:
        """Return what an entity is: its part in the service, its kind, foreign or not."""
        traits: list[Message] = []
        if node is self.chart.provider:
            traits.append(say("chart.provider"))
        traits.append(say("chart.kind", kind=node.kind))
        if node.listed:
            traits.append(say("chart.listed"))
        traits.append(say(f"chart.foreign.{node.foreign.value}"))
        return " · ".join(map(self.say, traits))

    def remarks(self, node: Node) -> tuple[str, ...]:
        """Return what is worked out about an entity, a line each."""
        return tuple(self.say(message) for message in self._remarks(node))

    def tells(self, node: Node) -> bool:
        """Tell whether what a holder has of the provider in all is not said elsewhere."""
        return node.stake is not None and self._tells(node, node.stake)

    def sure_laws(self, node: Node) -> tuple[str, ...]:
        """Return the names of the laws on whose proof path an entity is."""
        laws = {trail.law.id: trail.law.name for trail in self.chart.trails}
        sure = (laws[id] for id, truth in node.laws.items() if truth is Truth.TRUE)
        return tuple(visible(self.wording.text(name)) for name in sure)

    def _remarks(self, node: Node) -> Iterator[Message]:
        if node.stake is not None and self._tells(node, node.stake):
            yield from self._in_all(node.stake)
        for truth in (Truth.TRUE, Truth.UNKNOWN):
            companies = tuple(self.name(c) for c, held in node.controls.items() if held is truth)
            if companies:
                yield say(f"chart.controls.{truth.value}", companies=companies)
        if node.adrift:
            yield say("chart.adrift")
        yield from self._laws(node)

    def _in_all(self, stake: Stake) -> Iterator[Message]:
        """Yield what a holder has of the provider, directly and through others."""
        provider = self.chart.provider.name
        capital, votes = _reckoned(stake.capital), _reckoned(stake.votes)
        if capital == votes:
            yield say("chart.in_all.both", part=capital, provider=provider)
        else:
            yield say("chart.in_all.capital", part=capital, provider=provider)
            yield say("chart.in_all.votes", part=votes, provider=provider)

    def _tells(self, node: Node, stake: Stake) -> bool:
        """Tell whether a stake is other than nothing, and than the one declared holding."""
        reckoned = stake.capital, stake.votes
        if all(each.share == NOTHING for each in reckoned):
            return False
        ties = [
            tie
            for link in self.chart.links_to(stake.company)
            if link.holder == node.id
            for tie in link.ties
        ]
        if len(ties) != 1:
            return True
        declared = ties[0].counted.capital, ties[0].counted.votes
        return any(
            not part == each.product == each.attributed
            for part, each in zip(declared, reckoned, strict=True)
        )

    def _laws(self, node: Node) -> Iterator[Message]:
        laws = {trail.law.id: trail.law.name for trail in self.chart.trails}
        sure = tuple(laws[id] for id, truth in node.laws.items() if truth is Truth.TRUE)
        if sure:
            yield say("chart.laws.true", laws=joined(sure))
        possible = len(node.laws) - len(sure)
        if possible:
            yield say("chart.laws.unknown", n=possible)

    # Links

    def link(self, link: Link) -> tuple[str, ...]:
        """Return what gives a holder weight in a company, and whether it controls it."""
        messages = [
            *map(_holding, link.ties),
            *(self._right(right, link) for right in link.rights),
        ]
        if link.control is not Truth.FALSE:
            messages.append(say(f"chart.control.{link.control.value}"))
        return tuple(map(self.say, messages))

    def _right(self, right: Right, link: Link) -> Message:
        details: list[Value] = []
        if right.by is not None:
            details.append(say("chart.right.by", by=right.by))
        if right.appoints is not None:
            members, of = _number(right.appoints.members), _number(right.appoints.of)
            body = right.appoints.body
            details.append(say("chart.right.appoints", members=members, of=of, body=body))
        if right.capital is not None or right.votes is not None:
            details.append(_concerned(right))
        partners = tuple(self.name(id) for id in right.holder if id != link.holder)
        if partners:
            details.append(say("chart.right.partners", partners=partners))
        if not details:
            return say("chart.right", kind=right.kind)
        return say("chart.right.details", kind=right.kind, details=joined(details))

    def rest(self, node: Node, rest: Rest) -> str:
        """Return what no declared holding of a company covers."""
        if not rest.floats and rest.part == Part(WHOLE, WHOLE):
            return self.say(say("chart.rest.whole"))
        part = _left(rest.part)
        return self.say(say("chart.rest.float" if rest.floats else "chart.rest.hidden", part=part))

    def circle(self, circle: tuple[str, ...]) -> str:
        """Return who holds whom in a circle."""
        companies = tuple(map(self.name, circle))
        id = "chart.circle" if len(circle) > 1 else "chart.circle.own"
        return self.say(say(id, companies=companies))


def joined(values: Sequence[Value]) -> Value:
    """Return one value or more as one, set apart more strongly than by commas."""
    together = values[0]
    for value in values[1:]:
        together = say("chart.joined", first=together, second=value)
    return together


def staked(stake: Stake) -> Message:
    """Return a stake in words: both readings where they differ."""
    return _part(_reckoned(stake.capital), _reckoned(stake.votes))


def _reckoned(reckoning: Reckoning) -> Message:
    product, attributed = reckoning.product, reckoning.attributed
    if product == attributed:
        return _share(product)
    return say("chart.two_readings", product=product, attributed=attributed)


def _holding(tie: Tie) -> Message:
    """Return a holding as it is declared; a number of shares with what it comes to."""
    holding = tie.holding
    part = _part(
        _amount(holding.capital, tie.counted.capital), _amount(holding.votes, tie.counted.votes)
    )
    if holding.title != "full":
        part = say("chart.title.code", part=part, title=holding.title)
    match holding.shares:
        case None:
            return part
        case Interval():
            kind = holding.share_class or ""
            return say("chart.shares", shares=holding.shares, kind=kind, part=part)
        case Undisclosed():
            kind = holding.share_class or ""
            return say("chart.shares.undisclosed", kind=kind, part=part)


def _concerned(right: Right) -> Message:
    """Return the part of a company that a right is about, as far as it is stated."""
    capital, votes = _amount(right.capital, ANY), _amount(right.votes, ANY)
    if right.votes is None:
        return say("chart.part.capital", part=capital)
    if right.capital is None:
        return say("chart.part.votes", part=votes)
    return _part(capital, votes)


def _amount(stated: Interval | Undisclosed | None, counted: Share) -> Message:
    """Return an amount as stated, or else as counted from what is stated in its stead."""
    if isinstance(stated, Interval):
        return _share(stated)
    if isinstance(stated, Undisclosed):
        return say("chart.undisclosed")
    return say("chart.absent") if counted == ANY else _share(counted)


def _share(share: Share) -> Message:
    return say("chart.share", share=share)


def _part(capital: Message, votes: Message) -> Message:
    if capital == votes:
        return say("chart.part.both", part=capital)
    return say("chart.part.each", capital=capital, votes=votes)


def _left(part: Part) -> Message:
    """Return what is left of a company; what is not, of its capital or its votes, goes unsaid."""
    if part.votes == NOTHING:
        return say("chart.part.capital", part=_share(part.capital))
    if part.capital == NOTHING:
        return say("chart.part.votes", part=_share(part.votes))
    return _part(_share(part.capital), _share(part.votes))


def _number(count: Interval | Undisclosed) -> Message:
    if isinstance(count, Undisclosed):
        return say("chart.right.unknown")
    return say("chart.right.number", number=count)
