"""Read a file as one kind of record, or tell everything that is wrong with its shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from pydantic import ValidationError

from trustcheck.logic.message import say
from trustcheck.profile.flaw import Flaw, empty_values, flaws_of
from trustcheck.profile.record import Record
from trustcheck.source.document import Document
from trustcheck.source.problem import InvalidInput

R = TypeVar("R", bound=Record)

_SCHEMA = ("extension", "schema")
"""Where a ruleset writes a JSON Schema, in which `null` means something."""


def shaped(document: Document, model: type[R]) -> R:
    """Return the data of a file as a record of `model`.

    Raises InvalidInput with every mistake of shape, each at its place; a key with nothing
    after it is one.
    """
    empty = tuple(empty_values(document.data, except_at=_SCHEMA)) if document.data else ()
    try:
        read = model.model_validate(document.data)
        flaws: tuple[Flaw, ...] = ()
    except ValidationError as error:
        flaws = tuple(flaws_of(error.errors(include_url=False), model))
    if flaws or empty:
        raise InvalidInput(flaw.problem(document) for flaw in _all(flaws, empty))
    return read


def _all(flaws: tuple[Flaw, ...], empty: tuple[tuple[str | int, ...], ...]) -> Iterator[Flaw]:
    """Yield the flaws; of a place with nothing in it, that nothing is there."""
    yield from (flaw for flaw in flaws if flaw.pointer not in empty)
    yield from (Flaw(pointer, say("empty-value"), on_key=True) for pointer in empty)
