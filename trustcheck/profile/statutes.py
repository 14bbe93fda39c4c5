"""The law that rules rest on: territories, laws with reach abroad, thresholds of control."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeAlias, TypeVar

from pydantic import Field, Strict

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text, say
from trustcheck.logic.period import Period
from trustcheck.profile.jurisdiction import (
    Atlas,
    Words,
    no_such_territory,
    read_atlas,
    reversed_period,
)
from trustcheck.profile.record import Record
from trustcheck.profile.shape import shaped
from trustcheck.profile.value import Data, Day, Id, Name, Written, mistake, shown
from trustcheck.profile.value import Territory as Code
from trustcheck.source.document import Document
from trustcheck.source.file import load
from trustcheck.source.problem import InvalidInput, Problem

T = TypeVar("T")

Trigger: TypeAlias = Literal["incorporation", "seat", "branch", "control", "presence"]
LinkGrade: TypeAlias = Literal["strong", "disputed", "weak"]
Compelled: TypeAlias = Literal["disclosure", "continuity"]
Confidence: TypeAlias = Literal["high", "medium", "low"]


@frozen
class Law:
    """A law by which a State reaches data or a service beyond its borders."""

    id: str
    name: Text
    state: str
    territories: tuple[str, ...]  # where it is in force: that of the State, and others
    period: Period  # as long as it can be used, which may outlast the statute
    lapsed: date | None  # last day of the statute itself, when use of it goes on
    triggers: Mapping[str, str]  # what makes an entity subject to it, and how surely
    compels: tuple[str, ...]
    data: tuple[str, ...]
    source: str
    confidence: str
    note: Text


@frozen
class ControlThresholds:
    """Where French company law draws its lines; each is passed strictly above it."""

    majority: Fraction  # of the votes: control
    presumption: Fraction  # of the votes, when no other holder has more: control presumed
    declared_holding: Fraction  # of the capital or votes of a listed company: to be declared
    articles: Mapping[str, str]  # by the names above
    notes: Mapping[str, Text]


@frozen
class Statutes:
    """The reference data of one folder."""

    atlas: Atlas
    laws: Mapping[str, Law]
    control: ControlThresholds
    digests: Mapping[str, str]  # SHA-256 by file name


# The files as they are written


def _read_share(value: Any) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise mistake("not-a-number", found=shown(value))
    if not 0 <= value <= 100:
        raise mistake("impossible-share", found=shown(value))
    return Fraction(value) / 100


_Share: TypeAlias = Annotated[
    Fraction, Written(_read_share, {"type": "number", "minimum": 0, "maximum": 100})
]


class _Law(Record):
    name: Words
    state: Code
    also_in: Annotated[tuple[Code, ...], Strict(False)] = ()
    since: Day
    until: Day | None = None
    collection_until: Day | None = None
    triggers: Annotated[dict[Trigger, LinkGrade], Field(min_length=1)]
    compels: Annotated[tuple[Compelled, ...], Strict(False), Field(min_length=1)]
    data: Annotated[tuple[Data, ...], Strict(False), Field(min_length=1)]
    source: Name
    confidence: Confidence
    note: Words


class _LawFile(Record):
    laws: dict[Id, _Law]


class _Threshold(Record):
    above: _Share
    article: Name
    since: Day
    note: Words


class _ControlFile(Record):
    majority: _Threshold
    presumption: _Threshold
    declared_holding: _Threshold


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
    written = shaped(document, _LawFile).laws
    problems = tuple(_reversed(document, written))
    if problems:
        raise InvalidInput(problems)
    return {id: _law(id, law) for id, law in written.items()}


def _law(id: str, law: _Law) -> Law:
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


def _reversed(document: Document, laws: Mapping[str, _Law]) -> Iterator[Problem]:
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
    written = shaped(document, _ControlFile)
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
