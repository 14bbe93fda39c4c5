"""A YAML file as written: each value with its place, aliases not yet expanded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from trustcheck.source.scalar import Scalar
from trustcheck.source.span import Span


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value that has no parts."""

    span: Span
    value: Scalar


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    span: Span
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: str
    key_span: Span
    value: Node


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping; each key is there once."""

    span: Span
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """A value that repeats another, and stands where it does so."""

    span: Span
    target: Leaf | Listing | Table


Node: TypeAlias = Leaf | Listing | Table | Alias
