"""A provider's declaration: everything one profile file can say."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, Strict

from trustcheck.profile.access import Access, Keys
from trustcheck.profile.certificate import Qualification
from trustcheck.profile.entity import Entity
from trustcheck.profile.evidence import Attestation, Evidence
from trustcheck.profile.holding import Holding
from trustcheck.profile.record import Record
from trustcheck.profile.right import Right
from trustcheck.profile.service import Contract, Site, Subject, Technology, ThirdParty
from trustcheck.profile.value import Day, Id, Written, mistake, shown

FORMAT = 1
"""The version of the profile format that this program reads."""

ListName: TypeAlias = Literal[
    "holdings", "rights", "sites", "accesses", "technologies", "third_parties", "qualifications"
]


def _read_version(value: Any) -> Literal[1]:
    if isinstance(value, (bool, str, list, dict)) or value is None:
        raise mistake("not-a-version", found=shown(value), known=FORMAT)
    if value != FORMAT:
        raise mistake("other-version", found=shown(value), known=FORMAT)
    return 1


class Profile(Record):
    """One service, its provider, and the facts declared about them on one day."""

    trustcheck: Annotated[Literal[1], Written(_read_version, {"const": FORMAT})]
    """Version of the profile format."""
    subject: Subject
    stated_on: Day
    """The day on which the facts below stand."""
    complete: Annotated[tuple[ListName, ...], Strict(False)] = ()
    """Lists that name everything there is; any other list stays open."""
    entities: dict[Id, Entity] = Field(min_length=1)
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
    keys: Keys | None = None
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
