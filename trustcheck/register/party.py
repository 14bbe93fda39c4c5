"""An entity or a person, as a BODS statement describes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustcheck.logic.message import Message, say
from trustcheck.profile.entity import EntityKind
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.register.ledger import Number, Party, Remark
from trustcheck.register.record import Record
from trustcheck.register.statement import Statement
from trustcheck.register.territory import territory_of

_KINDS: Mapping[str, EntityKind] = {
    "registeredEntity": "company",
    "legalEntity": "company",
    "arrangement": "fund",
    "anonymousEntity": "company",
    "unknownEntity": "company",
    "state": "public_body",
    "stateBody": "public_body",
}
"""What each type of entity is in a profile; an arrangement passes on what is put into it."""

_PERSONS = ("knownPerson", "anonymousPerson", "unknownPerson")


class PartyReader:
    """Reads parties, and keeps what could not be taken over."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.remarks: list[Remark] = []

    def read(self, statement: Statement) -> Party:
        """Return the party that a statement describes."""
        party = self._person if statement.kind == "person" else self._entity
        return party(statement, statement.details)

    def _entity(self, statement: Statement, details: Record) -> Party:
        type, subtype = _type(details)
        if type not in _KINDS:
            details.refuse("unknown-entity-type", found=type, known=tuple(_KINDS))
        kind = _KINDS.get(type, "company")
        if subtype == "trust":
            kind = "fund"
        jurisdiction = self._jurisdiction(statement, details)
        listing = details.table("publicListing")
        name = details.text("name")
        unnamed = say("register.unnamed", what=type, record=statement.record)
        return Party(
            statement.record,
            kind,
            (statement.origin,),
            name,
            None if name else unnamed,
            tuple(_numbers(details)),
            None if listing is None else listing.flag("hasPublicListing"),
            jurisdiction,
            arrangement=type == "arrangement" or subtype == "trust",
            notes=tuple(_notes(statement, details, "unspecifiedEntityDetails")),
        )

    def _person(self, statement: Statement, details: Record) -> Party:
        type = details.text("personType") or "knownPerson"
        if type not in _PERSONS:
            details.refuse("unknown-person-type", found=type, known=_PERSONS)
        name = _name(details)
        return Party(
            statement.record,
            "person",
            (statement.origin,),
            name,
            None if name else say("register.unnamed", what=type, record=statement.record),
            nationalities=tuple(dict.fromkeys(self._nationalities(statement, details))),
            residence=self._residence(statement, details),
            notes=tuple(_notes(statement, details, "unspecifiedPersonDetails")),
        )

    def _jurisdiction(self, statement: Statement, details: Record) -> str | None:
        """Return the territory of incorporation; publishers use either of two names for it."""
        for name in ("incorporatedInJurisdiction", "jurisdiction"):
            place = details.table(name)
            if place is not None:
                return self._territory(statement, place.text("code"), place.text("name"))
        return None

    def _nationalities(self, statement: Statement, details: Record) -> Iterator[str]:
        for place in details.tables("nationalities"):
            code = self._territory(statement, place.text("code"), place.text("name"))
            if code is not None:
                yield code

    def _residence(self, statement: Statement, details: Record) -> str | None:
        for address in details.tables("addresses"):
            if address.text("type") != "residence" or not address.has("country"):
                continue
            if isinstance(address.data["country"], str):  # as version 0.3 has it
                return self._territory(statement, address.text("country"), None)
            country = address.table("country")
            if country is not None:
                return self._territory(statement, country.text("code"), country.text("name"))
        return None

    def _territory(self, statement: Statement, code: str | None, name: str | None) -> str | None:
        """Return a territory; one that has no code, or another one, is told."""
        found = territory_of(code, self.atlas)
        if found is None and (code or name):
            message = say("register.remark.territory", found=code or name or "")
            self.remarks.append(Remark(message, statement.origin))
        return found


def _type(details: Record) -> tuple[str, str | None]:
    """Return the type and the subtype, from a text in version 0.3 and a mapping in 0.4."""
    value = details.data.get("entityType")
    if isinstance(value, str):
        subtype = details.table("entitySubtype")
        general = None if subtype is None else subtype.text("generalCategory")
        return value, "trust" if general and general.startswith("trust") else None
    table = details.table("entityType")
    if table is None:
        return "unknownEntity", None
    return table.text("type") or "unknownEntity", table.text("subtype")


def _name(details: Record) -> str | None:
    """Return the legal name of a person, else the first."""
    names = details.tables("names")
    for name in sorted(names, key=lambda each: each.data.get("type") != "legal"):
        parts = (name.text("givenName"), name.text("patronymicName"), name.text("familyName"))
        found = name.text("fullName") or " ".join(part for part in parts if part)
        if found:
            return found
    return None


def _numbers(details: Record) -> Iterator[Number]:
    for identifier in details.tables("identifiers"):
        id = identifier.text("id")
        scheme = identifier.text("scheme") or identifier.text("schemeName")
        if id and scheme:
            yield Number(scheme, id)


def _notes(statement: Statement, details: Record, unspecified: str) -> Iterator[Message]:
    if statement.closed:
        yield say("register.note.closed")
    dissolved = details.day("dissolutionDate")
    if dissolved is not None:
        yield say("register.note.dissolved", day=dissolved)
    reason = details.table(unspecified)
    if reason is not None:
        yield reason_of(reason)


def reason_of(record: Record) -> Message:
    """Return why someone is not named: a declared unknown is not an absence."""
    reason, description = record.text("reason") or "unknown", record.text("description")
    if description is None:
        return say("register.note.unnamed", reason=reason)
    return say("register.note.unnamed_because", reason=reason, description=description)
