"""Pairs of records that cannot both be true on one same day."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.access import Access
from trustcheck.profile.holding import Holding
from trustcheck.profile.inventory import Inventory
from trustcheck.profile.overlap import Stretch, meetings, overlaps, stretch
from trustcheck.profile.right import Right
from trustcheck.profile.service import Site, Technology
from trustcheck.profile.value import UNDISCLOSED
from trustcheck.source.problem import Problem

K = TypeVar("K", bound=Hashable)

_REACHING = {"processing", "administration", "supervision", "technical_data"}
"""Roles of a site in which data are seen; what is only stored there may be ciphertext."""


def check_contradictions(inventory: Inventory) -> Iterator[Problem]:
    """Yield the records that say what another record excludes, each at the later one."""
    yield from _repeated_holdings(inventory)
    yield from _denied_accesses(inventory)
    yield from _denied_operations(inventory)
    yield from _denied_rights(inventory)


def _grouped(pairs: Iterable[tuple[K, Stretch]]) -> dict[K, list[Stretch]]:
    groups: dict[K, list[Stretch]] = {}
    for key, each in pairs:
        groups.setdefault(key, []).append(each)
    return groups


def _repeated_holdings(inventory: Inventory) -> Iterator[Problem]:
    """Yield holdings given twice; two undisclosed holders may well be two holders."""
    groups = _grouped(
        ((each.holder, each.held, each.share_class, each.title), stretch(pointer, each))
        for pointer, each in inventory.intact_of(Holding)
        if each.holder is not UNDISCLOSED
    )
    for group in groups.values():
        for earlier, later in overlaps(group):
            message = say("repeated-holding", line=inventory.line(earlier.pointer))
            yield inventory.problem(later.pointer, message)


def _denied_accesses(inventory: Inventory) -> Iterator[Problem]:
    accesses = tuple(inventory.intact_of(Access))
    denials = _grouped((each.to, stretch(at, each)) for at, each in accesses if not each.data)
    grants = _grouped((each.to, stretch(at, each)) for at, each in accesses if each.data)
    for entity, group in denials.items():
        for earlier, later in meetings(group, grants.get(entity, ())):
            message = say("denied-access", entity=entity, line=inventory.line(earlier.pointer))
            yield inventory.problem(later.pointer, message)


def _denied_operations(inventory: Inventory) -> Iterator[Problem]:
    """Yield what is operated by an entity that is said to reach no data: operating is reaching."""
    denials = _grouped(
        (each.to, stretch(at, each)) for at, each in inventory.intact_of(Access) if not each.data
    )
    operated = _grouped(
        (operator, stretch(at, each))
        for at, each, operators in _operations(inventory)
        for operator in operators
    )
    for entity, group in denials.items():
        for earlier, later in meetings(group, operated.get(entity, ())):
            message = say("denied-operation", entity=entity, line=inventory.line(earlier.pointer))
            yield inventory.problem(later.pointer, message)


def _operations(
    inventory: Inventory,
) -> Iterator[tuple[Pointer, Site | Technology, tuple[str, ...]]]:
    """Yield what cannot be operated without coming to data, with who does, if that is named."""
    for at, site in inventory.intact_of(Site):
        if isinstance(site.operator, str) and _REACHING & set(site.roles):
            yield at, site, (site.operator,)
    for at, technology in inventory.intact_of(Technology):
        yield at, technology, technology.operated_by or ()


def _denied_rights(inventory: Inventory) -> Iterator[Problem]:
    rights = tuple(
        ((holder, each.over), each.kind == "none", stretch(at, each))
        for at, each in inventory.intact_of(Right)
        for holder in each.holder
    )
    denials = _grouped((pair, days) for pair, denied, days in rights if denied)
    grants = _grouped((pair, days) for pair, denied, days in rights if not denied)
    for (holder, company), group in denials.items():
        for earlier, later in meetings(group, grants.get((holder, company), ())):
            line = inventory.line(earlier.pointer)
            message = say("denied-right", holder=holder, company=company, line=line)
            yield inventory.problem(later.pointer, message)
