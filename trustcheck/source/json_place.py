"""Where the parts of a JSON text stand."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator

from trustcheck.logic.fields import define, field
from trustcheck.logic.pointer import Pointer
from trustcheck.source.span import Span

_SIGN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)
_BREAK = re.compile(r"\r\n|\r|\n")  # as `encoding.lines_of` counts them


class Ruler:
    """Turns counts of characters into lines and columns."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def span(self, start: int, end: int) -> Span:
        """Return the span from one character to just before another; both count from 0."""
        return Span(self._file, *self._position(start), *self._position(end))

    def _position(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1


@define
class Place:
    """Where one value stands, where its key does, and the places within it.

    Characters count from 0. A tree and not a table of pointers: a table would repeat the way down
    for each value, and a hostile file has many values far down.
    """

    start: int
    end: int
    key: tuple[int, int] = (0, 0)  # of nothing, for a value without one
    parts: dict[str | int, Place] = field(default_factory=dict)
    is_leaf: bool = True

    def leaves(self) -> Iterator[Place]:
        """Yield the places of the values that have no parts, in the order of the text."""
        waiting = [self]
        while waiting:
            place = waiting.pop()
            if place.is_leaf:
                yield place
            waiting.extend(reversed(place.parts.values()))

    def pointers(self) -> Iterator[Pointer]:
        """Yield the way to each value, from the outside in."""
        waiting: list[tuple[Pointer, Place]] = [((), self)]
        while waiting:
            pointer, place = waiting.pop()
            yield pointer
            waiting.extend(((*pointer, step), part) for step, part in place.parts.items())


@define
class _Container:
    """A mapping or a list that is not closed yet."""

    place: Place
    is_mapping: bool
    key: str | None = None
    key_at: tuple[int, int] = (0, 0)


def survey(text: str) -> tuple[Place, tuple[Place, ...]]:
    """Return the place of the value in a text that is JSON, and those of keys given again."""
    outermost = Place(0, 0)
    repeated: list[Place] = []
    around: list[_Container] = []
    for found in _SIGN.finditer(text):
        sign, here = found.group(), found.span()
        top = around[-1] if around else None
        if sign in ("}", "]"):
            around.pop().place.end = here[1]
        elif sign == ",":
            if top is not None:
                top.key = None
        elif top is not None and top.is_mapping and top.key is None:
            top.key, top.key_at = json.loads(sign), here
        elif sign != ":":
            place = Place(*here, is_leaf=sign not in ("{", "["))
            if top is None:
                outermost = place
            elif not _place_within(top, place):
                repeated.append(place)
            if not place.is_leaf:
                around.append(_Container(place, sign == "{"))
    return outermost, tuple(repeated)


def _place_within(top: _Container, place: Place) -> bool:
    """Put a place among those of its container; tell whether its key is a new one."""
    parts = top.place.parts
    step: str | int = len(parts) if top.key is None else top.key
    place.key = top.key_at if top.is_mapping else (0, 0)
    is_new = step not in parts
    parts[step] = place
    return is_new


def broken_at(text: str, position: int) -> int:
    """Return where a text stops being JSON, from the position at which Python gives up.

    A comma too many is where it is: Python 3.13 says so, those before it name the bracket that
    comes instead of a value.
    """
    if text[position : position + 1] not in ("]", "}"):
        return min(position, len(text))
    before = text[:position].rstrip(" \t\r\n")
    return len(before) - 1 if before.endswith(",") else position
