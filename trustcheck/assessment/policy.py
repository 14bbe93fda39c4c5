"""What closes the gate: which verdicts, of which criteria, and how many may be let by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.fields import field, frozen
from trustcheck.ruleset.criterion import Criterion, Level

CLOSING = (Verdict.FAIL, Verdict.UNKNOWN)
"""The verdicts that can close a gate."""


@frozen(kw_only=True)
class Policy:
    """What closes the gate of one run; as it stands here, whatever is not shown of a must."""

    closing: frozenset[tuple[Level, Verdict]] = frozenset(
        {(Level.MUST, Verdict.FAIL), (Level.MUST, Verdict.UNKNOWN)}
    )
    criteria: Mapping[str, frozenset[Verdict]] = field(default_factory=dict)
    """What closes it for single criteria, by an id or a pattern, whatever their level."""
    may_be_unknown: tuple[str, ...] = ()
    """Ids or patterns of criteria that close it only when they fail."""
    tolerated: Mapping[Verdict, int] = field(default_factory=dict)
    """How many findings of a verdict are let by; one more, and each of them closes it."""

    def closes(self, finding: Finding) -> bool:
        """Tell whether a finding closes the gate by itself, whatever is waived."""
        return finding.verdict in self.verdicts(finding.criterion)

    def verdicts(self, criterion: Criterion) -> frozenset[Verdict]:
        """Return the verdicts of a criterion that close the gate.

        Where several patterns match an id, each verdict that one of them names counts: their
        order means nothing.
        """
        if not self.criteria and not self.may_be_unknown:
            return frozenset(v for v in CLOSING if (criterion.level, v) in self.closing)
        named = [self.criteria[each] for each in self.criteria if matches(criterion.id, each)]
        if named:
            found = frozenset[Verdict]().union(*named)
        else:
            found = frozenset(v for v in CLOSING if (criterion.level, v) in self.closing)
        if any(matches(criterion.id, each) for each in self.may_be_unknown):
            return found - {Verdict.UNKNOWN}
        return found

    def can_close(self, criteria: Iterable[Criterion]) -> bool:
        """Tell whether any verdicts of these criteria at all would close the gate."""
        watched = [self.verdicts(criterion) for criterion in criteria]
        return any(
            sum(verdict in each for each in watched) > self.tolerated.get(verdict, 0)
            for verdict in CLOSING
        )

    def patterns(self) -> Iterator[str]:
        """Yield every id and pattern that it names."""
        yield from self.criteria
        yield from self.may_be_unknown

    @property
    def is_standard(self) -> bool:
        """Whether it is what holds where nobody says anything else."""
        return self == STRICT


STRICT = Policy()


def matches(id: str, pattern: str) -> bool:
    """Tell whether an id is the one that is named, or matches a pattern such as `SNC-19.6.*`."""
    if id == pattern:
        return True
    from fnmatch import fnmatchcase  # most runs have no pattern

    return fnmatchcase(id, pattern)
