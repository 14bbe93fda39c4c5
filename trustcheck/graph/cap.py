"""A share held against a cap: whether it keeps it, and where the two readings differ on that."""

from __future__ import annotations

from fractions import Fraction

from trustcheck.graph.ownership import Reckoning
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import say
from trustcheck.logic.share import Share
from trustcheck.logic.truth import Truth


@frozen
class Cap:
    """The most that a share may be; a strict cap is not itself allowed."""

    limit: Fraction
    strict: bool = False

    def kept(self, share: Share) -> Truth:
        """Tell whether a share stays within the cap."""
        return share.below(self.limit) if self.strict else ~share.above(self.limit)


def contested(step: Explanation, reckoning: Reckoning, cap: Cap) -> Explanation:
    """Return the step that holds a share against a cap, contested where the readings differ.

    They differ where each of them decides, and not alike; both are then shown.
    """
    product, attributed = reckoning.product, reckoning.attributed
    if {cap.kept(product), cap.kept(attributed)} != {Truth.TRUE, Truth.FALSE}:
        return step
    message = say("graph.contested-cap", product=product, attributed=attributed, cap=cap.limit)
    because = tuple(
        _agreeing(part, step.truth) if part is reckoning.explanation else part
        for part in step.because
    )
    return replace(step, because=because, contested=(*step.contested, message))


def _agreeing(told: Explanation, truth: Truth) -> Explanation:
    """Return how a share was reckoned, both readings as grounds of what they led to.

    Neither is then left out where only what was decisive is shown.
    """
    readings = tuple(replace(reading, truth=truth) for reading in told.because)
    return replace(told, truth=truth, because=readings)
