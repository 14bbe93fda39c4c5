"""The service itself: what it is, where it runs, with whom, on what, under which contract.

Generated from trustcheck/profile/model/service.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from trustcheck.logic.fields import frozen
from trustcheck.profile.record import BACKED, DATED, Backed, Dated, Record
from trustcheck.profile.right import IDS, Ids
from trustcheck.profile.shape import ListOf, OneOf, RecordOf, TextLike, matches
from trustcheck.profile.value import Count, EntityId, Flag, Id, Length, Name, Place, Prose
from trustcheck.profile.written import COUNT, ENTITY_ID, FLAG, ID, LENGTH, NAME, PLACE, PROSE

Activity: TypeAlias = Literal["iaas", "caas", "paas", "saas"]

ACTIVITY = OneOf(get_args(Activity))
SiteRole: TypeAlias = Literal[
    "storage", "processing", "backup", "administration", "supervision", "support", "technical_data"
]

SITE_ROLE = OneOf(get_args(SiteRole))
Language: TypeAlias = str
"""An ISO 639-1 code."""
LANGUAGE = TextLike(matches("[a-z]{2}"), "not-a-language")


@frozen(kw_only=True)
class Subject(Backed):
    """The service under assessment."""

    name: Name
    """Name of the service or of the offer; a verdict is about one service."""
    provider: Id
    """The company that provides it: a key of `entities`."""
    activities: tuple[Activity, ...] | None = None
    """What it offers (SecNumCloud 3.2, 2.1 to 2.4)."""
    description: Prose | None = None
    url: Name | None = None


SUBJECT = RecordOf(
    Subject,
    {
        **BACKED.keys,
        "name": NAME,
        "provider": ID,
        "activities": ListOf(ACTIVITY, filled=True),
        "description": PROSE,
        "url": NAME,
    },
    needs=("name", "provider"),
)


@frozen(kw_only=True)
class Site(Dated):
    """A place from which the service is run."""

    id: Id
    name: Name | None = None
    territory: Place
    """Territory in which the site stands: ISO 3166-1 alpha-2, such as FR, RE or NC."""
    operator: EntityId | None = None
    """Who operates the site: a key of `entities`; the provider unless stated."""
    roles: tuple[SiteRole, ...]
    """What happens there."""


SITE = RecordOf(
    Site,
    {
        **DATED.keys,
        "id": ID,
        "name": NAME,
        "territory": PLACE,
        "operator": ENTITY_ID,
        "roles": ListOf(SITE_ROLE, filled=True),
    },
    needs=("id", "territory", "roles"),
)


@frozen(kw_only=True)
class Autonomy(Record):
    """How the service would go on without a supplier (SecNumCloud 3.2, 19.6.d)."""

    own_skills: Flag | None = None
    """Whether the provider can keep the service running with its own skills."""
    alternatives: Count | None = None
    """How many other third companies could take over."""


AUTONOMY = RecordOf(Autonomy, {"own_skills": FLAG, "alternatives": COUNT})


@frozen(kw_only=True)
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


TECHNOLOGY = RecordOf(
    Technology,
    {
        **DATED.keys,
        "name": NAME,
        "licensor": ENTITY_ID,
        "part": OneOf(("software", "hardware", "platform")),
        "terms": OneOf(("licence", "open_source", "own", "operated_by_licensor", "undisclosed")),
        "licensee": ENTITY_ID,
        "operated_by": IDS,
        "autonomy": AUTONOMY,
    },
    needs=("name", "licensor"),
)


@frozen(kw_only=True)
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


THIRD_PARTY = RecordOf(
    ThirdParty,
    {
        **DATED.keys,
        "entity": ID,
        "service": NAME,
        "role": OneOf(("subcontractor", "host", "supplier", "support", "maintenance")),
        "qualified": FLAG,
        "autonomy": AUTONOMY,
    },
    needs=("entity", "service"),
)


@frozen(kw_only=True)
class Host(Dated):
    """Another provider's service that this one stands on, told by a profile of its own."""

    profile: Name
    """Its profile: a path from the folder of this file, in it or beside it."""
    service: Name
    """The service it has to be about, as that profile names it."""
    autonomy: Autonomy | None = None
    """How this service would go on without it."""


HOST = RecordOf(
    Host,
    {**DATED.keys, "profile": NAME, "service": NAME, "autonomy": AUTONOMY},
    needs=("profile", "service"),
)


@frozen(kw_only=True)
class Reversibility(Record):
    """How a customer takes its data back (SecNumCloud 3.2, 19.1.h and 19.1.i)."""

    documented_formats: Flag | None = None
    """Whether all data come back in documented, exploitable formats."""
    api: Flag | None = None
    """Whether all data come back through documented interfaces."""
    plan: Flag | None = None
    """Whether an exit plan is part of the contract."""


REVERSIBILITY = RecordOf(Reversibility, {"documented_formats": FLAG, "api": FLAG, "plan": FLAG})


@frozen(kw_only=True)
class Interoperability(Record):
    """How the service works with others."""

    open_standards: Flag | None = None
    """Whether its interfaces follow open standards."""
    documented_api: Flag | None = None
    """Whether its interfaces are publicly documented."""


INTEROPERABILITY = RecordOf(Interoperability, {"open_standards": FLAG, "documented_api": FLAG})


@frozen(kw_only=True)
class Contract(Backed):
    """What the service agreement with the customer says."""

    law: Place | None = None
    """Law of the agreement: a territory (19.1.c)."""
    courts: Place | None = None
    """Territory of the courts that would hear a dispute."""
    languages: tuple[Language, ...] | None = None
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


CONTRACT = RecordOf(
    Contract,
    {
        **BACKED.keys,
        "law": PLACE,
        "courts": PLACE,
        "languages": ListOf(LANGUAGE),
        "names_qualified_service": FLAG,
        "states_locations": FLAG,
        "states_support_location": FLAG,
        "states_availability": FLAG,
        "states_backups": FLAG,
        "states_remote_access": FLAG,
        "erasure_notice_days": COUNT,
        "change_notice": LENGTH,
        "termination_without_penalty": FLAG,
        "audit_right": FLAG,
        "passi_audit": FLAG,
        "reversibility": REVERSIBILITY,
        "interoperability": INTEROPERABILITY,
    },
)


@frozen(kw_only=True)
class Operation(Backed):
    """How the service is run from day to day."""

    interface_languages: tuple[Language, ...] | None = None
    """Languages of the interfaces that customers use (19.3.a): ISO 639-1."""
    support_languages: tuple[Language, ...] | None = None
    """Languages of first-level support (19.3.b): ISO 639-1."""
    foreign_support_register: Flag | None = None
    """Whether what support may do from outside the Union is listed, with how it is controlled and
    supervised from within (19.2.e)."""
    log_retention: Length | None = None
    """How long logged events are kept (12.6.c)."""
    backup_service: Flag | None = None
    """Whether customers are offered a documented service that backs up their data (17.6.a)."""


OPERATION = RecordOf(
    Operation,
    {
        **BACKED.keys,
        "interface_languages": ListOf(LANGUAGE),
        "support_languages": ListOf(LANGUAGE),
        "foreign_support_register": FLAG,
        "log_retention": LENGTH,
        "backup_service": FLAG,
    },
)


@frozen(kw_only=True)
class CertificateAuthority(Dated):
    """An authority whose certificates the technical infrastructure uses (10.6.a)."""

    name: Name
    territory: Place | None = None
    """Territory of the State to which it belongs."""
    ceremonies: Place | None = None
    """Territory in which the ceremonies for its master keys are held."""
    provider_present: Flag | None = None
    """Whether the provider is present at them."""


CERTIFICATE_AUTHORITY = RecordOf(
    CertificateAuthority,
    {
        **DATED.keys,
        "name": NAME,
        "territory": PLACE,
        "ceremonies": PLACE,
        "provider_present": FLAG,
    },
    needs=("name",),
)
