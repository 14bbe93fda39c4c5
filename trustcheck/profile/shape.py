"""Read a file as one kind of record, or tell everything that is wrong with its shape."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError

from trustcheck.profile.flaw import flaws_of
from trustcheck.profile.record import Record
from trustcheck.source.document import Document
from trustcheck.source.problem import InvalidInput

R = TypeVar("R", bound=Record)


def shaped(document: Document, model: type[R]) -> R:
    """Return the data of a file as a record of `model`.

    Raises InvalidInput with every mistake of shape, each at its place.
    """
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        flaws = flaws_of(details, model)
        raise InvalidInput(flaw.problem(document) for flaw in flaws) from None
