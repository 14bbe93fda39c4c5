"""What decides a criterion: the facts, by its condition or its parts, and who attests it."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.assessment.finding import PartFinding, Verdict
from trustcheck.engine.attestation import attested
from trustcheck.engine.backing import backed
from trustcheck.engine.evaluate import Compiler
from trustcheck.engine.facts import Facts
from trustcheck.engine.quantified import only_vacuous
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth, all_of
from trustcheck.ruleset.criterion import Backing, Criterion

VERDICTS = {Truth.TRUE: Verdict.PASS, Truth.FALSE: Verdict.FAIL, Truth.UNKNOWN: Verdict.UNKNOWN}


@frozen
class Decision:
    """The whole reasoning on a criterion that applies, and what each of its parts came out as."""

    explanation: Explanation
    parts: tuple[PartFinding, ...] = ()


def decide(criterion: Criterion, compiler: Compiler, facts: Facts) -> Decision:
    """Return what the facts and, where one has to, the person who answers decide.

    Evidence is asked for a pass alone: of the person where one answers, or else of the facts.
    """
    if not criterion.attested:
        decision = _by_facts(criterion, compiler, facts)
        if criterion.backing is None or decision.explanation.truth is not Truth.TRUE:
            return decision  # a fail that is declared is taken at its word
        return _by_facts(criterion, compiler.demanding(criterion.backing), facts)
    answer = _answer(criterion.id, criterion.backing, facts)
    if not criterion.required:
        return Decision(answer)
    decision = _by_facts(criterion, compiler, facts)
    whole = _together("step.facts_and_answer", (decision.explanation, answer))
    return Decision(whole, decision.parts)


def _answer(id: str, backing: Backing | None, facts: Facts) -> Explanation:
    answer = attested(id, facts)
    if backing is None or answer.truth is not Truth.TRUE:
        return answer
    return backed(answer, backing, facts)


def _by_facts(criterion: Criterion, compiler: Compiler, facts: Facts) -> Decision:
    if criterion.requires is not None:
        return Decision(compiler.compile(criterion.requires)(facts, (facts.root,)))
    parts = tuple(_parts(criterion, compiler, facts))
    return Decision(_together("step.all", tuple(part.explanation for part in parts)), parts)


def _parts(criterion: Criterion, compiler: Compiler, facts: Facts) -> Iterator[PartFinding]:
    for part in criterion.parts:
        found = compiler.compile(part.requires)(facts, (facts.root,))
        message = say("step.part", part=part.title)
        step = Explanation(found.truth, message, (found,), vacuous=found.vacuous)
        yield PartFinding(part, VERDICTS[found.truth], step)


def _together(id: str, steps: tuple[Explanation, ...]) -> Explanation:
    truth = all_of(step.truth for step in steps)
    return Explanation(truth, say(id), steps, vacuous=only_vacuous(truth, steps))
