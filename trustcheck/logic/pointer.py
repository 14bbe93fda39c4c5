"""The way from the top of a file to one value in it."""

from __future__ import annotations

from typing import TypeAlias

Pointer: TypeAlias = tuple[str | int, ...]
"""Keys and indexes from the root, such as `("holdings", 0, "capital")`."""


def dotted(pointer: Pointer) -> str:
    """Return the pointer as people write it.

    >>> dotted(("holdings", 0, "capital"))
    'holdings[0].capital'
    """
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in pointer)
    return text.removeprefix(".")


def slashed(pointer: Pointer) -> str:
    """Return the pointer as RFC 6901 writes it.

    >>> slashed(("holdings", 0, "a/b~c"))
    '/holdings/0/a~1b~0c'
    """
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in pointer)
    return "".join(f"/{step}" for step in steps)
