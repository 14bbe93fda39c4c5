"""Find out what to ask: every answer that a missing fact could have is tried and assessed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product
from typing import TypeAlias

from trustcheck.assessment.asking import Asking, Matter, Settling, Union
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.progress import answer_of, waited_for
from trustcheck.logic.duration import Duration
from trustcheck.logic.explanation import Gap
from trustcheck.logic.fields import define, field, replace
from trustcheck.profile.alteration import Alteration, altered_data
from trustcheck.profile.candidate import Answer, Candidates
from trustcheck.profile.extent import burden
from trustcheck.profile.statutes import Statutes
from trustcheck.profile.variety import Hints, Places
from trustcheck.ruleset.condition.tree import comparisons_of
from trustcheck.ruleset.criterion import Level
from trustcheck.ruleset.ruleset import Ruleset

MOST_ANSWERS = 2_000
"""Answers that are worth trying on a small profile; on a larger one it is fewer."""

MOST_SETS = 100
"""How many assessments it may take to find that no smaller set of facts settles a criterion."""

MOST_TOGETHER = 16
"""Of how many facts a set may be."""

Trial: TypeAlias = Callable[[Sequence[Alteration], Collection[str]], Assessment | None]
"""Assesses some criteria on a profile with other facts; None where that is no valid profile."""

_PASSING = (Verdict.PASS, Verdict.NOT_APPLICABLE)
_DECIDED = (*_PASSING, Verdict.FAIL)


def ask(
    assessment: Assessment,
    statutes: Statutes,
    trial: Trial,
    *,
    everything: bool = False,
    alone: bool = False,
    most: int | None = None,
) -> Asking:
    """Return which missing facts could still change the verdict on the whole, and how.

    A criterion that must be met and fails settles it: then nothing is asked, and as long as it is
    not settled, nothing about criteria of another level. With `everything` all are asked about.
    `alone` looks for no facts that settle something together. After `most` answers, None for no
    such bound and fewer on a larger profile, no more facts and sets are begun; those are first
    for which most criteria wait.
    """
    unknown = [each for each in assessment.findings if each.verdict is Verdict.UNKNOWN]
    settled = assessment.verdict is Verdict.FAIL
    asked = [
        each
        for each in unknown
        if everything or (not settled and each.criterion.level is Level.MUST)
    ]
    passed_over = tuple(each.criterion.id for each in unknown if each not in asked)
    bound = None if most is None else most // burden(assessment.declaration)
    search = _Search(assessment, _candidates(assessment, statutes), trial, tuple(asked), bound)
    matters = search.matters()
    unions, unsettled = ((), ()) if alone else search.unions(matters)
    return Asking(
        assessment, matters, unions, unsettled, passed_over, search.tried, cut=search.cut
    )


def _candidates(assessment: Assessment, statutes: Statutes) -> Candidates:
    data = assessment.declaration.document.data
    assert isinstance(data, dict)  # of a valid profile
    ruleset = assessment.ruleset
    hints = hints_of(ruleset.assessed)
    places = Places.of(statutes, ruleset.home_area, data, on=assessment.on)
    return Candidates(data, places, assessment.on, hints)


def hints_of(rulesets: Iterable[Ruleset]) -> Hints:
    """Return the values that rules compare facts with, those of parameters among them."""
    values: dict[object, None] = {}
    for ruleset in rulesets:
        for definition in ruleset.parameters.values():
            values.update(dict.fromkeys(_single(definition.value)))
        for criterion in ruleset.criteria:
            for condition in criterion.conditions:
                for comparison in comparisons_of(condition):
                    values.update(dict.fromkeys(_single(comparison.right)))
    numbers = [each for each in values if isinstance(each, Fraction)]
    return Hints(
        shares=tuple(Decimal(n.numerator * 100) / n.denominator for n in numbers if 0 < n < 1),
        numbers=tuple(int(n) for n in numbers if n.denominator == 1),
        days=tuple(each for each in values if isinstance(each, date)),
        lengths=tuple(str(each) for each in values if isinstance(each, Duration)),
        texts=tuple(each for each in values if isinstance(each, str)),
    )


def _single(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        for each in value:
            yield from _single(each)
    elif isinstance(value, (Fraction, date, Duration, str)):
        yield value


@define
class _Search:
    assessment: Assessment
    candidates: Candidates
    trial: Trial
    findings: tuple[Finding, ...]
    """Those that are asked about: each is unknown."""
    most: int | None = None
    tried: int = 0
    cut: bool = False
    useful: dict[tuple[Gap, str], dict[tuple[Gap, ...], Answer]] = field(default_factory=dict)
    """Answers after which a criterion waits for less: one for each rest that it waits for."""

    # One fact alone

    def matters(self) -> tuple[Matter, ...]:
        """Return the facts that are missing, those first that settle the most criteria alone."""
        waiting: dict[Gap, list[Finding]] = {}
        for finding in self.findings:
            for gap in waited_for(finding):
                waiting.setdefault(gap, []).append(finding)
        facts = (finding for finding in self.findings if not _waits_for_a_person(finding))
        tryable = frozenset(each.criterion.id for each in facts)
        longest_first = sorted(waiting.items(), key=lambda each: -len(each[1]))
        found = [self._matter(gap, each, tryable) for gap, each in longest_first]
        order = sorted(found, key=lambda each: (-len(each.settles), -len(each.waiting)))
        return tuple(order)

    def _matter(self, gap: Gap, waiting: list[Finding], tryable: Collection[str]) -> Matter:
        ids = tuple(each.criterion.id for each in waiting)
        if all(map(_waits_for_a_person, waiting)):
            answers = self.candidates.of(gap)
            settles = tuple(Settling(id, *answers) for id in ids if len(answers) == 2)
            return Matter(gap, ids, settles, tried=len(answers))
        if self._is_spent():
            return Matter(gap, ids, (), 0)
        passing: dict[str, Answer] = {}
        failing: dict[str, Answer] = {}
        tried = 0
        for answer in self.candidates.of(gap):
            left = [id for id in tryable if id not in passing or id not in failing]
            found = self._assessed(answer, left) or ()
            tried += bool(found)
            for each in found:
                id, verdict = each.criterion.id, each.verdict
                self._keep(gap, answer, each)
                if verdict in _PASSING:
                    passing.setdefault(id, answer)
                elif verdict is Verdict.FAIL:
                    failing.setdefault(id, answer)
        settles = tuple(
            Settling(id, passing.get(id), failing.get(id))
            for finding in self.findings
            if (id := finding.criterion.id) in passing or id in failing
        )
        return Matter(gap, ids, settles, tried)

    def _keep(self, gap: Gap, answer: Answer, found: Finding) -> None:
        """Keep an answer after which a criterion waits for less, and for nothing more here."""
        left = waited_for(found)
        if found.verdict is Verdict.UNKNOWN and gap not in left:
            self.useful.setdefault((gap, found.criterion.id), {}).setdefault(left, answer)

    def _verdicts(self, answer: Answer, ids: Collection[str]) -> Mapping[str, Verdict]:
        found = self._assessed(answer, ids)
        return {} if found is None else {each.criterion.id: each.verdict for each in found}

    def _assessed(self, answer: Answer, ids: Collection[str]) -> tuple[Finding, ...] | None:
        if not ids:
            return None
        self.tried += 1
        found = self.trial(answer, frozenset(ids))
        return None if found is None else found.findings

    def _is_spent(self) -> bool:
        """Tell whether no more may be tried; that the search was cut is noted then."""
        spent = self.most is not None and self.tried >= self.most
        self.cut = self.cut or spent
        return spent

    # Several facts together

    def unions(self, matters: tuple[Matter, ...]) -> tuple[tuple[Union, ...], tuple[str, ...]]:
        """Return sets of facts for what no fact alone makes pass, and what nothing settles."""
        alone = {each.criterion: each for matter in matters for each in matter.settles}
        passed = {
            each.criterion
            for matter in matters
            for each in matter.settles
            if each.passing is not None
        }
        left = [each for each in self.findings if each.criterion.id not in passed]
        unions, unsettled = [], []
        for finding in left:
            id = finding.criterion.id
            found = self._union(finding, _PASSING if id in alone else _DECIDED)
            if found is not None:
                unions.append(found)
            elif id not in alone:
                unsettled.append(id)
        return tuple(unions), tuple(unsettled)

    def _union(self, finding: Finding, wanted: Collection[Verdict]) -> Union | None:
        """Return a smallest set of facts that settles a criterion, None where none is found."""
        id = finding.criterion.id
        found = self._descend(finding, wanted)
        if found is None:
            return None
        for gap in tuple(found):
            fewer = [each for other, each in found.items() if other != gap]
            if self._verdict(id, fewer) in wanted:
                found = {other: each for other, each in found.items() if other != gap}
        verdict = self._verdict(id, found.values())
        assert verdict is not None
        return self._smaller(finding, wanted, Union(id, tuple(found), verdict, smallest=False))

    def _descend(self, finding: Finding, wanted: Collection[Verdict]) -> dict[Gap, Answer] | None:
        """Return answers, one on top of another, of which each leaves less to wait for."""
        found = dict[Gap, Answer]()
        left = waited_for(finding)
        while left and len(found) < MOST_TOGETHER and not self._is_spent():
            gap, *others = left
            step = self._step(finding, wanted, found, gap, len(left))
            if step is None:
                left = tuple(others)
                continue
            found[gap], after = step
            if after.verdict in wanted:
                return found
            left = waited_for(after)
        return None

    def _step(
        self,
        finding: Finding,
        wanted: Collection[Verdict],
        found: Mapping[Gap, Answer],
        gap: Gap,
        waiting: int,
    ) -> tuple[Answer, Finding] | None:
        """Return an answer to one more fact, and what the criterion then comes to.

        The first one that settles it or leaves it to wait for less, else the one that leaves the
        least; None where every answer leaves the fact open, leaves nothing that can be asked, or
        settles the criterion otherwise.
        """
        best: tuple[int, Answer, Finding] | None = None
        for answer in self._after(found.values()).of(gap):
            whole = _joined((*found.values(), answer))
            for each in self._assessed(whole, (finding.criterion.id,)) or ():
                still = waited_for(each)
                if each.verdict in wanted:
                    return answer, each
                if each.verdict is not Verdict.UNKNOWN or gap in still:
                    continue
                if not self._leads_on(still):
                    continue
                if len(still) < waiting:
                    return answer, each
                if best is None or len(still) < best[0]:
                    best = (len(still), answer, each)
        return None if best is None else best[1:]

    def _leads_on(self, still: Iterable[Gap]) -> bool:
        """Tell whether what is still missing can be asked: some of it, and of no new entry."""
        gaps = tuple(still)
        return not any(map(self._is_new, gaps)) and any(map(self.candidates.of, gaps))

    def _is_new(self, gap: Gap) -> bool:
        """Tell whether a fact is one of an entry that an answer adds: nobody can be asked that."""
        match gap.pointer:
            case (str(name), int(index), *_):
                return index >= len(self.candidates.data.get(name, ()))
            case _:
                return False

    def _smaller(self, finding: Finding, wanted: Collection[Verdict], whole: Union) -> Union:
        """Return a set smaller than one that was found, if there is one among those tried."""
        id, end = finding.criterion.id, self.tried + MOST_SETS
        for size in range(2, len(whole.gaps)):
            for gaps in combinations(waited_for(finding), size):
                kept = (self.useful.get((gap, id), {}).values() for gap in gaps)
                for chosen in product(*kept):
                    if self.tried >= end or self._is_spent():
                        self.cut = True
                        return whole
                    verdict = self._verdict(id, chosen)
                    if verdict is not None and verdict in wanted:
                        return Union(id, gaps, verdict, smallest=True)
        return replace(whole, smallest=True)

    def _after(self, answers: Iterable[Answer]) -> Candidates:
        """Return what makes the answers on a profile that already has some."""
        document = self.assessment.declaration.document
        data = altered_data(document, _joined(answers))
        assert isinstance(data, dict)
        return replace(self.candidates, data=data)

    def _verdict(self, id: str, answers: Iterable[Answer]) -> Verdict | None:
        return self._verdicts(_joined(answers), (id,)).get(id)


def _joined(answers: Iterable[Answer]) -> Answer:
    """Return several answers as one; what two of them say alike, such as an entity, once."""
    found: list[Alteration] = []
    for answer in answers:
        found += (each for each in answer if each not in found)
    return tuple(found)


def _waits_for_a_person(finding: Finding) -> bool:
    """Tell whether a criterion waits for somebody's answer and for nothing else."""
    at = answer_of(finding)
    return finding.criterion.attested and all(gap.pointer[:2] == at for gap in waited_for(finding))
