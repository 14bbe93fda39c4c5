"""Whether an entity is seated within an area on a day."""

from __future__ import annotations

from datetime import date

from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth, all_of, any_of
from trustcheck.profile.entity import Entity, Seats
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.profile import Profile
from trustcheck.profile.value import Undisclosed

NOWHERE = Seats()
"""The seats of whoever has none declared."""

SEATS = ("registered_office", "central_administration", "main_establishment")


def seated_within(
    profile: Profile, entity: str, atlas: Atlas, *, area: str, on: date, persons: str = "ties"
) -> Explanation:
    """Tell whether an entity is seated within an area on a day.

    A company is, if all three seats are; one seat outside is enough for FALSE (SecNumCloud 3.2,
    19.6.a and 19.6.b). A public body has the seats that are declared for it and no others.
    A natural person has no seat: it is within if it lives there or is a national of a State
    there, and outside if neither is the case. What is not known leaves the answer UNKNOWN.
    `persons` may look at their `residence` or `nationality` alone, or `never` count one outside.
    Raises KeyError for an entity, an area or a territory that does not exist.
    """
    who = profile.entities[entity]
    place = _Place(atlas, area, on)
    if who.kind == "person":
        if persons == "never":
            return Explanation(Truth.TRUE, say("graph.person-left-out", entity=who.name))
        steps = _of_ties(place.of_person(entity, who), persons)
        truth = any_of(step.truth for step in steps)
    else:
        steps = place.of_seats(entity, who)
        truth = all_of(step.truth for step in steps)
    message = say(f"graph.seated-{_WORD[truth]}", entity=who.name, area=atlas.areas[area].name)
    return Explanation(truth, message, steps)


_WORD = {Truth.TRUE: "within", Truth.FALSE: "outside", Truth.UNKNOWN: "unknown"}


def _of_ties(steps: tuple[Explanation, ...], persons: str) -> tuple[Explanation, ...]:
    """Return the ties of a person that count: residence first, then every nationality."""
    return {"residence": steps[:1], "nationality": steps[1:]}.get(persons, steps)


class _Place:
    """An area on a day."""

    def __init__(self, atlas: Atlas, area: str, on: date) -> None:
        self.atlas, self.area, self.on = atlas, area, on

    def of_seats(self, id: str, who: Entity) -> tuple[Explanation, ...]:
        """Return one step a seat; a public body has only those declared."""
        seats = who.seats or NOWHERE
        codes = {seat: getattr(seats, seat) for seat in SEATS}
        if who.kind == "public_body" and any(codes.values()):
            codes = {seat: code for seat, code in codes.items() if code is not None}
        return tuple(
            self._step(f"graph.{seat.replace('_', '-')}", code, ("entities", id, "seats", seat))
            for seat, code in codes.items()
        )

    def of_person(self, id: str, who: Entity) -> tuple[Explanation, ...]:
        """Return one step for the residence and one for each nationality."""
        home = self._step("graph.residence", who.residence, ("entities", id, "residence"))
        at: Pointer = ("entities", id, "nationalities")
        if who.nationalities is None:
            return home, self._step("graph.nationality", None, at)
        return home, *(
            self._step("graph.nationality", code, (*at, index))
            for index, code in enumerate(who.nationalities)
        )

    def _step(self, message: str, code: str | Undisclosed | None, at: Pointer) -> Explanation:
        if code is None or isinstance(code, Undisclosed):
            reason = Reason.ABSENT if code is None else Reason.UNDISCLOSED
            return Explanation(Truth.UNKNOWN, say(f"{message}-unknown"), gaps=(Gap(at, reason),))
        truth = Truth.of(self.atlas.within(code, self.area, self.on))
        return Explanation(truth, say(message, territory=self.atlas.name(code)), facts=(at,))
