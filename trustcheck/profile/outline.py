"""What a profile is made of: which kind of record stands where."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.profile.profile import PROFILE
from trustcheck.profile.record import Record
from trustcheck.profile.shape import ListOf, MapOf, RecordOf, Shape


def record_within(shape: Shape) -> RecordOf[Record] | None:
    """Return the shape of the records that a place holds, one or many; None for a value."""
    while isinstance(shape, (ListOf, MapOf)):
        shape = shape.item
    return shape if isinstance(shape, RecordOf) else None


def sections() -> Iterator[tuple[str, RecordOf[Record], bool]]:
    """Yield the sections made of records: name, shape of a record, whether there are many."""
    for name, shape in PROFILE.keys.items():
        record = record_within(shape)
        if record is not None:
            yield name, record, record is not shape
