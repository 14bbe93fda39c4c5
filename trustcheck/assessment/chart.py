"""The structure around a service on one day: who holds, controls and reaches what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from trustcheck.graph.exposure import Exposure
from trustcheck.graph.ownership import Stake
from trustcheck.graph.path import Grade
from trustcheck.graph.shareholding import Part
from trustcheck.graph.way import Way
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Text
from trustcheck.logic.truth import Truth
from trustcheck.profile.access import Access, Keys
from trustcheck.profile.holding import Holding
from trustcheck.profile.reading import Declaration
from trustcheck.profile.right import Right
from trustcheck.profile.service import Site, Technology, ThirdParty
from trustcheck.profile.statutes import Law
from trustcheck.ruleset.ruleset import Ruleset


@frozen
class Tie:
    """A declared holding, and the part it counts for."""

    holding: Holding
    counted: Part


@frozen
class Link:
    """Everything declared that gives one holder weight in one company directly."""

    holder: str | None  # None: holders that are not disclosed
    company: str
    ties: tuple[Tie, ...]
    rights: tuple[Right, ...]
    control: Truth  # whether the holder controls the company, by this or by anything else


@frozen
class Rest:
    """What no declared holding of a company covers: its float, or hands without a name."""

    part: Part
    floats: bool


@frozen
class Node:
    """An entity, and all that is worked out about it."""

    id: str
    name: str
    kind: str
    listed: bool
    foreign: Truth
    stake: Stake | None  # of the provider, directly and through others
    controls: Mapping[str, Truth]  # companies without a direct link to it; never FALSE
    adrift: bool  # whether someone without a name may control it
    rest: Rest | None  # None when every part is declared, or nobody can hold it
    laws: Mapping[str, Truth]  # TRUE: on a proof path of the law; UNKNOWN: on a possible one


@frozen
class Place:
    """A territory, and whether it belongs to the home area, and to France, on the day."""

    name: Text
    home: bool
    french: bool


@frozen
class Passage:
    """A way to data, and the access that declares it; other ways come with what one operates."""

    way: Way
    access: Access | None


@frozen
class Trail:
    """How surely a law reaches something, and the entities on its paths, in their order."""

    law: Law
    exposure: Exposure
    sure: tuple[str, ...]
    possible: tuple[str, ...]  # on a surer path, which missing facts leave possible

    @property
    def leads(self) -> bool:
        """Whether a path exists, or may."""
        return self.exposure.high > Grade.NONE


@frozen
class Chart:
    """What is declared and worked out around one service; it carries all that a drawing tells.

    Nodes are in the order of their ids, everything else in the order of the profile.
    """

    declaration: Declaration
    ruleset: Ruleset
    on: date
    home: Text  # the area whose entities are not foreign
    nodes: Mapping[str, Node]
    links: tuple[Link, ...]
    circles: tuple[tuple[str, ...], ...]  # companies that hold one another, or one itself
    foreign: Stake  # what all foreign holders have of the provider together
    sites: tuple[Site, ...]
    places: Mapping[str, Place]
    passages: tuple[Passage, ...]
    technologies: tuple[Technology, ...]
    third_parties: tuple[ThirdParty, ...]
    keys: Keys | None
    trails: tuple[Trail, ...]
    notes: tuple[Message, ...]

    @property
    def provider(self) -> Node:
        """The provider of the service."""
        return self.nodes[self.declaration.profile.subject.provider]

    def links_to(self, company: str) -> tuple[Link, ...]:
        """Return the direct links of a company to those above it."""
        return tuple(link for link in self.links if link.company == company)

    def in_circle(self, holder: str | None, company: str) -> bool:
        """Tell whether a link between these two is part of a circle of holdings."""
        return any(holder in circle and company in circle for circle in self.circles)
