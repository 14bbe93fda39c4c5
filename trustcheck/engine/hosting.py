"""What a service finds of a criterion together with the service that it stands on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from trustcheck.assessment.finding import Finding, Hosting, PartFinding, Verdict
from trustcheck.engine.evaluate import Compiler
from trustcheck.engine.facts import Facts
from trustcheck.logic.explanation import Explanation, Gap
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth, all_of, any_of
from trustcheck.profile.reading import HOST
from trustcheck.ruleset.condition.tree import Condition
from trustcheck.ruleset.criterion import Criterion

if TYPE_CHECKING:
    from trustcheck.graph.joined import Joined

_TRUTHS = {Verdict.PASS: Truth.TRUE, Verdict.FAIL: Truth.FALSE, Verdict.UNKNOWN: Truth.UNKNOWN}
_VERDICTS = {truth: verdict for verdict, truth in _TRUTHS.items()}

_NOTHING_ASKED = Explanation(Truth.TRUE, say("step.host_not_asked"))


@frozen(lazy=True)
class Hosted:
    """Joins what one ruleset finds of a service with what it finds of its host.

    `judge` finds what a file says for itself; `asks` is what the ruleset asks of a host before
    anything is taken over from it.
    """

    judge: Callable[[Criterion, Compiler, Facts], Finding]
    compiler: Compiler
    asks: Condition | None

    def finding(self, criterion: Criterion, facts: Facts) -> Finding:
        """Return the finding of one criterion.

        *Own*: the host is not looked at. *Shared*: both have to meet it. *Inherited*: the host
        has to, and where it is not known to be what the ruleset asks of a host, both. What does
        not apply to one of them is for the other to meet.
        """
        found = self.judge(criterion, self.compiler, facts)
        if facts.host is None:
            return found
        own = _each(found, lambda step: _located(step, facts.joint))
        if criterion.hosted in (None, "own"):
            return replace(own, hosting=Hosting("own", own.verdict))
        above = self.finding(criterion, facts.host)
        host = _each(above, _of_host)
        if Verdict.NOT_APPLICABLE in (own.verdict, host.verdict):
            return self._one(own, host, facts)
        if criterion.hosted == "shared":
            return self._shared(own, host, facts)
        return self._inherited(own, host, facts)

    def _one(self, own: Finding, host: Finding, facts: Facts) -> Finding:
        """Return the finding where the criterion does not apply to both, or to neither."""
        told = own if host.verdict is Verdict.NOT_APPLICABLE else host
        truth = told.explanation.truth
        steps = (self._step(own, facts, truth), self._step(host, facts, truth, above=True))
        message = say("step.hosted_one", host=_service(facts))
        step = Explanation(truth, message, steps, vacuous=told.vacuous)
        return replace(_told(own, host, step, parts=told.parts), verdict=told.verdict)

    def _shared(self, own: Finding, host: Finding, facts: Facts) -> Finding:
        truth = all_of(each.explanation.truth for each in (own, host))
        steps = (self._step(own, facts), self._step(host, facts, above=True))
        vacuous = own.vacuous and host.vacuous
        message = say("step.hosted_shared", host=_service(facts))
        step = Explanation(truth, message, steps, vacuous=vacuous)
        return _told(own, host, step, parts=_parts(own, host, lambda *both: all_of(both)))

    def _inherited(self, own: Finding, host: Finding, facts: Facts) -> Finding:
        """Return what the host finds; beside a host that may not be what is asked, both."""
        asked = facts.once(self._asked, "host")
        taken = Explanation(asked.truth, say("step.host_is_as_asked"), (asked,))
        part = self._step(host, facts, above=True)
        message = say("step.hosted_inherited", host=_service(facts))
        if asked.truth is Truth.TRUE:
            steps = (part,) if self.asks is None else (part, taken)
            step = Explanation(part.truth, message, steps, vacuous=host.vacuous)
            return _told(own, host, step, parts=host.parts)
        mine = self._step(own, facts)
        either = any_of((asked.truth, mine.truth))
        both = Explanation(either, say("step.hosted_either"), (taken, mine))
        truth = all_of((part.truth, either))
        vacuous = own.vacuous and host.vacuous
        step = Explanation(truth, message, (part, both), vacuous=vacuous)

        def join(mine: Truth, theirs: Truth) -> Truth:
            return all_of((theirs, any_of((asked.truth, mine))))

        return _told(own, host, step, parts=_parts(own, host, join))

    def _step(
        self, found: Finding, facts: Facts, truth: Truth | None = None, *, above: bool = False
    ) -> Explanation:
        """Return what one of the two finds, under its name."""
        whose = _above(facts) if above else facts
        file = whose.declaration.document.file
        id = "step.hosted_by_host" if above else "step.hosted_by_itself"
        message = say(id, service=whose.profile.subject.name, file=file)
        because = found.explanation
        said = because.truth if truth is None else truth
        return Explanation(said, message, (because,), vacuous=because.vacuous)

    @cached_property
    def _asked(self) -> Callable[[Facts, str], Explanation]:
        """Whether the host is what the ruleset asks of one; TRUE if it asks nothing."""

        def work(facts: Facts, _id: str) -> Explanation:
            if self.asks is None:
                return _NOTHING_ASKED
            host = _above(facts)
            found = self.compiler.compile(self.asks)(host, (host.root,))
            return _of_host(_located(found, host.joint))

        return work


def _told(
    own: Finding, host: Finding, step: Explanation, *, parts: tuple[PartFinding, ...]
) -> Finding:
    """Return the finding of both, with what each of them found."""
    hosting = Hosting(own.criterion.hosted or "own", own.verdict, host.verdict)
    verdict = _VERDICTS[step.truth]
    return replace(own, verdict=verdict, explanation=step, parts=parts, hosting=hosting)


def _parts(
    own: Finding, host: Finding, join: Callable[[Truth, Truth], Truth]
) -> tuple[PartFinding, ...]:
    """Return the parts of a criterion, each as the two together meet it."""
    found = []
    for mine, theirs in zip(own.parts, host.parts, strict=True):
        steps = (mine.explanation, theirs.explanation)
        truth = join(*(each.truth for each in steps))
        vacuous = all(each.vacuous for each in steps)
        step = Explanation(truth, mine.explanation.message, steps, vacuous=vacuous)
        found.append(PartFinding(mine.part, _VERDICTS[truth], step))
    return tuple(found)


def _each(found: Finding, work: Callable[[Explanation], Explanation]) -> Finding:
    """Return a finding with its reasoning changed, that of its parts too."""
    parts = tuple(replace(each, explanation=work(each.explanation)) for each in found.parts)
    observed = None if found.observed is None else work(found.observed)
    explanation = work(found.explanation)
    return replace(found, explanation=explanation, parts=parts, observed=observed)


def _service(facts: Facts) -> str:
    """Return the name of the host's service."""
    return _above(facts).profile.subject.name


def _above(facts: Facts) -> Facts:
    assert facts.host is not None  # or nothing would have to be joined
    return facts.host


def _of_host(step: Explanation) -> Explanation:
    """Return the reasoning on a host, its facts led to from the service's own file."""
    return _moved(step, lambda pointer: (*HOST, *pointer), lambda gap: (*HOST, *gap.pointer))


def _located(step: Explanation, joint: Joined) -> Explanation:
    """Return reasoning on a joined structure, each fact led to where it is declared."""
    if not joint.places:  # it stands on no other
        return step
    return _moved(step, joint.origin, joint.origin_of_gap)


def _moved(
    step: Explanation,
    fact: Callable[[Pointer], Pointer],
    gap: Callable[[Gap], Pointer],
) -> Explanation:
    return replace(
        step,
        because=tuple(_moved(each, fact, gap) for each in step.because),
        facts=tuple(map(fact, step.facts)),
        gaps=tuple(replace(each, pointer=gap(each)) for each in step.gaps),
    )
