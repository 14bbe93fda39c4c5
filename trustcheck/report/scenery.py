"""What stands around a service as a page shows it: the structure, what laws reach."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from trustcheck.assessment.chart import Chart
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.report.caption import Captions, staked
from trustcheck.report.chart_svg import drawing
from trustcheck.report.style import visible
from trustcheck.report.surroundings import Surroundings
from trustcheck.wording.phrase import Wording

SHEETFUL = 16
"""Entities that a picture on an ordinary sheet of paper can hold."""


@frozen
class Branch:
    """An entity as the list beside the picture tells it, and what it holds."""

    name: str
    details: tuple[str, ...]
    holders: tuple[tuple[str, tuple[str, ...]], ...]


@frozen(lazy=True)
class Scenery:
    """A chart in words and as a picture; where there is none, everything is empty."""

    chart: Chart | None
    wording: Wording
    key: str

    def _say(self, message: Message) -> str:
        return visible(self.wording.sentence(message))

    @cached_property
    def _captions(self) -> Captions | None:
        if self.chart is None:
            return None
        return Captions(self.chart, self.wording)

    @property
    def picture(self) -> str:
        """A picture of who holds, controls and serves whom."""
        if self.chart is None:
            return ""
        return drawing(self.chart, self.wording, f"{self.key}structure")

    @property
    def is_large(self) -> bool:
        """Whether the picture asks for a larger sheet of paper than the rest."""
        return len(self.entities) > SHEETFUL

    @property
    def entities(self) -> tuple[Branch, ...]:
        """The same as a list: each entity, and who holds it."""
        captions = self._captions
        return () if captions is None else tuple(_branches(captions))

    def held(self, holder: str, words: tuple[str, ...]) -> str:
        """Return what a holder has, as an item of the list."""
        return self._say(say("dossier.structure.held", holder=holder, words=words))

    @property
    def foreign(self) -> str:
        """What all foreign holders have of the provider together."""
        captions = self._captions
        return "" if captions is None else captions.say(staked(captions.chart.foreign))

    @property
    def structure_remarks(self) -> tuple[str, ...]:
        """Circles, and what keeps the structure open."""
        captions = self._captions
        if captions is None:
            return ()
        notes = (visible(self.wording.sentence(note)) for note in captions.chart.notes)
        return (*map(captions.circle, captions.chart.circles), *notes)

    @property
    def laws(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What laws can come to: their names, then each way."""
        if self._captions is None:
            return ()
        around = Surroundings(self._captions)
        return tuple(
            (
                visible(self.wording.value(alike.names)),
                tuple(
                    line for road in alike.roads for line in (*road.reaches, *around.paths(road))
                ),
            )
            for alike in around.laws()
        )


def _branches(captions: Captions) -> Iterator[Branch]:
    chart = captions.chart
    others = [node for node in chart.nodes.values() if node is not chart.provider]
    for node in (chart.provider, *others):
        rest = () if node.rest is None else (captions.rest(node, node.rest),)
        holders = tuple(
            (captions.holder(link), captions.link(link)) for link in chart.links_to(node.id)
        )
        details = (captions.traits(node), *captions.remarks(node), *rest)
        yield Branch(captions.name(node.id), details, holders)
