"""All findings of one service under one ruleset on one day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.policy import STRICT, Policy
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message
from trustcheck.profile.reading import Declaration
from trustcheck.ruleset.criterion import Level
from trustcheck.ruleset.ruleset import Ruleset

if TYPE_CHECKING:
    from trustcheck.assessment.baseline import Known
    from trustcheck.assessment.basis import Basis


@frozen
class Assessment:
    """What came out, in the order of the ruleset; it carries everything a report tells.

    `notes` are remarks on the assessment as a whole, such as facts older than the day; without
    a `basis` it can be told, and not be checked again.
    """

    declaration: Declaration
    ruleset: Ruleset
    on: date
    findings: tuple[Finding, ...]
    notes: tuple[Message, ...] = ()
    basis: Basis | None = None
    policy: Policy = STRICT
    known: Known | None = None  # what was found before, of a baseline that speaks of it

    def counts(self, level: Level | None = None) -> Mapping[Verdict, int]:
        """Return how many findings have each verdict, of one level or of all."""
        chosen = [f for f in self.findings if level is None or f.criterion.level is level]
        return MappingProxyType({v: sum(f.verdict is v for f in chosen) for v in Verdict})

    @property
    def waived(self) -> int:
        """How many findings a waiver counts for."""
        return sum(finding.waiver is not None for finding in self.findings)

    @property
    def verdict(self) -> Verdict:
        """The verdict on the whole, from the criteria that must be met.

        A fail outweighs an unknown, an unknown a pass; without one real pass it is unknown.
        """
        counts = self.counts(Level.MUST)
        if counts[Verdict.FAIL]:
            return Verdict.FAIL
        if counts[Verdict.UNKNOWN] or not self.real_passes:
            return Verdict.UNKNOWN
        return Verdict.PASS

    @property
    def real_passes(self) -> int:
        """How many criteria that must be met pass on something that was looked at."""
        return sum(
            finding.verdict is Verdict.PASS
            and not finding.vacuous
            and finding.criterion.level is Level.MUST
            for finding in self.findings
        )
