"""Facts that are stated otherwise, in plain words: whose fact it is, what it was, what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, Text, Value, say
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.profile.reading import HOST
from trustcheck.profile.restatement import Restatement
from trustcheck.source.document import Data
from trustcheck.source.writing import flow
from trustcheck.wording.phrase import Wording

_KINDS: Mapping[str, str] = {
    "subject": "subject",
    "entities": "entity",
    "holdings": "holding",
    "rights": "right",
    "sites": "site",
    "accesses": "access",
    "technologies": "technology",
    "third_parties": "third_party",
    "certificate_authorities": "certificate_authority",
    "qualifications": "qualification",
    "keys": "keys",
    "operation": "operation",
    "contract": "contract",
    "appoints": "appointment",
}
"""By section of a profile, the kind under which the catalogs name the entries of its records."""

_ALIASES: Mapping[str, str] = {
    "operated_by": "operator",
    "held_by": "holder",
    "nationalities": "nationality",
    "branches": "branch",
    "languages": "language",
    "interface_languages": "interface_language",
    "support_languages": "support_language",
}
"""Entries that rules know under another word than the profile does."""

_ENTITIES = frozenset(
    ("holder", "held", "over", "to", "operator", "licensor", "licensee", "operated_by", "entity")
) | {"held_by", "provider"}
_PLACES = frozenset(
    ("registered_office", "central_administration", "main_establishment", "territory")
) | {"residence", "nationalities", "branches", "from_territory", "staff_of", "law", "courts"}
_PARTS = ("capital", "votes")
_PROSE = frozenset(
    ("name", "service", "reference", "version", "id", "evidence", "title", "sha256")
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BOUNDS = ("at_least", "above", "at_most", "below")
_ASIDE = ("evidence", "note", "description", "url")
"""Entries that are left out where a record is told whole."""


@frozen
class FactWords:
    """Says facts of two statements of one service; names of entities and of places are given."""

    wording: Wording
    old: Data
    new: Data
    places: Mapping[str, Text]
    """The names of territories by their codes."""

    def told(self, each: Restatement) -> Message:
        """Return what is stated otherwise: whose fact, what it was and what it is."""
        pointer = each.pointer
        data = self.new if each.before is None else self.old
        what = self._what(pointer, data)
        key = _key(pointer)
        if each.before is None:
            come = "diff.fact.added" if isinstance(each.now, dict) else "diff.fact.come"
            return say(come, what=what, now=self._value(each.now, key, self.new))
        was = self._value(each.was, key, self.old)
        if each.after is None:
            gone = "diff.fact.removed" if isinstance(each.was, dict) else "diff.fact.gone"
            return say(gone, what=what, was=was)
        now = self._value(each.now, key, self.new)
        return say("diff.fact.changed", what=what, was=was, now=now)

    # Whose fact

    def _what(self, pointer: Pointer, data: Data) -> Message:
        if pointer[: len(HOST)] == HOST and len(pointer) > len(HOST):
            below = _at(data, HOST)
            within = self._what(pointer[len(HOST) :], below)
            return say("diff.of_host", what=within)
        depth = 2 if len(pointer) > 1 and self._has_many(pointer[0]) else 1
        record = self._record(pointer[:depth], data)
        parts = [self._entry(pointer, n) for n in range(depth, len(pointer)) if _named(pointer, n)]
        for part in parts:
            record = say("diff.part", of=record, part=part)
        return record

    def _has_many(self, section: str | int) -> bool:
        return section in _KINDS and f"diff.record.{section}" in self.wording.catalog

    def _record(self, pointer: Pointer, data: Data) -> Message:
        section = str(pointer[0])
        found = _at(data, pointer)
        record = found if isinstance(found, dict) else {}
        if len(pointer) == 2 and section == "entities":
            return say("diff.record.entities", name=self._entity(str(pointer[1]), data))
        if len(pointer) == 2 and not any(key in record for key in (*_NAMING[section], "id")):
            return say("diff.key", key=dotted(pointer))
        if len(pointer) == 2:
            values = {key: self._name(record, key, data) for key in _NAMING[section]}
            return say(f"diff.record.{section}", **values)
        if f"diff.section.{section}" in self.wording.catalog:
            return say(f"diff.section.{section}")
        return say("diff.key", key=".".join(map(str, pointer)))

    def _name(self, record: dict[str, Data], key: str, data: Data) -> Value:
        value = record.get(key)
        if key == "name" and value is None:
            value = record.get("id")
        if value is None:
            return say("diff.unnamed")
        return self._value(value, key, data)

    def _entry(self, pointer: Pointer, at: int) -> Message:
        """Return what the catalogs call an entry of a record; its key where they do not."""
        key = str(pointer[at])
        word = _ALIASES.get(key, key)
        near, section = str(pointer[at - 1]), str(pointer[0])
        for kind in (_KINDS.get(near, near), _KINDS.get(section, section)):
            if f"word.{kind}.{word}" in self.wording.catalog:
                return say(f"word.{kind}.{word}")
        if f"diff.entry.{word}" in self.wording.catalog:
            return say(f"diff.entry.{word}")
        return say("diff.key", key=key)

    # What it is

    def _value(self, value: Data, key: str, data: Data) -> Value:
        match value:
            case bool():
                return self.wording.word("true" if value else "false")
            case list():
                return tuple(self._value(item, key, data) for item in value)
            case dict() if value and set(value) <= set(_BOUNDS):
                return self._amount(_interval(value), key) or flow(value)
            case dict():
                return tuple(self._entries(value, key, data))
            case int() | Decimal():
                return self._amount(Interval.exactly(Fraction(value)), key) or flow(value)
            case str():
                return self._word(value, key, data)
            case _:
                return flow(value)

    def _entries(self, record: dict[str, Data], section: str, data: Data) -> Iterator[Message]:
        for key, value in record.items():
            if key not in _ASIDE and value is not None:
                part = self._entry((section, key), 1)
                told = self._value(value, key, data)
                is_record = isinstance(value, dict) and isinstance(told, tuple)
                yield say(
                    "diff.stated.record" if is_record else "diff.stated", part=part, value=told
                )

    def _amount(self, amount: Interval | None, key: str) -> str:
        if amount is None:
            return ""
        if key not in _PARTS:
            return self.wording.number(amount)
        scaled = Interval(
            amount.low / 100,
            None if amount.high is None else amount.high / 100,
            amount.low_open,
            amount.high_open,
        )
        return self.wording.percent(scaled)

    def _word(self, text: str, key: str, data: Data) -> Value:
        if key in _ENTITIES and text != "undisclosed":
            return self._entity(text, data)
        if key in _PLACES and text in self.places:
            return self.places[text]
        if key in _PROSE:
            return text
        if _DAY.fullmatch(text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                return text
        try:
            return Duration.parse(text)
        except ValueError:
            return self.wording.word(text)

    def _entity(self, id: str, data: Data) -> str:
        """Return the name of an entity, its id where it is not known."""
        for statement in (data, self.new, self.old):
            found = _at(statement, ("entities", id, "name"))
            if isinstance(found, str):
                return found
        return id


_NAMING: Mapping[str, tuple[str, ...]] = {
    "holdings": ("holder", "held"),
    "rights": ("holder", "over"),
    "sites": ("name",),
    "accesses": ("to",),
    "technologies": ("name",),
    "third_parties": ("entity",),
    "certificate_authorities": ("name",),
    "qualifications": ("scheme",),
}
"""By list, what names a record in a sentence."""


def _key(pointer: Pointer) -> str:
    """Return the name of an entry; that of the section for a whole record of one."""
    if pointer[: len(HOST)] == HOST and len(pointer) > len(HOST):
        pointer = pointer[len(HOST) :]
    if len(pointer) == 2 and pointer[0] == "entities":
        return "entities"
    return next((step for step in reversed(pointer) if isinstance(step, str)), "")


def _named(pointer: Pointer, at: int) -> bool:
    return isinstance(pointer[at], str)


def _at(data: Data, pointer: Pointer) -> Data:
    for step in pointer:
        match data, step:
            case dict(), str():
                data = data.get(step)
            case list(), int() if step < len(data):
                data = data[step]
            case _:
                return None
    return data


def _interval(bounds: dict[str, Data]) -> Interval | None:
    """Return the numbers within bounds; None for bounds that are no numbers."""
    found: dict[str, Fraction] = {}
    for key, value in bounds.items():
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
            return None
        found[key] = Fraction(value)
    low = found.get("above", found.get("at_least", Fraction(0)))
    high = found.get("below", found.get("at_most"))
    try:
        return Interval(low, high, "above" in found, "below" in found)
    except ValueError:
        return None
