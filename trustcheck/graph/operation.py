"""The ways to data that operating gives: the provider, sites, technologies, rights to data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from trustcheck.graph.path import NONE, STRONG, WEAK
from trustcheck.graph.way import DATA, Bounds, Way, closed_for, denied, open_ways
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.message import Value, say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.profile.profile import Profile
from trustcheck.profile.service import Site, Technology
from trustcheck.profile.value import Undisclosed


def of_provider(profile: Profile) -> Iterator[Way]:
    """Yield the provider's ways: whoever operates the service can come to everything in it."""
    provider = profile.subject.provider
    facts: tuple[Pointer, ...] = (("subject", "provider"),)
    message = say("graph.provides", entity=profile.entities[provider].name)
    for data in DATA:
        yield Way(provider, data, "operation", STRONG, STRONG, Truth.FALSE, message, facts)


_SITE_ROLES: Mapping[str, Mapping[str, Bounds]] = {
    "processing": dict.fromkeys(DATA, (STRONG, STRONG)),
    "administration": dict.fromkeys(DATA, (STRONG, STRONG)),
    "storage": dict.fromkeys(DATA, (WEAK, STRONG)),
    "backup": dict.fromkeys(DATA, (WEAK, STRONG)),
    "supervision": {"technical": (STRONG, STRONG)},
    "technical_data": {"technical": (STRONG, STRONG)},
    "support": dict.fromkeys(DATA, (NONE, STRONG)),
}
"""What operating a site gives, by what happens there; stored data may be ciphertext.

Where it leaves bounds, a complete list of accesses that names nothing more settles the lower."""


def of_site(profile: Profile, index: int, site: Site, *, on: date) -> Iterator[Way]:
    """Yield the ways of whoever operates a site, the provider apart: it has its own."""
    operator = site.operator
    if operator is None or operator == profile.subject.provider:
        return
    unnamed = isinstance(operator, Undisclosed)
    entity = None if isinstance(operator, Undisclosed) else operator
    closed = closed_for(profile, entity, on=on) is not None and not unnamed
    name: Value = say("graph.someone") if entity is None else profile.entities[entity].name
    left = () if closed else open_ways(profile)
    gaps = (Gap(("sites", index, "operator"), Reason.UNDISCLOSED),) if unnamed else left
    for role in site.roles:
        for data, (low, high) in _SITE_ROLES[role].items():
            stored = role in ("storage", "backup")
            yield Way(
                entity,
                data,
                "operation" if role in ("processing", "administration") else role,
                NONE if unnamed else low,
                low if closed else high,
                Truth.UNKNOWN if stored else Truth.FALSE,
                say("graph.site", entity=name, site=site.name or site.id, role=role),
                (("sites", index, "operator"),),
                gaps,
                sure=not unnamed,
            )


def of_technology(
    profile: Profile, index: int, technology: Technology, *, on: date
) -> Iterator[Way]:
    """Yield the ways of whoever runs a technology, and the weak one of a maker of hardware."""
    at: Pointer = ("technologies", index)
    licensor = None if isinstance(technology.licensor, Undisclosed) else technology.licensor
    runners: dict[str | None, Bounds] = {}
    gaps: tuple[Gap, ...] = ()
    yield from _of_maker(profile, licensor, technology, at)
    if technology.operated_by is not None:
        runners = dict.fromkeys(technology.operated_by, (STRONG, STRONG))
    else:
        may_run = [who for who in (licensor, None) if not denied(profile, who, on=on)]
        runners = dict.fromkeys(may_run, (NONE, STRONG))
        gaps = (Gap((*at, "operated_by"), Reason.ABSENT),)
        if technology.terms == "operated_by_licensor":  # by others, too, for all that is said
            runners[licensor] = (STRONG, STRONG)
    if licensor is None:
        runners = {
            who: (NONE if who is None else low, high) for who, (low, high) in runners.items()
        }
        gaps = (*gaps, Gap((*at, "licensor"), Reason.UNDISCLOSED))
    for runner, bounds in runners.items():
        if runner != profile.subject.provider:
            yield from _ways(profile, runner, "operation", bounds, at, technology.name, gaps)


def _of_maker(
    profile: Profile, licensor: str | None, technology: Technology, at: Pointer
) -> Iterator[Way]:
    """Yield the weak ways of who made hardware, or what may be hardware."""
    if technology.terms == "own" or technology.part not in ("hardware", None):
        return
    known = technology.part is not None
    gaps = () if known else (Gap((*at, "part"), Reason.ABSENT),)
    bounds = (WEAK if known else NONE, WEAK)
    yield from _ways(profile, licensor, "hardware", bounds, at, technology.name, gaps)


def _ways(
    profile: Profile,
    entity: str | None,
    means: str,
    bounds: Bounds,
    at: Pointer,
    technology: str,
    gaps: tuple[Gap, ...] = (),
) -> Iterator[Way]:
    name: Value = say("graph.someone") if entity is None else profile.entities[entity].name
    kind = "makes" if means == "hardware" else "runs"
    doubt = "" if bounds[0] is bounds[1] else "-unknown"
    message = say(f"graph.{kind}{doubt}", entity=name, technology=technology)
    for data in DATA:
        sure = bounds[0] is bounds[1]
        yield Way(entity, data, means, *bounds, Truth.FALSE, message, (at,), gaps, sure=sure)


def of_rights(profile: Profile, on: date) -> Iterator[Way]:
    """Yield the ways of whoever has a right to obtain data from the provider."""
    for index, right in enumerate(profile.rights):
        if right.kind == "data_access" and right.holds_on(on):
            for holder in right.holder:
                names = profile.entities[holder].name, profile.entities[right.over].name
                message = say("graph.right-to-data", entity=names[0], company=names[1])
                at: Pointer = ("rights", index)
                for data in DATA:
                    yield Way(
                        holder, data, "contract", STRONG, STRONG, Truth.FALSE, message, (at,)
                    )
