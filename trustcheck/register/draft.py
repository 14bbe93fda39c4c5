"""A profile as data, from what registers say; nothing in it is said to be complete."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import PurePosixPath

from trustcheck.logic.fields import define, field
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, say
from trustcheck.logic.share import ANY, ceiling
from trustcheck.profile.entity import LEI_PATTERN, SIREN_PATTERN, VAT_PATTERN
from trustcheck.profile.identifier import is_lei, is_siren
from trustcheck.profile.value import FORMAT
from trustcheck.register.ledger import Ledger, Number, Origin, Participation, Party, Power
from trustcheck.register.naming import origin_ids, party_ids
from trustcheck.register.raw import Json, clean

_LONGEST_NOTE = 5_000


def draft(ledger: Ledger, provider: Party, *, phrase: Callable[[Message], str]) -> dict[str, Json]:
    """Return the data of a profile about the provider; `phrase` says its notes."""
    return _Desk(ledger, phrase).profile(provider)


def percentage(fraction: Fraction) -> Json:
    """Return a part of the whole as a percentage, exactly.

    >>> percentage(Fraction(49, 200))
    Decimal('24.5')
    """
    number = fraction * 100
    if number.denominator == 1:
        return number.numerator
    with localcontext() as context:
        context.prec = 500
        return Decimal(number.numerator) / Decimal(number.denominator)


def amount(part: Interval) -> Json:
    """Return a part as a profile writes it."""
    if part == ANY:
        return "undisclosed"
    if part.exact is not None:
        return percentage(part.exact)
    ends: dict[str, Json] = {}
    if part.low_open or part.low:
        ends["above" if part.low_open else "at_least"] = percentage(part.low)
    if part.high_open or ceiling(part) < 1:
        ends["below" if part.high_open else "at_most"] = percentage(ceiling(part))
    return ends


@define
class _Desk:
    """Turns one ledger into the sections of a profile."""

    ledger: Ledger
    phrase: Callable[[Message], str]
    ids: Mapping[str, str] = field(init=False)
    documents: Mapping[Origin, str] = field(init=False)
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.ids = party_ids(self.ledger.parties)
        ledger = self.ledger
        backing = [each.origins for each in ledger.parties]
        backing += [each.origins for each in ledger.participations]
        backing += [each.origins for each in ledger.powers]
        self.documents = origin_ids(origin for origins in backing for origin in origins)

    def profile(self, provider: Party) -> dict[str, Json]:
        sections: dict[str, Json] = {
            "trustcheck": FORMAT,
            "subject": {"name": self._name(provider), "provider": self.ids[provider.id]},
            "stated_on": self.ledger.on.isoformat(),
            "entities": {self.ids[each.id]: self._entity(each) for each in self.ledger.parties},
            "holdings": [self._holding(each) for each in self.ledger.participations],
            "rights": [self._right(each) for each in self.ledger.powers],
            "evidence": {id: self._evidence(origin) for origin, id in self.documents.items()},
        }
        return _stated(sections)

    def _name(self, party: Party) -> str:
        called = party.called
        return called if isinstance(called, str) else clean(self.phrase(called))

    def _entity(self, party: Party) -> dict[str, Json]:
        is_person = party.kind == "person"
        seats: dict[str, Json] = {
            "registered_office": party.registered_office,
            "central_administration": party.central_administration,
        }
        return _stated(
            {
                "name": self._name(party),
                "kind": party.kind,
                "listed": None if is_person else party.listed,
                "identifiers": self._identifiers(party.numbers),
                "seats": None if is_person else _stated(seats),
                "nationalities": list(party.nationalities) if is_person else None,
                "residence": party.residence if is_person else None,
                "branches": None if is_person else list(party.branches),
                **self._backing(party.origins, party.notes),
            }
        )

    def _identifiers(self, numbers: Iterable[Number]) -> dict[str, Json]:
        """Return the numbers; one that another entity already has stands among the others."""
        found: dict[str, Json] = {}
        others = []
        for number in numbers:
            key, id = _recognised(number)
            if key is None or key in found or f"{key} {id}" in self.taken:
                others.append(f"{number.scheme} {number.id}")
                continue
            found[key] = id
            self.taken.add(f"{key} {id}")
        if others:
            found["other"] = clean("; ".join(others), longest=500)
        return found

    def _holding(self, each: Participation) -> Json:
        return _stated(
            {
                "holder": "undisclosed" if each.holder is None else self.ids[each.holder],
                "held": self.ids[each.held],
                "capital": None if each.capital is None else amount(each.capital),
                "votes": None if each.votes is None else amount(each.votes),
                "since": _day(each.since),
                "until": _day(each.until),
                **self._backing(each.origins, each.notes),
            }
        )

    def _right(self, each: Power) -> Json:
        return _stated(
            {
                "holder": self.ids[each.holder],
                "over": self.ids[each.over],
                "kind": each.kind,
                "by": each.by,
                "since": _day(each.since),
                "until": _day(each.until),
                **self._backing(each.origins, each.notes),
            }
        )

    def _backing(self, origins: Iterable[Origin], notes: Iterable[Message]) -> dict[str, Json]:
        note = " ".join(clean(self.phrase(note), longest=1_000) for note in notes)
        return {
            "evidence": [self.documents[origin] for origin in origins],
            "note": clean(note, longest=_LONGEST_NOTE) or None,
        }

    def _evidence(self, origin: Origin) -> Json:
        file = PurePosixPath(origin.span.file).name
        title = say(f"register.title.{origin.register}", id=clean(origin.id), file=file)
        return _stated(
            {
                "rung": origin.rung,
                "title": clean(self.phrase(title), longest=480),
                "publisher": origin.publisher,
                "url": origin.url,
                "file": clean(file, longest=480),
                "sha256": origin.sha256,
                "effective": _day(origin.dated),
                "collected": _day(origin.retrieved),
                "note": origin.description,
            }
        )


def _recognised(number: Number) -> tuple[str | None, str]:
    """Return the key of the profile for a number, and the number as it is written there."""
    scheme, id = number.scheme.upper(), number.id.replace(" ", "").upper()
    if scheme in ("XI-LEI", "LEI") and re.fullmatch(LEI_PATTERN, id) and is_lei(id):
        return "lei", id
    if scheme.startswith("FR-") and re.fullmatch("[0-9]{9}|[0-9]{14}", id):
        siren = id[:9]  # a SIRET is the SIREN of the company and a number for the place
        if re.fullmatch(SIREN_PATTERN, siren) and is_siren(siren):
            return "siren", siren
    if "VAT" in scheme and re.fullmatch(VAT_PATTERN, id):
        return "vat", id
    if scheme.endswith("EUID") and 4 <= len(id) <= 60:
        return "euid", id
    return None, id


def _day(day: date | None) -> Json:
    return None if day is None else day.isoformat()


def _stated(fields: dict[str, Json]) -> dict[str, Json]:
    """Return the fields that say something."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], {})}
