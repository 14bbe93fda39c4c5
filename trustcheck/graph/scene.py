"""A profile on a day, and what every law that reaches for the service finds there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from trustcheck.graph.control import Control
from trustcheck.graph.dependence import Dependence, dependences
from trustcheck.graph.reach import holds_keys, reaches
from trustcheck.graph.tie import Tie, office, ties
from trustcheck.graph.way import Way, open_ways
from trustcheck.logic.explanation import Gap
from trustcheck.logic.fields import frozen
from trustcheck.logic.truth import Truth
from trustcheck.profile.profile import Profile


@frozen(lazy=True)
class Scene:
    """What laws have in common: the ways to data, those the service needs, who holds the keys."""

    profile: Profile
    control: Control
    on: date

    @cached_property
    def ties(self) -> Mapping[str, tuple[Tie, ...]]:
        """What ties each entity to a territory, or may."""
        return {id: ties(id, who) for id, who in self.profile.entities.items()}

    @cached_property
    def offices(self) -> Mapping[str, Tie]:
        """The registered office of each entity, declared or not."""
        return {id: office(id, who) for id, who in self.profile.entities.items()}

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Every way to data."""
        return reaches(self.profile, on=self.on)

    @cached_property
    def open_ways(self) -> tuple[Gap, ...]:
        """The lists that may leave out a way to data."""
        return open_ways(self.profile)

    @cached_property
    def dependences(self) -> tuple[Dependence, ...]:
        """Everything the service needs from anyone."""
        return dependences(self.profile, self.ways, on=self.on)

    @cached_property
    def key_holders(self) -> tuple[tuple[str | None, Truth], ...]:
        """Who holds the keys, or may; None is someone whom the profile does not name."""
        everyone = (*sorted(self.profile.entities), None)
        truths = ((holder, holds_keys(self.profile, holder, on=self.on)) for holder in everyone)
        return tuple((holder, truth) for holder, truth in truths if truth is not Truth.FALSE)
