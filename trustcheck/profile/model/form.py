"""The files of reference data as they are written."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, Strict

from trustcheck.logic.message import Text
from trustcheck.profile.model.record import Record
from trustcheck.profile.model.value import Data, Day, Id, Name, Prose, Share, Territory

Trigger: TypeAlias = Literal["incorporation", "seat", "branch", "control", "presence"]
LinkGrade: TypeAlias = Literal["strong", "disputed", "weak"]
Compelled: TypeAlias = Literal["disclosure", "continuity"]
Confidence: TypeAlias = Literal["high", "medium", "low"]


class Words(Record):
    """The same words in both languages."""

    fr: Prose
    en: Prose

    def text(self) -> Text:
        """Return the words as a text."""
        return Text(self.fr, self.en)


class TerritoryForm(Words):
    """A territory, and the State it belongs to unless it is one."""

    state: Territory | None = None


class MemberForm(Record):
    """How long a territory lies in an area, and by which source."""

    since: Day
    until: Day | None = None
    source: Id
    note: Words | None = None


class AreaForm(Record):
    """Territories that share a law."""

    name: Words
    source: Words
    members: dict[Territory, MemberForm]


class AtlasForm(Record):
    """territories.yaml."""

    territories: dict[Territory, TerritoryForm]
    aliases: dict[Territory, Territory]
    sources: dict[Id, Words]
    areas: dict[Id, AreaForm]


class LawForm(Record):
    """A law with reach abroad."""

    name: Words
    state: Territory
    also_in: Annotated[tuple[Territory, ...], Strict(False)] = ()
    since: Day
    until: Day | None = None
    collection_until: Day | None = None
    triggers: Annotated[dict[Trigger, LinkGrade], Field(min_length=1)]
    compels: Annotated[tuple[Compelled, ...], Strict(False), Field(min_length=1)]
    data: Annotated[tuple[Data, ...], Strict(False), Field(min_length=1)]
    source: Name
    confidence: Confidence
    note: Words


class LawsForm(Record):
    """laws.yaml."""

    laws: dict[Id, LawForm]


class ThresholdForm(Record):
    """A line that company law draws."""

    above: Share
    article: Name
    since: Day
    note: Words


class ControlForm(Record):
    """control.yaml."""

    majority: ThresholdForm
    presumption: ThresholdForm
    declared_holding: ThresholdForm
