"""Which missing facts could still change verdicts, and how far each would settle them."""

from __future__ import annotations

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.inquiry import Inquiry, inquire
from trustcheck.logic.explanation import Gap
from trustcheck.logic.fields import frozen, replace
from trustcheck.profile.alteration import Alteration

Answer = tuple[Alteration, ...]


@frozen
class Settling:
    """A criterion that one fact settles alone: an answer that makes it pass, and one it fails by.

    None where no answer was found that has this end.
    """

    criterion: str
    passing: Answer | None
    failing: Answer | None


@frozen
class Matter:
    """A fact that is missing, the criteria that wait for it, and those it settles alone."""

    gap: Gap
    waiting: tuple[str, ...]
    settles: tuple[Settling, ...]
    tried: int
    """How many answers were tried; 0 where none could be made, so that nothing is known."""

    @property
    def concerns(self) -> tuple[str, ...]:
        """The criteria that it settles, then all others that wait for it."""
        settled = tuple(each.criterion for each in self.settles)
        return (*settled, *(id for id in self.waiting if id not in settled))


@frozen
class Union:
    """Facts that settle a criterion together, none of which can be left out."""

    criterion: str
    gaps: tuple[Gap, ...]
    verdict: Verdict
    """What the criterion comes to by the answers that were found."""
    smallest: bool
    """Whether every smaller set was tried, and settles nothing."""


@frozen
class Asking:
    """What to ask, the most decisive first, on one assessment."""

    assessment: Assessment
    matters: tuple[Matter, ...]
    unions: tuple[Union, ...]
    """For each criterion that no fact alone makes pass, if a set was found that does."""
    unsettled: tuple[str, ...]
    """Criteria for which neither a fact nor a set was found that settles them."""
    passed_over: tuple[str, ...]
    """Unknown criteria that cannot change the verdict on the whole, and were not asked about."""
    tried: int
    """How many answers were tried and assessed."""
    cut: bool
    """Whether the search for sets ended early."""

    @property
    def inquiry(self) -> Inquiry:
        """The same questions as a questionnaire puts them: answers of persons, and facts."""
        told = self.assessment
        asked = {id for matter in self.matters for id in matter.waiting}
        kept = tuple(each for each in told.findings if each.criterion.id in asked)
        found = inquire((replace(told, findings=kept),))
        order = {matter.gap: index for index, matter in enumerate(self.matters)}
        wants = sorted(found.wants, key=lambda want: order[want.gap])
        return replace(found, wants=tuple(wants))

    @property
    def verdict(self) -> Verdict:
        """The verdict on the whole, as it stands."""
        return self.assessment.verdict

    @property
    def settled_by(self) -> tuple[str, ...]:
        """The criteria that must be met and fail: they settle the whole."""
        return tuple(
            each.criterion.id
            for each in self.assessment.findings
            if each.verdict is Verdict.FAIL and each.criterion.level.value == "must"
        )
