"""What to say, before it is said in a language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias, Union

from trustcheck.logic.duration import Duration
from trustcheck.logic.interval import Interval


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence that rules carry in both languages."""

    fr: str
    en: str


Value: TypeAlias = Union[
    str, int, Fraction, date, Interval, Duration, Text, "Message", tuple["Value", ...]
]


@dataclass(frozen=True, slots=True)
class Message:
    """The id of a sentence in the catalogs, and the values it speaks of."""

    id: str
    values: tuple[tuple[str, Value], ...] = ()

    def __getitem__(self, name: str) -> Value:
        return dict(self.values)[name]


def say(id: str, /, **values: Value) -> Message:
    """Return a message, its values in the order given."""
    return Message(id, tuple(values.items()))
