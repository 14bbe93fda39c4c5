"""Evaluate a condition on the facts of a day; the explanation is what is returned.

Conditions compile once into closures, one branch a form:

    all, any, not        Kleene's connectives over the parts
    each, some           the same over the records of a list, which may be open
    known                whether a fact is known exactly, whatever it says
    WORD: {OPERATOR: x}  a comparison
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce
from typing import TypeAlias, assert_never

from trustcheck.engine.answer import Answer, Members, Record
from trustcheck.engine.backing import backed
from trustcheck.engine.comparison import compare, plain
from trustcheck.engine.facts import Facts
from trustcheck.engine.quantified import of_list, of_member, only_vacuous, selected
from trustcheck.engine.remark import held_against, tolerating
from trustcheck.engine.said import said, said_right
from trustcheck.engine.word import Words
from trustcheck.graph.exposure import Exposure
from trustcheck.graph.ownership import Reckoning
from trustcheck.graph.path import Grade
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth, all_of, any_of
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Known,
    Literal,
    Lookup,
    Not,
    Parameter,
    Quantified,
    Quantifier,
)
from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.ruleset.criterion import Backing

Scopes: TypeAlias = tuple[Record, ...]
"""The records in sight, the innermost first, the profile last."""

Evaluator: TypeAlias = Callable[[Facts, Scopes], Explanation]


class Compiler:
    """Turns the conditions of one ruleset into evaluators.

    With a `backing`, a comparison is known only where the evidence of its facts is up to it.
    """

    def __init__(
        self,
        words: Mapping[str, Words],
        lexicon: Lexicon,
        parameters: Mapping[str, ParameterDefinition],
        *,
        backing: Backing | None = None,
    ) -> None:
        self._words = words
        self._lexicon = lexicon
        self._parameters = parameters
        self._backing = backing

    def demanding(self, backing: Backing) -> Compiler:
        """Return a compiler for conditions that have to stand on evidence."""
        return Compiler(self._words, self._lexicon, self._parameters, backing=backing)

    def compile(self, condition: Condition) -> Evaluator:
        """Return the evaluator of a condition."""
        match condition:
            case All(parts):
                return self._joined("step.all", parts, all_of)
            case AnyOf(parts):
                return self._joined("step.any", parts, any_of)
            case Not(part):
                return self._negated(part)
            case Known(lookup):
                return self._standing(self._known(lookup))
            case Quantified():
                return self._quantified(condition)
            case Comparison():
                return self._standing(self._compared(condition))
            case _:
                assert_never(condition)

    # Connectives

    def _joined(
        self, id: str, parts: tuple[Condition, ...], join: Callable[..., Truth]
    ) -> Evaluator:
        evaluators = tuple(self.compile(part) for part in parts)

        def evaluate(facts: Facts, scopes: Scopes) -> Explanation:
            steps = tuple(evaluator(facts, scopes) for evaluator in evaluators)
            truth = join(step.truth for step in steps)
            return Explanation(truth, say(id), steps, vacuous=only_vacuous(truth, steps))

        return evaluate

    def _negated(self, part: Condition) -> Evaluator:
        evaluator = self.compile(part)

        def evaluate(facts: Facts, scopes: Scopes) -> Explanation:
            step = evaluator(facts, scopes)
            return Explanation(~step.truth, say("step.not"), (step,), vacuous=step.vacuous)

        return evaluate

    # Lists

    def _quantified(self, condition: Quantified) -> Evaluator:
        each = condition.quantifier is Quantifier.EACH
        where, satisfies = (
            None if part is None else self.compile(part)
            for part in (condition.where, condition.satisfies)
        )
        what = self._phrase(condition.items)

        def evaluate(facts: Facts, scopes: Scopes) -> Explanation:
            answer = self.answer(condition.items, facts, scopes)
            if not isinstance(answer.value, Members):
                return _not_known(say("step.list_not_known", what=what), answer)
            steps = []
            for member in answer.value.members:
                inner = (member.record, *scopes)
                meant = selected(member, None if where is None else where(facts, inner))
                if meant is not None and meant.truth is Truth.FALSE:
                    continue
                found = None if satisfies is None else satisfies(facts, inner)
                steps.append(of_member(member.record.label, meant, found, each=each))
            return of_list(tuple(steps), answer, what, each=each)

        return evaluate

    # Words

    def _standing(self, evaluator: Evaluator) -> Evaluator:
        backing = self._backing
        if backing is None:
            return evaluator
        return lambda facts, scopes: backed(evaluator(facts, scopes), backing, facts)

    def _known(self, lookup: Lookup) -> Evaluator:
        # A fact that is missing may be filled in, so that it is not known is never a conclusion.
        def evaluate(facts: Facts, scopes: Scopes) -> Explanation:
            answer = self.answer(lookup, facts, scopes)
            what = self._what(lookup, scopes)
            if answer.value is None or plain(lookup.type, answer.value) is None:
                return _not_known(say("step.not_known", what=what), answer)
            message = say("step.known", what=what)
            return Explanation(Truth.TRUE, message, answer.because, answer.facts)

        return evaluate

    def _compared(self, condition: Comparison) -> Evaluator:
        lookup, operator = condition.lookup, condition.operator

        def evaluate(facts: Facts, scopes: Scopes) -> Explanation:
            left = self.answer(lookup, facts, scopes)
            right = self._right(condition, facts, scopes)
            if left.value is None or right.value is None:
                lacking = left if left.value is None else right.answer
                named = lookup if left.value is None else condition.right
                what = self._what(named if isinstance(named, Lookup) else lookup, scopes)
                return _not_known(say("step.not_known", what=what), lacking)
            atlas, on = facts.statutes.atlas, facts.on
            truth = compare(operator, lookup.type, left.value, right.value, atlas=atlas, on=on)
            message = say(
                f"step.{operator}",
                what=self._what(lookup, scopes),
                value=said(lookup.type, left.value, facts),
                right=said_right(lookup.type, operator, right.value, facts),
            )
            read = (*left.facts, *right.answer.facts)
            because = (*left.because, *right.answer.because)
            gaps = _bounds(left) if truth is Truth.UNKNOWN else ()
            step = Explanation(truth, message, because, read, gaps)
            match left.origin, right.value:
                case Reckoning() as reckoning, Fraction() as cap:
                    return held_against(step, reckoning, operator, cap, facts)
                case Exposure() as exposure, str(tolerated) if operator == "at_most":
                    return tolerating(step, exposure, Grade(tolerated), facts)
            return step

        return evaluate

    def answer(self, lookup: Lookup, facts: Facts, scopes: Scopes) -> Answer:
        """Return what a path of words answers, with every fact read on the way."""
        record = scopes[lookup.scope]
        read: tuple[Pointer, ...] = ()
        for step in lookup.steps[:-1]:
            answer = self._words[record.kind][step].read(facts, record)
            read += answer.facts
            if not isinstance(answer.value, Record):
                return Answer(None, read, answer.gaps, answer.because)
            record = answer.value
        last = self._words[record.kind][lookup.steps[-1]].read(facts, record)
        return replace(last, facts=read + last.facts)

    def _right(self, condition: Comparison, facts: Facts, scopes: Scopes) -> _Right:
        right = condition.right
        if isinstance(right, Parameter):
            return _Right(self._parameters[right.name].value, Answer(None))
        if not isinstance(right, Lookup):
            return _Right(right, Answer(None))
        answer = self.answer(right, facts, scopes)
        return _Right(None if answer.value is None else plain(right.type, answer.value), answer)

    def _phrase(self, lookup: Lookup) -> Message:
        return self._lexicon.phrase(lookup.last_kind, lookup.steps[-1])

    def _what(self, lookup: Lookup, scopes: Scopes) -> Message:
        """Return the phrase of a path of words; of what, unless it is the record at hand."""
        steps = []
        kind = scopes[lookup.scope].kind
        for step in lookup.steps:
            steps.append(self._lexicon.phrase(kind, step))
            kind = self._lexicon.words(kind)[step].kind
        what = reduce(lambda outer, inner: say("step.inner", outer=outer, inner=inner), steps)
        if lookup.scope == 0:
            return what
        return say("step.what", what=what, of=scopes[lookup.scope].label)


@frozen
class _Right:
    """The right side of a comparison: its value, None when it is not one known value."""

    value: Literal | None
    answer: Answer


def _not_known(message: Message, answer: Answer) -> Explanation:
    """Return the step of a value that is not known, or only within bounds."""
    gaps = answer.gaps if answer.value is None else _bounds(answer)
    return Explanation(Truth.UNKNOWN, message, answer.because, answer.facts, gaps)


def _bounds(answer: Answer) -> tuple[Gap, ...]:
    """Return the facts that leave a value open; what is derived tells its own."""
    facts = () if answer.because else answer.facts
    return tuple(Gap(fact, Reason.RANGE) for fact in facts)
