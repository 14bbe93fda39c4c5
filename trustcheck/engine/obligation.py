"""Answer the questions of a ruleset about a situation, and say what the answers come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cached_property
from operator import itemgetter

from trustcheck.assessment.finding import Finding
from trustcheck.assessment.obligation import (
    Obligation,
    Scope,
    Standing,
    Stretch,
    standing,
    strongest,
)
from trustcheck.engine.assess import judge
from trustcheck.engine.evaluate import Compiler
from trustcheck.engine.facts import Facts
from trustcheck.engine.turning import turning_days
from trustcheck.engine.vocabulary import words_of
from trustcheck.logic.fields import field, frozen
from trustcheck.profile.situation import Situation
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.duty import Duty
from trustcheck.ruleset.ruleset import Ruleset

_BOUND = (Standing.OBLIGED, Standing.DEROGATION)
"""Where a duty concerns a body: it cannot have before the situation was there."""

Standings = Mapping[str, Standing]
"""Where the body stands on a day, by duty."""


def answers(
    situation: Situation, ruleset: Ruleset, statutes: Statutes, *, on: date
) -> tuple[Finding, ...]:
    """Return the answer to every question in force on a day, in the order of the ruleset."""
    return _Inquiry(situation, ruleset, statutes).answers(on)


def scope(situation: Situation, ruleset: Ruleset, statutes: Statutes, *, on: date) -> Scope:
    """Return what a body is held to on a day, and how long that stays so."""
    inquiry = _Inquiry(situation, ruleset, statutes)
    here = inquiry.standings(on)
    obligations = tuple(
        Obligation(duty, here[duty.id], inquiry.stretch(on, itemgetter(duty.id)))
        for duty in ruleset.duties.values()
    )
    whole = inquiry.whole
    return Scope(
        situation=situation,
        ruleset=ruleset,
        on=on,
        findings=inquiry.answers(on),
        obligations=obligations,
        standing=whole(here),
        stretch=inquiry.stretch(on, whole),
    )


@frozen(lazy=True)
class _Inquiry:
    """One situation before one ruleset, on any day."""

    situation: Situation
    ruleset: Ruleset
    statutes: Statutes
    known: dict[date, Standings] = field(default_factory=dict)

    @cached_property
    def _compiler(self) -> Compiler:
        ruleset = self.ruleset
        return Compiler(words_of(ruleset.lexicon), ruleset.lexicon, ruleset.parameters)

    def answers(self, on: date, *, ids: frozenset[str] | None = None) -> tuple[Finding, ...]:
        """Return the answers on a day, of all questions or of some."""
        facts = Facts(self.situation, self.statutes, on, self.ruleset.home_area, self.ruleset.id)
        return tuple(
            judge(criterion, self._compiler, facts)
            for criterion in self.ruleset.in_force(on)
            if ids is None or criterion.id in ids
        )

    def standings(self, on: date) -> Standings:
        """Return where the body stands on a day, by duty."""
        if on not in self.known:
            found = {each.criterion.id: each.verdict for each in self.answers(on, ids=self._asked)}
            self.known[on] = {
                id: standing(duty, found) if self._holds(duty, on) else Standing.NOT_OBLIGED
                for id, duty in self.ruleset.duties.items()
            }
        return self.known[on]

    def whole(self, standings: Standings) -> Standing:
        """Return where the body stands towards what the ruleset is about."""
        duties = self.ruleset.duties.values()
        return strongest(standings[duty.id] for duty in duties if not duty.beside)

    def stretch(self, on: date, of: Callable[[Standings], Standing]) -> Stretch:
        """Return how long a standing lasts around a day; it changes on turning days alone."""
        here, days = of(self.standings(on)), self._days
        since, until, then = None, None, None
        for day in reversed([day for day in days if day <= on]):
            if of(self.standings(day)) is not here:
                break
            since = day
        for day in (day for day in days if day > on):
            if of(self.standings(day)) is not here:
                until, then = day - timedelta(days=1), of(self.standings(day))
                break
        first = None if since == days[0] else since
        if here in _BOUND and (begun := self._begun) is not None and begun <= on:
            first = begun if first is None else max(first, begun)
        return Stretch(first, until, then)

    @property
    def _begun(self) -> date | None:
        """The day before which the situation was not yet there, if it is stated."""
        fact = self.ruleset.begins_on
        if fact is None:
            return None
        day = self.situation.sections.get(fact.section, {}).get(fact.name)
        return day if isinstance(day, date) else None

    @cached_property
    def _days(self) -> tuple[date, ...]:
        return turning_days(self.situation, self.ruleset)

    @cached_property
    def _asked(self) -> frozenset[str]:
        return frozenset(id for duty in self.ruleset.duties.values() for id in duty.questions)

    def _holds(self, duty: Duty, on: date) -> bool:
        since = self.ruleset.first_day(duty)
        return since is None or since <= on
