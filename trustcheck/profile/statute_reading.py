"""The files of the law that rules rest on, read: territories, laws, thresholds of control."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.logic.period import Period
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.form import (
    ATLAS_FORM,
    CONTROL_FORM,
    LAWS_FORM,
    AreaForm,
    AtlasForm,
    LawForm,
    Words,
)
from trustcheck.profile.jurisdiction import Area, Atlas, Territory
from trustcheck.profile.statutes import ControlThresholds, Law, Statutes
from trustcheck.profile.structure import shaped
from trustcheck.source.document import Document
from trustcheck.source.file import load
from trustcheck.source.problem import InvalidInput, Problem

T = TypeVar("T")


def read_statutes(folder: Path) -> Statutes:
    """Return the reference data of a folder: territories, laws and control.

    Raises InvalidInput with every mistake found in its three files.
    """
    problems: list[Problem] = []
    atlas = _gather(problems, folder / "territories.yaml", read_atlas)
    laws = _gather(problems, folder / "laws.yaml", read_laws)
    control = _gather(problems, folder / "control.yaml", read_control)
    if atlas is not None and laws is not None:
        problems.extend(_stateless(laws.document, laws.content, atlas.content))
    if atlas is None or laws is None or control is None or problems:
        raise InvalidInput(problems)
    digests = {
        "territories.yaml": atlas.document.sha256,
        "laws.yaml": laws.document.sha256,
        "control.yaml": control.document.sha256,
    }
    return Statutes(atlas.content, laws.content, control.content, digests)


@frozen
class _Read(Generic[T]):
    document: Document
    content: T


def _gather(
    problems: list[Problem], path: Path, reader: Callable[[Document], T]
) -> _Read[T] | None:
    """Read one file, or add what is wrong with it to the problems."""
    try:
        document = load(path)
        return _Read(document, reader(document))
    except InvalidInput as invalid:
        problems.extend(invalid.problems)
        return None


def read_laws(document: Document) -> Mapping[str, Law]:
    """Return the laws of a file, by id, in the order of the file.

    Raises InvalidInput with every mistake of the file; whether a State exists is not among them.
    """
    written = shaped(document, LAWS_FORM).laws
    problems = tuple(_reversed(document, written))
    if problems:
        raise InvalidInput(problems)
    return {id: _law(id, law) for id, law in written.items()}


def _law(id: str, law: LawForm) -> Law:
    # Of the two ends, the later one counts: what is collected then is collected all the same.
    return Law(
        id,
        law.name.text(),
        law.state,
        (law.state, *law.also_in),
        Period(law.since, law.collection_until or law.until),
        law.until if law.collection_until else None,
        dict(law.triggers.items()),
        law.compels,
        law.data,
        law.source,
        law.confidence,
        law.note.text(),
    )


def _reversed(document: Document, laws: Mapping[str, LawForm]) -> Iterator[Problem]:
    """Yield the laws that end before they begin, or are used before they end."""
    for id, law in laws.items():
        end = law.until or law.since
        if end < law.since:
            yield reversed_period(document, ("laws", id, "until"), law.since, end)
        if law.collection_until is not None and law.collection_until < end:
            at = ("laws", id, "collection_until")
            yield reversed_period(document, at, end, law.collection_until)


def _stateless(document: Document, laws: Mapping[str, Law], atlas: Atlas) -> Iterator[Problem]:
    """Yield the laws of no State; a territory that belongs to one is none."""
    for id, law in laws.items():
        at = ("laws", id, "state")
        if law.state not in atlas.territories:
            yield no_such_territory(document, at, law.state)
        elif atlas.state_of(law.state) != law.state:
            yield Problem(document.span(at), say("reference-not-a-state", code=law.state))
        for index, code in enumerate(law.territories[1:]):
            if code not in atlas.territories:
                yield no_such_territory(document, ("laws", id, "also_in", index), code)


def read_control(document: Document) -> ControlThresholds:
    """Return the thresholds of control of a file.

    Raises InvalidInput with every mistake of the file.
    """
    written = shaped(document, CONTROL_FORM)
    if written.presumption.above >= written.majority.above:
        place = document.span(("presumption", "above"))
        raise InvalidInput([Problem(place, say("reference-presumption-too-high"))])
    lines = {
        "majority": written.majority,
        "presumption": written.presumption,
        "declared_holding": written.declared_holding,
    }
    return ControlThresholds(
        written.majority.above,
        written.presumption.above,
        written.declared_holding.above,
        {name: line.article for name, line in lines.items()},
        {name: line.note.text() for name, line in lines.items()},
    )


def read_atlas(document: Document) -> Atlas:
    """Return the atlas that a file of territories describes.

    Raises InvalidInput with every mistake of the file.
    """
    written = shaped(document, ATLAS_FORM)
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


def _area(id: str, area: AreaForm, sources: Mapping[str, Words]) -> Area:
    return Area(
        id,
        area.name.text(),
        area.source.text(),
        {code: Period(member.since, member.until) for code, member in area.members.items()},
        {code: sources[member.source].text() for code, member in area.members.items()},
    )


def _broken_territories(document: Document, written: AtlasForm) -> Iterator[Problem]:
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


def _broken_members(document: Document, written: AtlasForm) -> Iterator[Problem]:
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
