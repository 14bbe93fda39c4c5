"""Paths of words, as rules write them: what they answer, of which record, and their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import TypeAlias

from trustcheck.engine.answer import Answer, Record
from trustcheck.engine.facts import Facts
from trustcheck.engine.word import Reader, Words
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.ruleset.condition.tree import Lookup
from trustcheck.ruleset.condition.typing import SITUATION, Lexicon

Scopes: TypeAlias = tuple[Record, ...]
"""The records in sight, the innermost first, the profile last."""

Evaluator: TypeAlias = Callable[[Facts, Scopes], Explanation]
Reading: TypeAlias = Callable[[Facts, Scopes], Answer]
Naming: TypeAlias = Callable[[Scopes], Message]


@frozen
class Question:
    """A word that a condition asks in more than one place."""

    lookup: Lookup
    record: Reading  # of which record it is asked; no value where there is none
    read: Reading
    name: Naming


@frozen
class Lookups:
    """The paths that the words of one ruleset make."""

    words: Mapping[str, Words]
    lexicon: Lexicon

    def reader(self, lookup: Lookup, *, supposing: bool = True) -> Reading:
        """Return what a path of words answers, with every fact read on the way.

        Where its answer is supposed, that is it, unless it is to be read without `supposing`.
        """
        last = self.words[lookup.last_kind][lookup.steps[-1]].read
        if supposing and lookup.type.is_finite:
            last = _supposed(lookup.steps[-1], last)
        return self._followed(lookup, last)

    def question(self, lookup: Lookup) -> Question:
        """Return a path of words as a question that can be asked of its record."""
        record = self._followed(lookup, lambda _facts, record: Answer(record))
        return Question(lookup, record, self.reader(lookup), self.namer(lookup))

    def phrase(self, lookup: Lookup) -> Message:
        """Return the phrase of the last word."""
        return self.lexicon.phrase(lookup.last_kind, lookup.steps[-1])

    def namer(self, lookup: Lookup) -> Naming:
        """Return the phrase of a path of words; of what, unless it is the record at hand."""
        kinds = self._kinds(lookup)
        if self.lexicon.root == SITUATION:  # whose facts have names of their own
            kinds = kinds[-1:]
        steps = [self.lexicon.phrase(kind, step) for kind, step in kinds]
        what = reduce(lambda outer, inner: say("step.inner", outer=outer, inner=inner), steps)
        scope = lookup.scope
        if scope == 0:
            return lambda scopes: what
        return lambda scopes: say("step.what", what=what, of=scopes[scope].label)

    def _followed(self, lookup: Lookup, last: Reader) -> Reading:
        """Return what a reader answers about the record to which a path of words leads."""
        scope = lookup.scope
        if len(lookup.steps) == 1:
            return lambda facts, scopes: last(facts, scopes[scope])
        kinds = self._kinds(lookup)
        earlier = [self.words[kind][step].read for kind, step in kinds[:-1]]

        def read(facts: Facts, scopes: Scopes) -> Answer:
            record = scopes[scope]
            met: tuple[Pointer, ...] = ()
            for word in earlier:
                answer = word(facts, record)
                met += answer.facts
                if not isinstance(answer.value, Record):
                    return Answer(None, met, answer.gaps, answer.because)
                record = answer.value
            answer = last(facts, record)
            return replace(answer, facts=met + answer.facts) if met else answer

        return read

    def _kinds(self, lookup: Lookup) -> list[tuple[str, str]]:
        """Return the steps of a path of words, each with the kind of record it is read from."""
        kinds = [lookup.kind]
        for step in lookup.steps[:-1]:
            kinds.append(self.lexicon.words(kinds[-1])[step].kind)
        return list(zip(kinds, lookup.steps, strict=True))


def _supposed(word: str, read: Reader) -> Reader:
    """Return a reader that takes what is supposed for the answer."""

    def supposed(facts: Facts, record: Record) -> Answer:
        if facts.supposed:
            known = facts.supposed.get((record.kind, record.pointer, word))
            if known is not None:
                return Answer(known)
        return read(facts, record)

    return supposed
