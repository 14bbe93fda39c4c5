"""The values of a YAML file as they are written, and where each of them stands.

A tree of the parser's events and not of places: a place is worked out when somebody asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from yaml.events import Event, NodeEvent

from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer
from trustcheck.source.scalar import Scalar
from trustcheck.source.span import Span

Data: TypeAlias = "bool | int | Decimal | str | list[Data] | dict[str, Data] | None"
"""What a YAML file can say; no two parts of it are the same object."""


@frozen
class Leaf:
    """One value that has no parts."""

    data: Scalar
    first: Event
    last: Event


@frozen
class Listing:
    """A list."""

    data: list[Data]
    first: Event
    last: Event
    items: list[Node]


@frozen
class Table:
    """A mapping; each key is there once, with the event that writes it."""

    data: dict[str, Data]
    first: Event
    last: Event
    entries: dict[str, tuple[Event, Node]]


@frozen
class Alias:
    """A value that repeats another, and stands where it does so."""

    data: Data
    first: Event
    last: Event
    target: Leaf | Listing | Table


Node: TypeAlias = Leaf | Listing | Table | Alias

_ESCAPED_SURROGATE = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")


@frozen
class Ruler:
    """The lines of a file, in which the parser's marks become spans."""

    file: str
    lines: tuple[str, ...]

    def span(self, first: Event, last: Event) -> Span:
        """Return the stretch of two events, without the blank lines that may follow it."""
        start, end = first.start_mark, last.end_mark
        # Nothing, as a value, may stand at the start of a line; the end of a collection does not.
        least = last.start_mark if isinstance(last, NodeEvent) else start
        assert start is not None
        assert least is not None
        assert end is not None
        line, column = self._within(start.line, start.column)
        end_at = self._within(end.line, end.column)
        while end_at[1] == 0 and end_at > (least.line, least.column):
            before = end_at[0] - 1
            end_at = before, len(self.lines[before])
        return Span(self.file, line + 1, column + 1, end_at[0] + 1, end_at[1] + 1)

    def surrogate(self, span: Span) -> Span:
        """Return the backslash of the first escaped surrogate in a stretch."""
        for number in range(span.line, span.end_line + 1):
            start = span.column - 1 if number == span.line else 0
            if found := _ESCAPED_SURROGATE.search(self.lines[number - 1], start):
                column = found.start() + 1
                return Span(self.file, number, column, number, column + 1)
        return span

    def _within(self, line: int, column: int) -> tuple[int, int]:
        """Return the place, or the end of the text for one past it."""
        if line < len(self.lines):
            return (line, column)
        return (len(self.lines) - 1, len(self.lines[-1]))


class Places(Mapping[Pointer, Span]):
    """The place of each value, worked out when it is asked for."""

    def __init__(self, root: Node, ruler: Ruler) -> None:
        self._root = root
        self._ruler = ruler

    def __getitem__(self, pointer: Pointer) -> Span:
        node = _at(self._root, pointer)
        return self._ruler.span(node.first, node.last)

    def __iter__(self) -> Iterator[Pointer]:
        return _pointers(self._root, ())

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Keys(Mapping[Pointer, Span]):
    """The place of the key of each value in a mapping, worked out when it is asked for."""

    def __init__(self, root: Node, ruler: Ruler) -> None:
        self._root = root
        self._ruler = ruler

    def __getitem__(self, pointer: Pointer) -> Span:
        match _around(self._root, pointer), pointer[-1:]:
            case Table(entries=entries), (str(key),):
                event, _ = entries[key]
                return self._ruler.span(event, event)
        raise KeyError(pointer)

    def __iter__(self) -> Iterator[Pointer]:
        named = (pointer for pointer in _pointers(self._root, ()) if pointer)
        return (pointer for pointer in named if isinstance(pointer[-1], str))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _at(root: Node, pointer: Pointer) -> Node:
    """Return what is written at a pointer; raises KeyError where nothing is."""
    return _part(_around(root, pointer), pointer[-1]) if pointer else root


def _around(root: Node, pointer: Pointer) -> Leaf | Listing | Table:
    """Return what is written around a pointer, all of it for the pointer to the whole."""
    node = _written(root)
    for step in pointer[:-1]:
        node = _written(_part(node, step))
    return node


def _part(node: Leaf | Listing | Table, step: str | int) -> Node:
    match node, step:
        case Table(), str() if step in node.entries:
            return node.entries[step][1]
        case Listing(), int() if 0 <= step < len(node.items):
            return node.items[step]
    raise KeyError(step)


def _written(node: Node) -> Leaf | Listing | Table:
    """Return the value itself, for an alias that which it repeats."""
    return node.target if isinstance(node, Alias) else node


def _pointers(node: Node, pointer: Pointer) -> Iterator[Pointer]:
    """Yield the way to each value, from the outside in, in the order of the file."""
    yield pointer
    match _written(node):
        case Listing(items=items):
            for index, item in enumerate(items):
                yield from _pointers(item, (*pointer, index))
        case Table(entries=entries):
            for key, (_, value) in entries.items():
                yield from _pointers(value, (*pointer, key))
