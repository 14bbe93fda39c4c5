"""What one criterion came out as, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustcheck.assessment.verdict import Verdict as Verdict
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Text
from trustcheck.ruleset.criterion import Criterion, Part

if TYPE_CHECKING:
    from trustcheck.assessment.waiver import Waiver


BY_CASES = "step.cases"
"""The message of a step that all of its parts make: what they suppose is no fact."""


@frozen
class PartFinding:
    """A part of a criterion, its own verdict and the reasoning behind it."""

    part: Part
    verdict: Verdict
    explanation: Explanation


@frozen
class Hosting:
    """What a criterion asks of a service and of the service it stands on."""

    word: str  # own, shared or inherited
    own: Verdict  # by the service's own file
    host: Verdict | None = None  # by its host's; None where the host is not looked at


@frozen
class PreflightFinding:
    """What qualifications give, and what an assessment of one's own does; never the same."""

    qualified: Verdict  # what the criterion comes out as by qualifications alone
    ruleset: str  # the id of the other one, which was assessed
    version: str
    title: Text
    verdict: Verdict  # what that assessment comes out as, on the whole
    findings: tuple[Finding, ...]
    counts: bool  # whether the verdict of the criterion may rest on it: in a rehearsal

    @property
    def is_rehearsed(self) -> bool:
        """Whether the verdict of the criterion does rest on it."""
        return self.counts and self.qualified is not Verdict.PASS


@frozen
class Finding:
    """A criterion, its verdict and the whole reasoning.

    A verdict is `vacuous` when there was nothing to look at: it holds, and it is no pass that
    opens a gate.
    """

    criterion: Criterion
    verdict: Verdict
    explanation: Explanation
    parts: tuple[PartFinding, ...] = ()  # of a criterion that has parts, where it applies
    observed: Explanation | None = None  # what facts say of it and do not decide
    hosting: Hosting | None = None  # of a service that stands on another
    preflight: PreflightFinding | None = None  # where another ruleset is assessed beside it
    waiver: Waiver | None = None  # that counts on the day, for a finding that does not pass

    @property
    def vacuous(self) -> bool:
        """Whether the verdict rests on nothing that was there."""
        return self.explanation.vacuous

    @property
    def contested(self) -> tuple[Message, ...]:
        """Legal readings that differ on this criterion, and what each gives."""
        return tuple(dict.fromkeys(m for step in self.explanation.walk() for m in step.contested))
