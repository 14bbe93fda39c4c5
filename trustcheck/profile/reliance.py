"""How far evidence may be relied on, on a day: its dates, its freshness, its file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import replace
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.evidence import RUNGS, Evidence
from trustcheck.profile.profile import Profile
from trustcheck.profile.reading import Declaration
from trustcheck.profile.record import Backed
from trustcheck.profile.value import Rung


def counts(evidence: Evidence, on: date, fresh_for: Duration | None = None) -> bool:
    """Tell whether a piece of evidence may be relied on: in effect, not expired, fresh."""
    if evidence.effective is not None and on < evidence.effective:
        return False
    if evidence.expires is not None and evidence.expires < on:
        return False
    return is_fresh(evidence, on, fresh_for)


def is_fresh(evidence: Evidence, on: date, fresh_for: Duration | None) -> bool:
    """Tell whether a piece of evidence is no older than a length of time, None for any age."""
    if fresh_for is None:
        return True
    dated = evidence.collected or evidence.effective
    return dated is not None and on <= fresh_for.after(dated)


def backed_within(profile: Profile, pointer: Pointer) -> tuple[Pointer, Backed] | None:
    """Return the innermost record around a fact that evidence can back, and where it is."""
    found: tuple[Pointer, Backed] | None = None
    here: object = profile
    for depth, step in enumerate(pointer, 1):
        here = _below(here, step)
        if isinstance(here, Backed):
            found = pointer[:depth], here
    return found


def rung_of(
    record: Backed, register: Mapping[str, Evidence], on: date, fresh_for: Duration | None = None
) -> Rung:
    """Return the strongest rung that backs a record on a day.

    A record without evidence that counts is merely declared.
    """
    counting = [register[id].rung for id in record.evidence if counts(register[id], on, fresh_for)]
    return max(counting, key=RUNGS.index, default=RUNGS[0])


def disbelieving(declaration: Declaration, ids: Collection[str]) -> Declaration:
    """Return a declaration in which some pieces of evidence are worth no more than a word."""
    if not ids:
        return declaration
    profile = declaration.profile
    kept = {
        id: replace(piece, rung=RUNGS[0]) if id in ids else piece
        for id, piece in profile.evidence.items()
    }
    return replace(declaration, profile=replace(profile, evidence=kept))


def _below(here: object, step: str | int) -> object:
    match here:
        case dict():
            return here.get(step)
        case tuple() if isinstance(step, int):
            return here[step] if step < len(here) else None
        case _:
            return getattr(here, str(step), None)
