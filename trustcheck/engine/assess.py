"""Hold a declaration against a ruleset on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.engine.attestation import attested
from trustcheck.engine.backing import backed
from trustcheck.engine.evaluate import Compiler
from trustcheck.engine.extended import misfits
from trustcheck.engine.facts import Facts
from trustcheck.engine.vocabulary import words_of
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import Message, say
from trustcheck.logic.truth import Truth
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.reading import Declaration
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.schema import check

_VERDICTS = {Truth.TRUE: Verdict.PASS, Truth.FALSE: Verdict.FAIL, Truth.UNKNOWN: Verdict.UNKNOWN}


def assess(
    declaration: Declaration, ruleset: Ruleset, statutes: Statutes, *, on: date
) -> Assessment:
    """Return the finding of every criterion in force on a day.

    Raises InvalidInput when the profile's section for the ruleset does not fit its schema,
    and when no criterion is in force: what was not evaluated is never a pass.
    """
    _check_extension(declaration, ruleset, statutes.atlas)
    criteria = ruleset.in_force(on)
    if not criteria:
        span = ruleset.criteria[0].document.span(())
        raise InvalidInput([Problem(span, say("nothing-in-force", day=on))])
    facts = Facts(declaration, statutes, on, ruleset.home_area, ruleset.id)
    compiler = Compiler(words_of(ruleset.lexicon), ruleset.lexicon, ruleset.parameters)
    findings = tuple(judge(criterion, compiler, facts) for criterion in criteria)
    return Assessment(declaration, ruleset, on, findings, tuple(_notes(facts, ruleset)))


def judge(criterion: Criterion, compiler: Compiler, facts: Facts) -> Finding:
    """Return the finding of one criterion.

    Where it is not known whether the criterion applies, its verdict is not known either.
    """
    if criterion.applies_when is not None:
        applies = compiler.compile(criterion.applies_when)(facts, (facts.root,))
        if applies.truth is Truth.FALSE:
            message = say("step.not_applicable")
            reason = Explanation(Truth.FALSE, message, (applies,), vacuous=True)
            return Finding(criterion, Verdict.NOT_APPLICABLE, reason)
        if applies.truth is Truth.UNKNOWN:
            message = say("step.applies_not_known")
            return Finding(
                criterion, Verdict.UNKNOWN, Explanation(Truth.UNKNOWN, message, (applies,))
            )
    explanation = _decided(criterion, compiler, facts)
    if criterion.backing is not None and explanation.truth is Truth.TRUE:
        # Only a pass has to stand on evidence: a fail that is declared is taken at its word.
        explanation = _decided(criterion, compiler.demanding(criterion.backing), facts)
        if criterion.requires is None:
            explanation = backed(explanation, criterion.backing, facts)
    return Finding(criterion, _VERDICTS[explanation.truth], explanation)


def _decided(criterion: Criterion, compiler: Compiler, facts: Facts) -> Explanation:
    """Return what decides a criterion: its condition, or the person who attests it."""
    if criterion.requires is None:
        return attested(criterion.id, facts)
    return compiler.compile(criterion.requires)(facts, (facts.root,))


def _check_extension(declaration: Declaration, ruleset: Ruleset, atlas: Atlas) -> None:
    if ruleset.extension is None or ruleset.id not in declaration.profile.extensions:
        return
    document, at = declaration.document, ("extensions", ruleset.id)
    problems = check(document, ruleset.extension, at)
    problems = problems or tuple(misfits(document, ruleset.lexicon, atlas, at=at))
    if problems:
        raise InvalidInput(problems)


def _notes(facts: Facts, ruleset: Ruleset) -> Iterator[Message]:
    """Yield what a reader has to know about the assessment as a whole."""
    stated = facts.profile.stated_on
    if facts.on < stated:
        yield say("note.facts_later", stated=stated, on=facts.on)
    if facts.on > stated:
        yield say("note.facts_earlier", stated=stated, on=facts.on)
    ended = tuple(
        id
        for id, piece in facts.profile.evidence.items()
        if piece.expires is not None and piece.expires < facts.on
    )
    if ended:
        yield say("note.evidence_ended", count=len(ended), on=facts.on, ids=ended)
    for id in facts.profile.attestations:
        found = ruleset.criterion(id)
        if found is None or found.requires is not None:
            yield say("note.attestation_unused", id=id)
    for id in facts.profile.extensions:
        if id != ruleset.id or ruleset.extension is None:
            yield say("note.extension_unused", id=id)
