"""Who can hold, control or operate: companies, persons, public bodies.

Generated from trustcheck/profile/model/entity.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from trustcheck.logic.fields import frozen
from trustcheck.profile.record import BACKED, Backed, Record
from trustcheck.profile.shape import ListOf, MapOf, OneOf, RecordOf, TextLike, TextOf, matches
from trustcheck.profile.value import Count, Flag, Id, Name, Place, Territory
from trustcheck.profile.written import COUNT, FLAG, ID, NAME, PLACE, TERRITORY

EntityKind: TypeAlias = Literal["company", "fund", "public_body", "association", "person"]

ENTITY_KIND = OneOf(get_args(EntityKind))
SIREN_PATTERN = "^[0-9]{9}$"

LEI_PATTERN = "^[A-Z0-9]{18}[0-9]{2}$"

VAT_PATTERN = "^[A-Z]{2}[A-Z0-9]{2,13}$"


@frozen(kw_only=True)
class Identifiers(Record):
    """The numbers under which registers know an entity."""

    siren: str | None = None
    """French company number, nine digits, in quotes."""
    lei: str | None = None
    """Legal Entity Identifier (ISO 17442), twenty characters."""
    vat: str | None = None
    """European VAT number, without spaces."""
    euid: str | None = None
    """European unique identifier of a company (BRIS)."""
    other: Name | None = None
    """Any other register and number."""


IDENTIFIERS = RecordOf(
    Identifiers,
    {
        "siren": TextLike(matches("[0-9]{9}"), "not-a-siren"),
        "lei": TextLike(matches("[A-Z0-9]{18}[0-9]{2}"), "not-a-lei"),
        "vat": TextLike(matches("[A-Z]{2}[A-Z0-9]{2,13}"), "not-a-vat-number"),
        "euid": TextOf(4, 60),
        "other": NAME,
    },
)


@frozen(kw_only=True)
class Seats(Record):
    """The three seats of a company; they may lie in three States (SecNumCloud 3.2, 19.6.a)."""

    registered_office: Place | None = None
    """Where the statutes put the company (siège statutaire)."""
    central_administration: Place | None = None
    """From where it is directed (administration centrale)."""
    main_establishment: Place | None = None
    """Where most of its activity is (principal établissement)."""


SEATS = RecordOf(
    Seats,
    {"registered_office": PLACE, "central_administration": PLACE, "main_establishment": PLACE},
)


@frozen(kw_only=True)
class ShareClass(Record):
    """One class of a company's shares."""

    shares: Count
    """How many shares of this class exist."""
    nominal: Count | None = None
    """Nominal value of one share, in any unit that all classes share; 1 unless stated."""
    votes_per_share: Count | None = None
    """Votes of one share: 1 unless stated, 2 for double votes, 0 for shares without vote."""


SHARE_CLASS = RecordOf(
    ShareClass, {"shares": COUNT, "nominal": COUNT, "votes_per_share": COUNT}, needs=("shares",)
)


@frozen(kw_only=True)
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
    nationalities: tuple[Territory, ...] | None = None
    """Nationalities of a natural person."""
    residence: Place | None = None
    """State in which a natural person lives."""
    branches: tuple[Territory, ...] | None = None
    """Territories in which this same legal person has a branch; an empty list says: none."""
    share_classes: dict[Id, ShareClass] | None = None
    """Classes of shares, when holdings are stated in numbers of shares."""


ENTITY = RecordOf(
    Entity,
    {
        **BACKED.keys,
        "name": NAME,
        "kind": ENTITY_KIND,
        "listed": FLAG,
        "identifiers": IDENTIFIERS,
        "seats": SEATS,
        "nationalities": ListOf(TERRITORY),
        "residence": PLACE,
        "branches": ListOf(TERRITORY),
        "share_classes": MapOf(ID, SHARE_CLASS),
    },
    needs=("name", "kind"),
)
