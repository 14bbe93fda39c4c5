"""One profile and what it is held against, on any day and with whatever facts in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trustcheck.cli.configured import day_of
from trustcheck.cli.console import Console
from trustcheck.cli.intake import declaration_of, take_in
from trustcheck.cli.narrowing import narrowed, the_ruleset
from trustcheck.cli.selection import Selection
from trustcheck.cli.shelf import shipped_statutes
from trustcheck.cli.standards import take_standards
from trustcheck.cli.target import STANDARD_STREAM
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from trustcheck.assessment.assessment import Assessment
    from trustcheck.assessment.terms import Terms
    from trustcheck.cli.configuration import Configuration
    from trustcheck.engine.assess import Examiner
    from trustcheck.profile.alteration import Alteration
    from trustcheck.profile.reading import Declaration
    from trustcheck.profile.statutes import Statutes
    from trustcheck.ruleset.ruleset import Ruleset
    from trustcheck.source.document import Document


@frozen(lazy=True)
class Ground:
    """What stays while days pass and facts change: the rules, the law, the choice of criteria."""

    declaration: Declaration
    ruleset: Ruleset
    statutes: Statutes
    criteria: frozenset[str] | None
    """The criteria that were chosen, None for all of them."""
    path: Path | None
    """Where the profile lies; None for standard input."""
    day: date
    """The day that was asked for, or that of the statement."""
    terms: Terms | None = None
    """On which the gate is decided; None for those without a policy."""

    @cached_property
    def _examiner(self) -> Examiner:
        from trustcheck.engine.assess import Examiner

        return Examiner(self.ruleset)

    def declared(self, document: Document) -> Declaration:
        """Return what another text of the profile declares.

        Raises InvalidInput with every problem of it.
        """
        found = declaration_of(document, self.path, self.statutes, mended=[])
        return _believed(found, self.path)

    def assess(self, declaration: Declaration, *, on: date) -> Assessment:
        """Return the assessment of a declaration on a day, of the chosen criteria.

        Where none of them is in force, nothing is found, and nothing passes.
        """
        from trustcheck.assessment.assessment import Assessment

        if not self.ruleset.in_force(on):
            return Assessment(declaration, self.ruleset, on, ())
        told = self._examiner.assess(declaration, self.statutes, on=on)
        if self.criteria is not None:
            kept = (each for each in told.findings if each.criterion.id in self.criteria)
            told = replace(told, findings=tuple(kept))
        return told if self.terms is None else self.terms.applied(told)

    def trial(self, alterations: Sequence[Alteration], only: Collection[str]) -> Assessment | None:
        """Return what some criteria come to if some facts were other; None for no valid profile.

        What would change the verdicts is left out.
        """
        from trustcheck.profile.alteration import altered_data

        document = replace(
            self.declaration.document,
            data=altered_data(self.declaration.document, alterations),
        )
        try:
            declaration = self.declared(document)
            return self._examiner.assess(
                declaration, self.statutes, on=self.day, outlook=False, only=only
            )
        except InvalidInput:
            return None

    def first(self) -> Assessment:
        """Return the assessment of the profile as it is, on the day that was asked for.

        Raises InvalidInput where nothing is there to assess.
        """
        found = self.assess(self.declaration, on=self.day)
        if not found.findings:
            place = self.declaration.document.span(("stated_on",))
            raise InvalidInput([Problem(place, say("nothing-to-assess", day=self.day))])
        return found


def take_ground(
    console: Console,
    profile: str,
    *,
    held: Configuration,
    selection: Selection,
    is_gated: bool = False,
) -> Ground:
    """Return a profile as the command line names it, and what it is held against.

    What moves the gate counts where `is_gated`. Raises InvalidInput with every problem of either,
    and where several rulesets hold.
    """
    statutes = shipped_statutes()
    on, held = day_of(held), narrowed(held)
    (standard,) = take_standards(
        (the_ruleset(held),), statutes, settings=held.parameters, selection=selection
    )
    gatekeeper = held.gatekeeper if is_gated else None
    terms = None if gatekeeper is None else gatekeeper.terms((standard,), statutes)
    path = None if profile == STANDARD_STREAM else Path(profile)
    declaration = _believed(take_in(console, profile, statutes), path)
    day = on or declaration.profile.stated_on
    return Ground(declaration, standard.ruleset, statutes, standard.criteria, path, day, terms)


def _believed(declaration: Declaration, path: Path | None) -> Declaration:
    """Return what is declared without evidence whose file, beside the profile, is another."""
    from trustcheck.cli.bar import believed

    return believed(declaration, None if path is None else path.parent)[0]
