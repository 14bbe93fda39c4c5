"""What one record says against itself, or against the kind of thing it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from trustcheck.logic.interval import Interval
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.access import Keys
from trustcheck.profile.certificate import Qualification
from trustcheck.profile.entity import Entity
from trustcheck.profile.evidence import Attestation, Evidence
from trustcheck.profile.holding import Holding
from trustcheck.profile.inventory import Inventory
from trustcheck.profile.record import Dated, Record
from trustcheck.profile.right import Right
from trustcheck.profile.service import Technology
from trustcheck.source.problem import Problem
from trustcheck.source.suggestion import closest

_DAYS: Mapping[type[Record], tuple[str, str]] = {
    Dated: ("since", "until"),
    Qualification: ("since", "until"),
    Evidence: ("effective", "expires"),
    Attestation: ("on", "expires"),
}
"""The fields that say the first and the last day of something."""

_FOR_COMPANIES = ("listed", "seats", "branches", "share_classes")
_FOR_PERSONS = ("nationalities", "residence")

_AMOUNTS = ("option", "usufruct", "proxy", "securities_loan")
_RIGHT_KINDS: Mapping[str, tuple[str, ...]] = {
    "appoints": ("board_appointment",),
    "capital": _AMOUNTS,
    "votes": _AMOUNTS,
    "at_sole_initiative": ("option",),
}
"""The details of a right, and the kinds of right that have them."""


def check_coherence(inventory: Inventory) -> Iterator[Problem]:
    """Yield what a single record cannot mean."""
    yield from _reversed_days(inventory)
    for pointer, entity in inventory.legible_of(Entity):
        yield from _misplaced_keys(inventory, pointer, entity)
    for pointer, right in inventory.legible_of(Right):
        yield from _misplaced_details(inventory, pointer, right)
        yield from _impossible_right(inventory, pointer, right)
    whole_entities = {str(at[-1]): entity for at, entity in inventory.intact_of(Entity)}
    for pointer, holding in inventory.intact_of(Holding):
        yield from _share_class(inventory, pointer, holding, whole_entities.get(holding.held))
    yield from _held_persons(inventory)
    yield from _run_by_others(inventory)
    for pointer, keys in inventory.legible_of(Keys):
        if keys.customer_exclusive is True and keys.held_by:
            yield inventory.problem((*pointer, "held_by"), say("keys-not-exclusive"))


def _reversed_days(inventory: Inventory) -> Iterator[Problem]:
    for kind, (opening, closing) in _DAYS.items():
        for pointer, record in inventory.legible_of(kind):
            first, last = getattr(record, opening), getattr(record, closing)
            if isinstance(first, date) and isinstance(last, date) and first > last:
                message = say("reversed-days", first=first, last=last)
                yield inventory.problem((*pointer, closing), message)


def _misplaced_keys(inventory: Inventory, pointer: Pointer, entity: Entity) -> Iterator[Problem]:
    is_person = entity.kind == "person"
    code = "not-of-a-person" if is_person else "only-of-a-person"
    for key in _FOR_COMPANIES if is_person else _FOR_PERSONS:
        if getattr(entity, key) is not None:
            yield inventory.key_problem((*pointer, key), say(code, key=key))


def _misplaced_details(inventory: Inventory, pointer: Pointer, right: Right) -> Iterator[Problem]:
    for key, kinds in _RIGHT_KINDS.items():
        if getattr(right, key) is not None and right.kind not in kinds:
            message = say("not-of-this-right", key=key, kind=right.kind, kinds=kinds)
            yield inventory.key_problem((*pointer, key), message)


def _impossible_right(inventory: Inventory, pointer: Pointer, right: Right) -> Iterator[Problem]:
    if right.kind == "concert" and len(set(right.holder)) == 1:
        yield inventory.problem((*pointer, "holder"), say("concert-of-one"))
    if right.appoints is None:
        return
    members, all_members = right.appoints.members, right.appoints.of
    if (
        isinstance(members, Interval)
        and isinstance(all_members, Interval)
        and exceeds(members, all_members)
    ):
        message = say("too-many-members", members=members, of=all_members)
        yield inventory.problem((*pointer, "appoints", "members"), message)


def exceeds(part: Interval, whole: Interval) -> bool:
    """Tell whether a part is larger than its whole, whatever both are within their bounds."""
    if whole.high is None:
        return False
    return part.low > whole.high or (part.low == whole.high and (part.low_open or whole.high_open))


def _share_class(
    inventory: Inventory, pointer: Pointer, holding: Holding, company: Entity | None
) -> Iterator[Problem]:
    name, shares = holding.share_class, holding.shares
    for measure in ("capital", "votes"):
        if shares is not None and getattr(holding, measure) is not None:
            yield inventory.problem((*pointer, measure), say("shares-and-percentage"))
    if name is None and shares is not None:
        yield inventory.problem((*pointer, "shares"), say("shares-without-class"))
    if name is None:
        return
    if shares is None:
        yield inventory.problem((*pointer, "share_class"), say("class-without-shares"))
    if company is None or name in (company.share_classes or {}):
        return
    near = closest(name, company.share_classes or ())
    message = (
        say("unknown-share-class", found=name, company=holding.held)
        if near is None
        else say("unknown-share-class-near", found=name, company=holding.held, suggestion=near)
    )
    yield inventory.problem((*pointer, "share_class"), message)


def _run_by_others(inventory: Inventory) -> Iterator[Problem]:
    """Yield what its owner is said to run, where those who run it are named without the owner."""
    for pointer, technology in inventory.intact_of(Technology):
        owner, operators = technology.licensor, technology.operated_by
        if technology.terms != "operated_by_licensor" or operators is None:
            continue
        if isinstance(owner, str) and owner not in operators:
            message = say("run-by-others", owner=owner)
            yield inventory.problem((*pointer, "operated_by"), message)


def _held_persons(inventory: Inventory) -> Iterator[Problem]:
    """Yield where someone is said to hold a part of, or a right over, a natural person."""
    entities = inventory.legible_of(Entity)
    persons = {at[-1] for at, entity in entities if entity.kind == "person"}
    for pointer, holding in inventory.legible_of(Holding):
        if holding.held in persons:
            yield inventory.problem((*pointer, "held"), say("held-person", person=holding.held))
    for pointer, right in inventory.legible_of(Right):
        if right.over in persons:
            yield inventory.problem((*pointer, "over"), say("held-person", person=right.over))
