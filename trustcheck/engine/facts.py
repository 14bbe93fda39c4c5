"""Everything the words of the rules read on one day, the derived structure included."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from trustcheck.engine.answer import Known, Record
from trustcheck.engine.validity import qualified
from trustcheck.graph.control import Control, control
from trustcheck.graph.exposure import Exposure, exposures
from trustcheck.graph.scene import Scene
from trustcheck.graph.shareholding import Shareholding, shareholding
from trustcheck.graph.supposition import Structure
from trustcheck.logic.fields import field, frozen, replace
from trustcheck.logic.memory import remembered
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.profile import Profile
from trustcheck.profile.reading import Declaration
from trustcheck.profile.situation import Situation
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.condition.typing import ROOT, SITUATION
from trustcheck.ruleset.counting import Counting

if TYPE_CHECKING:
    from trustcheck.graph.cut import Cutter
    from trustcheck.graph.joined import Joined

T = TypeVar("T")

Atom: TypeAlias = tuple[str, Pointer, str]
"""One word of one record: the kind of the record, where it is, the word."""


@frozen(lazy=True)
class Facts:
    """A declaration on a day, seen from an area: entities seated outside `home` are foreign.

    Of a situation there is no profile, and no word of its rules asks for one.
    What is derived from it is worked out once, when first asked for. Who owns the provider is
    read in its own file alone; what reaches its service, with what its host declares.
    """

    declaration: Declaration | Situation
    statutes: Statutes
    on: date
    home: str
    section: str  # the ruleset whose section of `extensions` its rules read
    counting: Counting = Counting()
    outlook: bool = True  # whether it is worked out what would change an answer: no verdict does
    supposed: Mapping[Atom, Known] = field(default_factory=dict)  # where no answer is known

    @property
    def profile(self) -> Profile:
        """What is declared of a service; raises TypeError for a situation."""
        if isinstance(self.declaration, Situation):
            raise TypeError("a situation is about no service")
        return self.declaration.profile

    @property
    def root(self) -> Record:
        """The record that rules see first."""
        if isinstance(self.declaration, Situation):
            return Record(SITUATION, (), self.declaration.name, self.declaration.sections)
        return Record(ROOT, (), self.profile.subject.name, self.profile)

    @remembered
    def once(self, work: Callable[[Facts, str], T], id: str) -> T:
        """Return what some work on these facts comes to, done once for each id."""
        return work(self, id)

    def supposing(self, atom: Atom, value: Known) -> Facts:
        """Return these facts with one answer supposed, wherever a rule compares it.

        What is derived is not derived anew: its bounds hold whatever the answer is.
        """
        supposing = replace(self, supposed={**self.supposed, atom: value})
        supposing.__dict__.update(self.__dict__)
        return supposing

    def entity(self, id: str) -> Record:
        """Return the record of an entity, of the host's file too."""
        entity = self.about(id).profile.entities[id]
        return Record("entity", ("entities", id), entity.name, entity)

    def about(self, id: str) -> Facts:
        """Return the facts by which an entity is judged: the provider by its own file alone."""
        return self if id == self.profile.subject.provider else self.joined

    @cached_property
    def host(self) -> Facts | None:
        """The facts of the service that this one stands on that day, None without one."""
        if isinstance(self.declaration, Situation) or self.declaration.host is None:
            return None
        stands_on = self.profile.hosted_on
        if stands_on is None or not stands_on.holds_on(self.on):
            return None
        return replace(self, declaration=self.declaration.host)

    @cached_property
    def joint(self) -> Joined:
        """What is declared of the service and of its host, and where."""
        stands_on = self.profile.hosted_on
        from trustcheck.graph.joined import alone, joined  # most services stand on no other

        if self.host is None or stands_on is None:
            return alone(self.profile)
        is_qualified = qualified(self.host)
        above = self.host.joint
        return joined(self.profile, stands_on, above, qualified=is_qualified, on=self.on)

    @cached_property
    def joined(self) -> Facts:
        """The facts with those of the host, as of one service; the same without a host."""
        if self.host is None or isinstance(self.declaration, Situation):
            return self
        return replace(
            self, declaration=Declaration(self.joint.profile, self.declaration.document)
        )

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
    def cutter(self) -> Cutter:
        """What the laws would still reach with some links undone."""
        from trustcheck.graph.cut import Cutter  # asked only of a service that a law reaches

        return Cutter(self.profile, self.statutes, self.statutes.control, self.on)

    @cached_property
    def scene(self) -> Scene:
        """What laws find that reach for the service."""
        return Scene(self.profile, self.control, self.on)

    @cached_property
    def exposures(self) -> tuple[Exposure, ...]:
        """How far every law in force reaches, for each class of data and each thing compelled."""
        return tuple(exposures(self.scene, self.statutes))
