"""The law that rules rest on: territories, laws with reach abroad, thresholds of control."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.logic.period import Period
from trustcheck.profile.jurisdiction import Atlas


@frozen
class Law:
    """A law by which a State reaches data or a service beyond its borders."""

    id: str
    name: Text
    state: str
    territories: tuple[str, ...]  # where it is in force: that of the State, and others
    period: Period  # as long as it can be used, which may outlast the statute
    lapsed: date | None  # last day of the statute itself, when use of it goes on
    triggers: Mapping[str, str]  # what makes an entity subject to it, and how surely
    compels: tuple[str, ...]
    data: tuple[str, ...]
    source: str
    confidence: str
    note: Text


@frozen
class ControlThresholds:
    """Where French company law draws its lines; each is passed strictly above it."""

    majority: Fraction  # of the votes: control
    presumption: Fraction  # of the votes, when no other holder has more: control presumed
    declared_holding: Fraction  # of the capital or votes of a listed company: to be declared
    articles: Mapping[str, str]  # by the names above
    notes: Mapping[str, Text]


@frozen
class Statutes:
    """The reference data of one folder."""

    atlas: Atlas
    laws: Mapping[str, Law]
    control: ControlThresholds
    digests: Mapping[str, str]  # SHA-256 by file name


FILES = ("territories.yaml", "laws.yaml", "control.yaml")
"""The files of the reference data, in one folder."""
