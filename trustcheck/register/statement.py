"""One BODS statement, of version 0.3 or 0.4, brought to one form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from trustcheck.logic.fields import frozen
from trustcheck.profile.value import Rung
from trustcheck.register.ledger import Origin
from trustcheck.register.raw import Raw
from trustcheck.register.record import Record
from trustcheck.source.problem import Problem

Kind: TypeAlias = Literal["entity", "person", "relationship"]
VERSIONS = ("0.3", "0.4")
"""The versions of the Beneficial Ownership Data Standard that are read."""

_KINDS_03: Mapping[str, Kind] = {
    "entityStatement": "entity",
    "personStatement": "person",
    "ownershipOrControlStatement": "relationship",
}
_KINDS_04: Mapping[str, Kind] = {
    "entity": "entity",
    "person": "person",
    "relationship": "relationship",
}
_STATUSES = ("new", "updated", "closed")
_RUNGS: Mapping[str, Rung] = {
    "officialRegister": "public_register",
    "thirdParty": "documented",
    "primaryResearch": "documented",
    "selfDeclaration": "declared",
}
"""How strong a source of each type is; the strongest of a statement counts."""


@frozen
class Statement:
    """What one publisher said of one record on one day."""

    version: str
    kind: Kind
    record: str
    origin: Origin
    details: Record
    closed: bool = False
    replaces: tuple[str, ...] = ()

    @property
    def dated(self) -> date:
        """The day of the statement; the first of all days if it does not say."""
        return self.origin.dated or date.min


def read_statement(raw: Raw, problems: list[Problem]) -> tuple[Statement | None, date | None]:
    """Return a statement, and its latest day; mistakes of it go to `problems`."""
    record = Record(raw.span, raw.data, problems)
    publication = record.table("publicationDetails") or Record(raw.span, {}, problems)
    version = _version(record, publication)
    if version is None:
        return None, None
    kinds, key = (_KINDS_04, "recordType") if version == "0.4" else (_KINDS_03, "statementType")
    word = record.required(key)
    if word is not None and word not in kinds:
        record.refuse("unknown-statement-type", found=word, known=tuple(kinds))
    id = record.required("statementId" if version == "0.4" else "statementID")
    name = record.required("recordId") if version == "0.4" else id
    details = record.table("recordDetails") if version == "0.4" else record
    if details is None and not record.has("recordDetails"):
        record.refuse("missing-field", field="recordDetails")
    origin = _origin(raw, record, publication, id or "?")
    days = (origin.dated, origin.retrieved, publication.day("publicationDate"))
    latest = max((day for day in days if day is not None), default=None)
    closed = _is_closed(record) if version == "0.4" else False
    kind = kinds.get(word or "")
    if id is None or name is None or details is None or kind is None:
        return None, latest
    replaces = record.texts("replacesStatements") if version == "0.3" else ()
    statement = Statement(
        version, kind, name, origin=origin, details=details, closed=closed, replaces=replaces
    )
    return statement, latest


def _is_closed(record: Record) -> bool:
    status = record.text("recordStatus")
    if status is not None and status not in _STATUSES:
        record.refuse("unknown-record-status", found=status, known=_STATUSES)
    return status == "closed"


def _version(record: Record, publication: Record) -> str | None:
    """Return the version that the form of a statement has; what it says must not differ."""
    stated = publication.text("bodsVersion")
    if stated is not None and not re.fullmatch(r"0\.[34](\.[0-9]+)?", stated):
        record.refuse("other-bods-version", found=stated, known=VERSIONS)
        return None
    shape = next(
        (
            version
            for version, fields in _SHAPES.items()
            if any(record.has(field) for field in fields)
        ),
        None,
    )
    if shape is None:
        record.refuse("not-bods")
        return None
    if shape == "0.3" and _has_levels(record):
        record.refuse("other-bods-version", found="0.2", known=VERSIONS)
        return None
    if stated is not None and not stated.startswith(shape):
        record.refuse("unlike-its-version", found=stated, shape=shape)
        return None
    return shape


_SHAPES: Mapping[str, tuple[str, ...]] = {
    "0.4": ("recordType", "recordDetails", "statementId"),
    "0.3": ("statementType", "statementID"),
}
"""The fields that each version has and the other has not."""


def _has_levels(record: Record) -> bool:
    """Tell whether interests have the level that version 0.2 gives them."""
    interests = record.data.get("interests")
    return isinstance(interests, list) and any(
        isinstance(interest, dict) and "interestLevel" in interest for interest in interests
    )


def _origin(raw: Raw, record: Record, publication: Record, id: str) -> Origin:
    source = record.table("source") or Record(raw.span, {}, record.problems)
    publisher = publication.table("publisher")
    types = source.texts("type")
    rungs = {_RUNGS[type] for type in types if type in _RUNGS}
    order: tuple[Rung, ...] = ("public_register", "documented", "declared")
    return Origin(
        id,
        raw.span,
        sha256=raw.source.sha256,
        register="bods",
        rung=next((rung for rung in order if rung in rungs), "declared"),
        dated=record.day("statementDate"),
        retrieved=source.day("retrievedAt"),
        publisher=None if publisher is None else publisher.text("name") or publisher.text("url"),
        url=source.text("url"),
        description=source.text("description"),
    )
