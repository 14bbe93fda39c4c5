"""Profiles drawn in a few words: who holds what, with which rights, and what is said of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias, TypedDict, Unpack

from trustcheck.graph.control import Control, control
from trustcheck.graph.exposure import Exposure, Property, exposure
from trustcheck.graph.ownership import Stake, collective, stakes
from trustcheck.graph.scene import Scene
from trustcheck.graph.shareholding import Shareholding, shareholding
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.logic.period import Period
from trustcheck.logic.truth import Truth
from trustcheck.profile.jurisdiction import Area, Atlas, Territory
from trustcheck.profile.profile import PROFILE, Profile
from trustcheck.profile.statutes import ControlThresholds, Law, Statutes

Facts: TypeAlias = Mapping[str, object]

DAY = date(2026, 9, 30)
EVERYTHING = ("holdings", "rights", "sites", "accesses", "technologies", "third_parties")
NONE: Mapping[str, Facts] = MappingProxyType({})

_HOLDING = re.compile(r"(\S+) (\S+) (\S+?)(?:/(\S+))?")
_RANGE = re.compile(r"([\d.]+)\.\.([\d.]+)")


class Sections(TypedDict, total=False):
    """The sections of a profile that are written out."""

    rights: Iterable[Facts]
    accesses: Iterable[Facts]
    technologies: Iterable[Facts]
    third_parties: Iterable[Facts]
    sites: Iterable[Facts]
    keys: Facts


def drawn(
    *holdings: str,
    entities: Mapping[str, Facts] = NONE,
    records: Iterable[Facts] = (),
    complete: Iterable[str] = EVERYTHING,
    provider: str = "p",
    **sections: Unpack[Sections],
) -> Profile:
    """Return a profile with holdings such as `us p 24`, `us p 20..30`, `us p >50/?`.

    After the slash stand the votes, equal to the capital unless stated; `?` is undisclosed and
    `-` absent; `records` are holdings written out. Everyone is a listed company that nobody else
    holds, unless `entities` says more.
    """
    lines = [match.groups() for line in holdings if (match := _HOLDING.fullmatch(line))]
    assert len(lines) == len(holdings)
    held: list[Facts] = [
        {"holder": holder, "held": company}
        | {
            measure: amount(written)
            for measure, written in (("capital", capital), ("votes", votes or capital))
            if written != "-"
        }
        for holder, company, capital, votes in lines
    ]
    held.extend(records)
    named = {str(holding[end]) for holding in held for end in ("holder", "held")}
    ids = {provider, *entities, *named} - {"undisclosed"}
    return PROFILE.read(
        {
            "trustcheck": 1,
            "subject": {"name": "Service", "provider": provider},
            "stated_on": "2026-09-30",
            "complete": list(complete),
            "entities": {id: _entity(id, entities.get(id, {})) for id in sorted(ids)},
            "holdings": held,
            **sections,
        }
    )


def _entity(id: str, facts: Facts) -> Facts:
    plain = {"name": id.upper(), "kind": "company"}
    listed = {} if facts.get("kind") in ("person", "public_body") else {"listed": True}
    return {**plain, **listed, **facts}


def amount(written: str) -> object:
    """Return an amount as a profile writes it."""
    if written == "?":
        return "undisclosed"
    if match := _RANGE.fullmatch(written):
        return {"at_least": Decimal(match[1]), "at_most": Decimal(match[2])}
    if written[0] in "<>":
        return {"below" if written[0] == "<" else "above": Decimal(written[1:])}
    return Decimal(written)


def at(*codes: str, branches: Iterable[str] = ()) -> Facts:
    """Return an entity seated in one territory, or in three, with its branches."""
    seats = codes * 3 if len(codes) == 1 else codes
    keys = ("registered_office", "central_administration", "main_establishment")
    return {"seats": dict(zip(keys, seats, strict=True)), "branches": list(branches)}


# What is derived


def thresholds(majority: str = "50", presumption: str = "40") -> ControlThresholds:
    """Return the lines of control, as percentages."""
    above, presumed, declared = (Fraction(line) / 100 for line in (majority, presumption, "5"))
    return ControlThresholds(above, presumed, declared, {}, {})


@frozen
class Structure:
    """A profile and everything derived from it."""

    profile: Profile
    shareholding: Shareholding
    control: Control

    def stakes(self, company: str = "p") -> Mapping[str | None, Stake]:
        found = stakes(self.shareholding, self.control, company=company)
        return {stake.holder: stake for stake in found}

    def stake(self, holder: str | None, company: str = "p") -> Stake:
        return self.stakes(company)[holder]

    def holders(self, company: str = "p") -> tuple[str | None, ...]:
        return tuple(self.stakes(company))

    def together(self, *foreign: str, doubtful: Iterable[str] = (), company: str = "p") -> Stake:
        truths = dict.fromkeys(self.profile.entities, Truth.FALSE)
        truths |= dict.fromkeys(foreign, Truth.TRUE) | dict.fromkeys(doubtful, Truth.UNKNOWN)
        return collective(self.shareholding, self.control, company=company, foreign=truths)

    def controlled(self) -> set[tuple[str, str]]:
        pairs = self.control.certain.items()
        return {(holder, company) for holder, held in pairs for company in held}

    def exposure(
        self, law: Law, data: str = "customer", *, property: Property = "disclosure"
    ) -> Exposure:
        scene = Scene(self.profile, self.control, DAY)
        return exposure(scene, ATLAS, law, data, property=property)


def derived(profile: Profile, lines: ControlThresholds | None = None) -> Structure:
    """Return what follows from a profile on the day."""
    held = shareholding(profile, on=DAY)
    return Structure(profile, held, control(held, profile, lines or thresholds(), on=DAY))


# A small world

_STATES = {"FR": "FR", "DE": "DE", "US": "US", "CN": "CN", "NC": "FR", "PR": "US", "GB": "GB"}
ATLAS = Atlas(
    {code: Territory(code, Text(code, code), state) for code, state in _STATES.items()},
    {
        "union": Area(
            "union",
            Text("Union européenne", "European Union"),
            Text("TUE", "TEU"),
            {
                "FR": Period(),
                "DE": Period(),
                "GB": Period(until=date(2020, 12, 31)),
            },
            {},
        )
    },
    {},
)


def law(
    *,
    compels: tuple[str, ...] = ("disclosure",),
    period: Period = Period(),  # noqa: B008  # a period is frozen
    **triggers: str,
) -> Law:
    """Return a law of the United States."""
    grades = {"incorporation": "strong", "seat": "strong", "branch": "strong"}
    grades |= {"control": "strong", "presence": "disputed"} | triggers
    name = Text("CLOUD Act", "CLOUD Act")
    return Law(
        "cloud-act",
        name,
        "US",
        ("US", "PR"),
        period,
        None,
        {trigger: grade for trigger, grade in grades.items() if grade != "none"},
        compels,
        ("customer", "technical"),
        "",
        "high",
        name,
    )


STATUTES = Statutes(ATLAS, {}, thresholds(), {})
