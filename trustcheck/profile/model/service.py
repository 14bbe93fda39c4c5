"""The service itself: what it is, where it runs, with whom, on what, under which contract."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, Strict, StringConstraints

from trustcheck.profile.model.record import Backed, Dated, Record
from trustcheck.profile.model.right import Ids
from trustcheck.profile.model.value import (
    Count,
    EntityId,
    Flag,
    Id,
    Length,
    Name,
    Place,
    Prose,
    Refused,
)

Activity: TypeAlias = Literal["iaas", "caas", "paas", "saas"]
SiteRole: TypeAlias = Literal[
    "storage",
    "processing",
    "backup",
    "administration",
    "supervision",
    "support",
    "technical_data",
]
Language: TypeAlias = Annotated[
    str, StringConstraints(pattern="^[a-z]{2}$"), Refused("not-a-language")
]
"""An ISO 639-1 code."""


class Subject(Backed):
    """The service under assessment."""

    name: Name
    """Name of the service or of the offer; a verdict is about one service."""
    provider: Id
    """The company that provides it: a key of `entities`."""
    activities: Annotated[tuple[Activity, ...], Strict(False), Field(min_length=1)] | None = None
    """What it offers (SecNumCloud 3.2, 2.1 to 2.4)."""
    description: Prose | None = None
    url: Name | None = None


class Site(Dated):
    """A place from which the service is run."""

    id: Id
    name: Name | None = None
    territory: Place
    """Territory in which the site stands: ISO 3166-1 alpha-2, such as FR, RE or NC."""
    operator: EntityId | None = None
    """Who operates the site: a key of `entities`; the provider unless stated."""
    roles: Annotated[tuple[SiteRole, ...], Strict(False), Field(min_length=1)]
    """What happens there."""


class Autonomy(Record):
    """How the service would go on without a supplier (SecNumCloud 3.2, 19.6.d)."""

    own_skills: Flag | None = None
    """Whether the provider can keep the service running with its own skills."""
    alternatives: Count | None = None
    """How many other third companies could take over."""


class Technology(Dated):
    """A technology the service is built on, and the terms on which it is used."""

    name: Name
    licensor: EntityId
    """Who owns it: a key of `entities`; the provider itself for its own."""
    part: Literal["software", "hardware", "platform"] | None = None
    terms: (
        Literal["licence", "open_source", "own", "operated_by_licensor", "undisclosed"] | None
    ) = None
    """`licence`: used under a licence; `operated_by_licensor`: the owner runs it as a service."""
    licensee: EntityId | None = None
    """Who holds the licence: a key of `entities`."""
    operated_by: Ids | None = None
    """Who runs it: keys of `entities`."""
    autonomy: Autonomy | None = None


class ThirdParty(Dated):
    """A third company the provider relies on, subcontractors of subcontractors included."""

    entity: Id
    """Which one: a key of `entities`."""
    service: Name
    """What it supplies."""
    role: Literal["subcontractor", "host", "supplier", "support", "maintenance"] | None = None
    qualified: Flag | None = None
    """Whether what it supplies is itself qualified SecNumCloud (19.6.d)."""
    autonomy: Autonomy | None = None


class Host(Dated):
    """Another provider's service that this one stands on, told by a profile of its own."""

    profile: Name
    """Its profile: a path from the folder of this file, in it or beside it."""
    service: Name
    """The service it has to be about, as that profile names it."""
    autonomy: Autonomy | None = None
    """How this service would go on without it."""


class Reversibility(Record):
    """How a customer takes its data back (SecNumCloud 3.2, 19.1.h and 19.1.i)."""

    documented_formats: Flag | None = None
    """Whether all data come back in documented, exploitable formats."""
    api: Flag | None = None
    """Whether all data come back through documented interfaces."""
    plan: Flag | None = None
    """Whether an exit plan is part of the contract."""


class Interoperability(Record):
    """How the service works with others."""

    open_standards: Flag | None = None
    """Whether its interfaces follow open standards."""
    documented_api: Flag | None = None
    """Whether its interfaces are publicly documented."""


class Contract(Backed):
    """What the service agreement with the customer says."""

    law: Place | None = None
    """Law of the agreement: a territory (19.1.c)."""
    courts: Place | None = None
    """Territory of the courts that would hear a dispute."""
    languages: Annotated[tuple[Language, ...], Strict(False)] | None = None
    """Languages of the agreement: ISO 639-1."""
    names_qualified_service: Flag | None = None
    """Whether it says that the service delivered is the qualified one (annexe 2)."""
    states_locations: Flag | None = None
    """Whether it states where the service runs (19.1.b)."""
    states_support_location: Flag | None = None
    """Whether it states from which State outside the Union support acts (19.1.b)."""
    states_availability: Flag | None = None
    """Whether it states how far the service is available (19.1.j)."""
    states_backups: Flag | None = None
    """Whether it states if the customer’s data are backed up by themselves (19.1.m)."""
    states_remote_access: Flag | None = None
    """Whether it states if administration or support may act from afar (19.1.n)."""
    erasure_notice_days: Count | None = None
    """Calendar days of notice before data are erased at its end (19.4.a)."""
    change_notice: Length | None = None
    """Time within which changes that concern 19.6 are told to the customer (19.6.f)."""
    termination_without_penalty: Flag | None = None
    """Whether the customer may leave at no cost if the qualification is lost (19.1.g)."""
    audit_right: Flag | None = None
    """Whether the customer may have the service audited (19.1.q)."""
    passi_audit: Flag | None = None
    """Whether the customer lets a qualified auditor of the provider audit it (19.1.p)."""
    reversibility: Reversibility | None = None
    interoperability: Interoperability | None = None


class Operation(Backed):
    """How the service is run from day to day."""

    interface_languages: Annotated[tuple[Language, ...], Strict(False)] | None = None
    """Languages of the interfaces that customers use (19.3.a): ISO 639-1."""
    support_languages: Annotated[tuple[Language, ...], Strict(False)] | None = None
    """Languages of first-level support (19.3.b): ISO 639-1."""
    foreign_support_register: Flag | None = None
    """Whether what support may do from outside the Union is listed, with how it is controlled and
    supervised from within (19.2.e)."""
    log_retention: Length | None = None
    """How long logged events are kept (12.6.c)."""
    backup_service: Flag | None = None
    """Whether customers are offered a documented service that backs up their data (17.6.a)."""


class CertificateAuthority(Dated):
    """An authority whose certificates the technical infrastructure uses (10.6.a)."""

    name: Name
    territory: Place | None = None
    """Territory of the State to which it belongs."""
    ceremonies: Place | None = None
    """Territory in which the ceremonies for its master keys are held."""
    provider_present: Flag | None = None
    """Whether the provider is present at them."""
