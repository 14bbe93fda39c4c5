"""Territories, the States they belong to, and the areas of law they lie in, by date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text, say
from trustcheck.logic.period import Period
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.record import Record
from trustcheck.profile.shape import shaped
from trustcheck.profile.value import Day, Id, Prose
from trustcheck.profile.value import Territory as Code
from trustcheck.source.document import Document
from trustcheck.source.problem import InvalidInput, Problem


@frozen
class Territory:
    """A territory that ISO 3166-1 gives a code to."""

    code: str
    name: Text
    state: str  # code of the State it belongs to; its own code for a State


@frozen
class Area:
    """Territories that share a law, each for a time."""

    id: str
    name: Text
    source: Text
    members: Mapping[str, Period]
    citations: Mapping[str, Text]  # by territory: the treaty or act that puts it in, or out


@frozen
class Atlas:
    """Every territory and every area, by code and by id."""

    territories: Mapping[str, Territory]
    areas: Mapping[str, Area]
    aliases: Mapping[str, str]  # codes people write by mistake, such as UK, and the right ones

    def within(self, code: str, area: str, on: date) -> bool:
        """Tell whether a territory lies in an area on a day.

        Raises KeyError for a territory or an area that does not exist.
        """
        members = self.areas[area].members
        return self.territories[code].code in members and on in members[code]

    def state_of(self, code: str) -> str:
        """Return the code of the State that a territory belongs to, such as FR for NC.

        Raises KeyError for a territory that does not exist.
        """
        return self.territories[code].state

    def name(self, code: str) -> Text:
        """Return the name of a territory.

        Raises KeyError for a territory that does not exist.
        """
        return self.territories[code].name


# The file as it is written


class Words(Record):
    """The same words in both languages."""

    fr: Prose
    en: Prose

    def text(self) -> Text:
        """Return the words as a text."""
        return Text(self.fr, self.en)


class _Territory(Words):
    state: Code | None = None


class _Member(Record):
    since: Day
    until: Day | None = None
    source: Id
    note: Words | None = None


class _Area(Record):
    name: Words
    source: Words
    members: dict[Code, _Member]


class _File(Record):
    territories: dict[Code, _Territory]
    aliases: dict[Code, Code]
    sources: dict[Id, Words]
    areas: dict[Id, _Area]


def read_atlas(document: Document) -> Atlas:
    """Return the atlas that a file of territories describes.

    Raises InvalidInput with every mistake of the file.
    """
    written = shaped(document, _File)
    problems = (*_broken_territories(document, written), *_broken_members(document, written))
    if problems:
        raise InvalidInput(problems)
    return Atlas(
        {
            code: Territory(code, territory.text(), territory.state or code)
            for code, territory in written.territories.items()
        },
        {id: _area(id, area, written.sources) for id, area in written.areas.items()},
        dict(written.aliases),
    )


def _area(id: str, area: _Area, sources: Mapping[str, Words]) -> Area:
    return Area(
        id,
        area.name.text(),
        area.source.text(),
        {code: Period(member.since, member.until) for code, member in area.members.items()},
        {code: sources[member.source].text() for code, member in area.members.items()},
    )


def _broken_territories(document: Document, written: _File) -> Iterator[Problem]:
    """Yield the States and the aliases that lead nowhere, or not to the end."""
    for code, territory in written.territories.items():
        at: Pointer = ("territories", code, "state")
        if territory.state is None:
            continue
        state = written.territories.get(territory.state)
        if state is None:
            yield no_such_territory(document, at, territory.state)
        elif state.state is not None:
            yield Problem(document.span(at), say("reference-not-a-state", code=territory.state))
    for alias, code in written.aliases.items():
        if alias in written.territories:
            place = document.key_span(("aliases", alias))
            yield Problem(place, say("reference-alias-is-a-code", code=alias))
        if code not in written.territories:
            yield no_such_territory(document, ("aliases", alias), code)


def _broken_members(document: Document, written: _File) -> Iterator[Problem]:
    """Yield the members that are no territory, cite nothing, or end before they begin."""
    for id, area in written.areas.items():
        for code, member in area.members.items():
            at: Pointer = ("areas", id, "members", code)
            if code not in written.territories:
                place = document.key_span(at)
                yield Problem(place, say("reference-no-such-territory", code=code))
            if member.source not in written.sources:
                place = document.span((*at, "source"))
                yield Problem(place, say("reference-no-such-source", source=member.source))
            if member.until is not None and member.until < member.since:
                yield reversed_period(document, (*at, "until"), member.since, member.until)


def no_such_territory(document: Document, at: Pointer, code: str) -> Problem:
    """Return the problem of a code that no territory has."""
    return Problem(document.span(at), say("reference-no-such-territory", code=code))


def reversed_period(document: Document, at: Pointer, since: date, until: date) -> Problem:
    """Return the problem of a period that ends before it begins."""
    return Problem(document.span(at), say("reference-reversed-period", since=since, until=until))
