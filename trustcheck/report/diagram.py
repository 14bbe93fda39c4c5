"""A chart as boxes and arrows, before any syntax of a drawing program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from trustcheck.assessment.chart import Chart, Node
from trustcheck.graph.way import clear_truth
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth, any_of
from trustcheck.report.caption import SIGNS, Captions
from trustcheck.report.surroundings import Road, Surroundings
from trustcheck.wording.phrase import Wording


class Form(Enum):
    """What a box stands for, and so which shape it has."""

    HOME = "home"
    FOREIGN = "foreign"
    DOUBTFUL = "doubtful"
    REST = "rest"
    SITE = "site"
    TECHNOLOGY = "technology"
    DATA = "data"
    KEYS = "keys"
    LAW = "law"


_FORMS = {Truth.FALSE: Form.HOME, Truth.TRUE: Form.FOREIGN, Truth.UNKNOWN: Form.DOUBTFUL}


@frozen
class Box:
    """A box; its key is a plain word, made of nothing from outside."""

    key: str
    form: Form
    lines: tuple[str, ...]
    provider: bool = False
    marked: bool = False  # on the proof path of a law


@frozen
class Arrow:
    """An arrow between two boxes by their keys; TRUE is firm, UNKNOWN doubtful, FALSE plain."""

    source: str
    target: str
    lines: tuple[str, ...]
    strength: Truth


@frozen
class Diagram:
    """Boxes in three titled frames, and arrows; every text in it is visible and of one line."""

    title: str
    remarks: tuple[str, ...]
    frames: tuple[tuple[str, tuple[Box, ...]], ...]
    arrows: tuple[Arrow, ...]


def diagram(chart: Chart, wording: Wording) -> Diagram:
    """Return a chart as boxes and arrows, in one language."""
    keys = {id: f"e{number}" for number, id in enumerate(chart.nodes)}
    return _Board(chart, Captions(chart, wording), keys).diagram()


@frozen
class _Board:
    chart: Chart
    captions: Captions
    keys: Mapping[str, str]  # of the entities

    @property
    def _around(self) -> Surroundings:
        return Surroundings(self.captions)

    def diagram(self) -> Diagram:
        """Return everything, each box before the arrows."""
        say_, subject = self.captions.say, self.chart.declaration.profile.subject.name
        remarks = (
            *map(self.captions.circle, self.chart.circles),
            *map(say_, self.chart.notes),
            say_(say("report.self_assessment")),
        )
        frames = {
            "chart.head.holders": (*self._entities(), *self._rests()),
            "chart.head.service": tuple(self._service()),
            "chart.head.laws": tuple(self._laws()),
        }
        return Diagram(
            say_(say("chart.title", subject=subject, day=self.chart.on)),
            remarks,
            tuple((say_(say(id)), boxes) for id, boxes in frames.items() if boxes),
            (*self._holding(), *self._serving(), *self._reaching(), *self._compelling()),
        )

    def _key(self, id: str | None) -> str:
        """Return the key of an entity; everyone without a name shares one."""
        return "unnamed" if id is None else self.keys[id]

    # Boxes

    def _entities(self) -> Iterator[Box]:
        for node in self.chart.nodes.values():
            lines = (
                f"{SIGNS[node.foreign]} {self.captions.name(node.id)}",
                self.captions.traits(node),
                *self.captions.remarks(node),
            )
            marked = Truth.TRUE in node.laws.values()
            provider = node is self.chart.provider
            yield Box(self._key(node.id), _FORMS[node.foreign], lines, provider, marked)
        if any(arrow.source == "unnamed" for arrow in (*self._serving(), *self._reaching())):
            yield Box("unnamed", Form.DOUBTFUL, (f"○ {self.captions.name(None)}",))

    def _rests(self) -> Iterator[Box]:
        """Yield what of each company is in no named hands."""
        for link in self.chart.links:
            if link.holder is None:
                yield Box(
                    f"hidden_{self._key(link.company)}", Form.REST, (self.captions.holder(link),)
                )
        for node in self.chart.nodes.values():
            if node.rest is not None:
                lines = (self.captions.rest(node, node.rest),)
                yield Box(f"rest_{self._key(node.id)}", Form.REST, lines)

    def _service(self) -> Iterator[Box]:
        around = self._around
        for number, site in enumerate(self.chart.sites):
            sign = SIGNS[~around.at_home(site)]
            yield Box(f"site{number}", Form.SITE, (f"{sign} {around.site(site)}",))
        for number, technology in enumerate(self.chart.technologies):
            lines = (around.technology(technology),)
            yield Box(f"technology{number}", Form.TECHNOLOGY, lines)
        for data in dict.fromkeys(passage.way.data for passage in self.chart.passages):
            yield Box(f"data_{data}", Form.DATA, (around.data((data,)),))
        keys = self.captions.say(say("chart.keys"))
        yield Box("keys", Form.KEYS, (keys, around.keys()))

    def _laws(self) -> Iterator[Box]:
        for number, alike in enumerate(self._around.laws()):
            reaches = (line for road in alike.roads for line in self._reached(road))
            yield Box(f"law{number}", Form.LAW, (*alike.names, *reaches))

    def _reached(self, road: Road) -> tuple[str, ...]:
        """Return what laws come to; the path too when no entity is there for an arrow."""
        named = road.sure or road.possible
        return road.reaches if named else (*road.reaches, *self._around.paths(road))

    # Arrows

    def _holding(self) -> Iterator[Arrow]:
        for link in self.chart.links:
            hidden = f"hidden_{self._key(link.company)}"
            source = hidden if link.holder is None else self._key(link.holder)
            lines = self.captions.link(link)
            yield Arrow(source, self._key(link.company), lines, link.control)
        for node in self.chart.nodes.values():
            if node.rest is not None:
                yield Arrow(f"rest_{self._key(node.id)}", self._key(node.id), (), _doubt(node))

    def _serving(self) -> Iterator[Arrow]:
        """Yield who runs sites, owns and runs technologies, supplies, and holds keys."""
        around, say_ = self._around, self.captions.say
        runs, owns = (say_(say("chart.runs")),), (say_(say("chart.owns")),)
        for number, site in enumerate(self.chart.sites):
            operator = self._key(around.operator(site))
            yield Arrow(operator, f"site{number}", runs, Truth.FALSE)
        for number, technology in enumerate(self.chart.technologies):
            target = f"technology{number}"
            yield Arrow(self._key(around.licensor(technology)), target, owns, Truth.FALSE)
            for operator in technology.operated_by or ():
                yield Arrow(self._key(operator), target, runs, Truth.FALSE)
        for party in self.chart.third_parties:
            supplies = (say_(say("chart.supplies", service=party.service)),)
            provider = self._key(self.chart.provider.id)
            yield Arrow(self._key(party.entity), provider, supplies, Truth.FALSE)
        for holder in (self.chart.keys.held_by or ()) if self.chart.keys is not None else ():
            holds = (say_(say("chart.keys.holds")),)
            yield Arrow(self._key(holder), "keys", holds, Truth.TRUE)

    def _reaching(self) -> Iterator[Arrow]:
        strengths: dict[tuple[str | None, str], Truth] = {}
        for passage in self.chart.passages:
            way, key = passage.way, (passage.way.entity, passage.way.data)
            truths = strengths.get(key, Truth.FALSE), clear_truth(way.low, way.high)
            strengths[key] = any_of(truths)
        reaching = self._around.reaching()
        for (entity, data), strength in strengths.items():
            lines = tuple(how for how, classes in reaching[entity].items() if data in classes)
            yield Arrow(self._key(entity), f"data_{data}", lines, strength)

    def _compelling(self) -> Iterator[Arrow]:
        """Yield one arrow a path, to the entity that a law meets first, if that is known."""
        for number, alike in enumerate(self._around.laws()):
            for road in alike.roads:
                strength = Truth.TRUE if road.sure else Truth.UNKNOWN
                for id in (road.sure or road.possible)[:1]:
                    reaches = road.reaches if len(alike.roads) > 1 else ()
                    lines = (*reaches, *self._around.paths(road))
                    yield Arrow(f"law{number}", self._key(id), lines, strength)


def _doubt(node: Node) -> Truth:
    return Truth.UNKNOWN if node.adrift else Truth.FALSE
