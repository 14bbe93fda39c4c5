"""The files of reference data as they are written.

Generated from trustcheck/profile/model/form.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.profile.record import Record
from trustcheck.profile.shape import ListOf, MapOf, OneOf, RecordOf
from trustcheck.profile.value import Data, Day, Id, Name, Prose, Share, Territory
from trustcheck.profile.written import DATA, DAY, ID, NAME, PROSE, SHARE, TERRITORY

Trigger: TypeAlias = Literal["incorporation", "seat", "branch", "control", "presence"]

TRIGGER = OneOf(get_args(Trigger))
LinkGrade: TypeAlias = Literal["strong", "disputed", "weak"]

LINK_GRADE = OneOf(get_args(LinkGrade))
Compelled: TypeAlias = Literal["disclosure", "continuity"]

COMPELLED = OneOf(get_args(Compelled))
Confidence: TypeAlias = Literal["high", "medium", "low"]

CONFIDENCE = OneOf(get_args(Confidence))


@frozen(kw_only=True)
class Words(Record):
    """The same words in both languages."""

    fr: Prose
    en: Prose

    def text(self) -> Text:
        """Return the words as a text."""
        return Text(self.fr, self.en)


WORDS = RecordOf(Words, {"fr": PROSE, "en": PROSE}, needs=("fr", "en"))


@frozen(kw_only=True)
class TerritoryForm(Words):
    """A territory, and the State it belongs to unless it is one."""

    state: Territory | None = None


TERRITORY_FORM = RecordOf(TerritoryForm, {**WORDS.keys, "state": TERRITORY}, needs=("fr", "en"))


@frozen(kw_only=True)
class MemberForm(Record):
    """How long a territory lies in an area, and by which source."""

    since: Day
    until: Day | None = None
    source: Id
    note: Words | None = None


MEMBER_FORM = RecordOf(
    MemberForm,
    {"since": DAY, "until": DAY, "source": ID, "note": WORDS},
    needs=("since", "source"),
)


@frozen(kw_only=True)
class AreaForm(Record):
    """Territories that share a law."""

    name: Words
    source: Words
    members: dict[Territory, MemberForm]


AREA_FORM = RecordOf(
    AreaForm,
    {"name": WORDS, "source": WORDS, "members": MapOf(TERRITORY, MEMBER_FORM)},
    needs=("name", "source", "members"),
)


@frozen(kw_only=True)
class AtlasForm(Record):
    """territories.yaml."""

    territories: dict[Territory, TerritoryForm]
    aliases: dict[Territory, Territory]
    sources: dict[Id, Words]
    areas: dict[Id, AreaForm]


ATLAS_FORM = RecordOf(
    AtlasForm,
    {
        "territories": MapOf(TERRITORY, TERRITORY_FORM),
        "aliases": MapOf(TERRITORY, TERRITORY),
        "sources": MapOf(ID, WORDS),
        "areas": MapOf(ID, AREA_FORM),
    },
    needs=("territories", "aliases", "sources", "areas"),
)


@frozen(kw_only=True)
class LawForm(Record):
    """A law with reach abroad."""

    name: Words
    state: Territory
    also_in: tuple[Territory, ...] = ()
    since: Day
    until: Day | None = None
    collection_until: Day | None = None
    triggers: dict[Trigger, LinkGrade]
    compels: tuple[Compelled, ...]
    data: tuple[Data, ...]
    source: Name
    confidence: Confidence
    note: Words


LAW_FORM = RecordOf(
    LawForm,
    {
        "name": WORDS,
        "state": TERRITORY,
        "also_in": ListOf(TERRITORY),
        "since": DAY,
        "until": DAY,
        "collection_until": DAY,
        "triggers": MapOf(TRIGGER, LINK_GRADE, filled=True),
        "compels": ListOf(COMPELLED, filled=True),
        "data": ListOf(DATA, filled=True),
        "source": NAME,
        "confidence": CONFIDENCE,
        "note": WORDS,
    },
    needs=(
        "name",
        "state",
        "since",
        "triggers",
        "compels",
        "data",
        "source",
        "confidence",
        "note",
    ),
)


@frozen(kw_only=True)
class LawsForm(Record):
    """laws.yaml."""

    laws: dict[Id, LawForm]


LAWS_FORM = RecordOf(LawsForm, {"laws": MapOf(ID, LAW_FORM)}, needs=("laws",))


@frozen(kw_only=True)
class ThresholdForm(Record):
    """A line that company law draws."""

    above: Share
    article: Name
    since: Day
    note: Words


THRESHOLD_FORM = RecordOf(
    ThresholdForm,
    {"above": SHARE, "article": NAME, "since": DAY, "note": WORDS},
    needs=("above", "article", "since", "note"),
)


@frozen(kw_only=True)
class ControlForm(Record):
    """control.yaml."""

    majority: ThresholdForm
    presumption: ThresholdForm
    declared_holding: ThresholdForm


CONTROL_FORM = RecordOf(
    ControlForm,
    {
        "majority": THRESHOLD_FORM,
        "presumption": THRESHOLD_FORM,
        "declared_holding": THRESHOLD_FORM,
    },
    needs=("majority", "presumption", "declared_holding"),
)
