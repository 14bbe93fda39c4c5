"""Everything the words of the rules read on one day, the derived structure included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from trustcheck.engine.answer import Record
from trustcheck.graph.control import Control, control
from trustcheck.graph.exposure import PROPERTIES, Exposure, exposure
from trustcheck.graph.shareholding import Shareholding, shareholding
from trustcheck.profile.profile import Profile
from trustcheck.profile.reading import Declaration
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.condition.typing import ROOT


@dataclass(frozen=True)
class Facts:
    """A declaration on a day, seen from an area: entities seated outside `home` are foreign.

    What is derived from it is worked out once, when first asked for.
    """

    declaration: Declaration
    statutes: Statutes
    on: date
    home: str
    section: str  # the ruleset whose section of `extensions` its rules read

    @property
    def profile(self) -> Profile:
        """What is declared."""
        return self.declaration.profile

    @property
    def root(self) -> Record:
        """The record that rules see first."""
        return Record(ROOT, (), self.profile.subject.name, self.profile)

    def entity(self, id: str) -> Record:
        """Return the record of an entity."""
        entity = self.profile.entities[id]
        return Record("entity", ("entities", id), entity.name, entity)

    @cached_property
    def shareholding(self) -> Shareholding:
        """Who holds what directly."""
        return shareholding(self.profile, on=self.on)

    @cached_property
    def control(self) -> Control:
        """Who controls whom."""
        return control(self.shareholding, self.profile, self.statutes.control, on=self.on)

    @cached_property
    def exposures(self) -> tuple[Exposure, ...]:
        """How far every law in force reaches, for each class of data and each thing compelled."""
        return tuple(
            exposure(
                self.profile,
                self.statutes,
                law,
                data,
                on=self.on,
                control=self.control,
                shareholding=self.shareholding,
                property=compelled,
            )
            for law in self.statutes.laws.values()
            if self.on in law.period
            for data in law.data
            for compelled in PROPERTIES
            if compelled in law.compels
        )
