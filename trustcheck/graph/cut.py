"""The fewest declared links to undo before a law reaches no further than is tolerated."""

from __future__ import annotations

from datetime import date

from trustcheck.graph.control import control
from trustcheck.graph.exposure import Exposure, exposure
from trustcheck.graph.path import Grade
from trustcheck.graph.removal import links, told, without
from trustcheck.graph.scene import Scene
from trustcheck.graph.shareholding import shareholding
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import field, frozen, replace
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.profile import Profile
from trustcheck.profile.statutes import ControlThresholds, Statutes

DEEPEST = 4
"""How many links a cut has at most."""
WIDEST = 20
"""How many links are looked at before the search is given up."""
TRIED = 80
"""How many sets of links are tried before the search is given up."""

LARGEST = 50
"""How many entities there are at most where links are looked for at all."""

Cut = frozenset[Pointer]


@frozen
class Cutter:
    """A profile on a day, of which links are undone to see what a law still reaches.

    A structure with some links undone is worked out once, however many laws are held against it.
    """

    profile: Profile
    statutes: Statutes
    thresholds: ControlThresholds
    on: date
    _without: dict[Cut, Scene] = field(default_factory=dict)

    def cut(self, found: Exposure, tolerated: Grade) -> Exposure:
        """Return an exposure with its smallest cut, told as one more step.

        What is known then leads no more surely than is tolerated; what is not known may. The cut
        is empty when nothing has to be undone, and None when nothing can be, or not within a few
        links, or not soon.
        """
        if found.low <= tolerated:
            return replace(found, cut=())
        if len(self.profile.entities) > LARGEST:
            return found
        smallest = self._smallest(found, tolerated)
        if smallest is None:
            return found
        cut = tuple(sorted(smallest, key=lambda pointer: (str(pointer[0]), pointer[1:])))
        edges = tuple(told(self.profile, pointer) for pointer in cut)
        message = say("graph.cut", grade=tolerated.value, edges=edges)
        step = Explanation(found.explanation.truth, message, facts=cut)
        explanation = replace(found.explanation, because=(*found.explanation.because, step))
        return replace(found, cut=cut, explanation=explanation)

    def _smallest(self, found: Exposure, tolerated: Grade) -> Cut | None:
        """Return a smallest cut: one link at least of every proof has to go.

        So each proof that is left tells which links to try next, and a search to a depth finds
        a cut of that size if there is one.
        """
        search = _Search(self, found, tolerated)
        for depth in range(1, DEEPEST + 1):
            cut = search.cut(frozenset(), found, depth, set())
            if cut is not None or search.hopeless:
                return cut
        return None

    def exposed(self, found: Exposure, removed: Cut) -> Exposure:
        """Return the same exposure once some links are undone."""
        if removed not in self._without:
            profile = without(self.profile, sorted(removed, key=str), on=self.on)
            held = shareholding(profile, on=self.on)
            who = control(held, profile, self.thresholds, on=self.on)
            self._without[removed] = Scene(profile, who, self.on)
        law = self.statutes.laws[found.law]
        scene = self._without[removed]
        return exposure(scene, self.statutes.atlas, law, found.data, property=found.property)


@frozen
class _Search:
    """The search for the links that have to go."""

    cutter: Cutter
    found: Exposure
    tolerated: Grade
    seen: set[Pointer] = field(default_factory=set)
    tried: set[Cut] = field(default_factory=set)

    @property
    def hopeless(self) -> bool:
        """Whether there is more to try than is worth it."""
        return len(self.seen) > WIDEST or len(self.tried) > TRIED

    def cut(self, removed: Cut, left: Exposure, depth: int, met: set[Cut]) -> Cut | None:
        """Return a cut that adds so many links at most to those removed."""
        if left.low <= self.tolerated:
            return removed
        if depth == 0:
            return None
        edges = [edge for edge in links(left.path) if edge not in removed]
        self.seen.update(edges)
        for edge in edges:
            more = removed | {edge}
            self.tried.add(more)
            if self.hopeless:
                return None
            if more not in met:
                met.add(more)
                then = self.cutter.exposed(self.found, more)
                cut = self.cut(more, then, depth - 1, met)
                if cut is not None:
                    return cut
        return None
