"""A provider's declaration: everything one profile file can say.

Generated from trustcheck/profile/model/profile.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, get_args

from trustcheck.logic.fields import field, frozen
from trustcheck.profile.access import ACCESS, KEYS, Access, Keys
from trustcheck.profile.certificate import QUALIFICATION, Qualification
from trustcheck.profile.entity import ENTITY, Entity
from trustcheck.profile.evidence import ATTESTATION, EVIDENCE, Attestation, Evidence
from trustcheck.profile.holding import HOLDING, Holding
from trustcheck.profile.record import Record
from trustcheck.profile.right import RIGHT, Right
from trustcheck.profile.service import (
    CERTIFICATE_AUTHORITY,
    CONTRACT,
    HOST,
    OPERATION,
    SITE,
    SUBJECT,
    TECHNOLOGY,
    THIRD_PARTY,
    CertificateAuthority,
    Contract,
    Host,
    Operation,
    Site,
    Subject,
    Technology,
    ThirdParty,
)
from trustcheck.profile.shape import ANYTHING, ListOf, MapOf, OneOf, RecordOf, Written
from trustcheck.profile.value import Day, Id, read_version
from trustcheck.profile.written import DAY, ID

ListName: TypeAlias = Literal[
    "holdings",
    "rights",
    "sites",
    "accesses",
    "technologies",
    "third_parties",
    "certificate_authorities",
    "qualifications",
]

LIST_NAME = OneOf(get_args(ListName))


@frozen(kw_only=True)
class Profile(Record):
    """One service, its provider, and the facts declared about them on one day."""

    trustcheck: Literal[1]
    """Version of the profile format."""
    subject: Subject
    stated_on: Day
    """The day on which the facts below stand."""
    complete: tuple[ListName, ...] = ()
    """Lists that name everything there is; any other list stays open."""
    entities: dict[Id, Entity]
    """Everyone the other sections speak of, by a short id."""
    holdings: tuple[Holding, ...] = ()
    """Direct holdings between entities."""
    rights: tuple[Right, ...] = ()
    """Special rights between entities."""
    sites: tuple[Site, ...] = ()
    """Places from which the service is run."""
    accesses: tuple[Access, ...] = ()
    """Who can reach which data."""
    technologies: tuple[Technology, ...] = ()
    """What the service is built on."""
    third_parties: tuple[ThirdParty, ...] = ()
    """Third companies the provider relies on."""
    hosted_on: Host | None = None
    """Another provider's service that this one stands on."""
    keys: Keys | None = None
    operation: Operation | None = None
    certificate_authorities: tuple[CertificateAuthority, ...] = ()
    """Authorities whose certificates the technical infrastructure uses."""
    contract: Contract | None = None
    qualifications: tuple[Qualification, ...] = ()
    """Qualifications and certificates, those in progress included."""
    evidence: dict[Id, Evidence] = field(default_factory=dict)
    """Documents that back the facts, by a short id."""
    attestations: dict[Id, Attestation] = field(default_factory=dict)
    """Answers to criteria that no fact decides, by the id of the criterion."""
    extensions: dict[Id, Any] = field(default_factory=dict)
    """Facts that a ruleset asks for beyond this format, by the id of the ruleset."""

    def is_complete(self, name: ListName) -> bool:
        """Tell whether the list `name` is declared to leave nothing out."""
        return name in self.complete


PROFILE = RecordOf(
    Profile,
    {
        "trustcheck": Written(read_version),
        "subject": SUBJECT,
        "stated_on": DAY,
        "complete": ListOf(LIST_NAME),
        "entities": MapOf(ID, ENTITY, filled=True),
        "holdings": ListOf(HOLDING),
        "rights": ListOf(RIGHT),
        "sites": ListOf(SITE),
        "accesses": ListOf(ACCESS),
        "technologies": ListOf(TECHNOLOGY),
        "third_parties": ListOf(THIRD_PARTY),
        "hosted_on": HOST,
        "keys": KEYS,
        "operation": OPERATION,
        "certificate_authorities": ListOf(CERTIFICATE_AUTHORITY),
        "contract": CONTRACT,
        "qualifications": ListOf(QUALIFICATION),
        "evidence": MapOf(ID, EVIDENCE),
        "attestations": MapOf(ID, ATTESTATION),
        "extensions": MapOf(ID, ANYTHING),
    },
    needs=("trustcheck", "subject", "stated_on", "entities"),
)
