"""What a saved assessment remembers of a profile: the facts that its findings read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Data, read
from trustcheck.source.problem import InvalidInput

_MOST = 10_000
"""Places of a list beyond which a report is not believed."""


def recollected(findings: Iterable[Mapping[str, Any]]) -> Data:
    """Return the facts that findings read, each at its place in a profile.

    What nobody read is not there: a record is its known entries, an unknown one None.
    """
    known: dict[Pointer, Data] = {}
    for finding in findings:
        for fact in finding["facts"]:
            text = fact["written"]
            if fact["declared"] and text is not None:
                pointer = pointer_in(fact)
                if pointer and pointer not in known:
                    known[pointer] = _data(text)
    tree = _Branch()
    for pointer in sorted(known, key=len):
        _put(tree, pointer, known[pointer])
    return _whole(tree)


def pointer_in(fact: Mapping[str, Any]) -> Pointer:
    """Return the pointer of a fact as a report has it.

    A step that is a number is the place in a list where the path has it in brackets.
    """
    steps = str(fact["pointer"]).split("/")[1:]
    plain = (step.replace("~1", "/").replace("~0", "~") for step in steps)
    path = str(fact["path"])
    return tuple(
        int(step) if step.isascii() and step.isdigit() and f"[{step}]" in path else step
        for step in plain
    )


class _Branch(dict[str | int, Any]):
    """A part of a profile of which some parts are known: branches, and data."""


def _put(tree: _Branch, pointer: Pointer, value: Data) -> None:
    """Put a value at its place, unless a whole that is known has it already."""
    *way, last = pointer
    for step in way:
        below = tree.setdefault(step, _Branch())
        if not isinstance(below, _Branch):
            return
        tree = below
    tree.setdefault(last, value)


def _whole(tree: Data | _Branch) -> Data:
    if not isinstance(tree, _Branch):
        return tree
    places = [step for step in tree if isinstance(step, int)]
    if not places or max(places) > _MOST:
        return {str(step): _whole(part) for step, part in tree.items()}
    return [_whole(tree.get(n)) for n in range(max(places) + 1)]


def _data(text: str) -> Data:
    """Return what a text says as YAML; a text that is none says itself."""
    try:
        return read(text.encode("utf-8", "backslashreplace"), "fact").data
    except InvalidInput:
        return text
