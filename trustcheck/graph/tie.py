"""What ties an entity to a territory, whichever law looks for it."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.graph.seat import NOWHERE
from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.entity import Entity
from trustcheck.profile.value import Undisclosed

SEAT_TRIGGERS = {
    "registered_office": "incorporation",
    "central_administration": "seat",
    "main_establishment": "seat",
}


@frozen
class Tie:
    """A seat, a branch, a nationality or a residence, where it is declared or would be."""

    kind: str  # how it is said
    trigger: str  # what a law calls it
    code: str | Undisclosed | None
    at: Pointer


def ties(id: str, who: Entity) -> tuple[Tie, ...]:
    """Return every tie that an entity has, or may have.

    A public body has the seats that are declared for it and no others.
    """
    return tuple(_of_person(id, who) if who.kind == "person" else _of_body(id, who))


def office(id: str, who: Entity) -> Tie:
    """Return the tie that an entity has, or may have, by its registered office."""
    return _of_seat(id, who, "registered_office")


def _of_body(id: str, who: Entity) -> Iterator[Tie]:
    seats = [_of_seat(id, who, seat) for seat in SEAT_TRIGGERS]
    declared = any(tie.code is not None for tie in seats)
    for tie in seats:
        if tie.code is not None or who.kind != "public_body" or not declared:
            yield tie
    yield from _listed("branch", "branch", who.branches, ("entities", id, "branches"))


def _of_seat(id: str, who: Entity, seat: str) -> Tie:
    code = getattr(who.seats or NOWHERE, seat)
    return Tie(seat.replace("_", "-"), SEAT_TRIGGERS[seat], code, ("entities", id, "seats", seat))


def _of_person(id: str, who: Entity) -> Iterator[Tie]:
    at: Pointer = ("entities", id, "nationalities")
    yield from _listed("nationality", "incorporation", who.nationalities, at)
    yield Tie("residence", "seat", who.residence, ("entities", id, "residence"))


def _listed(kind: str, trigger: str, codes: tuple[str, ...] | None, at: Pointer) -> Iterator[Tie]:
    if codes is None:
        yield Tie(kind, trigger, None, at)
        return
    for index, code in enumerate(codes):
        yield Tie(kind, trigger, code, (*at, index))
