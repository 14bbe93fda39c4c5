"""What is wrong with the shape of a file of reference data, told as problems."""

from __future__ import annotations

import re
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from trustcheck.logic.message import Message, say
from trustcheck.profile.record import Record
from trustcheck.profile.value import shown, word_for
from trustcheck.source.document import Document
from trustcheck.source.problem import InvalidInput, Problem

R = TypeVar("R", bound=Record)

_EXPECTED = {
    "model_type": "mapping",
    "dict_type": "mapping",
    "tuple_type": "list",
    "string_type": "text",
}
"""What pydantic says of a wrong type, and the word the catalogs have for the right one."""


def shaped(document: Document, model: type[R]) -> R:
    """Return the data of a file as a record of `model`.

    Raises InvalidInput with every mistake of shape, each at its place.
    """
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        problems = tuple(_problem(document, details) for details in error.errors())
    raise InvalidInput(problems)


def _problem(document: Document, details: ErrorDetails) -> Problem:
    pointer = tuple(step for step in details["loc"] if step != "[key]")
    on_key = details["type"] == "extra_forbidden" or "[key]" in details["loc"]
    place = document.key_span(pointer) if on_key else document.span(pointer)
    return Problem(place, _message(details))


def _message(details: ErrorDetails) -> Message:
    found, context = details["input"], details.get("ctx", {})
    match details["type"]:
        case "problem":
            return say(context["code"], **context["values"])
        case "missing":
            return say("missing-key", key=str(details["loc"][-1]))
        case "extra_forbidden":
            return say("reference-unknown-key", key=str(details["loc"][-1]))
        case "literal_error":
            known = tuple(re.findall("'([^']*)'", context["expected"]))
            return say("not-one-of", found=shown(found), known=known)
        case kind if kind in _EXPECTED:
            return say("wrong-type", expected=_EXPECTED[kind], found=word_for(found))
        case _:
            return say("reference-malformed", found=shown(found))
