"""Every typed way to break a rule file: each key, each word, each value, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer, dotted

PROSE = ("title", "requirement", "expects", "remedy", "purpose", "mark")
"""Sentences: any other sentence would do, so they are only put in the wrong type."""

FREE = ("article", "version", "publisher", "published", "id")
"""Texts that nothing inside the program can check."""

WRONG: tuple[Any, ...] = ([], {}, 7, True, "", None, ["none-such"], {"none-such": 1}, "none-such")


@frozen
class Break:
    """One mistake in a file: what was done, and what the file then says."""

    change: str
    data: Any


def misspelt_keys(data: Any) -> Iterator[Break]:
    """Yield the data with one key misspelt: at its end, and in each of its words."""
    for at, value in _walk(data):
        if not at or not isinstance(at[-1], str):
            continue
        words = at[-1].split(".")
        for index in range(len(words)):
            spelt = ".".join((*words[:index], _misspelt(words[index]), *words[index + 1 :]))
            yield Break(f"{dotted(at)}: key → {spelt}", _renamed(data, at, spelt, value))


def misspelt_values(data: Any) -> Iterator[Break]:
    """Yield the data with one word misspelt, prose and free texts left alone."""
    for at, value in _walk(data):
        if isinstance(value, str) and not _is_free(at):
            words = value.split(".") if " " not in value else [value]
            for index in range(len(words)):
                spelt = ".".join((*words[:index], _misspelt(words[index]), *words[index + 1 :]))
                yield Break(f"{dotted(at)}: {value} → {spelt}", _changed(data, at, spelt))


def lost_keys(data: Any) -> Iterator[Break]:
    """Yield the data with one key, or one item of a list, left out."""
    for at, _ in _walk(data):
        if at:
            changed = deepcopy(data)
            del _parent(changed, at)[at[-1]]
            yield Break(f"{dotted(at)}: left out", changed)


def wrong_types(data: Any) -> Iterator[Break]:
    """Yield the data with one value in the stead of which another kind of value stands."""
    for at, value in _walk(data):
        for wrong in WRONG:
            if _kind(wrong) != _kind(value) or wrong in ("", []):
                yield Break(f"{dotted(at)}: {wrong!r} in its stead", _changed(data, at, wrong))


def _walk(data: Any, at: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    yield at, data
    keys = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in keys:
        yield from _walk(data[key], (*at, key))


def _is_free(at: Pointer) -> bool:
    return any(step in (*PROSE, *FREE) for step in at) or at[0] == "groups"


def _misspelt(word: str) -> str:
    return f"{word}x"


def _kind(value: Any) -> str:
    return type(value).__name__


def _parent(data: Any, at: Pointer) -> Any:
    for step in at[:-1]:
        data = data[step]
    return data


def _changed(data: Any, at: Pointer, value: Any) -> Any:
    if not at:
        return value
    changed = deepcopy(data)
    _parent(changed, at)[at[-1]] = value
    return changed


def _renamed(data: Any, at: Pointer, key: str, value: Any) -> Any:
    changed = deepcopy(data)
    del _parent(changed, at)[at[-1]]
    _parent(changed, at)[key] = value
    return changed
