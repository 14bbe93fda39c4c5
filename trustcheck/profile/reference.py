"""Names that must lead somewhere: entities, evidence, territories, ids given once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.access import Access, Keys
from trustcheck.profile.entity import Entity
from trustcheck.profile.holding import Holding
from trustcheck.profile.inventory import Inventory
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.record import Backed, Record
from trustcheck.profile.right import Right
from trustcheck.profile.service import (
    CertificateAuthority,
    Contract,
    Site,
    Subject,
    Technology,
    ThirdParty,
)
from trustcheck.profile.value import shown
from trustcheck.source.problem import Problem
from trustcheck.source.suggestion import closest

ENTITY_FIELDS: Mapping[type[Record], tuple[str, ...]] = {
    Subject: ("provider",),
    Holding: ("holder", "held"),
    Right: ("holder", "over"),
    Site: ("operator",),
    Access: ("to",),
    Keys: ("held_by",),
    Technology: ("licensor", "licensee", "operated_by"),
    ThirdParty: ("entity",),
}
"""The fields that name a key of `entities`, or several."""

TERRITORY_FIELDS: Mapping[type[Record], tuple[str, ...]] = {
    Entity: (
        "seats.registered_office",
        "seats.central_administration",
        "seats.main_establishment",
        "nationalities",
        "residence",
        "branches",
    ),
    Site: ("territory",),
    Access: ("from_territory", "staff_of"),
    CertificateAuthority: ("territory", "ceremonies"),
    Contract: ("law", "courts"),
}
"""The fields that name a territory, or several."""

_RESERVED = ("subject", "undisclosed")
"""Words that mean something else where an id could stand."""

_MOST_COMPARISONS = 50_000
"""Suggestions are left out of a file that would need more of them."""


def check_references(inventory: Inventory, atlas: Atlas) -> Iterator[Problem]:
    """Yield the names of a profile that lead nowhere, and the ids given twice or reserved."""
    entities, evidence = inventory.ids("entities"), inventory.ids("evidence")
    if entities:
        yield from _dangling(
            inventory, tuple(_names(inventory, ENTITY_FIELDS)), "entity", entities
        )
        yield from _reserved(inventory, entities)
    if evidence is not None:
        backed = tuple(_names(inventory, {Backed: ("evidence",)}))
        yield from _dangling(inventory, backed, "evidence", evidence)
    for pointer, code in _names(inventory, TERRITORY_FIELDS):
        if code in atlas.aliases:
            meant = atlas.aliases[code]
            message = say("unknown-territory-near", found=code, suggestion=meant)
            yield inventory.problem(pointer, message)
        elif code not in atlas.territories:
            yield inventory.problem(pointer, say("unknown-territory", found=code))
    yield from _repeated_sites(inventory)


def _names(
    inventory: Inventory, fields: Mapping[type[Record], tuple[str, ...]]
) -> Iterator[tuple[Pointer, str]]:
    """Yield what stands in these fields, each name with its place."""
    for kind, paths in fields.items():
        for pointer, record in inventory.legible_of(kind):
            for path in paths:
                steps = tuple(path.split("."))
                yield from _texts(_value(record, steps), (*pointer, *steps))


def _value(record: object, steps: Iterable[str]) -> object:
    for step in steps:
        record = getattr(record, step) if record is not None else None
    return record


def _texts(value: object, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*pointer, index))


def _dangling(
    inventory: Inventory,
    names: tuple[tuple[Pointer, str], ...],
    kind: str,
    known: tuple[str, ...],
) -> Iterator[Problem]:
    """Yield the names that are not among the `known` ones; `kind` is part of the code."""
    declared = frozenset(known)
    lost = tuple((pointer, name) for pointer, name in names if name not in declared)
    suggest = _suggester(known, len(lost))
    for pointer, name in lost:
        near = suggest(name)
        if name == "undisclosed":
            message = say("cannot-be-undisclosed")
        elif near is None:
            message = say(f"unknown-{kind}", found=shown(name))
        else:
            message = say(f"unknown-{kind}-near", found=shown(name), suggestion=near)
        yield inventory.problem(pointer, message)


def _suggester(known: tuple[str, ...], questions: int) -> Callable[[str], str | None]:
    if len(known) * questions > _MOST_COMPARISONS:
        return lambda name: None
    return lambda name: closest(name, known)


def _reserved(inventory: Inventory, entities: tuple[str, ...]) -> Iterator[Problem]:
    for id in _RESERVED:
        if id in entities:
            yield inventory.key_problem(("entities", id), say("reserved-id", id=id))


def _repeated_sites(inventory: Inventory) -> Iterator[Problem]:
    first: dict[str, Pointer] = {}
    for pointer, site in inventory.legible_of(Site):
        if site.id in first:
            line = inventory.line((*first[site.id], "id"))
            message = say("repeated-site", id=shown(site.id), line=line)
            yield inventory.problem((*pointer, "id"), message)
        first.setdefault(site.id, pointer)
