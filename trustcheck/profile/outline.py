"""What the models say a profile is made of: which record stands where, with which keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from trustcheck.logic.pointer import Pointer
from trustcheck.profile.profile import Profile
from trustcheck.profile.record import Record


def record_within(annotation: Any) -> type[Record] | None:
    """Return the kind of record that a field holds, alone or many times; None for a value."""
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, Record):
            return part
    return None


def holds_many(annotation: Any) -> bool:
    """Tell whether a field holds a list or a mapping of what it is made of."""
    return any(get_origin(part) in (tuple, dict) for part in _parts(annotation))


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)


def record_at(pointer: Pointer, root: type[Record] = Profile) -> type[Record]:
    """Return the kind of record whose keys are written at `pointer`, from `root` down.

    Raises LookupError for a place where no record can stand.
    """
    record = root
    steps = iter(pointer)
    for step in steps:
        annotation = _fields(record)[str(step)]
        if holds_many(annotation):
            next(steps, None)
        inner = record_within(annotation)
        if inner is None:
            raise LookupError(f"no record at {pointer}")
        record = inner
    return record


def keys_of(record: type[Record]) -> tuple[str, ...]:
    """Return the keys that a kind of record may have, as they are written."""
    return tuple(_fields(record))


def _fields(record: type[Record]) -> dict[str, Any]:
    fields = record.model_fields.items()
    return {field.alias or name: field.annotation for name, field in fields}


def sections() -> Iterator[tuple[str, type[Record], bool]]:
    """Yield the sections made of records: name, kind of record, whether there are many."""
    for name, field in Profile.model_fields.items():
        record = record_within(field.annotation)
        if record is not None:
            yield name, record, holds_many(field.annotation)
