"""Words that a ruleset brings: facts read from its section of `extensions`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from trustcheck.engine.answer import Answer, Known, Member, Members, Record
from trustcheck.engine.facts import Facts
from trustcheck.engine.word import Reader, Word, Words
from trustcheck.logic.duration import Duration
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.value import shown
from trustcheck.ruleset.condition.typing import EXTENSION, Lexicon, Shape, Type
from trustcheck.source.document import Data, Document
from trustcheck.source.problem import Problem


def extended(lexicon: Lexicon) -> Mapping[str, Words]:
    """Return the words that a ruleset's own facts answer: every kind below `extension`."""
    kinds = {
        kind: {name: Word(type_, _read(name, type_)) for name, type_ in words.items()}
        for kind, words in lexicon.kinds.items()
        if kind == EXTENSION or kind.startswith(f"{EXTENSION}.")
    }
    if kinds:
        kinds["profile"] = {EXTENSION: Word(lexicon.words("profile")[EXTENSION], _section)}
    return kinds


def misfits(
    document: Document, lexicon: Lexicon, atlas: Atlas, *, at: Pointer, kind: str = EXTENSION
) -> Iterator[Problem]:
    """Yield the durations and territories that are none, in a section that fits its schema.

    A schema cannot tell them from other texts.
    """
    section = document.value(at)
    if not isinstance(section, dict):
        return
    for name, type_ in lexicon.words(kind).items():
        here, value = (*at, name), section.get(name)
        match type_.shape, value:
            case Shape.RECORD, dict():
                yield from misfits(document, lexicon, atlas, at=here, kind=type_.kind)
            case Shape.COLLECTION, list():
                for index in range(len(value)):
                    below = (*here, index)
                    yield from misfits(document, lexicon, atlas, at=below, kind=type_.kind)
            case Shape.DURATION, str() if not _is_duration(value):
                yield Problem(document.span(here), say("not-a-duration", found=shown(value)))
            case Shape.TERRITORY, str() if value not in atlas.territories:
                yield Problem(document.span(here), say("unknown-territory", found=shown(value)))


def _is_duration(text: str) -> bool:
    try:
        return bool(str(Duration.parse(text)))
    except ValueError:
        return False


def _section(facts: Facts, item: Record) -> Answer:
    at: Pointer = ("extensions", facts.section)
    if facts.section not in facts.profile.extensions:
        return Answer(None, gaps=(Gap(at, Reason.ABSENT),))
    return Answer(
        Record(EXTENSION, at, facts.profile.subject.name, facts.declaration.document.value(at))
    )


def _read(name: str, type_: Type) -> Reader:
    def read(facts: Facts, item: Record) -> Answer:
        section = item.item if isinstance(item.item, dict) else {}
        at = (*item.pointer, name)
        if section.get(name) is None:
            gaps = (Gap(at, Reason.ABSENT),)
            return Answer(
                Members((), gaps) if type_.shape is Shape.COLLECTION else None, gaps=gaps
            )
        value = section[name]
        if type_.shape is Shape.RECORD:
            return Answer(Record(type_.kind, at, name, value))
        if type_.shape is Shape.COLLECTION:
            return Answer(_members(type_.kind, at, value, section))
        return Answer(_known(type_, value), (at,))

    return read


def _members(kind: str, at: Pointer, value: Data, section: Mapping[str, Data]) -> Members:
    """Return the records of a list; it is open unless `complete` beside it names it."""
    items = value if isinstance(value, list) else []
    name = str(at[-1])
    records = (
        Record(kind, (*at, index), f"{name}[{index}]", one) for index, one in enumerate(items)
    )
    complete = section.get("complete")
    closed = isinstance(complete, list) and name in complete
    return Members(
        tuple(Member(one) for one in records), () if closed else (Gap(at, Reason.OPEN),)
    )


def _known(type_: Type, value: Data) -> Known:
    """Return a value that the schema of the ruleset has already checked."""
    match type_.shape, value:
        case Shape.BOOLEAN, bool():
            return Truth.of(value)
        case Shape.NUMBER, int() | Decimal():
            return Interval.exactly(Fraction(value))
        case Shape.DAY, str():
            return date.fromisoformat(value)
        case Shape.DURATION, str():
            return Duration.parse(value)
        case Shape.CODES, list():
            return tuple(str(item) for item in value)
        case ((Shape.CODE | Shape.TEXT | Shape.TERRITORY), str()):
            return value
        case _:
            raise TypeError(f"no {type_.shape.value}: {value!r}")
