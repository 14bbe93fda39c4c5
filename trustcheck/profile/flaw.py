"""Where data are not what the format asks for, and why, in words that the catalogs have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.value import Mistake, shown
from trustcheck.source.document import Data, Document
from trustcheck.source.problem import Problem
from trustcheck.source.suggestion import closest

_MOST_SUGGESTIONS = 200
"""So that a hostile file of nothing but misspelt words costs little."""


@frozen
class Flaw:
    """One place that is not what the format asks for."""

    pointer: Pointer
    message: Message
    on_key: bool = False
    """Whether the key is wrong, rather than the value."""

    def problem(self, document: Document) -> Problem:
        """Return the flaw as a problem of the file it was found in."""
        place = document.key_span if self.on_key else document.span
        return Problem(place(self.pointer), self.message)


def flaws_of(mistakes: Iterable[Mistake], data: Data, *, nothing_at: Pointer) -> tuple[Flaw, ...]:
    """Return the mistakes found in data, and every key and item that has no value.

    Of a place without a value only that is told. Below `nothing_at` a value may be nothing.
    """
    empty = dict.fromkeys(empty_values(data, except_at=nothing_at))
    told = tuple(flaw for flaw in _told(mistakes) if flaw.on_key or flaw.pointer not in empty)
    wrong_keys = {flaw.pointer for flaw in told if flaw.on_key}
    nothing = say("empty-value")
    return told + tuple(Flaw(at, nothing, on_key=True) for at in empty if at not in wrong_keys)


def empty_values(data: Data, *, except_at: Pointer, at: Pointer = ()) -> Iterator[Pointer]:
    """Yield where a key or an item has no value, but for one section that may say what it is."""
    if data is None:
        yield at
    elif at == except_at:
        return
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from empty_values(value, except_at=except_at, at=(*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from empty_values(value, except_at=except_at, at=(*at, index))


def _told(mistakes: Iterable[Mistake]) -> Iterator[Flaw]:
    for number, mistake in enumerate(mistakes):
        message = _message(mistake, guess=number < _MOST_SUGGESTIONS)
        yield Flaw(mistake.at, message, mistake.on_key)


def _message(mistake: Mistake, *, guess: bool) -> Message:
    """Return what to say of a mistake, with the word that was probably meant."""
    code, values = mistake.code, mistake.values
    if not mistake.known:
        return say(code, **values)
    name = "key" if code == "unknown-key" else "found"
    written, known = str(values[name]), mistake.known
    if code == "unknown-key" and re.fullmatch("[0-9]+ *%?", written):
        return say("decimal-comma", key=shown(written))  # {capital: 24,5} has a key 5
    near = closest(written, known) if guess else None
    told = {name: shown(written)}
    if near is None:
        return say(code, **told, known=known)
    return say(f"{code}-near", **told, suggestion=near, known=known)
