"""A bench for one criterion: its cases read once, so that many variants of it can be tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from trustcheck.assessment.finding import Verdict
from trustcheck.engine.assess import judge
from trustcheck.engine.evaluate import Compiler
from trustcheck.engine.facts import Facts
from trustcheck.engine.subject import Subject, read_subject, stated_on
from trustcheck.engine.vocabulary import words_of
from trustcheck.engine.word import Words
from trustcheck.logic.fields import frozen, replace
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.cases import Case
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.preflight import NONE
from trustcheck.ruleset.reading import with_settings
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.problem import InvalidInput


@frozen
class Setup:
    """A case, and the facts of its profile on its day."""

    case: Case
    facts: Facts


@frozen
class Bench:
    """The cases of one criterion, with their facts."""

    setups: tuple[Setup, ...]
    words: Mapping[str, Words]

    def notices(self, criterion: Criterion, ruleset: Ruleset) -> bool:
        """Tell whether a case comes out otherwise than it expects, the first one ending it.

        A case that can no longer set its parameters notices too.
        """
        try:
            return any(found is not expected for found, expected in self._run(criterion, ruleset))
        except InvalidInput:
            return True

    def _run(
        self, criterion: Criterion, ruleset: Ruleset
    ) -> Iterator[tuple[Verdict | None, Verdict]]:
        ready: dict[tuple[tuple[str, str], ...], tuple[Ruleset, Compiler]] = {}
        for setup in self.setups:
            case, facts = setup.case, setup.facts
            key = tuple(case.settings.items())
            if key not in ready:
                settled = with_settings(ruleset, case.settings) if key else ruleset
                ready[key] = settled, self._compiler(settled)
            settled, compiler = ready[key]
            home, counting = settled.home_area, settled.counted
            if (home, counting) != (facts.home, facts.counting):
                facts = replace(facts, home=home, counting=counting)
            in_force = facts.on in criterion.period
            found = judge(criterion, compiler, facts).verdict if in_force else None
            yield found, Verdict(case.expect)

    def _compiler(self, ruleset: Ruleset) -> Compiler:
        return Compiler(self.words, ruleset.lexicon, ruleset.parameters)


def bench(
    ruleset: Ruleset,
    cases: Iterable[Case],
    statutes: Statutes,
    *,
    read: dict[int, Subject] | None = None,
) -> Bench:
    """Return the bench of the cases of one criterion, which are valid profiles.

    `read` keeps the profiles that were read, by the identity of their documents, for the benches
    of other criteria: many cases may share one.
    """
    known = {} if read is None else read
    own = (case for case in cases if not _is_rehearsed(case, ruleset))
    setups = (Setup(case, _facts(case, ruleset, statutes, known)) for case in own)
    return Bench(tuple(setups), words_of(ruleset.lexicon))


def _is_rehearsed(case: Case, ruleset: Ruleset) -> bool:
    """Tell whether a case is about a preflight, and so about more than the criterion's rule."""
    return with_settings(ruleset, case.settings).preflight_way != NONE


def _facts(case: Case, ruleset: Ruleset, statutes: Statutes, read: dict[int, Subject]) -> Facts:
    if id(case.profile) not in read:
        read[id(case.profile)] = read_subject(case.profile, ruleset, statutes)
    subject = read[id(case.profile)]
    on = date.fromisoformat(case.as_of) if case.as_of else stated_on(subject)
    settled = with_settings(ruleset, case.settings)
    return Facts(subject, statutes, on, settled.home_area, ruleset.id, settled.counted)
