"""A provider's declaration: everything one profile file can say."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, Strict

from trustcheck.profile.model.access import Access, Keys
from trustcheck.profile.model.certificate import Qualification
from trustcheck.profile.model.entity import Entity
from trustcheck.profile.model.evidence import Attestation, Evidence
from trustcheck.profile.model.holding import Holding
from trustcheck.profile.model.record import Record
from trustcheck.profile.model.right import Right
from trustcheck.profile.model.service import (
    CertificateAuthority,
    Contract,
    Host,
    Operation,
    Site,
    Subject,
    Technology,
    ThirdParty,
)
from trustcheck.profile.model.value import Day, Id, Written
from trustcheck.profile.value import FORMAT, read_version

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


class Profile(Record):
    """One service, its provider, and the facts declared about them on one day."""

    trustcheck: Annotated[Literal[1], Written(read_version, {"const": FORMAT})]
    """Version of the profile format."""
    subject: Subject
    stated_on: Day
    """The day on which the facts below stand."""
    complete: Annotated[tuple[ListName, ...], Strict(False)] = ()
    """Lists that name everything there is; any other list stays open."""
    entities: Annotated[dict[Id, Entity], Field(min_length=1)]
    """Everyone the other sections speak of, by a short id."""
    holdings: Annotated[tuple[Holding, ...], Strict(False)] = ()
    """Direct holdings between entities."""
    rights: Annotated[tuple[Right, ...], Strict(False)] = ()
    """Special rights between entities."""
    sites: Annotated[tuple[Site, ...], Strict(False)] = ()
    """Places from which the service is run."""
    accesses: Annotated[tuple[Access, ...], Strict(False)] = ()
    """Who can reach which data."""
    technologies: Annotated[tuple[Technology, ...], Strict(False)] = ()
    """What the service is built on."""
    third_parties: Annotated[tuple[ThirdParty, ...], Strict(False)] = ()
    """Third companies the provider relies on."""
    hosted_on: Host | None = None
    """Another provider's service that this one stands on."""
    keys: Keys | None = None
    operation: Operation | None = None
    certificate_authorities: Annotated[tuple[CertificateAuthority, ...], Strict(False)] = ()
    """Authorities whose certificates the technical infrastructure uses."""
    contract: Contract | None = None
    qualifications: Annotated[tuple[Qualification, ...], Strict(False)] = ()
    """Qualifications and certificates, those in progress included."""
    evidence: dict[Id, Evidence] = Field(default_factory=dict)
    """Documents that back the facts, by a short id."""
    attestations: dict[Id, Attestation] = Field(default_factory=dict)
    """Answers to criteria that no fact decides, by the id of the criterion."""
    extensions: dict[Id, Any] = Field(default_factory=dict)
    """Facts that a ruleset asks for beyond this format, by the id of the ruleset."""

    def is_complete(self, name: ListName) -> bool:
        """Tell whether the list `name` is declared to leave nothing out."""
        return name in self.complete
