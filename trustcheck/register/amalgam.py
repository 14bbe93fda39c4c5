"""One party for one legal person, where several records give it the same register number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from trustcheck.logic.fields import define, field, replace
from trustcheck.logic.message import say
from trustcheck.register.ledger import Ledger, Number, Party, Remark

T = TypeVar("T")
_LEI_SCHEMES = ("XI-LEI", "LEI")
_SHORTEST = 6
"""Characters of a number that is taken to name one company only."""


def amalgamated(ledger: Ledger) -> Ledger:
    """Return the ledger with each legal person once.

    Entities are one where a register gives them the same number, unless they are incorporated
    in different States; with the same LEI always. Persons stay as they are told.
    """
    while (joined := _joined(ledger)) is not ledger:
        ledger = joined  # one that was made of two may now share a number with a third
    return ledger


def _joined(ledger: Ledger) -> Ledger:
    """Return the ledger with twins put together, the same ledger if there are none."""
    chosen: dict[str, str] = {}
    by_number: dict[Number, str] = {}
    remarks: list[Remark] = []
    unions: dict[str, _Union] = {}
    for party in ledger.parties:
        twin = _twin(party, by_number, unions)
        if twin is None:
            unions[party.id] = _Union(party, identified=_has_lei(party))
        else:
            chosen[party.id] = twin.party.id
            remarks.append(_told(twin.party, party))
            twin.add(party)
        for number in map(_normal, party.numbers):
            by_number.setdefault(number, chosen.get(party.id, party.id))
    if not chosen:
        return ledger
    parties = tuple(union.whole() for union in unions.values())
    told = replace(ledger, parties=parties, remarks=(*ledger.remarks, *remarks))
    return _renamed(told, chosen)


@define
class _Union:
    """One legal person, and the further records on it; their lists are put together last."""

    party: Party  # the first record, with what the others add to its single facts
    identified: bool  # whether one of the records has an LEI
    others: list[Party] = field(default_factory=list)

    def add(self, other: Party) -> None:
        """Take in a record; where it differs from the earlier ones, neither counts."""
        first = self.party
        self.party = replace(
            first,
            kind="fund" if "fund" in (first.kind, other.kind) else first.kind,
            name=first.name or other.name,
            unnamed=first.unnamed if not (first.name or other.name) else None,
            listed=_agreed(first.listed, other.listed),
            registered_office=_agreed(first.registered_office, other.registered_office),
            central_administration=_agreed(
                first.central_administration, other.central_administration
            ),
            arrangement=first.arrangement or other.arrangement,
        )
        self.identified |= _has_lei(other)
        self.others.append(other)

    def whole(self) -> Party:
        """Return what all records say."""
        records = (self.party, *self.others)
        return replace(
            self.party,
            origins=tuple(origin for each in records for origin in each.origins),
            numbers=tuple(dict.fromkeys(n for each in records for n in each.numbers)),
            branches=tuple(dict.fromkeys(b for each in records for b in each.branches)),
            aliases=(
                *self.party.aliases,
                *(id for each in self.others for id in (each.id, *each.aliases)),
            ),
        ).noted(*(note for each in self.others for note in each.notes))


def _normal(number: Number) -> Number:
    scheme = "LEI" if number.scheme in _LEI_SCHEMES else number.scheme
    return Number(scheme, number.id.replace(" ", "").upper())


def _twin(
    party: Party, by_number: Mapping[Number, str], unions: Mapping[str, _Union]
) -> _Union | None:
    """Return the earlier party that this one is."""
    if party.kind == "person":
        return None
    for number in map(_normal, party.numbers):
        found = by_number.get(number)
        if found is None:
            continue
        earlier = unions[found]
        if number.scheme != "LEI" and earlier.identified and _has_lei(party):
            continue  # the parts of a fund often share the number of the whole
        states = {earlier.party.registered_office, party.registered_office} - {None}
        if number.scheme == "LEI" or (len(states) < 2 and _names_one(number)):
            return earlier
    return None


def _has_lei(party: Party) -> bool:
    return any(_normal(number).scheme == "LEI" for number in party.numbers)


def _names_one(number: Number) -> bool:
    return len(number.id) >= _SHORTEST and re.search("[0-9]", number.id) is not None


def _agreed(first: T | None, second: T | None) -> T | None:
    if first is None or second is None:
        return second if first is None else first
    return first if first == second else None


def _told(kept: Party, other: Party) -> Remark:
    names = {"kept": kept.name or kept.id, "other": other.name or other.id}
    return Remark(say("register.remark.same_number", **names, record=kept.id), other.origins[0])


def namesakes(parties: Iterable[Party]) -> Iterator[Remark]:
    """Yield the parties that share a name and may be one: they are kept apart."""
    first: dict[tuple[str, bool], Party] = {}
    for party in parties:
        if party.name is None:
            continue
        key = (party.name.casefold(), party.kind == "person")
        earlier = first.setdefault(key, party)
        if earlier is not party:
            message = say("register.remark.same_name", name=party.name, record=earlier.id)
            yield Remark(message, party.origins[0])


def _renamed(ledger: Ledger, chosen: Mapping[str, str]) -> Ledger:
    """Return the ledger with each merged record called by the one it is now."""

    def now(id: str) -> str:
        return chosen.get(id, id)

    return replace(
        ledger,
        participations=tuple(
            replace(each, holder=each.holder and now(each.holder), held=now(each.held))
            for each in ledger.participations
        ),
        powers=tuple(
            replace(each, holder=now(each.holder), over=now(each.over)) for each in ledger.powers
        ),
        links=tuple((now(holder), now(held)) for holder, held in ledger.links),
    )
