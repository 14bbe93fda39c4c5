"""The smallest changes of the facts that turn a verdict into a pass, each tried before it is told.

The reasoning behind a fail is a proof. One of the facts of each of its parts has to change, or the
same proof still stands: so every proof that is left tells which changes to try next, and a search
by rising costs meets the cheapest sets first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from heapq import heappop, heappush
from itertools import count

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.repair import Plan, Remedy, Repair, Step
from trustcheck.assessment.variant import Variant
from trustcheck.engine.candidate import Candidates
from trustcheck.engine.severance import Severances, fewest, links_of
from trustcheck.engine.stake import Stakes
from trustcheck.engine.trying import Trials, as_it_was, clash
from trustcheck.logic.explanation import Explanation, Reason
from trustcheck.logic.fields import define, field, replace
from trustcheck.logic.message import Message
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.profile.alteration import Alteration, distinct
from trustcheck.profile.effort import Effort, Efforts
from trustcheck.profile.extent import burden
from trustcheck.ruleset.condition.tree import Parameter, comparisons_of

MOST_ALTOGETHER = 2_000
"""Sets of changes that are worth trying on a small profile; on a larger one it is fewer."""
MOST_TRIED = 150
"""Sets of changes that are assessed for one criterion at most."""
MOST_STEPS = 5
"""Steps of one repair at most."""
MOST_REPAIRS = 3
"""Repairs that are told for one criterion at most."""
MOST_STAKES = 4
"""Holdings for which a number is looked for at once at most: each takes many tries."""

_NUMBERS = 4
"""Numbers that are tried for each set of changes that may be: those of holdings that shrink."""

_JOINED = ("step.all", "step.each", "step.facts_and_answer", "step.part", "step.hosted_shared")
"""Steps of which every part has to hold: each part that does not is a proof by itself."""


def repairs(
    assessment: Assessment,
    trials: Trials,
    efforts: Efforts,
    *,
    unknown: bool = False,
    most: int = MOST_TRIED,
    altogether: int | None = None,
) -> Plan:
    """Return what would make each failed criterion pass, and each unknown one where asked.

    Every repair has been applied and assessed; none of its steps can be left out. `most` sets of
    changes are tried for one criterion, and `altogether` for all of them, None for no such bound
    and fewer on a larger profile.
    """
    if altogether is not None:
        altogether //= burden(assessment.declaration)
    meant = {Verdict.FAIL, Verdict.UNKNOWN} if unknown else {Verdict.FAIL}
    remedies: list[Remedy] = []
    for finding in assessment.findings:
        if finding.verdict in meant:
            tried = sum(each.tried for each in remedies)
            left = most if altogether is None else min(most, max(altogether - tried, 0))
            remedies.append(_Search(assessment, finding, trials, efforts, left).remedy())
    return Plan(assessment, tuple(remedies), _together(assessment, trials, remedies))


def _together(
    assessment: Assessment, trials: Trials, remedies: Sequence[Remedy]
) -> Variant | None:
    """Return the profile with the first repairs that fit with one another."""
    made: tuple[Alteration, ...] = ()
    found: Variant | None = None
    for remedy in remedies:
        id = remedy.finding.criterion.id
        if found is not None and _passes(found.after, id):
            continue
        for repair in remedy.repairs:
            more = distinct((*made, *_alterations(repair.steps)))
            there = _variant(assessment, trials, more)
            if there is not None and _passes(there.after, id):
                made, found = more, there
                break
    return found


def _variant(
    assessment: Assessment, trials: Trials, alterations: tuple[Alteration, ...]
) -> Variant | None:
    declaration = trials.declared(alterations)
    if declaration is None:
        return None
    after = trials.assessment(declaration)
    chosen = {each.criterion.id for each in assessment.findings}
    kept = tuple(each for each in after.findings if each.criterion.id in chosen)
    after = replace(after, findings=kept, policy=assessment.policy)
    return Variant(alterations, assessment, after)


def _passes(assessment: Assessment, id: str) -> bool:
    return any(
        each.criterion.id == id and each.verdict is Verdict.PASS for each in assessment.findings
    )


def _alterations(steps: Iterable[Step]) -> tuple[Alteration, ...]:
    return distinct(each for step in steps for each in step.alterations)


@define
class _Search:
    """The search for the repairs of one finding."""

    assessment: Assessment
    finding: Finding
    trials: Trials
    efforts: Efforts
    most: int
    tried: int = 0
    numbers: int = 0
    beyond: dict[str, Effort] = field(default_factory=dict)
    missing: dict[Pointer, None] = field(default_factory=dict)
    found: list[Repair] = field(default_factory=list)
    known: dict[frozenset[str], Finding | None] = field(default_factory=dict)

    def remedy(self) -> Remedy:
        """Return the repairs, by their costs."""
        order = count()
        waiting: list[tuple[int, int, tuple[Step, ...]]] = [(0, next(order), ())]
        seen: set[frozenset[str]] = set()
        exhausted = True
        while waiting and len(self.found) < MOST_REPAIRS:
            if self.tried >= self.most:
                exhausted = False
                break
            cost, _, steps = heappop(waiting)
            made = _mark(_alterations(steps))
            if made in seen or any(made >= _mark(_alterations(f.steps)) for f in self.found):
                continue
            seen.add(made)
            finding = self._finding(steps)
            if finding is None:
                continue
            if _is_met(finding):
                self.found += self._kept(steps)
                continue
            if len(steps) == MOST_STEPS:
                exhausted = False
                continue
            for step in self._next(finding, steps):
                heappush(waiting, (cost + step.cost, next(order), (*steps, step)))
        self._sever()
        repairs = sorted(self.found, key=lambda repair: (bool(repair.worse), repair.cost))
        beyond = () if repairs else tuple(self.beyond.values())
        missing = () if repairs else tuple(self.missing)
        exhausted = exhausted and self.numbers < self._most_numbers
        return Remedy(self.finding, tuple(repairs), self.tried, exhausted, beyond, missing)

    @property
    def _most_numbers(self) -> int:
        return _NUMBERS * self.most

    def _sever(self) -> None:
        """Add the repair that undoes the fewest links to a law, unless one does already."""
        room = min(self.most, MOST_TRIED)
        severances = Severances(self._candidates)
        steps = fewest(severances, self._finding, most=room) if room else None
        if steps is None:
            return
        links = links_of(steps)
        if not any(links_of(each.steps) == links for each in self.found):
            self.found = [*self.found[: MOST_REPAIRS - 1], *self._kept(steps)]

    def _kept(self, steps: tuple[Step, ...]) -> Iterator[Repair]:
        """Yield the repair that these steps are, unless a part of them is one."""
        parts = (tuple(step for step in steps if step is not left_out) for left_out in steps)
        found = (self._finding(part) for part in parts)
        variant = _variant(self.assessment, self.trials, _alterations(steps))
        assert variant is not None  # it has just been assessed
        is_least = not any(each is not None and _is_met(each) for each in found)
        yield from (Repair(steps, variant),) * is_least

    def _finding(self, steps: tuple[Step, ...]) -> Finding | None:
        return self._of(_alterations(steps))

    def _of(self, alterations: tuple[Alteration, ...]) -> Finding | None:
        """Return the finding with some alterations, each set of them tried once."""
        key = _mark(alterations)
        if key not in self.known:
            self.tried += 1
            declaration = self.trials.declared(alterations)
            self.known[key] = self.trials.finding(self.finding.criterion, declaration)
        return self.known[key]

    # What to try next

    def _next(self, finding: Finding, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """Return the steps of which one has to be taken: those of the proof with the fewest."""
        made = _alterations(steps)
        choices = []
        for proof in _proofs(finding.explanation):
            candidates, beyond = self._candidates.touching(proof, made)
            fitting = [each for each in candidates if not clash(_alterations((*steps, each)))]
            fitting += self._stakes(proof, made)
            self.beyond |= {effort.id: effort for effort in beyond}
            if not fitting:
                gaps = (gap.pointer for gap in proof.open_gaps() if gap.pointer)
                self.missing |= {as_it_was(pointer, made): None for pointer in gaps}
            choices.append(tuple(fitting))
        return min(choices, key=len, default=())

    def _stakes(self, proof: Explanation, made: tuple[Alteration, ...]) -> Iterator[Step]:
        """Yield how far the holdings of a proof would have to shrink for it to fall."""
        effort = self.efforts.changing(("holdings",))
        if effort is None:
            return
        read = (as_it_was(pointer, made) for pointer in proof.pointers())
        indexes = dict.fromkeys(int(at[1]) for at in read if at[:1] == ("holdings",) and at[1:])
        profile = self.trials.declaration.profile
        stakes = Stakes(profile, effort, self._guesses, self.trials.on)

        def falls(alterations: Sequence[Alteration]) -> bool:
            if self.numbers >= self._most_numbers:
                return False
            self.numbers += 1
            declaration = self.trials.declared((*made, *alterations))
            there = self.trials.finding(self.finding.criterion, declaration)
            return there is not None and all(
                _key(each) != _key(proof) for each in _proofs(there.explanation)
            )

        for index in tuple(indexes)[:MOST_STAKES]:
            yield from stakes.steps(index, falls)

    @property
    def _candidates(self) -> Candidates:
        return Candidates(self.trials, self.efforts, self.finding.criterion)

    @property
    def _guesses(self) -> tuple[Fraction, ...]:
        """The numbers that the rule names."""
        found = []
        for condition in self.finding.criterion.required:
            for comparison in comparisons_of(condition):
                right = comparison.right
                if isinstance(right, Parameter):
                    right = self.trials.ruleset.parameters[right.name].value
                if isinstance(right, Fraction):
                    found.append(right)
        return tuple(dict.fromkeys(found))


def _mark(alterations: Iterable[Alteration]) -> frozenset[str]:
    """Return what tells a set of alterations apart from others."""
    return frozenset(each.key for each in alterations)


def _is_met(finding: Finding) -> bool:
    return finding.verdict is Verdict.PASS and not finding.vacuous


def _proofs(step: Explanation) -> tuple[Explanation, ...]:
    """Return the parts of a reasoning each of which alone keeps it from holding."""
    if step.truth is Truth.TRUE:
        return ()
    if not step.message.id.startswith(_JOINED):
        return (step,)
    parts = tuple(proof for part in step.because for proof in _proofs(part))
    opened = tuple(gap for gap in step.gaps if gap.reason is Reason.OPEN)
    if opened:
        parts = (*parts, Explanation(Truth.UNKNOWN, step.message, gaps=opened))
    return parts or (step,)


def _key(proof: Explanation) -> tuple[str, Message | str | None]:
    """Return what a proof is about, whatever its numbers are."""
    values = dict(proof.message.values)
    return proof.message.id, str(values.get("label", values.get("what", "")))
