"""Who can reach which data of the service, by what means, and how surely in clear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from trustcheck.graph.clearance import of_access
from trustcheck.graph.operation import of_provider, of_rights, of_site, of_technology
from trustcheck.graph.path import STRONG, Grade
from trustcheck.graph.way import Way, closed_for, open_ways
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.message import Value, say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.profile.profile import Profile


def reaches(profile: Profile, *, on: date) -> tuple[Way, ...]:
    """Return every way to data on the day: first the provider's own, then those declared.

    Sites and technologies give their operators a way, declared accesses add theirs. While the
    list of accesses is open, anyone may have another; that is left to who asks.
    """
    return (
        *of_provider(profile),
        *(
            reach
            for index, site in enumerate(profile.sites)
            if site.holds_on(on)
            for reach in of_site(profile, index, site, on=on)
        ),
        *(
            reach
            for index, technology in enumerate(profile.technologies)
            if technology.holds_on(on)
            for reach in of_technology(profile, index, technology, on=on)
        ),
        *(
            reach
            for index, access in enumerate(profile.accesses)
            if access.holds_on(on)
            for reach in of_access(profile, index, access)
        ),
        *of_rights(profile, on),
    )


def reaches_data(
    profile: Profile, ways: Iterable[Way], entity: str, data: str | None, *, on: date
) -> Explanation:
    """Tell whether an entity can obtain data in clear: one class of it, or any for None.

    `ways` are all that lead to data on the day.
    TRUE by a known way in clear; its own keys open its own ciphertext. FALSE when the lists that
    name ways are complete, or an access of this entity says `data: []`, and no known way is in
    clear. A disputed way, such as updates without quarantine, leaves the answer UNKNOWN, and so
    does a site whose operator is not named. Keys alone, ciphertext alone and hardware are not
    data in clear.
    """
    wanted = [reach for reach in ways if reach.entity in (entity, None)]
    own = [reach for reach in wanted if data is None or reach.data == data]
    opened = tuple(with_keys(profile, own, {entity}, on=on))
    steps = tuple(dict.fromkeys(reach.explanation() for reach in (*own, *opened)))
    truths = [step.truth for step in steps]
    name = profile.entities[entity].name
    subject = say("graph.any-data") if data is None else say("graph.data", data=data)
    if Truth.TRUE in truths:
        return Explanation(Truth.TRUE, say("graph.reaches", entity=name, data=subject), steps)
    closed = closed_for(profile, entity, on=on)
    if Truth.UNKNOWN in truths or closed is None:
        gaps = () if closed is not None else open_ways(profile)
        message = say("graph.reaches-unknown", entity=name, data=subject)
        return Explanation(Truth.UNKNOWN, message, steps, gaps=gaps)
    message = say("graph.reaches-not", entity=name, data=subject)
    return Explanation(Truth.FALSE, message, steps, facts=closed)


# Keys

KEYS: Pointer = ("keys", "held_by")


def holds_keys(profile: Profile, entity: str | None, *, on: date) -> Truth:
    """Tell whether an entity holds or can use the keys that protect the customer's data."""
    keys = profile.keys if profile.keys is not None and profile.keys.holds_on(on) else None
    if keys is None:
        return Truth.UNKNOWN
    if keys.held_by is not None:
        return Truth.of(entity in keys.held_by)
    return Truth.FALSE if keys.customer_exclusive is True else Truth.UNKNOWN


def with_keys(profile: Profile, ways: list[Way], holders: set[str], *, on: date) -> Iterator[Way]:
    """Yield the ways to ciphertext that keys of one of these holders turn into clear data."""
    for way in ways:
        if way.ciphertext is Truth.FALSE or way.data != "customer":
            continue
        truths = {holder: holds_keys(profile, holder, on=on) for holder in sorted(holders)}
        keyed = [holder for holder, truth in truths.items() if truth is Truth.TRUE]
        maybe = [holder for holder, truth in truths.items() if truth is Truth.UNKNOWN]
        for holder in keyed[:1] or maybe[:1]:
            low = max(way.low, way.with_keys) if keyed else way.low
            yield _opened(profile, way, holder, low=low, known=bool(keyed))


def _opened(profile: Profile, way: Way, holder: str, *, low: Grade, known: bool) -> Way:
    name = "" if way.entity is None else profile.entities[way.entity].name
    values: dict[str, Value] = {"entity": name, "holder": profile.entities[holder].name}
    gaps = way.gaps if known else (*way.gaps, keys_gap(profile))
    message = say(_keys_told(way, known=known), **values)
    return Way(
        way.entity,
        way.data,
        "keys",
        low,
        STRONG,
        Truth.TRUE,
        message,
        (*way.facts, KEYS) if known else way.facts,
        () if low is STRONG else gaps,
        way.staff,
    )


def _keys_told(way: Way, *, known: bool) -> str:
    """Return the id of the sentence on ciphertext and keys, or on what may be ciphertext."""
    if not known:
        return "graph.keys-unknown"
    return "graph.keys" if way.unless_ciphertext is None else "graph.keys-either"


def keys_gap(profile: Profile) -> Gap:
    """Return the missing fact about who holds the keys."""
    return Gap(("keys",) if profile.keys is None else KEYS, Reason.ABSENT)
