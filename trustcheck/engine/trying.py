"""A profile with some facts stated otherwise, tried against one criterion or against all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding
from trustcheck.assessment.terms import Terms
from trustcheck.engine.assess import Examiner
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.memory import remembered
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.alteration import Alteration, Manner, altered_data, removed
from trustcheck.profile.reading import Declaration, read_profile
from trustcheck.profile.reliance import disbelieving
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.document import Document
from trustcheck.source.problem import InvalidInput


@frozen(lazy=True)
class Trials:
    """One profile on one day, before one ruleset, with whatever facts in it."""

    declaration: Declaration
    ruleset: Ruleset
    statutes: Statutes
    on: date
    terms: Terms | None = None
    """On which the gate is decided; None for those without a policy."""

    def declared(self, alterations: Sequence[Alteration]) -> Declaration | None:
        """Return what the profile then declares, None where it would be no valid profile.

        The text is not written: places are those of the profile as it is.
        """
        if clash(alterations):
            return None
        try:
            return self._read(alterations)
        except (InvalidInput, LookupError, TypeError):
            return None

    def _read(self, alterations: Sequence[Alteration]) -> Declaration:
        """Return what the profile then declares; evidence that is not believed stays so."""
        here = self.declaration.document
        data = altered_data(here, alterations)
        document = Document(here.file, here.lines, data, here.spans, here.keys, here.sha256)
        found = disbelieving(read_profile(document, self.statutes.atlas), self._disbelieved)
        return replace(found, host=self.declaration.host)

    @cached_property
    def _disbelieved(self) -> tuple[str, ...]:
        """The evidence that is worth less than its file says: the document is another one."""
        pieces = self.declaration.profile.evidence
        written = self.declaration.document
        return tuple(
            id for id in pieces if written.value(("evidence", id, "rung")) != pieces[id].rung
        )

    def trial(self, alterations: Sequence[Alteration], only: Collection[str]) -> Assessment | None:
        """Return what some criteria come to if some facts were other; None for no valid profile.

        What would change the verdicts is left out.
        """
        try:
            declaration = self._read(alterations)
            return self._whole.assess(
                declaration, self.statutes, on=self.on, outlook=False, only=only
            )
        except InvalidInput:
            return None

    def finding(self, criterion: Criterion, declaration: Declaration | None) -> Finding | None:
        """Return the finding of one criterion, None where there is no profile to assess."""
        if declaration is None:
            return None
        try:
            told = self._examiner(criterion.id).assess(
                declaration, self.statutes, on=self.on, outlook=False
            )
        except InvalidInput:
            return None
        return told.findings[0]

    def assessment(self, declaration: Declaration) -> Assessment:
        """Return the findings of all criteria."""
        told = self._whole.assess(declaration, self.statutes, on=self.on, outlook=False)
        return told if self.terms is None else self.terms.applied(told)

    @remembered
    def _examiner(self, id: str) -> Examiner:
        chosen = tuple(each for each in self.ruleset.criteria if each.id == id)
        return Examiner(replace(self.ruleset, criteria=chosen))

    @cached_property
    def _whole(self) -> Examiner:
        return Examiner(self.ruleset)


def clash(alterations: Sequence[Alteration]) -> bool:
    """Tell whether two of several alterations are about one fact, or about a part of it."""
    stated = [each.pointer for each in alterations if each.manner is not Manner.ADD]
    return any(
        each.pointer[: len(other)] == other
        for each in alterations
        for other in stated
        if other is not each.pointer
    ) or len(set(stated)) < len(stated)


def as_it_was(pointer: Pointer, alterations: Sequence[Alteration]) -> Pointer:
    """Return the pointer, in the profile as it is, to what stands at one in the changed profile.

    What is declared by a host stays where it is.
    """
    gone = set(removed(alterations))
    way: list[str | int] = []
    for step in pointer:
        if isinstance(step, int):
            taken = sorted(int(each[-1]) for each in gone if each[:-1] == tuple(way))
            for index in taken:
                step += step >= index
        way.append(step)
    return tuple(way)
