"""What a single YAML value is: text, number, boolean or nothing, as YAML 1.2 reads it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, TypeAlias

Scalar: TypeAlias = bool | int | Decimal | str | None
Kind: TypeAlias = Literal["nothing", "boolean", "whole_number", "number", "text"]

_KINDS: tuple[Kind, ...] = ("nothing", "boolean", "whole_number", "number")
_PLAIN = re.compile(
    r"(null|~|)|(true|false)|([-+]?(?:0|[1-9][0-9]*))|([-+]?(?:0|[1-9][0-9]*)\.[0-9]+)"
)
_FIRST = "n~tf-+0123456789"
"""What all that is no text begins with, unless it is empty; nearly all begins otherwise."""


def kind_of(text: str) -> Kind:
    """Return what an unquoted value is; `NO`, `010`, `1e3`, `0x1f` and dates are text."""
    if text[:1] not in _FIRST:
        return "text"
    found = _PLAIN.fullmatch(text)
    return "text" if found is None else _KINDS[(found.lastindex or 1) - 1]


def value_of(text: str, kind: Kind) -> Scalar:
    """Return the value that `text` writes, which must be of that kind; numbers are exact."""
    match kind:
        case "nothing":
            return None
        case "boolean":
            return text == "true"
        case "whole_number":
            return int(text)
        case "number":
            return Decimal(text)
        case "text":
            return text
