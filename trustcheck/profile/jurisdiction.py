"""Territories, the States they belong to, and the areas of law they lie in, by date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.logic.period import Period


@frozen
class Territory:
    """A territory that ISO 3166-1 gives a code to."""

    code: str
    name: Text
    state: str  # code of the State it belongs to; its own code for a State


@frozen
class Area:
    """Territories that share a law, each for a time."""

    id: str
    name: Text
    source: Text
    members: Mapping[str, Period]
    citations: Mapping[str, Text]  # by territory: the treaty or act that puts it in, or out


@frozen
class Atlas:
    """Every territory and every area, by code and by id."""

    territories: Mapping[str, Territory]
    areas: Mapping[str, Area]
    aliases: Mapping[str, str]  # codes people write by mistake, such as UK, and the right ones

    def within(self, code: str, area: str, on: date) -> bool:
        """Tell whether a territory lies in an area on a day.

        Raises KeyError for a territory or an area that does not exist.
        """
        members = self.areas[area].members
        return self.territories[code].code in members and on in members[code]

    def state_of(self, code: str) -> str:
        """Return the code of the State that a territory belongs to, such as FR for NC.

        Raises KeyError for a territory that does not exist.
        """
        return self.territories[code].state

    def name(self, code: str) -> Text:
        """Return the name of a territory.

        Raises KeyError for a territory that does not exist.
        """
        return self.territories[code].name
