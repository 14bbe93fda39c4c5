"""What is laid beside the findings in a dossier: the structure, what ends when, the readings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Text

if TYPE_CHECKING:
    from trustcheck.assessment.chart import Chart


@frozen
class Term:
    """Until when a pass holds while the facts stay as stated, and what ends it."""

    last_day: date | None
    """Included; None where nothing dated ends it."""
    causes: tuple[Message, ...]


@frozen(kw_only=True)
class Enclosure:
    """Everything that a page of its own shows beside an assessment."""

    chart: Chart
    terms: Mapping[str, Term]
    """Of each pass by the id of its criterion, what ends first first."""
    readings: Mapping[str, Text]
    """What READINGS.md says under each heading."""
