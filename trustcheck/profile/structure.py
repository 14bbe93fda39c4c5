"""Read data as one kind of record, or tell everything in which they are not of its shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from trustcheck.logic.message import say
from trustcheck.profile.flaw import Flaw, flaws_of
from trustcheck.profile.profile import PROFILE, Profile
from trustcheck.profile.shape import RecordOf
from trustcheck.profile.value import FORMAT, Mistake, Mistaken
from trustcheck.source.document import Data, Document
from trustcheck.source.kind import word_for
from trustcheck.source.limits import STANDARD
from trustcheck.source.problem import InvalidInput, first_of

R = TypeVar("R")

_EXTENSIONS = ("extensions",)
"""Where a profile holds what a ruleset describes, in which `null` may mean something."""

_SCHEMA = ("extension", "schema")
"""Where a ruleset writes a JSON Schema, in which it does."""


def shaped(document: Document, shape: RecordOf[R]) -> R:
    """Return the data of a file as a record.

    Raises InvalidInput with every mistake of shape, each at its place; a key with nothing
    after it is one.
    """
    record: R | None = None
    mistakes: tuple[Mistake, ...] = ()
    try:
        record = shape.read(document.data)
    except Mistaken as mistaken:
        mistakes = mistaken.mistakes
    flaws = flaws_of(mistakes, document.data, nothing_at=_SCHEMA)
    if record is None or flaws:
        found = (flaw.problem(document) for flaw in flaws)
        raise InvalidInput(first_of(found, document.file, limit=STANDARD.problems))
    return record


def read_structure(data: Data) -> tuple[Profile | None, tuple[Flaw, ...]]:
    """Return the profile that the data are, or None; and every flaw, in no order.

    References between records are not looked at here.
    """
    if not isinstance(data, dict):
        return None, (Flaw((), say("not-a-profile", found=word_for(data))),)
    if "situation" in data and "trustcheck" not in data:
        return None, (Flaw(("situation",), say("situation-not-profile"), on_key=True),)
    try:
        return PROFILE.read(data), ()
    except Mistaken as mistaken:
        flaws = tuple(_versioned(flaws_of(mistaken.mistakes, data, nothing_at=_EXTENSIONS)))
    other = tuple(flaw for flaw in flaws if flaw.message.id == "other-version")
    # What else looks wrong may well be right in that version.
    return None, other or flaws


def _versioned(flaws: Iterable[Flaw]) -> Iterator[Flaw]:
    """Yield the flaws; that the version is missing is told as such."""
    missing = say("missing-key", key="trustcheck")
    for flaw in flaws:
        if flaw == Flaw((), missing):
            yield Flaw((), say("missing-version", known=FORMAT))
        else:
            yield flaw
