"""Words that repeat what a situation states."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from trustcheck.engine.answer import Answer, Known, Record
from trustcheck.engine.facts import Facts
from trustcheck.engine.word import Reader, Word, Words
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.truth import Truth
from trustcheck.profile.value import UNDISCLOSED
from trustcheck.ruleset.condition.typing import SITUATION, Lexicon, Shape
from trustcheck.ruleset.situation import TODAY


def words_of_situations(lexicon: Lexicon) -> Mapping[str, Words]:
    """Return the words of rules about situations: the day, the sections and their facts."""
    words = {
        kind: {
            name: Word(type_, _section(name) if type_.shape is Shape.RECORD else _fact(name))
            for name, type_ in words.items()
        }
        for kind, words in lexicon.kinds.items()
    }
    today = Word(lexicon.words(SITUATION)[TODAY], lambda facts, item: Answer(facts.on))
    return {**words, SITUATION: {**words[SITUATION], TODAY: today}}


def _section(name: str) -> Reader:
    """Return the word of a section; one that is not stated states none of its facts."""

    def read(facts: Facts, item: Record) -> Answer:
        return Answer(Record(name, (*item.pointer, name), name, _stated(item).get(name, {})))

    return read


def _fact(name: str) -> Reader:
    def read(facts: Facts, item: Record) -> Answer:
        at = (*item.pointer, name)
        value = _stated(item).get(name)
        if value is None:
            return Answer(None, gaps=(Gap(at, Reason.ABSENT),))
        if value is UNDISCLOSED:
            return Answer(None, facts=(at,), gaps=(Gap(at, Reason.UNDISCLOSED),))
        return Answer(_known(value), facts=(at,))

    return read


def _stated(item: Record) -> Mapping[str, object]:
    return item.item if isinstance(item.item, Mapping) else {}


def _known(value: object) -> Known:
    """Return a value as rules compare it; it has been read as one of these."""
    match value:
        case bool():
            return Truth.of(value)
        case str() | tuple() | date():
            return value
        case _:
            raise TypeError(f"no fact of a situation: {value!r}")
