"""How the records of a profile are called in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from trustcheck.engine.facts import Facts
from trustcheck.logic.message import Value, say
from trustcheck.profile.access import Access
from trustcheck.profile.certificate import Qualification
from trustcheck.profile.holding import Holding
from trustcheck.profile.right import Right
from trustcheck.profile.service import Site, ThirdParty
from trustcheck.profile.value import UNDISCLOSED


def entity_name(facts: Facts, id: object) -> Value:
    """Return the name of an entity, or words for an undisclosed one."""
    if id is UNDISCLOSED:
        return say("record.undisclosed_entity")
    return facts.entity(str(id)).label


def _label_site(facts: Facts, site: Site) -> Value:
    return site.name or site.id


def _label_access(facts: Facts, access: Access) -> Value:
    if access.means is None:
        return say("record.access", to=entity_name(facts, access.to))
    return say("record.access.means", to=entity_name(facts, access.to), means=access.means)


def _label_third_party(facts: Facts, third: ThirdParty) -> Value:
    return say("record.third_party", name=entity_name(facts, third.entity), service=third.service)


def _label_holding(facts: Facts, holding: Holding) -> Value:
    holder, held = (entity_name(facts, id) for id in (holding.holder, holding.held))
    return say("record.holder", holder=holder, company=held)


def _label_right(facts: Facts, right: Right) -> Value:
    holders = tuple(entity_name(facts, id) for id in right.holder)
    return say(
        "record.right", kind=right.kind, holders=holders, over=entity_name(facts, right.over)
    )


def _label_qualification(facts: Facts, qualification: Qualification) -> Value:
    return f"{qualification.scheme} {qualification.version or ''}".strip()


LABELS: Mapping[str, Callable[..., Value]] = MappingProxyType(
    {
        "site": _label_site,
        "access": _label_access,
        "technology": lambda facts, technology: technology.name,
        "third_party": _label_third_party,
        "certificate_authority": lambda facts, authority: authority.name,
        "holding": _label_holding,
        "right": _label_right,
        "qualification": _label_qualification,
        "place": lambda facts, code: facts.statutes.atlas.name(code),
        "language": lambda facts, code: code,
    }
)
