"""An assessment beside that of the same profile with some facts stated otherwise."""

from __future__ import annotations

from functools import cached_property

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.change import Change, changes
from trustcheck.assessment.gate import Decision, gate
from trustcheck.logic.fields import frozen
from trustcheck.profile.alteration import Alteration


@frozen(lazy=True)
class Variant:
    """Two assessments on one day by the same rules, and the facts in which they differ."""

    alterations: tuple[Alteration, ...]
    before: Assessment
    after: Assessment

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What differs in the verdicts, in the order of the ruleset."""
        return changes(self.before, self.after)

    @property
    def gate_before(self) -> Decision:
        """The gate on the facts as they are stated."""
        return gate(self.before)

    @property
    def gate_after(self) -> Decision:
        """The gate on the facts stated otherwise."""
        return gate(self.after)
