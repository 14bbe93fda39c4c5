"""Everything the words of the rules read on one day, the derived structure included."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from trustcheck.engine.answer import Record
from trustcheck.graph.control import Control, control
from trustcheck.graph.cut import Cutter
from trustcheck.graph.exposure import Exposure, exposures
from trustcheck.graph.shareholding import Shareholding, shareholding
from trustcheck.graph.supposition import Structure, Trial
from trustcheck.logic.fields import frozen
from trustcheck.profile.profile import Profile
from trustcheck.profile.reading import Declaration
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.condition.typing import ROOT


@frozen(lazy=True)
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
    def structure(self) -> Structure:
        """What is held and controlled, ready to be supposed otherwise."""
        return Structure(
            self.profile, self.statutes.control, self.on, self.shareholding, self.control
        )

    @cached_property
    def trials(self) -> tuple[Trial, ...]:
        """The structure, and as it would be if the open lists were complete."""
        return tuple(self.structure.trials())

    @cached_property
    def cutter(self) -> Cutter:
        """What the laws would still reach with some links undone."""
        return Cutter(self.profile, self.statutes, self.statutes.control, self.on)

    @cached_property
    def exposures(self) -> tuple[Exposure, ...]:
        """How far every law in force reaches, for each class of data and each thing compelled."""
        found = exposures(self.profile, self.statutes, on=self.on, control=self.control)
        return tuple(found)
