"""What may be written at each place of a profile."""

from __future__ import annotations

from trustcheck.logic.pointer import Pointer
from trustcheck.profile.evidence import ATTESTATION, EVIDENCE
from trustcheck.profile.profile import PROFILE
from trustcheck.profile.shape import ListOf, MapOf, RecordOf, Shape, Withholdable


def shape_at(pointer: Pointer) -> Shape | None:
    """Return what may be written at a pointer, None where the format has no such place."""
    here: Shape = PROFILE
    for step in pointer:
        match here:
            case RecordOf(keys=keys) if step in keys:
                here = keys[str(step)]
            case MapOf(item=item) | ListOf(item=item):
                here = item
            case _:
                return None
    return here


def backed_record(pointer: Pointer) -> Pointer | None:
    """Return the pointer to the innermost record around a fact that evidence can back."""
    for length in range(len(pointer), 0, -1):
        shape = shape_at(pointer[:length])
        if isinstance(shape, RecordOf) and "evidence" in shape.keys and shape is not EVIDENCE:
            return pointer[:length] if shape is not ATTESTATION else None
    return None


def path_of(pointer: Pointer) -> str:
    """Return a place of the format: a pointer without indexes and without ids of this profile.

    >>> path_of(("entities", "s3ns", "seats", "main_establishment"))
    'entities.seats.main_establishment'
    """
    here: Shape = PROFILE
    kept: list[str] = []
    for step in pointer:
        match here:
            case MapOf(item=item) | ListOf(item=item):
                here = item
            case RecordOf(keys=keys) if step in keys:
                here = keys[str(step)]
                kept.append(str(step))
            case _:
                break
        if isinstance(here, Withholdable):
            here = here.inner
    return ".".join(kept)
