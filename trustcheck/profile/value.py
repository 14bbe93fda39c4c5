"""The values a profile can state: amounts, days, territories, and what is undisclosed.

How they are written is told by `model/value.py`; the readers here turn what is written into them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import field, frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Value
from trustcheck.logic.pointer import Pointer
from trustcheck.source.kind import word_for

FORMAT = 1
"""The version of the profile format that this program reads."""


class Undisclosed(Enum):
    """A fact that exists and is kept back, or that nobody here knows."""

    UNDISCLOSED = "undisclosed"


UNDISCLOSED = Undisclosed.UNDISCLOSED

Name: TypeAlias = str
Prose: TypeAlias = str
Id: TypeAlias = str
Territory: TypeAlias = str
Share: TypeAlias = Fraction
Day: TypeAlias = date
Amount: TypeAlias = Interval | Undisclosed
Count: TypeAlias = Interval | Undisclosed
Flag: TypeAlias = bool | Undisclosed
LastDay: TypeAlias = date | Undisclosed
Length: TypeAlias = Duration | Undisclosed
Place: TypeAlias = str | Undisclosed
EntityId: TypeAlias = str | Undisclosed
Rung: TypeAlias = Literal["declared", "documented", "public_register", "attested"]
Data: TypeAlias = Literal["customer", "technical"]
"""Customer data: what the customer entrusts. Technical data: what running the service makes,
such as identities, logs, directories and access rights (SecNumCloud 3.2, 1.3.2)."""


# What is wrong with a value


@frozen
class Mistake:
    """One thing that is wrong in what was read, `at` a place below its top."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)
    at: Pointer = ()
    on_key: bool = False
    """Whether the key is wrong, rather than the value."""
    known: tuple[str, ...] = ()
    """The words one of which was probably meant."""


class Mistaken(Exception):
    """What was read is not what it should be; carries every mistake in it."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__(", ".join(mistake.code for mistake in self.mistakes))


def mistaken(code: str, at: Pointer = (), **values: Value) -> Mistaken:
    """Return the error of one mistake, `at` a place below the value."""
    return Mistaken([Mistake(code, values, at)])


_LONGEST_SHOWN = 80


def shown(value: Any) -> str:
    """Return a single value as the file writes it, cut where it is too long for a sentence."""
    text = str(value).lower() if isinstance(value, bool) else f"{value}"
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


# Days


def _text(value: Any, code: str) -> str:
    """Return the text that a value is; `code` is the problem of a number in its stead."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, (list, dict)):
        raise mistaken("wrong-type", expected="text", found=word_for(value))
    raise mistaken(code, found=shown(value))


def read_day(value: Any) -> date:
    """Return the day that is written."""
    text = _text(value, "not-a-date")
    numbers = text[:4] + text[5:7] + text[8:]
    # Python reads other forms of ISO 8601 and other digits than ours.
    if len(text) != 10 or text[4] + text[7] != "--" or not is_made_of(_DIGITS, numbers):
        raise mistaken("not-a-date", found=shown(text))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise mistaken("no-such-date", found=text) from None


def read_duration(value: Any) -> Duration:
    """Return the length of time that is written."""
    text = _text(value, "not-a-duration")
    try:
        return Duration.parse(text)
    except ValueError:
        raise mistaken("not-a-duration", found=shown(text)) from None


# Numbers

_ENDS = {"at_least": True, "above": True, "at_most": False, "below": False}
"""The four ends a number may have, and whether each is a lower one."""

_NEARLY_A_NUMBER = r"\s*0*([0-9]{1,20})(?:[.,]([0-9]{1,20}))?\s*%?\s*"
"""Quoted, with a comma, with a sign: what people write who mean a number."""


def read_version(value: Any) -> Literal[1]:
    """Return the version of the format."""
    if isinstance(value, (bool, str, list, dict)) or value is None:
        raise mistaken("not-a-version", found=shown(value), known=FORMAT)
    if value != FORMAT:
        raise mistaken("other-version", found=shown(value), known=FORMAT)
    return 1


def read_share(value: Any) -> Fraction:
    """Return a percentage that is known exactly, as a fraction of 1."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise mistaken("not-a-number", found=shown(value))
    if not 0 <= value <= 100:
        raise mistaken("impossible-share", found=shown(value))
    return Fraction(value) / 100


def read_percentage(value: Any) -> Interval:
    """Return a percentage, exact or within bounds, as a fraction of 1."""
    return _read_number(value, _part, Fraction(1))


def read_count(value: Any) -> Interval:
    """Return a whole number, exact or within bounds."""
    return _read_number(value, _whole, None)


def _part(value: Any, at: Pointer) -> Fraction:
    number = _number(value, at)
    if value < 0 or value > 100:
        raise mistaken("impossible-share", at, found=shown(value))
    top, bottom = number.as_integer_ratio()
    return Fraction(top, 100 * bottom)


def _whole(value: Any, at: Pointer) -> Fraction:
    number = _number(value, at)
    if value != int(value):
        raise mistaken("not-a-whole-number", at, found=shown(value))
    if value < 0:
        raise mistaken("negative-number", at, found=shown(value))
    return Fraction(int(number))


def _number(value: Any, at: Pointer) -> int | Decimal:
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return value
    if value is None or isinstance(value, (list, dict)):
        raise mistaken("wrong-type", at, expected="number", found=word_for(value))
    match = re.fullmatch(_NEARLY_A_NUMBER, value) if isinstance(value, str) else None
    if match is None:
        raise mistaken("not-a-number", at, found=shown(value))
    meant = ".".join(digits for digits in match.groups() if digits)
    raise mistaken("not-a-number-near", at, found=shown(value), suggestion=meant)


def _read_number(
    value: Any, number: Callable[[Any, Pointer], Fraction], top: Fraction | None
) -> Interval:
    """Return a number or the range between its bounds, each read by `number`."""
    if not isinstance(value, dict):
        exact = number(value, ())
        return Interval(exact, exact)
    ends: dict[str, Fraction] = {}
    mistakes: list[Mistake] = []
    for key, end in value.items():
        if key not in _ENDS:
            mistakes.append(unknown_key(key, tuple(_ENDS)))
            continue
        try:
            ends[key] = number(end, (key,))
        except Mistaken as found:
            mistakes += found.mistakes
    if mistakes:
        raise Mistaken(mistakes)
    return _between(ends, top)


def unknown_key(key: str, known: tuple[str, ...]) -> Mistake:
    """Return the mistake of a key that has no place where it stands."""
    return Mistake("unknown-key", {"key": key}, (key,), on_key=True, known=known)


def _between(ends: Mapping[str, Fraction], top: Fraction | None) -> Interval:
    """Return the interval that at most one lower and one upper end leave."""
    lower = [key for key in ends if _ENDS[key]]
    upper = [key for key in ends if not _ENDS[key]]
    if not ends or len(lower) > 1 or len(upper) > 1:
        raise mistaken("not-a-range")
    low = ends[lower[0]] if lower else Fraction(0)
    high = ends[upper[0]] if upper else top
    try:
        return Interval(low, high, lower == ["above"], upper == ["below"])
    except ValueError:
        raise mistaken("empty-range") from None


# Names

ID_PATTERN = "^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$"
TERRITORY_PATTERN = "^[A-Z]{2}$"

_DIGITS = "0123456789"
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALPHANUMERIC = _DIGITS + _CAPITALS + _CAPITALS.lower()


def is_id(text: str) -> bool:
    """Tell whether a text matches `ID_PATTERN`, without the time it takes to compile it."""
    ends = text[:1] + text[-1:]
    return 0 < len(text) <= 100 and (
        is_made_of(_ALPHANUMERIC, ends) and is_made_of(_ALPHANUMERIC + "._-", text)
    )


def is_territory(text: str) -> bool:
    """Tell whether a text matches `TERRITORY_PATTERN`."""
    return len(text) == 2 and is_made_of(_CAPITALS, text)


def is_made_of(characters: str, text: str) -> bool:
    """Tell whether a text has no other characters than these."""
    return not text.strip(characters)
