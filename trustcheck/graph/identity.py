"""When two files speak of one and the same entity, and what they say of it together."""

from __future__ import annotations

from trustcheck.graph.seat import NOWHERE, SEATS
from trustcheck.logic.fields import replace
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.entity import Entity
from trustcheck.profile.value import UNDISCLOSED, Undisclosed

_REGISTERS = ("siren", "lei")


def same(one: Entity, other: Entity) -> bool:
    """Tell whether two records are about one entity: a register gave both the same number.

    Numbers of another register that differ make them two, as does one being a person.
    """
    if (one.kind == "person") is not (other.kind == "person"):
        return False
    pairs = [
        (getattr(one.identifiers, name, None), getattr(other.identifiers, name, None))
        for name in _REGISTERS
    ]
    known = [mine == theirs for mine, theirs in pairs if mine is not None and theirs is not None]
    return bool(known) and all(known)


def merged(own: Entity, other: Entity) -> tuple[Entity, tuple[Pointer, ...]]:
    """Return an entity with what another file adds, and the fields that come from there.

    Where the two differ it is not known which is right.
    """
    seats, others = own.seats or NOWHERE, other.seats or NOWHERE
    stated: dict[Pointer, tuple[object, object]] = {
        **{("seats", seat): (getattr(seats, seat), getattr(others, seat)) for seat in SEATS},
        ("listed",): (own.listed, other.listed),
        ("residence",): (own.residence, other.residence),
    }
    listed: dict[Pointer, tuple[tuple[str, ...] | None, tuple[str, ...] | None]] = {
        ("nationalities",): (own.nationalities, other.nationalities),
        ("branches",): (own.branches, other.branches),
    }
    kept: dict[Pointer, object] = {at: _kept(*both) for at, both in stated.items()}
    kept |= {at: _kept_list(*both) for at, both in listed.items()}
    taken = tuple(
        at
        for at, (mine, _) in {**stated, **listed}.items()
        if not _is_known(mine) and _is_known(kept[at])
    )
    united = replace(seats, **{seat: kept["seats", seat] for seat in SEATS})
    changed = {str(at[0]): value for at, value in kept.items() if len(at) == 1}
    return replace(own, seats=None if united == NOWHERE else united, **changed), taken


def _is_known(value: object) -> bool:
    return value is not None and not isinstance(value, Undisclosed)


def _kept(mine: object, theirs: object) -> object:
    if not _is_known(theirs) or mine == theirs:
        return mine
    return UNDISCLOSED if _is_known(mine) else theirs


def _kept_list(
    mine: tuple[str, ...] | None, theirs: tuple[str, ...] | None
) -> tuple[str, ...] | None:
    if theirs is None or mine is None:
        return theirs if mine is None else mine
    return mine if set(mine) == set(theirs) else None
