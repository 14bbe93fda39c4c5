"""Answers that a missing fact could have: what is tried to see whether it decides anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import islice, product
from typing import Any

from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.alteration import Alteration, Manner
from trustcheck.profile.evidence import RUNGS
from trustcheck.profile.layout import backed_record, shape_at
from trustcheck.profile.profile import LIST_NAME, PROFILE
from trustcheck.profile.reading import HOST
from trustcheck.profile.shape import (
    Boolean,
    ListOf,
    OneOf,
    RecordOf,
    Shape,
    TextLike,
    TextOf,
    Withholdable,
    Written,
)
from trustcheck.profile.value import (
    is_id,
    is_territory,
    read_count,
    read_day,
    read_duration,
    read_percentage,
)
from trustcheck.profile.variety import Hints, Places, texts_of
from trustcheck.source.document import Data

HOME, ABROAD, PIECE = "asked-home", "asked-abroad", "asked-evidence"
"""What answers call the entities and the evidence that the profile does not have."""

MOST_ENTRIES = 32
"""How many further entries of one list are tried."""

_STEP = Decimal("0.01")
"""How far beside the end of a range, or beside a number of the rules, a share is tried."""

_ASIDE = ("evidence", "note", "since", "until", "title", "share_class", "shares", "identifiers")
"""Fields that an entry is tried without: they say nothing more, or say it in another way."""

_LABELS = ("id", "share_class")
"""Ids that name no entity."""

_HELD = ("held", "over")
"""Fields that name the entity that something is held of."""

Answer = tuple[Alteration, ...]
"""What a profile would say otherwise if a question were answered so."""


@frozen
class Candidates:
    """Makes the answers that are tried for the facts a profile leaves open.

    `on` is the day of the assessment.
    """

    data: Mapping[str, Any]
    places: Places
    on: date
    hints: Hints

    def of(self, gap: Gap) -> tuple[Answer, ...]:
        """Return the answers that are tried for a fact; none where no answer can be made."""
        pointer = gap.pointer
        if pointer[: len(HOST)] == HOST:
            return ()
        if pointer[0] == "attestations":
            return tuple(map(self._attested(pointer), (True, False)))
        if gap.reason is Reason.BACKING:
            return tuple(self._backed(pointer))
        if gap.reason is Reason.OPEN:
            return tuple(self._whole(pointer)) if len(pointer) == 1 else ()
        if gap.reason is Reason.UNDERIVED:
            return ()
        return tuple(self._stated(pointer))

    # The kinds of questions

    def _stated(self, pointer: Pointer) -> Iterator[Answer]:
        """Yield the values of a fact that is absent, kept back, or known within bounds."""
        shape, there = shape_at(pointer), _found(self.data, pointer)
        if shape is None or (there is None and not self._has_place(pointer)):
            return
        if isinstance(there, dict) and isinstance(shape, RecordOf):
            values = list(self._records(shape, there))
        else:
            values = list(self._values(shape, pointer, there))
        for value in values:
            yield self._with_entities(Alteration(Manner.SET, pointer, value))

    def _whole(self, pointer: Pointer) -> Iterator[Answer]:
        """Yield that a list names all there is: as it is, and with one entry more."""
        name = str(pointer[0])
        if name not in LIST_NAME.words:
            return
        closed = Alteration(Manner.ADD, ("complete",), name)
        yield (closed,)
        shape = PROFILE.keys[name]
        assert isinstance(shape, ListOf)
        for entry in islice(self._entries(shape.item), MOST_ENTRIES):
            yield (*self._with_entities(Alteration(Manner.ADD, pointer, entry)), closed)

    def _attested(self, pointer: Pointer) -> Any:
        def answer(met: bool) -> Answer:
            day = self.on.isoformat()
            value: Data = {
                "met": met,
                "by": PIECE,
                "on": day,
                "expires": _later(self.on),
                "evidence": [PIECE],
            }
            return (Alteration(Manner.SET, pointer[:2], value), self._piece())

        return answer

    def _backed(self, pointer: Pointer) -> Iterator[Answer]:
        """Yield that the record around a fact is backed as well as can be, from this day."""
        record = backed_record(pointer)
        if record is not None and isinstance(there := _found(self.data, record), dict):
            named = [*there.get("evidence", ()), PIECE]
            yield (Alteration(Manner.SET, (*record, "evidence"), named), self._piece())

    def _piece(self) -> Alteration:
        day = self.on.isoformat()
        value: Data = {"rung": RUNGS[-1], "title": PIECE, "effective": day, "collected": day}
        return Alteration(Manner.SET, ("evidence", PIECE), value)

    # Values

    def _values(self, shape: Shape, pointer: Pointer, there: Any = None) -> Iterator[Any]:
        match shape:
            case Withholdable(inner):
                yield from self._values(inner, pointer, there)
            case Boolean():
                yield from (True, False)
            case OneOf(words):
                yield from (word for word in words if word != "undisclosed")
            case TextLike(test) if test is is_territory:
                yield from self.places.kinds
            case TextLike(test) if test is is_id:
                yield from self._ids(str(pointer[-1]))
            case TextLike():
                yield from ("fr", "en")
            case TextOf():
                yield from (*self.hints.texts, "subject")
            case Written(read):
                yield from self._written(read, pointer, there)
            case ListOf(item):
                yield from self._lists(item, pointer, filled=shape.filled)
            case RecordOf():
                yield from self._records(shape, {})
            case _:
                return

    def _lists(self, item: Shape, pointer: Pointer, *, filled: bool) -> Iterator[list[Any]]:
        items = list(self._values(item, pointer))
        if not filled:
            yield []
        if len(items) > 1:
            yield items
        yield from ([each] for each in items)

    def _written(self, read: Any, pointer: Pointer, there: Any) -> Iterator[Any]:
        hints = self.hints
        if read is read_percentage:
            yield from self._shares(pointer, there)
        elif read is read_count:
            near = {0, 1000, *(n + d for n in hints.numbers for d in (-1, 0, 1))}
            yield from sorted(n for n in near if n >= 0 and _within(n, there, read_count))
        elif read is read_duration:
            yield from ("P100Y", *hints.lengths, "P0D")
        elif read is read_day:
            numbers = {day.toordinal() + by for day in (self.on, *hints.days) for by in (-1, 0, 1)}
            possible = (n for n in sorted(numbers) if 1 <= n <= date.max.toordinal())
            yield from (date.fromordinal(n).isoformat() for n in possible)
            yield from (_later(self.on), _earlier(self.on))

    def _shares(self, pointer: Pointer, there: Any) -> Iterator[Any]:
        """Yield shares around every number at which an answer can part, least first."""
        rest = self._rest(pointer)
        ends = {Decimal(0), Decimal(50), Decimal(100), rest, *self.hints.shares}
        if isinstance(there, dict):
            ends |= {Decimal(end) for end in there.values()}
        near = {end + by for end in ends for by in (-_STEP, Decimal(0), _STEP)}
        kept = [n for n in near if 0 <= n <= rest and _within(n, there, read_percentage)]
        yield from sorted(kept)

    def _rest(self, pointer: Pointer) -> Decimal:
        """Return the percentage that the other holdings of a company leave at most."""
        if pointer[0] != "holdings" or len(pointer) != 3:
            return Decimal(100)
        at, column = pointer[1], pointer[2]
        holdings = self.data.get("holdings", [])
        mine = holdings[at]
        others = (
            each.get(column)
            for index, each in enumerate(holdings)
            if index != at and each.get("held") == mine.get("held") and "until" not in each
        )
        rest = 100 - sum((_least(each) for each in others), Decimal(0))
        return max(rest, Decimal(0))

    def _ids(self, field: str) -> Iterator[str]:
        if field in _LABELS:
            yield PIECE
            return
        yield from (HOME, ABROAD)
        yield from self.data.get("entities", {})

    # Records

    def _records(self, shape: RecordOf[Any], there: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield a record with what it says kept, each field of which takes on all its values."""
        options = {
            key: values
            for key, part in shape.keys.items()
            if key not in (*there, *_ASIDE) and (values := list(self._values(part, (key,))))
        }
        count = max(map(len, options.values()), default=0)
        for row in range(count):
            chosen = {key: values[row % len(values)] for key, values in options.items()}
            yield {**there, **chosen}

    def _entries(self, shape: Shape) -> Iterator[dict[str, Any]]:
        """Yield entries of a list: with who they are about, and all else in turn."""
        if not isinstance(shape, RecordOf):
            return
        parties = {
            key: self._parties(key) for key in shape.needs if _names_entity(shape.keys[key], key)
        }
        least = RecordOf(shape.kind, {key: shape.keys[key] for key in shape.needs}, shape.needs)
        for chosen in product(*parties.values()):
            named = dict(zip(parties, chosen, strict=True))
            if len(shape.needs) < len(shape.keys):
                yield from islice(self._records(shape, named), MOST_ENTRIES // 4)
            yield from islice(self._records(least, named), MOST_ENTRIES // 4)
            if len(named) == len(shape.needs):
                yield named

    def _parties(self, key: str) -> tuple[str, ...]:
        if key not in _HELD:
            return (ABROAD, HOME)
        provider = self.data["subject"]["provider"]
        held = (each.get("held") for each in self.data.get("holdings", ()))
        return tuple(dict.fromkeys((provider, *(id for id in held if isinstance(id, str)))))

    def _with_entities(self, alteration: Alteration) -> Answer:
        """Return an alteration behind the entities that it names and the profile does not have."""
        named = set(texts_of(alteration.value))
        made = {HOME: self.places.home, ABROAD: self.places.abroad}
        news = (
            Alteration(Manner.SET, ("entities", id), _company(id, territory))
            for id, territory in made.items()
            if id in named
        )
        return (*news, alteration)

    def _has_place(self, pointer: Pointer) -> bool:
        """Tell whether a fact can be stated there: no item of a list is missing on the way."""
        here: Any = self.data
        for step in pointer:
            if isinstance(step, int):
                if not isinstance(here, list) or step >= len(here):
                    return False
                here = here[step]
            else:
                here = here.get(step, {}) if isinstance(here, dict) else None
        return True


def _company(id: str, territory: str) -> dict[str, Any]:
    seats = ("registered_office", "central_administration", "main_establishment")
    return {
        "name": id,
        "kind": "company",
        "listed": True,
        "seats": dict.fromkeys(seats, territory),
        "branches": [],
    }


def _names_entity(shape: Shape, key: str) -> bool:
    inner = shape.inner if isinstance(shape, Withholdable) else shape
    return isinstance(inner, TextLike) and inner.test is is_id and key not in _LABELS


def _found(data: Any, pointer: Pointer) -> Any:
    """Return what is written at a pointer, None where nothing is."""
    for step in pointer:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _within(number: int | Decimal, there: Any, read: Any) -> bool:
    """Tell whether a number lies in the range that is declared, if one is."""
    if not isinstance(there, dict):
        return True
    found: Interval = read(number)
    declared: Interval = read(there)
    return _meet(found.low, declared)


def _meet(value: Fraction, bounds: Interval) -> bool:
    low = value > bounds.low if bounds.low_open else value >= bounds.low
    if bounds.high is None:
        return low
    return low and (value < bounds.high if bounds.high_open else value <= bounds.high)


def _least(stated: Any) -> Decimal:
    """Return the least percentage that is stated."""
    match stated:
        case dict():
            return Decimal(stated.get("at_least") or stated.get("above") or 0)
        case int() | Decimal() if not isinstance(stated, bool):
            return Decimal(stated)
        case _:
            return Decimal(0)


def _later(day: date) -> str:
    return day.replace(year=min(day.year + 50, 9999), day=min(day.day, 28)).isoformat()


def _earlier(day: date) -> str:
    return day.replace(year=max(day.year - 50, 1), day=min(day.day, 28)).isoformat()
