"""What a pass rests on at its weakest, of the facts that decide it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.evidence import RUNGS
from trustcheck.profile.reading import HOST, Declaration, of_host
from trustcheck.profile.record import Backed
from trustcheck.profile.reliance import backed_within, counts, rung_of
from trustcheck.profile.value import Rung


class Firmness(Enum):
    """How much of what decides a pass is backed."""

    DECLARED = "declared"  # nothing
    PARTLY = "partly"  # something, and not all
    BACKED = "backed"  # everything
    NOTHING = "nothing"  # there is nothing to back: no declared fact speaks against it


@frozen
class Rest:
    """A pass, and the weakest that it rests on; None for one that no declared fact decides."""

    criterion: str
    weakest: Rung | None
    weak: tuple[Pointer, ...]
    """The records that are backed no better than that."""
    pieces: tuple[str, ...]
    """The evidence behind them, which is no stronger either."""
    is_even: bool
    """Whether no record is backed any better."""

    @property
    def firmness(self) -> Firmness:
        """How much of what decides it is backed."""
        if self.weakest is None:
            return Firmness.NOTHING
        if self.weakest != RUNGS[0]:
            return Firmness.BACKED
        return Firmness.DECLARED if self.is_even else Firmness.PARTLY


def rests(assessment: Assessment) -> Mapping[str, Rest]:
    """Return what each pass rests on, by the id of its criterion, in the order of the ruleset."""
    return {
        each.criterion.id: rest(each, assessment.declaration, assessment.on)
        for each in assessment.findings
        if each.verdict is Verdict.PASS
    }


def rest(finding: Finding, declaration: Declaration, on: date) -> Rest:
    """Return what a pass rests on at its weakest."""
    rungs: dict[Pointer, Rung] = {}
    behind: dict[Pointer, tuple[str, ...]] = {}
    explanation = finding.explanation
    for pointer in explanation.decisive().pointers() or explanation.pointers():
        where, within = declaration.at(pointer)
        found = backed_within(where.profile, within)
        if found is not None:
            way = pointer[: len(pointer) - len(within)]
            at = (*way, *found[0])
            rungs[at] = rung_of(found[1], where.profile.evidence, on)
            behind[at] = _behind(found[1], where, on, floors=len(way) // len(HOST))
    weakest = min(rungs.values(), key=RUNGS.index, default=None)
    weak = tuple(at for at, rung in rungs.items() if rung == weakest)
    pieces = tuple(dict.fromkeys(id for at in weak for id in behind[at]))
    return Rest(finding.criterion.id, weakest, weak, pieces, len(weak) == len(rungs))


def _behind(record: Backed, where: Declaration, on: date, *, floors: int) -> tuple[str, ...]:
    """Return the evidence behind a record that counts, under the ids that reports know it by."""
    register = where.profile.evidence
    ids = tuple(id for id in record.evidence if counts(register[id], on))
    for _ in range(floors):
        ids = tuple(map(of_host, ids))
    return ids
