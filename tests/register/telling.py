"""What the tests of registers are made of: statements, and what becomes of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from tests.builders import STATUTES
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Message
from trustcheck.profile.profile import Profile
from trustcheck.profile.reading import read_profile
from trustcheck.register.bods import read_bods
from trustcheck.register.gleif import read_gleif
from trustcheck.register.importing import Imported, imported
from trustcheck.register.ledger import Ledger
from trustcheck.register.raw import Source
from trustcheck.source.document import read
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.wording.phrase import read_wording

Json: TypeAlias = Any  # what a test writes as JSON, broken on purpose or not
DATA = Path(__file__).parent / "data"
ATLAS = STATUTES.atlas
ENGLISH = read_wording("en")
DAY = "2026-03-01"


def statement(record: str, kind: str, details: Json, **fields: Json) -> dict[str, Json]:
    """Return a statement of BODS 0.4."""
    return {
        "statementId": f"statement-{record}",
        "recordId": record,
        "recordType": kind,
        "recordStatus": "new",
        "statementDate": DAY,
        "recordDetails": {"isComponent": False, **details},
        "publicationDetails": {"bodsVersion": "0.4", "publisher": {"name": "A register"}},
        **fields,
    }


def entity(record: str, name: Json = None, **details: Json) -> dict[str, Json]:
    """Return a statement on a company of this name; without it, of the record's."""
    given = {"entityType": {"type": "registeredEntity"}, "name": name or record.title()}
    return statement(record, "entity", {**given, **details})


def person(record: str, name: str = "Ada Martin", **details: Json) -> dict[str, Json]:
    """Return a statement on a natural person."""
    given = {"personType": "knownPerson", "names": [{"type": "legal", "fullName": name}]}
    return statement(record, "person", {**given, **details})


def relation(
    holder: Json, held: Json, *interests: Json, record: str | None = None, **fields: Json
) -> dict[str, Json]:
    """Return a statement on what a holder has of a company."""
    name = record or f"{holder if isinstance(holder, str) else 'someone'}-in-{held}"
    details = {"subject": held, "interestedParty": holder, "interests": list(interests)}
    inner = {key: fields.pop(key) for key in ("componentRecords",) if key in fields}
    return statement(name, "relationship", {**details, **inner}, **fields)


def interest(type: str = "shareholding", share: Json = None, **fields: Json) -> dict[str, Json]:
    """Return an interest, said to be direct."""
    stated = {"type": type, "directOrIndirect": "direct", **fields}
    return stated if share is None else {**stated, "share": share}


def older(statement: Mapping[str, Json]) -> dict[str, Json]:
    """Return the same statement in BODS 0.3, ids of records being those of statements."""
    details = dict(statement["recordDetails"])
    kinds = {"entity": "entity", "person": "person", "relationship": "ownershipOrControl"}
    kind = kinds[statement["recordType"]]
    if "entityType" in details:
        details["entityType"] = details["entityType"]["type"]
    if kind == "ownershipOrControl":
        holder = details["interestedParty"]
        details["subject"] = {"describedByEntityStatement": details["subject"]}
        if not isinstance(holder, str):
            details["interestedParty"] = {"unspecified": holder}
        elif holder.startswith("person"):
            details["interestedParty"] = {"describedByPersonStatement": holder}
        else:
            details["interestedParty"] = {"describedByEntityStatement": holder}
        details["componentStatementIDs"] = details.pop("componentRecords", [])
    return {
        "statementID": statement["recordId"],
        "statementType": f"{kind}Statement",
        "statementDate": statement["statementDate"],
        "publicationDetails": {"bodsVersion": "0.3", "publisher": {"name": "A register"}},
        **details,
    }


def source(data: Json, file: str = "group.json") -> Source:
    """Return a file that holds this data, or these bytes."""
    return Source(file, data if isinstance(data, bytes) else json.dumps(data).encode())


def told(*statements: Mapping[str, Json], on: date | None = None) -> Ledger:
    """Return what statements say, before it is put together."""
    return read_bods([source(list(statements))], ATLAS, on=on)


def put_together(ledger: Ledger, subject: str | None = None) -> Imported:
    """Return what is to become a profile."""
    return imported(ledger, subject=subject, whole=source(b"").whole)


def profile_of(ledger: Ledger, subject: str | None = None) -> Profile:
    """Return the profile that is written, read back."""
    text = put_together(ledger, subject).text(phrase=ENGLISH.phrase)
    return read_profile(read(text.encode(), "profile.yaml"), ATLAS).profile


def registered(*records: Json, on: date | None = None) -> Ledger:
    """Return what records of the register of LEIs say."""
    return read_gleif([source(list(records))], ATLAS, on=on)


def remarks_of(ledger: Ledger) -> list[str]:
    """Return the ids of the remarks, in order."""
    return [remark.message.id.removeprefix("register.remark.") for remark in ledger.remarks]


def remark(ledger: Ledger, id: str) -> Message:
    """Return the one remark with this id."""
    (found,) = (each for each in ledger.remarks if each.message.id == f"register.remark.{id}")
    return found.message


def refused(act: Callable[[], object]) -> tuple[Problem, ...] | None:
    """Return the problems of an act, None if there was nothing against it."""
    try:
        act()
    except InvalidInput as invalid:
        return invalid.problems
    return None


def codes(invalid: InvalidInput) -> list[str]:
    """Return the codes of problems, in order."""
    return [problem.code for problem in invalid.problems]


def shape(ledger: Ledger) -> Sequence[tuple[str | None, str]]:
    """Return holder and held of each participation."""
    return [(each.holder, each.held) for each in ledger.participations]


def without_places(ledger: Ledger) -> Ledger:
    """Return the ledger without its remarks, for comparison."""
    return replace(ledger, remarks=())
