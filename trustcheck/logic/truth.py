"""Kleene's strong three-valued logic: true, false, or not known."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """Whether a condition holds (Kleene 1952, the strong tables)."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    __hash__ = object.__hash__  # a member is itself alone; to hash its name takes Python code

    def __invert__(self) -> Truth:
        return _NEGATION[self]

    def __bool__(self) -> bool:
        raise TypeError("a truth has three values: compare it with `is`")

    @classmethod
    def of(cls, fact: bool) -> Truth:
        """Return TRUE or FALSE for a fact that is known."""
        return cls.TRUE if fact else cls.FALSE


_NEGATION = {
    Truth.TRUE: Truth.FALSE,
    Truth.FALSE: Truth.TRUE,
    Truth.UNKNOWN: Truth.UNKNOWN,
}


def all_of(truths: Iterable[Truth]) -> Truth:
    """Return FALSE if any is false, else UNKNOWN if any is unknown, else TRUE.

    >>> all_of([Truth.TRUE, Truth.UNKNOWN])
    <Truth.UNKNOWN: 'unknown'>
    >>> all_of([])
    <Truth.TRUE: 'true'>
    """
    seen = tuple(truths)
    if Truth.FALSE in seen:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.TRUE


def any_of(truths: Iterable[Truth]) -> Truth:
    """Return TRUE if any is true, else UNKNOWN if any is unknown, else FALSE."""
    return ~all_of(~truth for truth in truths)
