"""What a profile would say if some declared links were undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.entity import Entity
from trustcheck.profile.profile import Profile
from trustcheck.profile.value import Undisclosed

ENDED = ("rights", "accesses", "technologies", "third_parties")
"""The lists whose records come to an end when they are undone."""


def links(steps: Iterable[Explanation]) -> Iterator[Pointer]:
    """Yield the declared links that a proof stands on and that can be undone, once each.

    Seats, nationalities and the provision of the service itself cannot.
    """
    yield from undoable(fact for step in steps for fact in step.pointers())


def undoable(facts: Iterable[Pointer]) -> Iterator[Pointer]:
    """Yield the declared links that facts belong to and that can be undone, once each."""
    found: dict[Pointer, None] = {}
    for fact in facts:
        if fact[0] in (*ENDED, "holdings"):
            found[fact[:2]] = None
        elif fact[0] == "sites":
            found[(*fact[:2], "operator")] = None
        elif fact[:2] == ("keys", "held_by"):
            found[fact[:2]] = None
    yield from found


def without(profile: Profile, removed: Iterable[Pointer], *, on: date) -> Profile:
    """Return the profile with some links undone.

    Shares pass to someone new of whom nothing is known, and who has nothing else; rights,
    accesses, technologies and supplies come to an end the day before; the provider takes over a
    site, and the customer the keys.
    """
    for pointer in removed:
        profile = _undone(profile, pointer, on)
    return profile


def told(profile: Profile, pointer: Pointer) -> Message:
    """Return the words for a link that can be undone."""
    names = {id: entity.name for id, entity in profile.entities.items()}
    match pointer:
        case ("holdings", int(index)):
            holding = profile.holdings[index]
            holder = holding.holder
            who = say("graph.someone") if isinstance(holder, Undisclosed) else names[holder]
            return say("graph.cut-holding", holder=who, company=names[holding.held])
        case ("rights", int(index)):
            right = profile.rights[index]
            holders = tuple(names[holder] for holder in right.holder)
            company = names[right.over]
            return say("graph.cut-right", holders=holders, company=company, right=right.kind)
        case ("accesses", int(index)):
            return say("graph.cut-access", entity=names[profile.accesses[index].to])
        case ("technologies", int(index)):
            return say("graph.cut-technology", technology=profile.technologies[index].name)
        case ("third_parties", int(index)):
            party = profile.third_parties[index]
            return say("graph.cut-supply", entity=names[party.entity], service=party.service)
        case ("sites", int(index), _):
            site = profile.sites[index]
            return say("graph.cut-site", site=site.name or site.id)
        case _:
            return say("graph.cut-keys")


def _undone(profile: Profile, pointer: Pointer, on: date) -> Profile:
    if pointer[0] == "keys":
        update = {"held_by": (), "customer_exclusive": True}
        keys = None if profile.keys is None else replace(profile.keys, **update)
        return replace(profile, keys=keys)
    name, index = str(pointer[0]), int(pointer[1])
    records = list(getattr(profile, name))
    changed: dict[str, object] = {"until": on - timedelta(days=1)}
    entities = profile.entities
    if name == "holdings":
        newcomer = f"+{index}"
        someone = Entity(name=newcomer, kind="person")
        entities = {**entities, newcomer: someone}
        changed = {"holder": newcomer}
    elif name == "sites":
        changed = {"operator": profile.subject.provider}
    records[index] = replace(records[index], **changed)
    return replace(profile, **{"entities": entities, name: tuple(records)})
