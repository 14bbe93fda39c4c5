"""What sort of value a piece of data is, in the word that the catalogs have for it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

Word: TypeAlias = Literal[
    "nothing", "boolean", "whole_number", "number", "text", "list", "mapping"
]


def word_for(value: object) -> Word:
    """Return the word for the type of a value; raises TypeError for what no document holds."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "boolean"
        case int():
            return "whole_number"
        case Decimal():
            return "number"
        case str():
            return "text"
        case list() | tuple():
            return "list"
        case dict():
            return "mapping"
        case _:
            raise TypeError(f"no value of a document: {value!r}")
