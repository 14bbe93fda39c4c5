"""How far a preparation has come: what is shown, what fails, what waits for an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.fields import frozen


class Kind(Enum):
    """What somebody may want to look at; the value is the word for it."""

    FAILING = "failing"
    UNKNOWN = "unknown"
    UNANSWERED = "unanswered"
    PASSING = "passing"
    NOT_APPLICABLE = "not-applicable"
    CONTESTED = "contested"

    def has(self, finding: Finding) -> bool:
        """Tell whether a finding is of this kind; one can be of several."""
        match self:
            case Kind.UNANSWERED:
                return is_unanswered(finding)
            case Kind.CONTESTED:
                return bool(finding.contested)
            case _:
                return finding.verdict is _VERDICTS[self]


_VERDICTS = {
    Kind.FAILING: Verdict.FAIL,
    Kind.UNKNOWN: Verdict.UNKNOWN,
    Kind.PASSING: Verdict.PASS,
    Kind.NOT_APPLICABLE: Verdict.NOT_APPLICABLE,
}


class Shortfall(Enum):
    """What keeps a person's answer from counting."""

    ABSENT = "absent"
    LATER = "later"
    ENDED = "ended"
    UNBACKED = "unbacked"


_SHORTFALLS: Mapping[str | int, Shortfall] = {
    "on": Shortfall.LATER,
    "expires": Shortfall.ENDED,
}


@frozen
class Progress:
    """How many criteria have come how far; together they are all there are."""

    shown: int
    failing: int
    unanswered: int
    """Unknown for the sole reason that nobody has answered for them."""
    undecided: int
    """Unknown for any other reason."""
    not_applicable: int

    @property
    def total(self) -> int:
        """How many criteria there are."""
        others = self.failing + self.unanswered + self.undecided + self.not_applicable
        return self.shown + others


def progress(findings: Iterable[Finding]) -> Progress:
    """Return how far the criteria of some findings have come."""
    told = tuple(findings)
    counts = {verdict: sum(each.verdict is verdict for each in told) for verdict in Verdict}
    unanswered = sum(map(is_unanswered, told))
    return Progress(
        shown=counts[Verdict.PASS],
        failing=counts[Verdict.FAIL],
        unanswered=unanswered,
        undecided=counts[Verdict.UNKNOWN] - unanswered,
        not_applicable=counts[Verdict.NOT_APPLICABLE],
    )


def is_unanswered(finding: Finding) -> bool:
    """Tell whether a finding is unknown only because nobody has answered for its criterion."""
    return shortfall(finding) is Shortfall.ABSENT


def shortfall(finding: Finding) -> Shortfall | None:
    """Return what is wrong with the answer for a criterion, if that alone leaves it unknown."""
    if finding.verdict is not Verdict.UNKNOWN or not finding.criterion.attested:
        return None
    gaps, at = waited_for(finding), answer_of(finding)
    if not gaps or any(gap.pointer[:2] != at for gap in gaps):
        return None
    return shortfall_of(gaps[0])


def shortfall_of(gap: Gap) -> Shortfall:
    """Return what is wrong with an answer by the gap that it leaves."""
    if gap.reason is Reason.ABSENT:
        return Shortfall.ABSENT
    return _SHORTFALLS.get(gap.pointer[-1], Shortfall.UNBACKED)


def answer_of(finding: Finding) -> tuple[str, str]:
    """Return the pointer to the answer that somebody gives for a criterion."""
    return ("attestations", finding.criterion.id)


def waited_for(finding: Finding) -> tuple[Gap, ...]:
    """Return the facts that an unknown waits for: those that decide it, if it names any."""
    return finding.explanation.decisive().open_gaps() or finding.explanation.open_gaps()
