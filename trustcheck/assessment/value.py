"""The values in the files that move the gate: what people say, counts, versions of a format."""

from __future__ import annotations

from typing import Any, Literal

from trustcheck.profile.value import mistaken, read_day, shown

FORMAT = 1
"""The version of these files that this program reads."""

LONGEST = 2_000
"""Characters in what people say of a waiver."""

MOST = 100_000
"""Findings of one verdict that a policy can let by."""


def is_said(text: str) -> bool:
    """Tell whether a text says something, and not too much."""
    return len(text) <= LONGEST and any(not character.isspace() for character in text)


def is_digest(text: str) -> bool:
    """Tell whether a text is a SHA-256 in hexadecimal."""
    return len(text) == 64 and all(character in "0123456789abcdef" for character in text)


def read_format(value: Any) -> Literal[1]:
    """Return the version of the format of a file."""
    if isinstance(value, bool) or value != FORMAT:
        raise mistaken("other-file-version", found=shown(value), known=FORMAT)
    return 1


def read_limit(value: Any) -> int:
    """Return how many findings are let by: a whole number, written as one."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise mistaken("not-a-limit", found=shown(value), most=MOST)
    return value


TODAY = "today"


def read_as_of(value: Any) -> str:
    """Return the day of an assessment, or `today`, as it is written."""
    if value != TODAY:
        read_day(value)
    return str(value)
