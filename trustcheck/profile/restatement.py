"""Facts that a later statement has otherwise: which records are the same, and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.reading import HOST, Declaration
from trustcheck.source.document import Data

_NAMES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "holdings": (("holder", "held", "share_class", "title"), ("holder", "held")),
    "rights": (("holder", "over", "kind"), ("holder", "over")),
    "sites": (("id",),),
    "accesses": (("to", "means"), ("to",)),
    "technologies": (("name", "licensor"), ("name",)),
    "third_parties": (("entity", "service"), ("entity",)),
    "certificate_authorities": (("name",),),
    "qualifications": (("scheme", "version", "reference"), ("scheme", "version")),
}
"""By list, the entries that say which record is meant, the strictest choice of them first."""

_ASIDE = ("note", "description", "url")
"""Entries that state no fact."""


@frozen
class Restatement:
    """One fact, or one record, that a later statement has otherwise.

    A place is None where the fact does not stand: it came, or it is gone. A list of records is
    followed record by record, wherever they stand; a list of words is one fact.
    """

    before: Pointer | None
    after: Pointer | None
    was: Data
    now: Data
    around: Pointer | None = None
    """Where what it is a part of stood before; None for a record that is new."""

    @property
    def pointer(self) -> Pointer:
        """Where it stands, or stood."""
        found = self.before if self.after is None else self.after
        assert found is not None
        return found


def statement(declaration: Declaration) -> Data:
    """Return what a profile states, and below it what the services state that it stands on."""
    data = declaration.document.data
    if declaration.host is None or not isinstance(data, dict):
        return data
    section, key = map(str, HOST)
    below = data.get(section)
    if not isinstance(below, dict):
        return data
    return {**data, section: {**below, key: statement(declaration.host)}}


def restatements(old: Data, new: Data) -> tuple[Restatement, ...]:
    """Return what differs between two statements, in the order of the later one.

    None in a list stands for a record of which nothing is known, and is passed over.
    """
    return tuple(_differing(old, new, (), ()))


def _differing(old: Data, new: Data, at: Pointer, to: Pointer) -> Iterator[Restatement]:
    match old, new:
        case dict(), dict():
            for key in dict.fromkeys((*new, *old)):
                if key not in _ASIDE:
                    yield from _entry(old, new, key, at, to)
        case list(), list() if _has_records(old) or _has_records(new):
            yield from _records(old, new, at, to)
        case list(), list():
            if sorted(map(repr, old)) != sorted(map(repr, new)):
                yield Restatement(at, to, old, new, at[:-1])
        case _ if isinstance(old, bool) is not isinstance(new, bool) or old != new:
            yield Restatement(at, to, old, new, at[:-1])


def _entry(
    old: dict[str, Data], new: dict[str, Data], key: str, at: Pointer, to: Pointer
) -> Iterator[Restatement]:
    if key not in old:
        yield Restatement(None, (*to, key), None, new[key], at)
    elif key not in new:
        yield Restatement((*at, key), None, old[key], None, at)
    else:
        yield from _differing(old[key], new[key], (*at, key), (*to, key))


def _records(old: list[Data], new: list[Data], at: Pointer, to: Pointer) -> Iterator[Restatement]:
    pairs = paired(str(to[-1]) if to else "", old, new)
    partners = {after: before for before, after in pairs}
    for after, record in enumerate(new):
        if record is None:
            continue
        if after not in partners:
            yield Restatement(None, (*to, after), None, record)
        else:
            before = partners[after]
            yield from _differing(old[before], record, (*at, before), (*to, after))
    kept = set(partners.values())
    for before, record in enumerate(old):
        if before not in kept and record is not None:
            yield Restatement((*at, before), None, record, None, at)


def paired(name: str, old: Sequence[Data], new: Sequence[Data]) -> tuple[tuple[int, int], ...]:
    """Return the places of the records of two lists that are the same one.

    That are first those with the same content, then those of the same name: what names a record
    depends on the list. Records that nothing names are the same where they stand at one place, in
    lists of one length.
    """
    left = {n: each for n, each in enumerate(old) if each is not None}
    right = {n: each for n, each in enumerate(new) if each is not None}
    choices = _NAMES.get(name, (("id",), ("name",)))
    found: list[tuple[int, int]] = []
    for keys in ((), *choices):
        waiting: dict[str, list[int]] = {}
        for before, record in left.items():
            waiting.setdefault(_name(record, keys), []).append(before)
        for after, record in tuple(right.items()):
            called = _name(record, keys)
            if called and waiting.get(called):
                found.append((waiting[called].pop(0), after))
                del left[found[-1][0]], right[after]
    for n in tuple(right) if len(old) == len(new) else ():
        if n in left and not _name(left[n], choices[-1]) and not _name(right[n], choices[-1]):
            found.append((n, n))
    return tuple(sorted(found, key=lambda pair: pair[1]))


def _name(record: Data, keys: tuple[str, ...]) -> str:
    """Return what some entries call a record, all of it without keys; nothing if none does."""
    if not keys or not isinstance(record, dict):
        return repr(record)
    found = [record.get(key) for key in keys]
    return "" if found[0] is None else repr(found)


def _has_records(items: list[Data]) -> bool:
    return any(isinstance(item, (dict, list)) for item in items)


# When


def day_of(restatement: Restatement, old: Data, new: Data, *, by: date) -> date | None:
    """Return the day on which a fact became another, None where its record does not say.

    That is a first day of its record that was not stated before, or the day after a last one
    that was not, and is over on the day `by`.
    """
    if restatement.after is None:
        return None
    now = _record(new, restatement.after)
    was = {} if restatement.around is None else _record(old, restatement.around)
    since, until = _day(now.get("since")), _day(now.get("until"))
    if since is not None and now.get("since") != was.get("since"):
        return since
    ended = until is not None and until < by and now.get("until") != was.get("until")
    if until is not None and ended and restatement.around is not None:
        return until + timedelta(days=1)
    return None


def _record(data: Data, pointer: Pointer) -> dict[str, Data]:
    """Return the innermost record around a place that has days."""
    found: dict[str, Data] = {}
    for step in pointer:
        match data, step:
            case dict(), str() if step in data:
                data = data[step]
            case list(), int() if step < len(data):
                data = data[step]
            case _:
                break
        if isinstance(data, dict) and ("since" in data or "until" in data):
            found = data
    return found


def _day(value: Data) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
