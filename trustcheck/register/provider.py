"""Which of the parties is the provider, and who has anything to do with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Never

from trustcheck.logic.fields import replace
from trustcheck.logic.message import Value, say
from trustcheck.register.ledger import Ledger, Party, Remark
from trustcheck.register.raw import refuse
from trustcheck.source.limits import shortened
from trustcheck.source.span import Span
from trustcheck.source.suggestion import closest

_MOST_NAMED = 20
OPTION = Span("--subject", 1, 1, 1, 1)


def provider_of(ledger: Ledger, subject: str | None, *, whole: Span) -> Party:
    """Return the party that `subject` names by id, register number or name.

    Without a name, the only entity that is held and holds nothing. Raises InvalidInput when
    there is none, or more than one.
    """
    entities = tuple(party for party in ledger.parties if party.kind != "person")
    if subject is not None:
        return _named(entities, subject)
    held = {company for _, company in ledger.edges()}
    holding = {holder for holder, _ in ledger.edges()}
    last = tuple(each for each in entities if each.id in held and each.id not in holding)
    candidates = last or entities
    if not candidates:
        refuse(whole, "no-entity")
    if len(candidates) > 1:
        refuse(whole, "several-subjects", **_listed(candidates))
    return candidates[0]


def _named(entities: tuple[Party, ...], subject: str) -> Party:
    wanted = subject.strip().casefold()
    for names in (_ids, _names):
        found = tuple(each for each in entities if wanted in names(each))
        if len(found) == 1:
            return found[0]
        if found:
            refuse(OPTION, "ambiguous-subject", found=shortened(subject), **_listed(found))
    return _refuse_unknown(entities, subject)


def _refuse_unknown(entities: tuple[Party, ...], subject: str) -> Never:
    near = closest(subject, (each.name for each in entities if each.name))
    if near is None:
        refuse(OPTION, "unknown-subject", found=shortened(subject), **_listed(entities))
    refuse(OPTION, "unknown-subject-near", found=shortened(subject), suggestion=near)


def _ids(party: Party) -> frozenset[str]:
    statements = (origin.id for origin in party.origins)
    numbers = (number.id for number in party.numbers)
    ids = (party.id, *party.aliases, *statements, *numbers)
    return frozenset(id.casefold() for id in ids)


def _names(party: Party) -> frozenset[str]:
    return frozenset({party.name.casefold()} if party.name else ())


def _listed(parties: Iterable[Party]) -> dict[str, Value]:
    shown = [say("register.candidate", name=each.called, record=each.id) for each in parties]
    named = tuple(shown[:_MOST_NAMED])
    return {"candidates": named, "count": len(shown)}


def around(ledger: Ledger, provider: Party) -> Ledger:
    """Return the ledger without those whom nothing ties to the provider, at any remove."""
    neighbours: dict[str, list[str]] = {}
    for holder, held in ledger.edges():
        if holder is not None:
            neighbours.setdefault(holder, []).append(held)
            neighbours.setdefault(held, []).append(holder)
    reached, open_ends = {provider.id}, [provider.id]
    while open_ends:
        for other in neighbours.get(open_ends.pop(), ()):
            if other not in reached:
                reached.add(other)
                open_ends.append(other)
    strangers = tuple(each for each in ledger.parties if each.id not in reached)
    remarks = tuple(
        Remark(say("register.remark.stranger", name=each.called), each.origins[0])
        for each in strangers
    )
    return replace(
        ledger,
        parties=tuple(each for each in ledger.parties if each.id in reached),
        participations=tuple(each for each in ledger.participations if each.held in reached),
        powers=tuple(each for each in ledger.powers if each.over in reached),
        remarks=(*ledger.remarks, *remarks),
    )
