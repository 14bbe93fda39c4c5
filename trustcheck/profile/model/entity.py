"""Who can hold, control or operate: companies, persons, public bodies."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Strict, StringConstraints

from trustcheck.profile.model.record import Backed, Record
from trustcheck.profile.model.value import Count, Flag, Id, Name, Place, Refused, Territory

EntityKind: TypeAlias = Literal["company", "fund", "public_body", "association", "person"]


SIREN_PATTERN = "^[0-9]{9}$"
LEI_PATTERN = "^[A-Z0-9]{18}[0-9]{2}$"
VAT_PATTERN = "^[A-Z]{2}[A-Z0-9]{2,13}$"


class Identifiers(Record):
    """The numbers under which registers know an entity."""

    siren: (
        Annotated[str, StringConstraints(pattern=SIREN_PATTERN), Refused("not-a-siren")] | None
    ) = None
    """French company number, nine digits, in quotes."""
    lei: Annotated[str, StringConstraints(pattern=LEI_PATTERN), Refused("not-a-lei")] | None = None
    """Legal Entity Identifier (ISO 17442), twenty characters."""
    vat: (
        Annotated[str, StringConstraints(pattern=VAT_PATTERN), Refused("not-a-vat-number")] | None
    ) = None
    """European VAT number, without spaces."""
    euid: Annotated[str, StringConstraints(min_length=4, max_length=60)] | None = None
    """European unique identifier of a company (BRIS)."""
    other: Name | None = None
    """Any other register and number."""


class Seats(Record):
    """The three seats of a company; they may lie in three States (SecNumCloud 3.2, 19.6.a)."""

    registered_office: Place | None = None
    """Where the statutes put the company (siège statutaire)."""
    central_administration: Place | None = None
    """From where it is directed (administration centrale)."""
    main_establishment: Place | None = None
    """Where most of its activity is (principal établissement)."""


class ShareClass(Record):
    """One class of a company's shares."""

    shares: Count
    """How many shares of this class exist."""
    nominal: Count | None = None
    """Nominal value of one share, in any unit that all classes share; 1 unless stated."""
    votes_per_share: Count | None = None
    """Votes of one share: 1 unless stated, 2 for double votes, 0 for shares without vote."""


class Entity(Backed):
    """A company, a fund, a public body, an association or a natural person."""

    name: Name
    """Name under which a reader knows it."""
    kind: EntityKind
    """`person` is a natural person; `public_body` includes States."""
    listed: Flag | None = None
    """Whether its shares are admitted to trading on a regulated market (C. com. L.233-7)."""
    identifiers: Identifiers | None = None
    seats: Seats | None = None
    """Seats of anything but a natural person."""
    nationalities: Annotated[tuple[Territory, ...], Strict(False)] | None = None
    """Nationalities of a natural person."""
    residence: Place | None = None
    """State in which a natural person lives."""
    branches: Annotated[tuple[Territory, ...], Strict(False)] | None = None
    """Territories in which this same legal person has a branch; an empty list says: none."""
    share_classes: dict[Id, ShareClass] | None = None
    """Classes of shares, when holdings are stated in numbers of shares."""
