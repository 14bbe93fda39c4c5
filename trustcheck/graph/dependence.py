"""Who can bring the service to a stop, by what, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from trustcheck.graph.path import NONE, STRONG, WEAK, Grade, Link
from trustcheck.graph.reach import KEYS, holds_keys, keys_gap
from trustcheck.graph.way import Way
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.profile.profile import Profile
from trustcheck.profile.service import Autonomy, Technology, ThirdParty
from trustcheck.profile.value import Undisclosed


@frozen
class Dependence:
    """One thing the service needs from an entity, which the entity may withhold."""

    entity: str | None  # None: someone whom the profile does not name
    link: Link


_BY_MEANS = {
    "operation": STRONG,
    "administration": STRONG,
    "hosting": STRONG,
    "subcontracting": STRONG,
    "updates": STRONG,
    "support": WEAK,
    "maintenance": WEAK,
    "hardware": WEAK,
    "processing": STRONG,
    "storage": STRONG,
    "backup": WEAK,
}
"""How surely withholding each means would stop the service; other means would not."""


def dependences(profile: Profile, ways: Iterable[Way], *, on: date) -> tuple[Dependence, ...]:
    """Return everything the service needs from others on the day, and from its provider.

    `ways` are those to its data; whoever has one may close it.
    """
    return (
        *_on_means(ways),
        *_on_technologies(profile, on),
        *_on_third_parties(profile, on),
        *_on_keys(profile, on),
    )


def _on_means(ways: Iterable[Way]) -> Iterator[Dependence]:
    for reach in ways:
        most = max(_BY_MEANS.values()) if reach.means == "unknown" else None
        grade = most or _BY_MEANS.get(reach.means, NONE)
        if grade > NONE:
            low = grade if reach.sure and most is None else NONE
            truth = Truth.TRUE if low is grade else Truth.UNKNOWN
            gaps = () if truth is Truth.TRUE else reach.gaps
            step = Explanation(truth, reach.message, facts=reach.facts, gaps=gaps)
            yield Dependence(reach.entity, Link(low, grade, step))


def _on_technologies(profile: Profile, on: date) -> Iterator[Dependence]:
    """Yield the technologies that others license: a licence can be withdrawn."""
    for index, technology in enumerate(profile.technologies):
        if not technology.holds_on(on) or technology.licensor == profile.subject.provider:
            continue
        low, high = _licence(technology)
        licensor = technology.licensor
        if high is NONE:
            continue
        unnamed = isinstance(licensor, Undisclosed)
        entity = None if isinstance(licensor, Undisclosed) else licensor
        name = say("graph.someone") if entity is None else profile.entities[entity].name
        message = say("graph.licences", entity=name, technology=technology.name)
        at: Pointer = ("technologies", index)
        gaps = (Gap((*at, "licensor"), Reason.UNDISCLOSED),) if unnamed else ()
        if low is not high:
            gaps = (*gaps, Gap((*at, "terms"), Reason.ABSENT))
        step = Explanation(Truth.UNKNOWN if gaps else Truth.TRUE, message, facts=(at,), gaps=gaps)
        yield Dependence(entity, Link(NONE if unnamed else low, high, step))


def _licence(technology: Technology) -> tuple[Grade, Grade]:
    match technology.terms:
        case "own" | "open_source":
            return NONE, NONE
        case None | "undisclosed":
            return NONE, STRONG
        case _:
            return STRONG, STRONG


def _on_third_parties(profile: Profile, on: date) -> Iterator[Dependence]:
    for index, party in enumerate(profile.third_parties):
        if not party.holds_on(on) or party.entity == profile.subject.provider:
            continue
        low, high = _autonomy(party)
        message = say(
            "graph.supplies", entity=profile.entities[party.entity].name, service=party.service
        )
        at: Pointer = ("third_parties", index)
        gaps = () if low is high else _autonomy_gaps(party, at)
        step = Explanation(Truth.UNKNOWN if gaps else Truth.TRUE, message, facts=(at,), gaps=gaps)
        yield Dependence(party.entity, Link(low, high, step))


def _autonomy(party: ThirdParty) -> tuple[Grade, Grade]:
    """Return how surely losing a third company stops the service.

    Own skills, or a supply that is itself qualified, leave a weak dependence (SecNumCloud 3.2,
    19.6.d); whether there are alternatives enough is for a criterion to say.
    """
    most = WEAK if party.role in ("support", "maintenance", "supplier") else STRONG
    own = (party.autonomy or Autonomy()).own_skills
    if party.qualified is True or own is True:
        return WEAK, WEAK
    settled = party.qualified is False and own is False and party.role is not None
    return (most if settled else WEAK), most


def _autonomy_gaps(party: ThirdParty, at: Pointer) -> tuple[Gap, ...]:
    own = (party.autonomy or Autonomy()).own_skills
    stated = {"role": party.role, "qualified": party.qualified}
    missing = [(*at, key) for key, value in stated.items() if not isinstance(value, (bool, str))]
    if not isinstance(own, bool):
        missing.append((*at, "autonomy", "own_skills"))
    return tuple(Gap(pointer, Reason.ABSENT) for pointer in missing)


def _on_keys(profile: Profile, on: date) -> Iterator[Dependence]:
    for id in (*sorted(profile.entities), None):
        truth = holds_keys(profile, id, on=on)
        if truth is not Truth.FALSE and id != profile.subject.provider:
            low = STRONG if truth is Truth.TRUE else NONE
            name = say("graph.someone") if id is None else profile.entities[id].name
            message = say(f"graph.holds-keys-{truth.value}", entity=name)
            gaps = () if truth is Truth.TRUE else (keys_gap(profile),)
            facts = (KEYS,) if truth is Truth.TRUE else ()
            yield Dependence(
                id, Link(low, STRONG, Explanation(truth, message, facts=facts, gaps=gaps))
            )
