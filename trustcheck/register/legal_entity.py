"""Level 1 of the register of legal entity identifiers: who is who."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustcheck.logic.message import Message, say
from trustcheck.profile.entity import EntityKind
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.register.gleif_record import Entry
from trustcheck.register.ledger import Number, Party, Remark
from trustcheck.register.record import Record
from trustcheck.register.territory import territory_of

_KINDS: Mapping[str, EntityKind] = {
    "GENERAL": "company",
    "BRANCH": "company",
    "FUND": "fund",
    "SOLE_PROPRIETOR": "company",
    "RESIDENT_GOVERNMENT_ENTITY": "public_body",
    "INTERNATIONAL_ORGANIZATION": "public_body",
}
_VOID = ("DUPLICATE", "ANNULLED", "CANCELLED")
"""States of a registration that never named anyone."""
_DOUBTFUL = ("LAPSED", "RETIRED", "MERGED")
"""States of a registration that is no longer kept up."""


def read_entity(entry: Entry, atlas: Atlas, remarks: list[Remark]) -> Party | None:
    """Return the entity that a record describes; None for a record that is void."""
    record = entry.record
    lei, entity = record.required("LEI"), record.table("Entity")
    if lei is None or entity is None:
        return None
    origin = entry.origin(lei)
    status = entry.registration.text("RegistrationStatus")
    if entry.is_deleted or status in _VOID:
        what = "DELETED" if entry.is_deleted else str(status)
        remarks.append(Remark(say("register.remark.void", status=what), origin))
        return None
    jurisdiction = entity.text("LegalJurisdiction")
    headquarters = _country(entity, "HeadquartersAddress")
    for code in (jurisdiction, headquarters):
        if code is not None and territory_of(code, atlas) is None:
            remarks.append(Remark(say("register.remark.territory", found=code), origin))
    category = entity.text("EntityCategory") or "GENERAL"
    name = entity.text("LegalName")
    return Party(
        lei,
        _KINDS.get(category, "company"),
        (origin,),
        name,
        None if name else say("register.lei_only", lei=lei),
        (Number("LEI", lei), *_authority(entity, territory_of(jurisdiction, atlas))),
        registered_office=territory_of(jurisdiction, atlas),
        central_administration=territory_of(headquarters, atlas),
        notes=tuple(_notes(entity, category, status)),
    )


def _country(entity: Record, name: str) -> str | None:
    address = entity.table(name)
    return None if address is None else address.text("Country")


def _authority(entity: Record, country: str | None) -> Iterator[Number]:
    """Yield the number in the national register; a French one is a SIREN."""
    authority = entity.table("RegistrationAuthority")
    if authority is None:
        return
    register = authority.text("RegistrationAuthorityID")
    id = authority.text("RegistrationAuthorityEntityID")
    if register and id:
        yield Number(f"FR-{register}" if country == "FR" else register, id)


def _notes(entity: Record, category: str, status: str | None) -> Iterator[Message]:
    if entity.text("EntityStatus") == "INACTIVE":
        yield say("register.note.inactive")
    if status in _DOUBTFUL:
        yield say("register.note.registration", status=status)
    if category in ("SOLE_PROPRIETOR", "BRANCH"):
        yield say("register.note.category", category=category)
