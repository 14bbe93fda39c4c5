"""Ways to spoil a good profile."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Data

ODD: tuple[Data, ...] = (
    None, True, False, 0, 1, -1, 7, 101, 10**30, Decimal("0.5"), Decimal("1.0"), Decimal("24.5"),
    Decimal("-0.1"), Decimal("100.01"), "", " ", "undisclosed", "FR", "fr", "FRA", "FR\n", "é",
    "24 %", "24,5", "true", "P1M", "P", "PT1H", "P21D\n", "p1m", "P1M2W", "2026-09-30",
    "2026-9-30", "2026-02-29", "20260930", "2026-W01-1", "٢٠٢٦-٠٩-٣٠", "0000-01-01", "a b", "-a",
    "a-", "a", "a\n", "x" * 100, "x" * 101, "x" * 501, "x" * 10_001, "123456789", "12345678٣",
    "e" * 64, "FR12", "company", "none", "hsm", [], ["undisclosed"], ["FR"], ["fr", None],
    ["customer"], [{}], [1], [[]], {}, {"a": 1}, {"above": 5}, {"above": 5, "at_least": 6},
    {"at_least": Decimal("2.5"), "below": 60}, {"below": "5"}, {"at_most": -1}, {"at_most": None},
    {"above": "undisclosed"}, {"under": 5}, {"subject": {}}, {"é": {}},
)  # fmt: skip
"""Values to be put in the place of each value of a good profile."""


def pointers(data: Data, pointer: Pointer = ()) -> Iterator[Pointer]:
    """Yield every place of the data, which are at `pointer`."""
    yield pointer
    if isinstance(data, dict):
        for key, value in data.items():
            yield from pointers(value, (*pointer, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from pointers(value, (*pointer, index))


def parent(data: Any, pointer: Pointer) -> Any:
    """Return the list or the mapping in which a place lies."""
    for step in pointer[:-1]:
        data = data[step]
    return data
