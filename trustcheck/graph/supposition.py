"""What would follow if some stakes were known better than they are declared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from trustcheck.graph.column import Column
from trustcheck.graph.control import Control, control
from trustcheck.graph.reckoning import Portion, reckoned
from trustcheck.graph.shareholding import Measure, Shareholding, shareholding
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.share import Share
from trustcheck.profile.profile import ListName, Profile
from trustcheck.profile.statutes import ControlThresholds

Columns: TypeAlias = Mapping[Measure, Mapping[str, Column]]
"""The columns supposed instead of those declared: by measure, then by company."""


@frozen
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

    def closed(self, *lists: ListName) -> Structure:
        """Return the structure if these lists, too, left nothing out."""
        complete = tuple(dict.fromkeys((*self.profile.complete, *lists)))
        profile = self.profile.model_copy(update={"complete": complete})
        held = shareholding(profile, on=self.on)
        who = control(held, profile, self.thresholds, on=self.on)
        return replace(self, profile=profile, shareholding=held, control=who)

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

    def share(self, portion: Portion) -> Share:
        """Return a portion by the reading that gives more."""
        return reckoned(self.shareholding, self.control, portion)


@frozen
class Trial:
    """A structure, and the lists that are supposed to be complete in it."""

    lists: tuple[ListName, ...]
    structure: Structure
