"""What pydantic refuses in the data of a file, told as flaws with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.entity import LEI_PATTERN, SIREN_PATTERN, VAT_PATTERN
from trustcheck.profile.evidence import SHA256_PATTERN
from trustcheck.profile.outline import keys_of, record_at
from trustcheck.profile.record import Record
from trustcheck.profile.service import LANGUAGE_PATTERN
from trustcheck.profile.value import ID_PATTERN, TERRITORY_PATTERN, shown
from trustcheck.source.document import Data, Document
from trustcheck.source.kind import word_for
from trustcheck.source.problem import Problem
from trustcheck.source.suggestion import closest

_EXPECTED = {
    "model_type": "mapping",
    "dict_type": "mapping",
    "tuple_type": "list",
    "string_type": "text",
    "literal_error": "text",
    "bool_type": "boolean",
    "int_type": "whole_number",
}
"""What pydantic says of a wrong type, and the catalogs' word for the right one."""

_PATTERNS = {
    ID_PATTERN: "not-an-id",
    TERRITORY_PATTERN: "not-a-territory",
    SIREN_PATTERN: "not-a-siren",
    LEI_PATTERN: "not-a-lei",
    VAT_PATTERN: "not-a-vat-number",
    SHA256_PATTERN: "not-a-digest",
    LANGUAGE_PATTERN: "not-a-language",
}
"""The forms that texts have, and the problem of one that has another."""

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


def flaws_of(errors: Iterable[ErrorDetails], model: type[Record]) -> Iterator[Flaw]:
    """Yield a flaw for everything that pydantic refused in data read as `model`."""
    suggestions = _MOST_SUGGESTIONS
    for details in errors:
        suggestions -= 1
        guess = suggestions >= 0
        if details["type"] == "problem":
            yield from _told(details, guess=guess)
        elif details["type"] == "extra_forbidden":
            *parent, key = details["loc"]
            known = keys_of(record_at(tuple(parent), model))
            yield Flaw(details["loc"], _unknown_key(str(key), known, guess=guess), on_key=True)
        elif details["type"] == "missing":
            yield Flaw(details["loc"][:-1], say("missing-key", key=str(details["loc"][-1])))
        elif details["type"] == "too_short" and details["input"]:
            continue  # pydantic counts what it could read: each of the rest is told by itself
        elif _is_of_key(details):
            yield Flaw(details["loc"][:-1], _message(details, guess=guess), on_key=True)
        else:
            yield Flaw(details["loc"], _message(details, guess=guess))


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


def _is_of_key(details: ErrorDetails) -> bool:
    """Tell whether the error is that of an id, which pydantic marks below its place."""
    *_, key, mark = ("", "", *details["loc"])
    kind = details["type"]
    of_text = kind == "literal_error" or kind.startswith("string_")
    return mark == "[key]" and details["input"] == key and of_text


def _told(details: ErrorDetails, *, guess: bool) -> Iterator[Flaw]:
    """Yield the flaws that a reader of written values told."""
    context = details["ctx"]
    if details["input"] == "undisclosed":
        yield Flaw(details["loc"], say("cannot-be-undisclosed"))
        return
    for told in (context, *context.get("also", ())):
        pointer, values = (*details["loc"], *told["at"]), told["values"]
        if told["code"] == "unknown-key":
            message = _unknown_key(values["key"], values["known"], guess=guess)
            yield Flaw(pointer, message, on_key=True)
        else:
            yield Flaw(pointer, say(told["code"], **values))


def _unknown_key(key: str, known: tuple[str, ...], *, guess: bool) -> Message:
    if re.fullmatch("[0-9]+ *%?", key):  # {capital: 24,5} has a key 5
        return say("decimal-comma", key=shown(key))
    near = closest(key, known) if guess else None
    if near is None:
        return say("unknown-key", key=shown(key), known=known)
    return say("unknown-key-near", key=shown(key), suggestion=near, known=known)


def _message(details: ErrorDetails, *, guess: bool) -> Message:
    """Return what to say of a value, or of a key, that pydantic refused."""
    kind, found, context = details["type"], details["input"], details.get("ctx", {})
    if found == "undisclosed":
        return say("cannot-be-undisclosed")
    match kind:
        case "string_pattern_mismatch":
            code = _PATTERNS.get(context["pattern"], "not-of-this-form")
            return say(code, found=shown(found))
        case "literal_error" if isinstance(found, str):
            return _not_one_of(found, context, guess=guess)
        case "bool_type" if isinstance(found, str):
            return say("not-true-or-false", found=shown(found))
        case "string_type" | "literal_error" if word_for(found) not in ("list", "mapping"):
            return say("needs-quotes", found=shown(found))
        case "too_short":
            return say("empty-list")
        case "string_too_short" if found:
            return say("short-text", found=shown(found), limit=context["min_length"])
        case "string_too_short":
            return say("empty-text")
        case "string_too_long":
            return say("long-text", limit=context["max_length"])
        case _:
            return say("wrong-type", expected=_EXPECTED[kind], found=word_for(found))


def _not_one_of(found: str, context: Mapping[str, Any], *, guess: bool) -> Message:
    known = tuple(re.findall("'([^']*)'", context["expected"]))
    near = closest(found, known) if guess else None
    if near is None:
        return say("not-one-of", found=shown(found), known=known)
    return say("not-one-of-near", found=shown(found), suggestion=near, known=known)
