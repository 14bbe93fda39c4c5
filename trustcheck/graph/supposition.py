"""What would follow if some stakes were known better than they are declared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import reduce
from typing import TypeAlias

from trustcheck.graph.column import Column
from trustcheck.graph.control import Control, control
from trustcheck.graph.reckoning import Portion, higher, uppers
from trustcheck.graph.shareholding import MEASURES, Measure, Shareholding, shareholding
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.interval import Interval
from trustcheck.logic.memory import remembered
from trustcheck.logic.share import Share, ceiling
from trustcheck.profile.profile import ListName, Profile
from trustcheck.profile.statutes import ControlThresholds

Columns: TypeAlias = Mapping[Measure, Mapping[str, Column]]
"""The columns supposed instead of those declared: by measure, then by company."""


@frozen
class End:
    """The least, or the most, that a direct stake can be."""

    company: str
    holder: str
    measure: Measure
    most: bool


@frozen(lazy=True)
class Structure:
    """A profile on a day, with the holdings and the control that follow from it."""

    profile: Profile
    thresholds: ControlThresholds
    on: date
    shareholding: Shareholding
    control: Control

    def trials(self) -> Iterator[Trial]:
        """Yield the structure as it is, then with more and more lists supposed to be complete.

        While the list of rights is open anyone may control anyone, so that it has to be first.
        """
        lists: tuple[ListName, ...] = ()
        if not self.profile.is_complete("rights"):
            lists = ("rights",)
        yield Trial(lists, self.closed(*lists) if lists else self)
        if not self.profile.is_complete("holdings"):
            lists = ("holdings", *lists)
            yield Trial(lists, self.closed(*lists))

    @remembered
    def closed(self, *lists: ListName) -> Structure:
        """Return the structure if these lists, too, left nothing out."""
        complete = tuple(dict.fromkeys((*self.profile.complete, *lists)))
        profile = replace(self.profile, complete=complete)
        held = self.shareholding
        if "holdings" in lists:
            held = shareholding(profile, on=self.on)
        who = control(held, profile, self.thresholds, on=self.on)
        return replace(self, profile=profile, shareholding=held, control=who)

    @remembered
    def at_ends(self, ends: tuple[End, ...]) -> Structure:
        """Return the structure if direct stakes were as small or as large as they can be.

        One after the other: each as far as those before it leave it possible.
        """
        columns: dict[Measure, dict[str, Column]] = {measure: {} for measure in MEASURES}
        for end in ends:
            declared = self.shareholding.columns[end.measure][end.company]
            column = columns[end.measure].get(end.company, declared)
            part = column.part(end.holder)
            amount = Interval.exactly(ceiling(part) if end.most else part.low)
            columns[end.measure][end.company] = column
            with suppress(ValueError):
                fitted = Column.fitted({**column.parts, end.holder: amount})
                columns[end.measure][end.company] = fitted
        return self.supposing(columns)

    def supposing(self, columns: Columns) -> Structure:
        """Return the structure if some companies were divided otherwise."""
        declared = self.shareholding.columns
        changed = {
            measure: {**declared[measure], **columns.get(measure, {})} for measure in declared
        }
        held = replace(self.shareholding, columns=changed)
        who = replace(self.control, shareholding=held)
        # Who controls a company that holds nothing changes what nobody has of any other.
        if any(self._holds(company) for company in columns.get("votes", ())):
            who = control(held, self.profile, self.thresholds, on=self.on)
        return replace(self, shareholding=held, control=who)

    def _holds(self, company: str) -> bool:
        every = self.shareholding.columns.values()
        return any(column.part(company).high for each in every for column in each.values())

    @remembered
    def greatest(self, portion: Portion) -> Share:
        """Return the bounds of a portion by the higher reading, the upper one alone as it is."""
        return reduce(higher, self.uppers(portion))

    def uppers(self, portion: Portion) -> Iterator[Share]:
        """Yield the same by each reading."""
        return uppers(self.shareholding, self.control, portion)


@frozen
class Trial:
    """A structure, and the lists that are supposed to be complete in it."""

    lists: tuple[ListName, ...]
    structure: Structure
