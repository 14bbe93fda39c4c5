"""Who is subject to a law, by which links, and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from trustcheck.graph.control import Control
from trustcheck.graph.path import NONE, Grade, Link, Path, Prospect, best, best_prospects
from trustcheck.graph.seat import NOWHERE
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import frozen
from trustcheck.logic.memory import remembered
from trustcheck.logic.message import Value, say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.profile.entity import Entity
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.profile import Profile
from trustcheck.profile.statutes import Law
from trustcheck.profile.value import Undisclosed

SEAT_TRIGGERS = {
    "registered_office": "incorporation",
    "central_administration": "seat",
    "main_establishment": "seat",
}


@frozen(lazy=True)
class Subjection:
    """Who is subject to a law that is in force on one day.

    An entity is by its registered office, another seat or a branch in the State of the law; a
    person by nationality or residence; whoever it controls, by that control. A subsidiary
    incorporated there is another legal person: it makes its controller subject no more surely
    than the law's own grade for presence.
    """

    profile: Profile
    control: Control
    atlas: Atlas
    law: Law

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
        who = self.profile.entities[id]
        links = self._of_person(id, who) if who.kind == "person" else self._of_body(id, who)
        for link in links:
            if link is not None:
                yield Path((link,))

    def _of_body(self, id: str, who: Entity) -> Iterator[Link | None]:
        seats = who.seats or NOWHERE
        declared = any(getattr(seats, seat) is not None for seat in SEAT_TRIGGERS)
        for seat, trigger in SEAT_TRIGGERS.items():
            code = getattr(seats, seat)
            if code is None and who.kind == "public_body" and declared:
                continue
            at: Pointer = ("entities", id, "seats", seat)
            yield self._link(seat.replace("_", "-"), trigger, code, at)
        yield from self._listed("branch", "branch", who.branches, ("entities", id, "branches"))

    def _of_person(self, id: str, who: Entity) -> Iterator[Link | None]:
        at: Pointer = ("entities", id, "nationalities")
        yield from self._listed("nationality", "incorporation", who.nationalities, at)
        yield self._link("residence", "seat", who.residence, ("entities", id, "residence"))

    def _listed(
        self, kind: str, trigger: str, codes: tuple[str, ...] | None, at: Pointer
    ) -> Iterator[Link | None]:
        if codes is None:
            yield self._link(kind, trigger, None, at)
            return
        for index, code in enumerate(codes):
            yield self._link(kind, trigger, code, (*at, index))

    def _link(
        self, kind: str, trigger: str, code: str | Undisclosed | None, at: Pointer
    ) -> Link | None:
        """Return the link that a territory makes; None where it makes none."""
        grade = self.grade(trigger)
        if grade is NONE or (isinstance(code, str) and code not in self.law.territories):
            return None
        entity = self.profile.entities[str(at[1])].name
        values: dict[str, Value] = {"entity": entity, "law": self.law.name}
        if code is None or isinstance(code, Undisclosed):
            reason = Reason.ABSENT if code is None else Reason.UNDISCLOSED
            message = say(f"graph.subject-{kind}-unknown", **values)
            gaps = (Gap(at, reason),)
            return Link(NONE, grade, Explanation(Truth.UNKNOWN, message, gaps=gaps))
        message = say(f"graph.subject-{kind}", territory=self.atlas.name(code), **values)
        return Link(grade, grade, Explanation(Truth.TRUE, message, facts=(at,)))

    def _by_presence(self, id: str) -> Iterator[Path]:
        """Yield one path for each subsidiary of an entity that is, or may be, in the State."""
        grade = self.grade("presence")
        if grade is NONE:
            return
        found = [
            Prospect(_least(seat.low, grade, truth), min(seat.high, grade), 2, company, seat)
            for company, truth in self.control.controlled_by(id).items()
            if (seat := self._incorporation(company)) is not None
        ]
        for chosen in sorted(best_prospects(found), key=found.index):
            yield self._upward(id, chosen, grade)
        if not self.profile.is_complete("holdings"):
            name = self.profile.entities[id].name
            message = say("graph.subsidiary-unknown", entity=name, law=self.law.name)
            gaps = (Gap(("holdings",), Reason.OPEN),)
            step = Explanation(Truth.UNKNOWN, message, gaps=gaps)
            yield Path((Link(NONE, grade, step),))

    @remembered
    def _incorporation(self, company: str) -> Path | None:
        """Return the path to a company that is, or may be, incorporated in the State."""
        seats = self.profile.entities[company].seats or NOWHERE
        at: Pointer = ("entities", company, "seats", "registered_office")
        seat = self._link("registered-office", "incorporation", seats.registered_office, at)
        return None if seat is None else Path((seat,))

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
            for path, steps in self._reaching(who)
        ]
        for chosen in best_prospects(found):
            low = grade if self.control.truth(chosen.through, entity) is Truth.TRUE else NONE
            why = self.control.controls(chosen.through, entity)
            yield chosen.path.then(Link(low, grade, why))

    @remembered
    def _reaching(self, controller: str | None) -> tuple[tuple[Path, int], ...]:
        """Return the paths to a controller, and how long they are with one more step."""
        return tuple((path, len(path.links) + 1) for path in self._own(controller))

    def _unnamed(self) -> Iterator[Path]:
        """Yield the path to someone whom the profile does not name."""
        most = max(map(self.grade, self.law.triggers), default=NONE)
        if most is not NONE:
            message = say("graph.unnamed-subject", law=self.law.name)
            yield Path((Link(NONE, most, Explanation(Truth.UNKNOWN, message)),))


def _least(low: Grade, grade: Grade, truth: Truth) -> Grade:
    """Return how sure a path is at least, over a control that is certain or not."""
    return min(low, grade) if truth is Truth.TRUE else NONE
