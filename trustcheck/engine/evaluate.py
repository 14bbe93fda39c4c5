"""Evaluate a condition on the facts of a day; the explanation is what is returned.

Conditions compile once into closures, one branch a form:

    all, any, not        Kleene's connectives over the parts
    each, some           the same over the records of a list, which may be open
    known                whether a fact is known exactly, whatever it says
    WORD: {OPERATOR: x}  a comparison
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import assert_never

from trustcheck.engine.answer import Answer, Member, Members
from trustcheck.engine.backing import backed
from trustcheck.engine.comparison import compare, plain
from trustcheck.engine.facts import Facts
from trustcheck.engine.lookup import Evaluator, Lookups, Question, Scopes
from trustcheck.engine.quantified import not_meant, of_list, of_member, only_vacuous, selected
from trustcheck.engine.remark import held_against, tolerating
from trustcheck.engine.said import said, said_right
from trustcheck.engine.word import Words
from trustcheck.graph.exposure import Exposure
from trustcheck.graph.ownership import Reckoning
from trustcheck.graph.path import Grade
from trustcheck.logic.duration import Duration
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Message, say
from trustcheck.logic.truth import Truth, all_of, any_of
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Known,
    Later,
    Literal,
    Lookup,
    Not,
    Parameter,
    Quantified,
    Quantifier,
    Right,
    Setting,
    asked_by_several,
    word_of,
)
from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.ruleset.criterion import Backing


class Compiler:
    """Turns the conditions of one ruleset into evaluators, each condition once.

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
        self._lookups = Lookups(words, lexicon)
        self._parameters = parameters
        self._backing = backing
        self._compiled: dict[int, tuple[Condition, Evaluator]] = {}
        self._demanding: dict[Backing, Compiler] = {}

    def demanding(self, backing: Backing) -> Compiler:
        """Return a compiler for conditions that have to stand on evidence."""
        if backing not in self._demanding:
            self._demanding[backing] = Compiler(
                self._words, self._lexicon, self._parameters, backing=backing
            )
        return self._demanding[backing]

    def compile(self, condition: Condition) -> Evaluator:
        """Return the evaluator of a condition."""
        # By identity: to hash a condition is to walk through the whole of it.
        if id(condition) not in self._compiled:
            self._compiled[id(condition)] = condition, self._compile(condition)
        return self._compiled[id(condition)][1]

    def _compile(self, condition: Condition) -> Evaluator:
        match condition:
            case All(parts):
                return self._joined("step.all", parts, all_of)
            case AnyOf(parts):
                left = tuple(part for part in parts if not self._is_set_aside(part))
                if len(left) == 1:
                    return self.compile(left[0])
                return self._joined("step.any", left or parts, any_of)
            case Not(part):
                return self._negated(part)
            case Known(lookup):
                return self._standing(self._known(lookup))
            case Quantified():
                return self._quantified(condition)
            case Setting(name, value):
                return self._set(name, value)
            case Comparison():
                return self._standing(self._compared(condition))
            case _:
                assert_never(condition)

    def _is_set_aside(self, condition: Condition) -> bool:
        """Tell whether a condition cannot hold for how a parameter is set, whatever the facts."""
        match condition:
            case Setting(name, value):
                return self._parameters[name].value != value
            case All(parts):
                return any(map(self._is_set_aside, parts))
            case _:
                return False

    # Connectives

    def _joined(
        self, id: str, parts: tuple[Condition, ...], join: Callable[..., Truth]
    ) -> Evaluator:
        evaluators = tuple(self.compile(part) for part in parts)

        def evaluate(facts: Facts, scopes: Scopes) -> Explanation:
            steps = tuple(evaluator(facts, scopes) for evaluator in evaluators)
            truth = join(step.truth for step in steps)
            return Explanation(truth, say(id), steps, vacuous=only_vacuous(truth, steps))

        questions = self._questions(parts)
        if not questions:
            return evaluate
        return lambda facts, scopes: _whichever(
            evaluate(facts, scopes), evaluate, questions, facts, scopes
        )

    def _questions(self, parts: Iterable[Condition]) -> tuple[Question, ...]:
        """Return the words that several parts ask, where all of their answers can be gone through.

        None for what has to stand on evidence: of an answer that nobody gave there is none.
        """
        if self._backing is not None:
            return ()
        return tuple(map(self._lookups.question, asked_by_several(parts)))

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
        what = self._lookups.phrase(condition.items)
        read = self._lookups.reader(condition.items)
        questions = self._questions(p for p in (condition.where, condition.satisfies) if p)

        def one(member: Member, facts: Facts, inner: Scopes) -> Explanation | None:
            meant = selected(member, None if where is None else where(facts, inner))
            if meant is not None and meant.truth is Truth.FALSE:
                return None
            found = None if satisfies is None else satisfies(facts, inner)
            return of_member(member.record.label, meant, found, each=each)

        def again(member: Member) -> Evaluator:
            nothing = not_meant(member.record.label, each=each)
            return lambda facts, scopes: one(member, facts, scopes) or nothing

        def evaluate(facts: Facts, scopes: Scopes) -> Explanation:
            answer = read(facts, scopes)
            if not isinstance(answer.value, Members):
                return _not_known(say("step.list_not_known", what=what), answer)
            steps = []
            for member in answer.value.members:
                inner = (member.record, *scopes)
                step = one(member, facts, inner)
                if step is not None and questions:
                    step = _whichever(step, again(member), questions, facts, inner)
                if step is not None:
                    steps.append(step)
            return of_list(tuple(steps), answer, what, each=each)

        return evaluate

    # Words

    def _standing(self, evaluator: Evaluator) -> Evaluator:
        backing = self._backing
        if backing is None:
            return evaluator
        return lambda facts, scopes: backed(evaluator(facts, scopes), backing, facts)

    def _known(self, lookup: Lookup) -> Evaluator:
        # A fact that is missing may be filled in, so that it is not known is never a conclusion;
        # and to suppose an answer is not to know it.
        read, name = self._lookups.reader(lookup, supposing=False), self._lookups.namer(lookup)

        def evaluate(facts: Facts, scopes: Scopes) -> Explanation:
            answer, what = read(facts, scopes), name(scopes)
            if answer.value is None or plain(lookup.type, answer.value) is None:
                return _not_known(say("step.not_known", what=what), answer)
            message = say("step.known", what=what)
            return Explanation(Truth.TRUE, message, answer.because, answer.facts)

        return evaluate

    def _set(self, name: str, value: Literal) -> Evaluator:
        parameter = self._parameters[name]
        message = say("step.setting", title=parameter.title, name=name)
        step = Explanation(Truth.of(parameter.value == value), message)
        return lambda facts, scopes: step

    def _compared(self, condition: Comparison) -> Evaluator:
        lookup, operator = condition.lookup, condition.operator
        read_left, name_left = self._lookups.reader(lookup), self._lookups.namer(lookup)
        read_right = self._right(condition.right)
        other = word_of(condition.right)
        name_right = name_left if other is None else self._lookups.namer(other)

        def evaluate(facts: Facts, scopes: Scopes) -> Explanation:
            left, right = read_left(facts, scopes), read_right(facts, scopes)
            if left.value is None or right.value is None:
                lacking = left if left.value is None else right.answer
                name = name_left if left.value is None else name_right
                return _not_known(say("step.not_known", what=name(scopes)), lacking)
            atlas, on = facts.statutes.atlas, facts.on
            truth = compare(operator, lookup.type, left.value, right.value, atlas=atlas, on=on)
            message = say(
                f"step.{operator}",
                what=name_left(scopes),
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

    def _right(self, right: Right) -> Callable[[Facts, Scopes], _Right]:
        if isinstance(right, Later):
            return self._later(right)
        if not isinstance(right, Lookup):
            value = self._parameters[right.name].value if isinstance(right, Parameter) else right
            known = _Right(value, Answer(None))
            return lambda facts, scopes: known
        read, type_ = self._lookups.reader(right), right.type

        def evaluate(facts: Facts, scopes: Scopes) -> _Right:
            answer = read(facts, scopes)
            return _Right(None if answer.value is None else plain(type_, answer.value), answer)

        return evaluate

    def _later(self, right: Later) -> Callable[[Facts, Scopes], _Right]:
        """Return a day of the facts so much later, and how it was reckoned."""
        read, name = self._lookups.reader(right.lookup), self._lookups.namer(right.lookup)
        by = self._parameters[right.by.name].value if isinstance(right.by, Parameter) else right.by
        assert isinstance(by, Duration)

        def evaluate(facts: Facts, scopes: Scopes) -> _Right:
            answer = read(facts, scopes)
            if not isinstance(answer.value, date):
                return _Right(None, answer)
            day = by.after(answer.value)
            told = say("derived.later", day=day, by=by, what=name(scopes), start=answer.value)
            step = Explanation(Truth.TRUE, told)
            return _Right(day, replace(answer, because=(*answer.because, step)))

        return evaluate


@frozen
class _Right:
    """The right side of a comparison: its value, None when it is not one known value."""

    value: Literal | None
    answer: Answer


def _whichever(
    step: Explanation,
    again: Evaluator,
    questions: tuple[Question, ...],
    facts: Facts,
    scopes: Scopes,
) -> Explanation:
    """Return a step as it is; one not known as it is whichever answer a question has, if so.

    Within a supposition there is no other: rules nest, and cases of cases would multiply.
    """
    if step.truth is not Truth.UNKNOWN or facts.supposed:
        return step
    from trustcheck.engine.cases import by_cases  # few rules ask for one thing twice

    return by_cases(step, again, questions, facts=facts, scopes=scopes)


def _not_known(message: Message, answer: Answer) -> Explanation:
    """Return the step of a value that is not known, or only within bounds."""
    gaps = answer.gaps if answer.value is None else _bounds(answer)
    return Explanation(Truth.UNKNOWN, message, answer.because, answer.facts, gaps)


def _bounds(answer: Answer) -> tuple[Gap, ...]:
    """Return the facts that leave a value open; what is derived tells its own."""
    facts = () if answer.because else answer.facts
    return tuple(Gap(fact, Reason.RANGE) for fact in facts)
