"""What to say, before it is said in a language."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TypeAlias

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval


@frozen
class Text:
    """A sentence that rules carry in both languages."""

    fr: str
    en: str


Value: TypeAlias = (
    "str | int | Fraction | date | Interval | Duration | Text | Message | tuple[Value, ...]"
)


@frozen
class Message:
    """The id of a sentence in the catalogs, and the values it speaks of."""

    id: str
    values: tuple[tuple[str, Value], ...] = ()

    def __getitem__(self, name: str) -> Value:
        return dict(self.values)[name]


def say(id: str, /, **values: Value) -> Message:
    """Return a message, its values in the order given."""
    return Message(id, tuple(values.items()))
