"""A criterion as a page of the rules shows it: everything its rule says, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text, say
from trustcheck.report.provision import Provision
from trustcheck.report.requirement import answering, citation
from trustcheck.report.style import visible
from trustcheck.ruleset.cases import Case
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.wording.phrase import Wording


@frozen
class Clause:
    """One criterion; its texts can be shown as they are, once they are escaped."""

    id: str
    title: str
    level: str
    article: str
    requirement: str
    rows: tuple[tuple[str, str], ...]  # label and text
    used: tuple[str, ...]  # names of parameters
    readings: tuple[str, ...]  # headings
    tally: str  # its cases, counted by what is expected
    cases: tuple[tuple[str, str], ...]  # those that are its own: name, and what is expected
    shares: bool  # whether it has cases that others have too


@frozen
class Clauses:
    """Tells the criteria of one ruleset; `areas` names the areas that rules may speak of."""

    ruleset: Ruleset
    wording: Wording
    areas: Mapping[str, Text]
    cases: Mapping[str, Sequence[Case]]  # by criterion
    shared: frozenset[str]  # places of the cases that several criteria have

    def clause(self, criterion: Criterion) -> Clause:
        """Return one criterion in words."""
        text, cases = self.wording.text, self.cases.get(criterion.id, ())
        own = tuple(case for case in cases if str(case.span) not in self.shared)
        provision = Provision(criterion, self.ruleset, self.wording, self.areas)
        readings = (criterion.reading, *(part.reading for part in criterion.parts))
        return Clause(
            criterion.id,
            visible(text(criterion.title)),
            visible(self.wording.word(criterion.level.value)),
            visible(criterion.source.article),
            visible(text(criterion.requirement)),
            tuple(
                (visible(label), visible(told)) for label, told in self._rows(provision) if told
            ),
            provision.used,
            tuple(dict.fromkeys(filter(None, readings))),
            self._tally(cases),
            self.named(own),
            len(own) < len(cases),
        )

    def named(self, cases: Iterable[Case]) -> tuple[tuple[str, str], ...]:
        """Return each case by its name, with the word for what is expected."""
        return tuple((visible(case.name), self._word(case.expect)) for case in cases)

    def _rows(self, provision: Provision) -> Iterator[tuple[str, str]]:
        criterion = provision.criterion
        yield self._label("page.level"), self.wording.word(criterion.level.value)
        yield self._label("finding.source"), citation(criterion, self.ruleset, self.wording)
        yield self._label("page.claims"), ", ".join(criterion.source.claims)
        yield self._label("page.period"), provision.period
        yield self._label("page.applies"), provision.applies
        yield self._label("page.rule"), provision.rule
        for part in criterion.parts:
            yield self.wording.text(part.title), provision.described(part.requires)
        yield self._label("page.observes"), provision.observes
        yield self._label("page.backing"), provision.backing
        for label, told in answering(criterion, self.ruleset, self.wording).items():
            yield self.wording.sentence(say(label)), told or ""
        yield self._label("finding.remedy"), self.wording.text(criterion.remedy)
        yield self._label("page.file"), provision.file

    def _tally(self, cases: Sequence[Case]) -> str:
        counts = Counter(case.expect for case in cases)
        told = tuple(
            say("site.case_count", count=count, word=self._word(expect))
            for expect, count in counts.items()
        )
        return visible(self.wording.phrase(say("site.cases", n=len(cases), told=told)))

    def _word(self, expect: str) -> str:
        return visible(self.wording.word(self.ruleset.verdict_word(expect)))

    def _label(self, id: str) -> str:
        return self.wording.sentence(say(f"report.{id}"))


def by_criterion(cases: Iterable[Case]) -> Mapping[str, Sequence[Case]]:
    """Return the cases of each criterion, in their order."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(case.criterion, []).append(case)
    return found


def shared_cases(cases: Sequence[Case]) -> Mapping[str, Case]:
    """Return the cases that several criteria have, each once, by their place."""
    counts = Counter(str(case.span) for case in cases)
    return {str(case.span): case for case in cases if counts[str(case.span)] > 1}
