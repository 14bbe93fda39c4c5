"""How large an input may be, and how much of it a message repeats."""

from __future__ import annotations

from trustcheck.logic.fields import frozen

_REPEATED = 80


@frozen
class Limits:
    """Bounds on one file, so that a hostile one costs little; each is inclusive."""

    size: int = 5 * 2**20
    """Bytes in the file."""
    depth: int = 64
    """Lists and mappings within one another."""
    values: int = 50_000
    """Values in the file, those that aliases repeat counted each time."""
    text: int = 2**20
    """Characters in one text."""
    digits: int = 100
    """Characters in one number."""
    problems: int = 1_000
    """Problems told of one file, whose reading then stops."""


STANDARD = Limits()


def shortened(text: str) -> str:
    """Return what a message repeats of a text: all of it, or its beginning and an ellipsis."""
    return text if len(text) <= _REPEATED else text[: _REPEATED - 1] + "…"
