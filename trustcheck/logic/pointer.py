"""The way from the top of a file to one value in it."""

from __future__ import annotations

import re
from itertools import islice
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


_BRACKET = re.compile(r"\[([^\[\]]+)\]")
_KEY = re.compile(r"[^.\[\]]+")
_SEPARATOR = re.compile(r"[.\[]")
_LONGEST = 2_000
"""Characters of a path that leads anywhere at most."""
_MOST_SEPARATORS = 64
"""Dots and brackets in one key at most: no id has more."""


def pointer_of(path: str, data: object) -> Pointer | None:
    """Return the pointer that people write as `path`, None where it leads nowhere in the data.

    Ids may have dots in them: a key that is there is taken whole. In brackets stands an index, the
    `id` of a record of the list, or any key. A mapping may lack the last keys of the path.

    >>> pointer_of("sites[par-1].territory", {"sites": [{"id": "par-1"}]})
    ('sites', 0, 'territory')
    """
    if len(path) > _LONGEST:
        return None
    steps: list[str | int] = []
    here, rest = data, path
    while rest:
        if found := _BRACKET.match(rest):
            step, length = _inside(found[1], here), found.end()
        else:
            rest = rest.removeprefix(".") if steps else rest
            step = _first_key(rest, here)
            length = 0 if step is None else len(str(step))
        if step is None:
            return None
        rest = rest[length:]
        here = here.get(step, {}) if isinstance(here, dict) else _at(here, step)
        steps.append(step)
    return tuple(steps) or None


def _at(here: object, step: str | int) -> object:
    return here[step] if isinstance(here, list) and isinstance(step, int) else None


def _inside(text: str, here: object) -> str | int | None:
    """Return the step that brackets mean: a key of a mapping, an index or an id of a list."""
    if isinstance(here, dict):
        return None if text.isdigit() and text not in here else text
    if not isinstance(here, list):
        return None
    named = (n for n, each in enumerate(here) if isinstance(each, dict) and each.get("id") == text)
    numbered = int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None
    index = next(named, numbered)
    return index if index is not None and index < len(here) else None


def _first_key(rest: str, here: object) -> str | None:
    """Return the key that a path begins with: the longest one there is, or else a new one."""
    if not isinstance(here, dict):
        return None
    # Looked up and not compared with every key: there may be thousands of them, and of paths.
    ends = [each.start() for each in islice(_SEPARATOR.finditer(rest), _MOST_SEPARATORS)]
    for end in (len(rest), *reversed(ends)):
        if rest[:end] in here:
            return rest[:end]
    found = _KEY.match(rest)
    return None if found is None else found[0]


def slashed(pointer: Pointer) -> str:
    """Return the pointer as RFC 6901 writes it.

    >>> slashed(("holdings", 0, "a/b~c"))
    '/holdings/0/a~1b~0c'
    """
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in pointer)
    return "".join(f"/{step}" for step in steps)
