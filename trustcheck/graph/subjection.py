"""Who is subject to a law, by which links, and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from trustcheck.graph.control import Control
from trustcheck.graph.path import NONE, Grade, Link, Path, Prospect, best, best_prospects
from trustcheck.graph.scene import Scene
from trustcheck.graph.tie import Tie
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import frozen
from trustcheck.logic.memory import remembered
from trustcheck.logic.message import Value, say
from trustcheck.logic.truth import Truth
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.profile import Profile
from trustcheck.profile.statutes import Law
from trustcheck.profile.value import Undisclosed


@frozen(lazy=True)
class Subjection:
    """Who is subject to a law that is in force on one day.

    An entity is by its registered office, another seat or a branch in the State of the law; a
    person by nationality or residence; whoever it controls, by that control. A subsidiary
    incorporated there is another legal person: it makes its controller subject no more surely
    than the law's own grade for presence.
    """

    scene: Scene
    atlas: Atlas
    law: Law

    @property
    def profile(self) -> Profile:
        """What is declared."""
        return self.scene.profile

    @property
    def control(self) -> Control:
        """Who controls whom."""
        return self.scene.control

    @remembered
    def paths(self, entity: str | None) -> tuple[Path, ...]:
        """Return the surest and the strongest path from the law to an entity.

        None is someone whom the profile does not name: it may be anyone.
        """
        if entity is None:
            return self._own(None)
        return best((*self._own(entity), *self._through_control(entity)))

    def grade(self, trigger: str) -> Grade:
        """Return how surely a link makes someone subject to the law."""
        return self._grades.get(trigger, NONE)

    @cached_property
    def _grades(self) -> Mapping[str, Grade]:
        return {trigger: Grade(grade) for trigger, grade in self.law.triggers.items()}

    @remembered
    def _own(self, entity: str | None) -> tuple[Path, ...]:
        """Return the surest and the strongest path that leads over no controller."""
        if entity is None:
            return tuple(self._unnamed())
        return best((*self._by_seat(entity), *self._by_presence(entity)))

    def _by_seat(self, id: str) -> Iterator[Path]:
        """Yield one path for each link that an entity itself has, or may have, to the State."""
        for tie in self.scene.ties[id]:
            link = self._link(tie)
            if link is not None:
                yield Path((link,))

    def _link(self, tie: Tie) -> Link | None:
        """Return the link that a tie makes; None where it makes none."""
        grade, code = self.grade(tie.trigger), tie.code
        if grade is NONE or (isinstance(code, str) and code not in self.law.territories):
            return None
        entity = self.profile.entities[str(tie.at[1])].name
        values: dict[str, Value] = {"entity": entity, "law": self.law.name}
        if code is None or isinstance(code, Undisclosed):
            reason = Reason.ABSENT if code is None else Reason.UNDISCLOSED
            message = say(f"graph.subject-{tie.kind}-unknown", **values)
            gaps = (Gap(tie.at, reason),)
            return Link(NONE, grade, Explanation(Truth.UNKNOWN, message, gaps=gaps))
        message = say(f"graph.subject-{tie.kind}", territory=self.atlas.name(code), **values)
        return Link(grade, grade, Explanation(Truth.TRUE, message, facts=(tie.at,)))

    def _by_presence(self, id: str) -> Iterator[Path]:
        """Yield one path for each subsidiary of an entity that is, or may be, in the State."""
        grade = self.grade("presence")
        if grade is NONE:
            return
        found = [
            Prospect(_least(seat.low, grade, truth), min(seat.high, grade), 2, company, seat)
            for company, truth in self.control.controlled_by(id).items()
            if (seat := self._incorporated.get(company)) is not None
        ]
        for chosen in sorted(best_prospects(found), key=found.index):
            yield self._upward(id, chosen, grade)
        if not self.profile.is_complete("holdings"):
            name = self.profile.entities[id].name
            message = say("graph.subsidiary-unknown", entity=name, law=self.law.name)
            gaps = (Gap(("holdings",), Reason.OPEN),)
            step = Explanation(Truth.UNKNOWN, message, gaps=gaps)
            yield Path((Link(NONE, grade, step),))

    @cached_property
    def _incorporated(self) -> Mapping[str, Path]:
        """The path to each company that is, or may be, incorporated in the State."""
        links = ((company, self._link(tie)) for company, tie in self.scene.offices.items())
        return {company: Path((link,)) for company, link in links if link is not None}

    def _upward(self, id: str, chosen: Prospect, grade: Grade) -> Path:
        company = str(chosen.through)
        truth = self.control.truth(id, company)
        names = self.profile.entities[id].name, self.profile.entities[company].name
        message = say("graph.presence", entity=names[0], subsidiary=names[1], law=self.law.name)
        why = self.control.controls(id, company)
        contested = (say("graph.contested-presence", entity=names[0], subsidiary=names[1]),)
        step = Explanation(truth, message, (why,), contested=contested)
        low = grade if truth is Truth.TRUE else NONE
        return chosen.path.then(Link(low, grade, step))

    def _through_control(self, entity: str) -> Iterator[Path]:
        """Yield the surest and the strongest path by a controller that is itself subject."""
        grade = self.grade("control")
        if grade is NONE:
            return
        found = [
            Prospect(_least(path.low, grade, truth), min(path.high, grade), steps, who, path)
            for who, truth in self.control.controllers(entity).items()
            for path, steps in self._reaching.get(who, ())
        ]
        for chosen in best_prospects(found):
            low = grade if self.control.truth(chosen.through, entity) is Truth.TRUE else NONE
            why = self.control.controls(chosen.through, entity)
            yield chosen.path.then(Link(low, grade, why))

    @cached_property
    def _reaching(self) -> Mapping[str | None, tuple[tuple[Path, int], ...]]:
        """The paths to everyone who may control, and how long they are with one more step."""
        everyone = (*self.profile.entities, None)
        return {
            who: tuple((path, len(path.links) + 1) for path in own)
            for who in everyone
            if (own := self._own(who))
        }

    def _unnamed(self) -> Iterator[Path]:
        """Yield the path to someone whom the profile does not name."""
        most = max(map(self.grade, self.law.triggers), default=NONE)
        if most is not NONE:
            message = say("graph.unnamed-subject", law=self.law.name)
            yield Path((Link(NONE, most, Explanation(Truth.UNKNOWN, message)),))


def _least(low: Grade, grade: Grade, truth: Truth) -> Grade:
    """Return how sure a path is at least, over a control that is certain or not."""
    return min(low, grade) if truth is Truth.TRUE else NONE
