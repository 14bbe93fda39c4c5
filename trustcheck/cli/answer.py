"""What somebody means who writes an answer into a cell, by what may stand at its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.profile.evidence import RUNGS
from trustcheck.profile.layout import backed_record, shape_at
from trustcheck.profile.shape import (
    Boolean,
    ListOf,
    MapOf,
    OneOf,
    RecordOf,
    Shape,
    TextLike,
    Withholdable,
    Written,
)
from trustcheck.profile.sheet import BOOLEAN
from trustcheck.profile.value import (
    UNDISCLOSED,
    is_id,
    is_territory,
    read_count,
    read_duration,
    read_percentage,
)
from trustcheck.source.document import Data, read
from trustcheck.source.limits import Limits

if TYPE_CHECKING:
    from trustcheck.profile.reading import Declaration
    from trustcheck.profile.statutes import Statutes
    from trustcheck.wording.phrase import Wording

_WITHHELD = UNDISCLOSED.value
_BOUNDS = Limits(size=2**16, depth=12, values=2_000)
_NUMBER = re.compile(r"(-?[0-9]+)(?:[.,]([0-9]+))?\s*%?")
_LENGTH = re.compile(r"([0-9]{1,4})\s*([^\W\d_]+)")
_UNITS = {
    "D": ("d", "day", "days", "j", "jour", "jours"),
    "W": ("week", "weeks", "semaine", "semaines"),
    "M": ("month", "months", "mois"),
    "Y": ("year", "years", "an", "ans", "année", "années"),
}
_CODE = "code."
_MORE = {"true": ("y", "o", "vrai"), "false": ("n", "faux")}
"""How people say yes and no beside the words of the catalogs."""
_NONE = ("none", "nothing", "aucun", "aucune", "rien", "néant", "[]")
_SEPARATORS = re.compile(r"[,;\n]")


def understanding(
    declaration: Declaration, statutes: Statutes, wordings: Iterable[Wording]
) -> Understanding:
    """Return how answers to questions on a profile are understood, in several languages."""
    words: dict[str, set[str]] = {each: {code} for code, more in _MORE.items() for each in more}
    territories: dict[str, str] = {}
    for wording in wordings:
        for id in wording.catalog:
            if id.startswith(_CODE):
                code = id.removeprefix(_CODE)
                words.setdefault(code.casefold(), set()).add(code)
                words.setdefault(wording.word(code).casefold(), set()).add(code)
        for code, territory in statutes.atlas.territories.items():
            territories[code.casefold()] = code
            territories[wording.text(territory.name).casefold()] = code
    profile = declaration.profile
    return Understanding(
        words={word: frozenset(codes) for word, codes in words.items()},
        territories=territories,
        entities={entity.name.casefold(): id for id, entity in profile.entities.items()},
        evidence=tuple(profile.evidence),
    )


@frozen
class Understanding:
    """Words of several languages, and names, by what they stand for in a profile."""

    words: Mapping[str, frozenset[str]]
    """The codes that a word stands for, each word in small letters."""
    territories: Mapping[str, str]
    """The code of each territory by its name, in small letters."""
    entities: Mapping[str, str]
    """The id of each entity of the profile by its name, in small letters."""
    evidence: Collection[str]
    """The ids of the evidence that the profile has."""

    def boolean(self, value: Data) -> Data:
        """Return what yes and no mean, in any of their words; anything else as it is."""
        meant = self._word(value, BOOLEAN)
        return (
            {"true": True, "false": False}.get(meant, value) if isinstance(meant, str) else value
        )

    def rung(self, value: Data) -> Data:
        """Return the strength of a piece of evidence; anything else as it is."""
        return self._word(value, RUNGS)

    def record(self, pointer: Pointer) -> str | None:
        """Return the way to the record around a fact that evidence can back."""
        record = backed_record(pointer)
        return None if record is None else dotted(record)

    def value(self, value: Data, pointer: Pointer) -> Data:
        """Return what an answer means at a place of the profile.

        What means nothing there is returned as it is, for the reader of profiles to refuse.
        Raises InvalidInput for an answer that is YAML and cannot be read.
        """
        return self._meant(value, shape_at(pointer))

    def _meant(self, value: Data, shape: Shape | None) -> Data:
        match shape:
            case Withholdable(inner):
                withheld = self._word(value, (_WITHHELD,))
                return withheld if withheld == _WITHHELD else self._meant(value, inner)
            case Boolean():
                return self.boolean(value)
            case OneOf(words):
                return self._word(value, words)
            case ListOf(item):
                return self._list(value, item)
            case RecordOf() | MapOf():
                return _yaml(value)
            case TextLike(test) if test is is_territory:
                return _named(value, self.territories)
            case TextLike(test) if test is is_id:
                return _named(value, self.entities)
            case Written(reader) if reader in (read_percentage, read_count):
                return _number(value)
            case Written(reader) if reader is read_duration:
                return _length(value)
            case _:
                return str(value) if isinstance(value, (int, Decimal)) else value

    def _list(self, value: Data, item: Shape) -> Data:
        if not isinstance(value, str):
            return [self._meant(value, item)]
        if value.casefold() in _NONE:
            return []
        if value.startswith("[") or isinstance(item, (RecordOf, MapOf)):
            return _yaml(value)
        parts = (part.strip() for part in _SEPARATORS.split(value))
        return [self._meant(part, item) for part in parts if part]

    def _word(self, value: Data, words: Collection[str]) -> Data:
        """Return the one of some words that is meant; anything else as it is."""
        if isinstance(value, bool):
            return ("true" if value else "false") if "true" in words else value
        if not isinstance(value, str) or value in words:
            return value
        meant = self.words.get(value.casefold(), frozenset()).intersection(words)
        return next(iter(meant)) if len(meant) == 1 else value


def _named(value: Data, names: Mapping[str, str]) -> Data:
    return names.get(value.casefold(), value) if isinstance(value, str) else value


def _number(value: Data) -> Data:
    """Return a number as YAML has it: with a point, and without the sign of a percentage."""
    if not isinstance(value, str):
        return value
    found = _NUMBER.fullmatch(value.replace("\u00a0", " ").replace("\u202f", " "))
    if found is None:
        return _yaml(value) if value.startswith("{") else value
    whole, part = found.groups()
    return int(whole) if part is None else Decimal(f"{whole}.{part}")


def _length(value: Data) -> Data:
    """Return a length of time as ISO 8601 has it, where it says so many days, months or years."""
    found = _LENGTH.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return value
    unit = next((u for u, words in _UNITS.items() if found[2].casefold() in words), None)
    return value if unit is None else f"P{int(found[1])}{unit}"


def _yaml(value: Data) -> Data:
    if not isinstance(value, str):
        return value
    return read(value.encode("utf-8", "surrogateescape"), "answer", limits=_BOUNDS).data
