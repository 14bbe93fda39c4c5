"""The entities around a service as a picture shows them: what each says, and what joins them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cached_property
from itertools import pairwise

from trustcheck.assessment.chart import Chart, Link, Node
from trustcheck.graph.ownership import Reckoning
from trustcheck.graph.way import clear_truth
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.truth import Truth, any_of
from trustcheck.report.caption import SIGNS, Captions
from trustcheck.report.surroundings import Surroundings
from trustcheck.wording.phrase import Wording

PATH, MAYBE, CIRCLE = "▲", "△", "↺"
"""The signs of a proof path of a law, of a possible one, and of a circle of holdings."""


class Bearing(Enum):
    """How much a link bears, and so how its line is drawn."""

    HELD = "held"
    CONTROL = "control"
    DOUBTFUL = "doubtful"  # it may be control
    PART = "part"  # a part in the service, not in the company


_BEARINGS = {
    Truth.TRUE: Bearing.CONTROL,
    Truth.UNKNOWN: Bearing.DOUBTFUL,
    Truth.FALSE: Bearing.HELD,
}


@frozen
class Figure:
    """An entity, or holders without a name."""

    key: str
    name: str
    details: tuple[str, ...]
    foreign: Truth
    is_provider: bool = False
    on_path: Truth = Truth.FALSE  # of a law
    is_named: bool = True


@frozen
class Line:
    """What gives one figure weight in another; `above` tells which of them stands higher."""

    source: str
    target: str
    words: tuple[str, ...]
    bearing: Bearing
    on_path: bool
    source_above: bool = True


@frozen
class Structure:
    """A picture before anything has a place."""

    figures: tuple[Figure, ...]
    """The provider first."""
    lines: tuple[Line, ...]


def structure(chart: Chart, wording: Wording) -> Structure:
    """Return the entities of a chart with what joins them, in one language."""
    keys = {id: f"e{number}" for number, id in enumerate(chart.nodes)}
    return _Cast(chart, Captions(chart, wording), keys).structure()


@frozen(lazy=True)
class _Cast:
    chart: Chart
    captions: Captions
    keys: dict[str, str]

    def structure(self) -> Structure:
        """Return everything, the provider and those above it first."""
        provider = self.chart.provider
        others = [node for node in self.chart.nodes.values() if node is not provider]
        figures = [self._figure(node) for node in (provider, *others)]
        figures += [
            self._nameless(f"hidden_{self.keys[link.company]}", self.captions.holder(link))
            for link in self.chart.links
            if link.holder is None
        ]
        if None in self._parts:
            figures.append(self._nameless("unnamed", self.captions.name(None)))
        return Structure(tuple(figures), (*self._holding(), *self._serving()))

    # Figures

    def _figure(self, node: Node) -> Figure:
        captions = self.captions
        name = f"{SIGNS[node.foreign]}\u00a0{captions.name(node.id)}"
        details = (
            captions.traits(node),
            *self._own(node),
            *self._in_all(node),
            *self._laws(node),
            *(() if node.rest is None else (captions.rest(node, node.rest),)),
        )
        is_provider, on_path = node is self.chart.provider, any_of(node.laws.values())
        return Figure(self.keys[node.id], name, details, node.foreign, is_provider, on_path)

    def _nameless(self, key: str, name: str) -> Figure:
        return Figure(key, f"?\u00a0{name}", (), Truth.UNKNOWN, is_named=False)

    def _own(self, node: Node) -> Iterator[str]:
        """Yield what a company has of itself."""
        for link in self.chart.links_to(node.id):
            if link.holder == node.id:
                parts = "; ".join(self.captions.link(link))
                yield f"{CIRCLE} {self.captions.say(say('picture.own', parts=parts))}"

    def _in_all(self, node: Node) -> Iterator[str]:
        """Yield what an entity has of the provider, by whatever way, without the arithmetic."""
        if node.stake is None or not self.captions.tells(node):
            return
        capital, votes = _either(node.stake.capital), _either(node.stake.votes)
        if capital == votes:
            yield self.captions.say(say("picture.in_all.both", part=capital))
        else:
            yield self.captions.say(say("picture.in_all.each", capital=capital, votes=votes))

    def _laws(self, node: Node) -> Iterator[str]:
        sure = self.captions.sure_laws(node)
        for law in sure:
            yield f"{PATH} {law}"
        if possible := len(node.laws) - len(sure):
            yield f"{MAYBE} {self.captions.say(say('chart.laws.unknown', n=possible))}"

    # Lines

    def _holding(self) -> Iterator[Line]:
        for link in self.chart.links:
            if link.holder != link.company:
                hidden = f"hidden_{self.keys[link.company]}"
                source = hidden if link.holder is None else self.keys[link.holder]
                yield Line(
                    source,
                    self.keys[link.company],
                    self._words(link),
                    _BEARINGS[link.control],
                    (link.holder, link.company) in self._steps,
                )

    def _words(self, link: Link) -> tuple[str, ...]:
        words = self.captions.link(link)
        if (link.holder, link.company) in self._steps:
            words = (*words, f"{PATH} {self.captions.say(say('picture.path'))}")
        if self.chart.in_circle(link.holder, link.company):
            words = (*words, f"{CIRCLE} {self.captions.say(say('picture.circle'))}")
        return words

    def _serving(self) -> Iterator[Line]:
        """Yield what part each entity but the provider has in the service."""
        provider = self.chart.provider.id
        for id, parts in self._parts.items():
            if id == provider:
                continue
            leads = (id, provider) in self._steps or (
                id is not None and Truth.TRUE in self.chart.nodes[id].laws.values()
            )
            words = tuple(dict.fromkeys(map(self.captions.say, parts)))
            if leads:
                words = (*words, f"{PATH} {self.captions.say(say('picture.path'))}")
            source = "unnamed" if id is None else self.keys[id]
            above = id in self._holders
            yield Line(source, self.keys[provider], words, Bearing.PART, leads, above)

    @cached_property
    def _parts(self) -> dict[str | None, list[Message]]:
        """What everyone does for the service, or can do to it, in few words."""
        around, chart = Surroundings(self.captions), self.chart
        parts: dict[str | None, list[Message]] = {}

        def note(id: str | None, part: Message) -> None:
            parts.setdefault(id, []).append(part)

        for site in chart.sites:
            note(around.operator(site), say("picture.site", site=site.name or site.id))
        for technology in chart.technologies:
            note(around.licensor(technology), say("picture.owns", name=technology.name))
            for operator in technology.operated_by or ():
                note(operator, say("picture.runs", name=technology.name))
        for party in chart.third_parties:
            note(party.entity, say("chart.supplies", service=party.service))
        for (entity, truth), data in self._reached.items():
            note(entity, say(f"picture.reaches.{truth.value}", data=data))
        for holder in (chart.keys.held_by or ()) if chart.keys is not None else ():
            note(holder, say("chart.keys.holds"))
        return parts

    @cached_property
    def _reached(self) -> Mapping[tuple[str | None, Truth], tuple[str, ...]]:
        """Which classes of data everyone comes to in clear, or may."""
        truths: dict[tuple[str | None, str], Truth] = {}
        for passage in self.chart.passages:
            way, key = passage.way, (passage.way.entity, passage.way.data)
            found = truths.get(key, Truth.FALSE), clear_truth(way.low, way.high)
            truths[key] = any_of(found)
        reached: dict[tuple[str | None, Truth], tuple[str, ...]] = {}
        for (entity, data), truth in truths.items():
            if truth is not Truth.FALSE:
                reached[entity, truth] = (*reached.get((entity, truth), ()), data)
        return reached

    @cached_property
    def _steps(self) -> frozenset[tuple[str | None, str]]:
        """Neighbours on a proof path, in both directions: a law climbs and descends."""
        return frozenset(
            pair
            for trail in self.chart.trails
            for one, other in pairwise(trail.sure)
            for pair in ((one, other), (other, one))
        )

    @cached_property
    def _holders(self) -> frozenset[str | None]:
        """Whoever holds the provider, directly or through others."""
        found: set[str | None] = set()
        waiting: list[str] = [self.chart.provider.id]
        while waiting:
            for link in self.chart.links_to(waiting.pop()):
                if link.holder is not None and link.holder not in found:
                    found.add(link.holder)
                    waiting.append(link.holder)
        return frozenset(found - {self.chart.provider.id})


def _either(reckoning: Reckoning) -> Message:
    """Return a part as each reading has it; the text beside a picture says which is which."""
    product, attributed = reckoning.product, reckoning.attributed
    if product == attributed:
        return say("chart.share", share=product)
    return say("picture.either", product=product, attributed=attributed)
