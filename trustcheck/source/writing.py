"""Write plain data as text that reads back the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that JSON may hold as they are, and that a YAML file may not."""


def written(data: Any) -> str:
    """Return data as JSON, which is YAML; decimals keep every digit.

    Raises TypeError for anything that no document holds.
    """
    match data:
        case None | bool():
            return json.dumps(data)
        case str():
            text = json.dumps(data, ensure_ascii=False)
            return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
        case int() | Decimal():
            return format(data, "f") if isinstance(data, Decimal) else str(data)
        case dict():
            items = (f"{written(str(key))}: {written(value)}" for key, value in data.items())
            return "{" + ", ".join(items) + "}"
        case list() | tuple():
            return "[" + ", ".join(written(item) for item in data) + "]"
        case _:
            raise TypeError(f"not data: {data!r}")


_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?: [A-Za-z0-9_-]+)*|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*(?:\[[0-9]+\][A-Za-z0-9_.-]*)*")
_ODD = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""Words that some readers of YAML take for something else than text."""


def flow(data: Any) -> str:
    """Return data as YAML on one line, as people would write it."""
    match data:
        case str():
            return data if _is_plain(data) else written(data)
        case dict():
            return (
                "{" + ", ".join(f"{flow(key)}: {flow(value)}" for key, value in data.items()) + "}"
            )
        case list() | tuple():
            return "[" + ", ".join(map(flow, data)) + "]"
        case _:
            return written(data)


def block(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a YAML mapping, as people would write it: an entry a line."""
    for key, value in data.items():
        if isinstance(value, dict) and value:
            yield f"{key_text(key)}:"
            yield from (f"  {line}" for line in block(value))
        else:
            yield f"{key_text(key)}: {flow(value)}"


def key_text(key: str) -> str:
    """Return a key as people would write it in a block, where brackets need no quotes.

    >>> key_text("holdings[0].capital")
    'holdings[0].capital'
    """
    plain = _PLAIN_KEY.fullmatch(key) and key != "null"  # any other word is text as a key
    return key if plain else written(key)


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and text.lower() not in _ODD
