"""Proof by cases: a word whose answer is not known, where every answer comes to the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trustcheck.assessment.finding import BY_CASES
from trustcheck.engine.answer import Answer, Known, Record
from trustcheck.engine.facts import Facts
from trustcheck.engine.lookup import Evaluator, Question, Scopes
from trustcheck.engine.said import said
from trustcheck.logic.explanation import Explanation, Reason
from trustcheck.logic.message import Message, say
from trustcheck.logic.truth import Truth
from trustcheck.ruleset.condition.typing import Shape, Type

MOST_NAMED = 3
"""How many answers of one case are named; the others are counted."""


def by_cases(
    step: Explanation,
    evaluate: Evaluator,
    questions: Sequence[Question],
    *,
    facts: Facts,
    scopes: Scopes,
) -> Explanation:
    """Return a step that is not known, or what it is whichever answer one of the questions has.

    `evaluate` is what the step came from. Kleene's logic leaves `A or not A` unknown for an
    unknown A; here each answer is supposed in turn, everywhere where it is asked. What else is
    not known stays so, hence a conclusion that all cases share holds however it is filled in.
    """
    found = (_told(each, evaluate, facts, scopes) for each in questions)
    return next((told for told in found if told is not None), step)


def _told(
    question: Question, evaluate: Evaluator, facts: Facts, scopes: Scopes
) -> Explanation | None:
    """Return the proof by the cases of one question, None where they do not come to the same."""
    answer, record = question.read(facts, scopes), question.record(facts, scopes).value
    if answer.value is not None or not isinstance(record, Record):
        return None
    type_, word = question.lookup.type, question.lookup.steps[-1]
    cases: dict[tuple[object, ...], tuple[Explanation, list[Message]]] = {}
    truth: Truth | None = None
    for value in answers(type_, answer, facts):
        atom = (record.kind, record.pointer, word)
        found = evaluate(facts.supposing(atom, value), scopes)
        if found.truth is Truth.UNKNOWN or truth not in (None, found.truth):
            return None
        truth = found.truth
        _, values = cases.setdefault(_course(found), (found, []))
        values.append(said(type_, value, facts))
    if truth is None:
        return None
    steps = tuple(_case(found, tuple(values)) for found, values in cases.values())
    message = say(BY_CASES, what=question.name(scopes))
    # What some case finds nothing to look at in is nothing that was surely looked at.
    vacuous = any(found.vacuous for found in steps)
    return Explanation(truth, message, steps, answer.facts, vacuous=vacuous)


def answers(type_: Type, answer: Answer, facts: Facts) -> Iterator[Known]:
    """Yield every answer that there is to a question; none where they cannot all be named.

    A place that is kept back is one of the territories. One that is not stated may be none: a
    public body has the seats that are stated, and no others.
    """
    match type_.shape:
        case Shape.BOOLEAN:
            yield from (Truth.TRUE, Truth.FALSE)
        case Shape.CODE:
            yield from type_.codes
        case _:
            assert type_.shape is Shape.TERRITORY  # no question is of a type that is not finite
            if all(gap.reason is Reason.UNDISCLOSED for gap in answer.gaps):
                yield from facts.statutes.atlas.territories


def _course(found: Explanation) -> tuple[object, ...]:
    """Return what reasonings have in common that differ in their values alone."""
    return tuple((step.message.id, step.truth) for step in found.walk())


def _case(found: Explanation, values: tuple[Message, ...]) -> Explanation:
    named, left = values[:MOST_NAMED], len(values) - MOST_NAMED
    if left > 0:
        message = say("step.case_of_many", values=named, n=left)
    elif len(named) > 1:
        message = say("step.case_of_several", values=named)
    else:
        message = say("step.case", value=named[0])
    return Explanation(found.truth, message, (found,), vacuous=found.vacuous)
