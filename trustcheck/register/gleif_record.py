"""A record of the register of legal entity identifiers, in whichever of its formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, TypeAlias

from trustcheck.logic.fields import frozen
from trustcheck.register.csv_file import read_csv
from trustcheck.register.json_file import read_json
from trustcheck.register.ledger import Origin
from trustcheck.register.raw import Json, Raw, Source
from trustcheck.register.record import Record
from trustcheck.register.xml_file import read_xml
from trustcheck.source.problem import Problem

Level: TypeAlias = Literal["entity", "relation", "exception"]

_SIGNS: Mapping[str, Level] = {
    "Relationship": "relation",
    "ExceptionCategory": "exception",
    "Exception": "exception",
    "Entity": "entity",
}
"""The field by which each kind of record is known."""


@frozen
class Entry:
    """One record: what kind it is, and its fields."""

    level: Level
    record: Record
    raw: Raw

    @property
    def registration(self) -> Record:
        """The fields on the registration itself."""
        return self.record.table("Registration") or Record(self.record.span, {}, [])

    @property
    def updated(self) -> date | None:
        """The day of the last update, else that of the file."""
        return self.registration.day("LastUpdateDate") or self.record.day("ContentDate")

    @property
    def is_deleted(self) -> bool:
        """Whether the register has taken the record back."""
        places: list[Mapping[str, Json]] = [self.record.data]
        for name in ("Extension", "Deletion"):
            inner = [each.get(name) for each in places]
            places.extend(each for each in inner if isinstance(each, dict))
        return any(bool(each.get("DeletedAt")) for each in places)

    def origin(self, id: str) -> Origin:
        """Return where the record stands; the register is a public one."""
        return Origin(
            id,
            self.record.span,
            sha256=self.raw.source.sha256,
            register="gleif",
            rung="public_register",
            dated=self.updated,
            publisher="GLEIF",
            url="https://www.gleif.org",
        )


def read_entries(source: Source, problems: list[Problem]) -> Iterator[Entry]:
    """Yield the records of an XML, JSON or CSV file of the register."""
    start = source.raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    wide = source.raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    read = read_xml if start == b"<" or wide else read_json if start in b"[{" else read_csv
    for raw in read(source):
        data = _plain(raw.data)
        record = Record(raw.span, data if isinstance(data, dict) else {}, problems)
        level = next((level for sign, level in _SIGNS.items() if record.has(sign)), None)
        if level is None:
            record.refuse("not-gleif")
        else:
            yield Entry(level, record, raw)


def _plain(value: object) -> Json:
    """Return data without the marks of attributes: what stands under `$` is the value."""
    if isinstance(value, Mapping):
        if "$" in value:
            return _plain(value["$"])
        return {str(key).lstrip("@"): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value  # type: ignore[return-value]  # what is left is a single value of Json


def items(value: Json) -> tuple[Json, ...]:
    """Return a list, whichever way a format writes one: bare, wrapped, numbered or alone."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        inner = tuple(value.values())
        if all(key.isdigit() for key in value):
            return inner
        if len(inner) == 1 and isinstance(inner[0], (list, dict)):
            return items(inner[0])
    return () if value in (None, "", {}) else (value,)
