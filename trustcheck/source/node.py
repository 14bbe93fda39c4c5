"""A YAML file as written: each value with its place, aliases not yet expanded."""

from __future__ import annotations

from typing import TypeAlias

from trustcheck.logic.fields import frozen
from trustcheck.source.scalar import Scalar
from trustcheck.source.span import Span


@frozen
class Leaf:
    """One value that has no parts."""

    span: Span
    value: Scalar


@frozen
class Listing:
    """A list."""

    span: Span
    items: tuple[Node, ...]


@frozen
class Entry:
    """A key and its value."""

    key: str
    key_span: Span
    value: Node


@frozen
class Table:
    """A mapping; each key is there once."""

    span: Span
    entries: tuple[Entry, ...]


@frozen
class Alias:
    """A value that repeats another, and stands where it does so."""

    span: Span
    target: Leaf | Listing | Table


Node: TypeAlias = Leaf | Listing | Table | Alias
