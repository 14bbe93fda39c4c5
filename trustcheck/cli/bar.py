"""What the profiles of one run are held against."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from trustcheck.cli.console import Console
from trustcheck.cli.intake import take_in
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from trustcheck.assessment.assessment import Assessment
    from trustcheck.profile.statutes import Statutes
    from trustcheck.ruleset.ruleset import Ruleset

SELECTION = "cli.selection"


@frozen
class Bar:
    """What every profile of one run is held against; without a day, the day it was stated on."""

    ruleset: Ruleset
    statutes: Statutes
    on: date | None
    criteria: frozenset[str] | None  # None for all of them

    def assess(self, console: Console, name: str) -> Assessment:
        """Return the assessment of one profile, of the chosen criteria alone.

        Raises InvalidInput when the profile cannot be assessed, or nothing is left to assess.
        """
        from trustcheck.engine.assess import assess

        declaration = take_in(console, name, self.statutes)
        on = self.on or declaration.profile.stated_on
        assessment = self._chosen(assess(declaration, self.ruleset, self.statutes, on=on))
        if not assessment.findings:
            place = declaration.document.span(("stated_on",))
            raise InvalidInput([Problem(place, say("nothing-to-assess", day=on))])
        return assessment

    def _chosen(self, assessment: Assessment) -> Assessment:
        if self.criteria is None:
            return assessment
        kept = tuple(f for f in assessment.findings if f.criterion.id in self.criteria)
        note = say(SELECTION, chosen=len(kept), total=len(assessment.findings))
        return replace(assessment, findings=kept, notes=(*assessment.notes, note))
