"""Hold a declaration against a ruleset on a day."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import cached_property

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.engine.decision import VERDICTS, decide
from trustcheck.engine.evaluate import Compiler
from trustcheck.engine.extended import misfits
from trustcheck.engine.facts import Facts
from trustcheck.engine.hosting import Hosted
from trustcheck.engine.vocabulary import words_of
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Message, say
from trustcheck.logic.truth import Truth
from trustcheck.profile.extent import check_extent
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.reading import HOST, Declaration
from trustcheck.profile.situation import Situation
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.preflight import NONE
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.file import displayed
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span


def assess(
    declaration: Declaration, ruleset: Ruleset, statutes: Statutes, *, on: date
) -> Assessment:
    """Return the finding of every criterion in force on a day.

    Raises InvalidInput when the profile's section for the ruleset does not fit its schema,
    and when no criterion is in force: what was not evaluated is never a pass.
    """
    return Examiner(ruleset).assess(declaration, statutes, on=on)


@frozen(lazy=True)
class Examiner:
    """Holds declarations against one ruleset, whose conditions it compiles once for all."""

    ruleset: Ruleset

    @cached_property
    def _compiler(self) -> Compiler:
        ruleset = self.ruleset
        return Compiler(words_of(ruleset.lexicon), ruleset.lexicon, ruleset.parameters)

    @cached_property
    def _find(self) -> Callable[[Criterion, Facts], Finding]:
        return Hosted(judge, self._compiler, self.ruleset.asks_of_host).finding

    def assess(
        self,
        declaration: Declaration,
        statutes: Statutes,
        *,
        on: date,
        outlook: bool = True,
        only: Collection[str] | None = None,
    ) -> Assessment:
        """Return the finding of every criterion in force on a day; see `assess` for errors.

        Without an `outlook` the verdicts are the same, and what would change them is left out.
        Of criteria that are not among `only` nothing is found.
        """
        ruleset = self.ruleset
        _check_kind(ruleset)
        check_extent(declaration)
        for each in (declaration, *declaration.hosts()):
            _check_hosted(each, on)
            _check_extension(each, ruleset, statutes.atlas)
        criteria = ruleset.in_force(on)
        if not criteria:
            span = ruleset.criteria[0].document.span(())
            raise InvalidInput([Problem(span, say("nothing-in-force", day=on))])
        home, counting = ruleset.home_area, ruleset.counted
        facts = Facts(declaration, statutes, on, home, ruleset.id, counting, outlook)
        findings = tuple(
            self._find(criterion, facts)
            for criterion in criteria
            if only is None or criterion.id in only
        )
        notes = tuple(_notes(facts, ruleset))
        told = Assessment(declaration, ruleset, on, findings, notes)
        if ruleset.preflight_way == NONE:
            return told
        return self._rehearsed(told, statutes, outlook=outlook)

    def _rehearsed(self, told: Assessment, statutes: Statutes, *, outlook: bool) -> Assessment:
        """Return an assessment with that of the ruleset of the preflight beside it.

        Raises ValueError where that ruleset is wanted and was not opened.
        """
        from trustcheck.engine.preflight import Rehearsal  # most runs want no preflight

        preflight = self.ruleset.preflight
        if preflight is None or self._rehearser is None:
            raise ValueError(f"the ruleset of the preflight is not open: {self.ruleset.id}")
        declaration, on = told.declaration, told.on
        beside = self._rehearser.assess(declaration, statutes, on=on, outlook=outlook)
        rehearsal = Rehearsal(preflight, self.ruleset.preflight_way, beside)
        findings = tuple(map(rehearsal.beside, told.findings))
        notes = (*told.notes, *rehearsal.notes(findings))
        return replace(told, findings=findings, notes=notes)

    @cached_property
    def _rehearser(self) -> Examiner | None:
        """Holds declarations against the ruleset of the preflight, if that is open."""
        rehearsed = self.ruleset.rehearsed
        return None if rehearsed is None else Examiner(rehearsed)


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
    decision = decide(criterion, compiler, facts)
    explanation, observes = decision.explanation, criterion.observes
    observed = None if observes is None else compiler.compile(observes)(facts, (facts.root,))
    return Finding(criterion, VERDICTS[explanation.truth], explanation, decision.parts, observed)


def _check_kind(ruleset: Ruleset) -> None:
    """Refuse a ruleset that is about situations: no profile answers its questions."""
    if ruleset.is_about_situations:
        span = Span(displayed(ruleset.folder / "ruleset.yaml"), 1, 1, 1, 1)
        raise InvalidInput([Problem(span, say("about-situations", ruleset=ruleset.id))])


def _check_hosted(declaration: Declaration, on: date) -> None:
    """Refuse a service on a host whose profile was not read: its facts would be passed over."""
    stands_on = declaration.profile.hosted_on
    if stands_on is not None and stands_on.holds_on(on) and declaration.host is None:
        raise InvalidInput([Problem(declaration.document.span(HOST), say("host-not-followed"))])


def _check_extension(declaration: Declaration, ruleset: Ruleset, atlas: Atlas) -> None:
    if ruleset.extension is None or ruleset.id not in declaration.profile.extensions:
        return
    from trustcheck.source.schema import check  # few rulesets bring words of their own

    document, at = declaration.document, ("extensions", ruleset.id)
    problems = check(document, ruleset.extension, at, untrusted=True)
    problems = problems or tuple(misfits(document, ruleset.lexicon, atlas, at=at))
    if problems:
        raise InvalidInput(problems)


def _host_notes(facts: Facts) -> Iterator[Message]:
    """Yield on what the service stands, and that this was stated on another day."""
    if facts.host is None or isinstance(facts.host.declaration, Situation):
        return
    profile, file = facts.host.profile, facts.host.declaration.document.file
    yield say("note.hosted", host=profile.subject.name, file=file)
    if profile.stated_on != facts.on:
        name, stated = profile.subject.name, profile.stated_on
        yield say("note.host_stated", host=name, stated=stated, on=facts.on)
    joint = facts.joint
    if joint.told_by_host:
        yield say("note.host_tells", companies=joint.told_by_host)
    if joint.namesakes:
        yield say("note.host_namesakes", names=joint.namesakes)
    yield from _host_notes(facts.host)


def _notes(facts: Facts, ruleset: Ruleset) -> Iterator[Message]:
    """Yield what a reader has to know about the assessment as a whole."""
    stated = facts.profile.stated_on
    if facts.on < stated:
        yield say("note.facts_later", stated=stated, on=facts.on)
    if facts.on > stated:
        yield say("note.facts_earlier", stated=stated, on=facts.on)
    yield from _host_notes(facts)
    ended = tuple(
        id
        for id, piece in facts.profile.evidence.items()
        if piece.expires is not None and piece.expires < facts.on
    )
    if ended:
        yield say("note.evidence_ended", count=len(ended), on=facts.on, ids=ended)
    rulesets = ruleset.assessed
    attested = {one.id for each in rulesets for one in each.criteria if one.attested}
    for id in facts.profile.attestations:
        if id not in attested:
            yield say("note.attestation_unused", id=id)
    for id in facts.profile.extensions:
        if not any(each.id == id and each.extension is not None for each in rulesets):
            yield say("note.extension_unused", id=id)
