"""Which changes of the facts would turn a verdict into a pass, and what they would take."""

from __future__ import annotations

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.change import Change
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.variant import Variant
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.alteration import Alteration
from trustcheck.profile.effort import Effort


@frozen
class Step:
    """One change that somebody can make, in one or more facts of the profile.

    `bound` tells the exact number up to which it is enough, where it is about a number.
    """

    alterations: tuple[Alteration, ...]
    effort: Effort
    bound: Message | None = None

    @property
    def cost(self) -> int:
        """How hard it is beside others; only what has a cost is a step."""
        assert self.effort.cost is not None
        return self.effort.cost


@frozen
class Repair:
    """Steps that together make a criterion pass, and none of which can be left out.

    The variant is the profile with them, assessed again.
    """

    steps: tuple[Step, ...]
    variant: Variant

    @property
    def cost(self) -> int:
        """The costs of its steps together."""
        return sum(step.cost for step in self.steps)

    @property
    def worse(self) -> tuple[Change, ...]:
        """The passes of other criteria that it would cost."""
        return tuple(each for each in self.variant.changes if each.was is Verdict.PASS)


@frozen
class Remedy:
    """What can be done about one finding.

    The repairs come by their costs. `tried` is how many sets of changes were assessed, and
    `exhausted` tells whether there was nothing left to try; `out_of_reach` are the kinds of
    change it would take that nobody brings about by stating them, `missing` the facts that are not
    known and stand in the way; both where there is no repair.
    """

    finding: Finding
    repairs: tuple[Repair, ...]
    tried: int
    exhausted: bool
    out_of_reach: tuple[Effort, ...] = ()
    missing: tuple[Pointer, ...] = ()


@frozen
class Plan:
    """What can be done about the findings of an assessment, and all of it together.

    `together` takes the first repair of each finding that is not mended by those before it and
    that fits with them; None where there is no repair at all.
    """

    assessment: Assessment
    remedies: tuple[Remedy, ...]
    together: Variant | None
