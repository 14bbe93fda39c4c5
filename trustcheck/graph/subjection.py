"""Who is subject to a law, by which links, and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from trustcheck.graph.control import Control
from trustcheck.graph.path import Grade, Link, Path, best
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Value, say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.profile.entity import Entity, Seats
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.profile import Profile
from trustcheck.profile.statutes import Law
from trustcheck.profile.value import Undisclosed

SEAT_TRIGGERS = {
    "registered_office": "incorporation",
    "central_administration": "seat",
    "main_establishment": "seat",
}


@frozen
class Subjection:
    """Who is subject to one law on one day."""

    law: Law
    atlas: Atlas
    best: Mapping[str | None, tuple[Path, ...]]

    def paths(self, entity: str | None) -> tuple[Path, ...]:
        """Return the surest and the strongest path from the law to an entity.

        None is someone whom the profile does not name: it may be anyone.
        """
        return self.best[entity]

    def grade(self, trigger: str) -> Grade:
        """Return how surely a link makes someone subject to the law."""
        return Grade(self.law.triggers.get(trigger, "none"))


def subjection(
    profile: Profile, control: Control, atlas: Atlas, law: Law, *, on: date
) -> Subjection:
    """Return who is subject to a law that is in force.

    An entity is by its registered office, another seat or a branch in the State of the law; a
    person by nationality or residence; whoever it controls, by that control. A subsidiary
    incorporated there is another legal person: it makes its controller subject no more surely
    than the law's own grade for presence.
    """
    desk = _Desk(profile, control, atlas, law)
    own: dict[str | None, tuple[Path, ...]] = {None: (desk.unnamed(),)}
    for id in sorted(profile.entities):
        own[id] = best((*desk.by_seat(id), *desk.by_presence(id)))
    paths = {
        id: best((*found, *desk.through_control(id, own))) if id is not None else found
        for id, found in own.items()
    }
    return Subjection(law, atlas, paths)


@frozen
class _Desk:
    """One law, held against the entities of one profile."""

    profile: Profile
    control: Control
    atlas: Atlas
    law: Law

    def by_seat(self, id: str) -> Iterator[Path]:
        """Yield one path for each link that an entity itself has, or may have, to the State."""
        who = self.profile.entities[id]
        links = self._of_person(id, who) if who.kind == "person" else self._of_body(id, who)
        for link in links:
            if link is not None and link.high > Grade.NONE:
                yield Path((link,))

    def _of_body(self, id: str, who: Entity) -> Iterator[Link | None]:
        seats = who.seats or Seats()
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
        """Return the link that a territory makes; None when it is another State's."""
        grade = self._grade(trigger)
        entity = self.profile.entities[str(at[1])].name
        values: dict[str, Value] = {"entity": entity, "law": self.law.name}
        if code is None or isinstance(code, Undisclosed):
            reason = Reason.ABSENT if code is None else Reason.UNDISCLOSED
            message = say(f"graph.subject-{kind}-unknown", **values)
            gaps = (Gap(at, reason),)
            return Link(Grade.NONE, grade, Explanation(Truth.UNKNOWN, message, gaps=gaps))
        if code not in self.law.territories:
            return None
        message = say(f"graph.subject-{kind}", territory=self.atlas.name(code), **values)
        return Link(grade, grade, Explanation(Truth.TRUE, message, facts=(at,)))

    def by_presence(self, id: str) -> Iterator[Path]:
        """Yield one path for each subsidiary of an entity that is, or may be, in the State."""
        grade = self._grade("presence")
        if grade is Grade.NONE:
            return
        for company, truth in self.control.controlled_by(id).items():
            yield from self._upward(id, company, truth, grade)
        if not self.profile.is_complete("holdings"):
            name = self.profile.entities[id].name
            message = say("graph.subsidiary-unknown", entity=name, law=self.law.name)
            gaps = (Gap(("holdings",), Reason.OPEN),)
            step = Explanation(Truth.UNKNOWN, message, gaps=gaps)
            yield Path((Link(Grade.NONE, grade, step),))

    def _upward(self, id: str, company: str, truth: Truth, grade: Grade) -> Iterator[Path]:
        seats = self.profile.entities[company].seats or Seats()
        at: Pointer = ("entities", company, "seats", "registered_office")
        seat = self._link("registered-office", "incorporation", seats.registered_office, at)
        if seat is None or seat.high is Grade.NONE:
            return
        names = self.profile.entities[id].name, self.profile.entities[company].name
        message = say("graph.presence", entity=names[0], subsidiary=names[1], law=self.law.name)
        why = self.control.controls(id, company)
        contested = (say("graph.contested-presence", entity=names[0], subsidiary=names[1]),)
        step = Explanation(truth, message, (why,), contested=contested)
        low = grade if truth is Truth.TRUE else Grade.NONE
        yield Path((seat, Link(low, grade, step)))

    def through_control(
        self, entity: str, own: Mapping[str | None, tuple[Path, ...]]
    ) -> Iterator[Path]:
        """Yield the surest and the strongest path by a controller that is itself subject."""
        grade = self._grade("control")
        if grade is Grade.NONE:
            return
        chosen = best(self._by_controllers(entity, own, grade))
        for path in chosen:
            *earlier, last = path.links
            controller = last.explanation.message["controller"]
            why = self.control.controls(str(controller) or None, entity)
            yield Path((*earlier, Link(last.low, last.high, why)))

    def _by_controllers(
        self, entity: str, own: Mapping[str | None, tuple[Path, ...]], grade: Grade
    ) -> Iterator[Path]:
        """Yield a path for each controller; why it controls is left out, to be told if chosen."""
        for controller, truth in self.control.controllers(entity).items():
            untold = Explanation(truth, say("graph.controller", controller=controller or ""))
            link = Link(grade if truth is Truth.TRUE else Grade.NONE, grade, untold)
            yield from (path.then(link) for path in own[controller] if path.high > Grade.NONE)

    def unnamed(self) -> Path:
        """Return the path to someone whom the profile does not name."""
        most = max((self._grade(trigger) for trigger in self.law.triggers), default=Grade.NONE)
        message = say("graph.unnamed-subject", law=self.law.name)
        return Path((Link(Grade.NONE, most, Explanation(Truth.UNKNOWN, message)),))

    def _grade(self, trigger: str) -> Grade:
        return Grade(self.law.triggers.get(trigger, "none"))
