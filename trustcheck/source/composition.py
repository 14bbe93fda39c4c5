"""From YAML's events to the tree of values, reporting what trustcheck does not accept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Never, TypeAlias

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Value, say
from trustcheck.source.limits import Limits, shortened
from trustcheck.source.node import Alias, Entry, Leaf, Listing, Node, Table
from trustcheck.source.problem import InvalidInput, Problem, too_many
from trustcheck.source.scalar import Kind, Scalar, kind_of, value_of
from trustcheck.source.span import Span

_CORE = "tag:yaml.org,2002:"
_SCALAR_TAGS: dict[str, tuple[Kind, ...]] = {
    _CORE + "int": ("whole_number",),
    _CORE + "float": ("number", "whole_number"),
    _CORE + "bool": ("boolean",),
    _CORE + "null": ("nothing",),
}
# Only an escape can write one, and only the parser in Python lets it pass.
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")
Anchored: TypeAlias = Leaf | Listing | Table


@frozen
class Places:
    """The lines of a file, in which the parser's marks become spans."""

    file: str
    lines: tuple[str, ...]

    def span(self, first: Event, last: Event) -> Span:
        """Return the stretch of two events, without the blank lines that may follow it."""
        start, end = first.start_mark, last.end_mark
        assert start is not None
        assert end is not None
        if end.column and end.line < len(self.lines):  # nearly all
            return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        start_at = self._within(start.line, start.column)
        end_at = self._within(end.line, end.column)
        while end_at[1] == 0 and end_at > start_at:
            line = end_at[0] - 1
            end_at = max(start_at, (line, len(self.lines[line])))
        return Span(self.file, start_at[0] + 1, start_at[1] + 1, end_at[0] + 1, end_at[1] + 1)

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


class Composer:
    """Builds the tree of one file; `problems` grows while it does."""

    def __init__(self, events: Iterator[Event], places: Places, *, limits: Limits) -> None:
        self.problems: list[Problem] = []
        self._events = events
        self._places = places
        self._limits = limits
        self._anchors: dict[str, Anchored | None] = {}
        self._values = 0

    def compose(self) -> Node | None:
        """Return the tree, or None if the file holds no document.

        Raises InvalidInput where reading cannot go on, with the problems found so far.
        """
        root: Node | None = None
        documents = 0
        try:
            for event in self._events:
                if isinstance(event, DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._report(self._places.span(event, event), "several-documents")
                        break
                elif isinstance(event, NodeEvent):
                    root = self._value(event, depth=1)
        except InvalidInput as stop:
            raise InvalidInput([*self.problems, *stop.problems]) from None
        return root

    def _value(self, event: Event, *, depth: int) -> Node:
        self._values += 1
        if self._values > self._limits.values:
            self._stop(event, "too-many-values", limit=self._limits.values)
        return self._node(event, depth=depth)

    def _node(self, event: Event, *, depth: int) -> Node:
        if isinstance(event, AliasEvent):
            return self._alias(event)
        if isinstance(event, NodeEvent) and event.anchor is not None:
            self._anchors[event.anchor] = None
        node = self._anchored(event, depth=depth)
        if isinstance(event, NodeEvent) and event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _anchored(self, event: Event, *, depth: int) -> Anchored:
        if isinstance(event, ScalarEvent):
            return self._leaf(event)
        if depth > self._limits.depth:
            self._stop(event, "too-deep", limit=self._limits.depth)
        if isinstance(event, SequenceStartEvent):
            self._check_tag(event, _CORE + "seq")
            return self._listing(event, depth=depth)
        if isinstance(event, MappingStartEvent):
            self._check_tag(event, _CORE + "map")
            return self._table(event, depth=depth)
        raise TypeError(f"no value starts with {event!r}")

    def _alias(self, event: AliasEvent) -> Node:
        span = self._places.span(event, event)
        name = event.anchor or ""
        target = self._anchors.get(name)
        if target is not None:
            return Alias(span, target)
        known = name in self._anchors
        self._report(span, "alias-of-itself" if known else "unknown-alias", alias=shortened(name))
        return Leaf(span, None)

    def _listing(self, start: SequenceStartEvent, *, depth: int) -> Listing:
        items = []
        while not isinstance(event := next(self._events), CollectionEndEvent):
            items.append(self._value(event, depth=depth + 1))
        last = items[-1].span if items and not start.flow_style else None
        return Listing(self._whole(start, event, last=last), tuple(items))

    def _table(self, start: MappingStartEvent, *, depth: int) -> Table:
        entries: dict[str, Entry] = {}
        last: Span | None = None
        while not isinstance(event := next(self._events), CollectionEndEvent):
            named = self._node(event, depth=depth + 1)
            key, key_span = self._key(event, named), named.span
            value = self._value(next(self._events), depth=depth + 1)
            last = value.span
            if key is None:
                continue
            if key in entries:
                first = entries[key].key_span.line
                self._report(key_span, "duplicate-key", key=shortened(key), line=first)
            else:
                entries[key] = Entry(key, key_span, value)
        last = None if start.flow_style else last
        return Table(self._whole(start, event, last=last), tuple(entries.values()))

    def _key(self, event: Event, node: Node) -> str | None:
        """Return the key as written, or None after reporting one that is not a text."""
        span = node.span
        if isinstance(event, ScalarEvent):
            if not event.style and event.value == "<<":
                self._report(span, "merge-key")
                return None
            if event.style or kind_of(event.value) != "nothing":
                return event.value
        match node:
            case Alias(target=Leaf(value=str(text))):
                return text
        self._report(
            Span(span.file, span.line, span.column, span.line, span.column + 1), "key-not-text"
        )
        return None

    def _leaf(self, event: ScalarEvent) -> Leaf:
        span = self._places.span(event, event)
        return Leaf(span, self._scalar(event, span))

    def _scalar(self, event: ScalarEvent, span: Span) -> Scalar:
        text = event.value
        if len(text) > self._limits.text:
            self._report(span, "text-too-long", limit=self._limits.text)
            return None
        if event.style == '"' and _SURROGATE.search(text):
            raise InvalidInput([Problem(self._places.surrogate(span), say("bad-escape"))])
        kind = self._kind(event, span)
        if kind in ("number", "whole_number") and len(text) > self._limits.digits:
            self._report(span, "number-too-long", limit=self._limits.digits)
            return None
        return value_of(text, kind)

    def _kind(self, event: ScalarEvent, span: Span) -> Kind:
        if event.tag is None:
            return "text" if event.style else kind_of(event.value)
        if event.tag in ("!", _CORE + "str"):
            return "text"
        found, expected = kind_of(event.value), _SCALAR_TAGS.get(event.tag)
        if expected is None:
            self._report(span, "unknown-tag", tag=_shown(event.tag))
        elif found in expected:
            return found
        else:
            self._report(span, "wrong-type", expected=expected[0], found=found)
        return "text"

    def _check_tag(self, event: CollectionStartEvent, expected: str) -> None:
        if event.tag not in (None, "!", expected):
            self._report(self._places.span(event, event), "unknown-tag", tag=_shown(event.tag))

    def _whole(self, start: Event, end: Event, *, last: Span | None) -> Span:
        """Return the span of a collection: to its bracket, or to the end of its last value."""
        whole = self._places.span(start, end)
        if last is None:
            return whole
        return Span(whole.file, whole.line, whole.column, last.end_line, last.end_column)

    def _report(self, span: Span, code: str, **values: Value) -> None:
        self.problems.append(Problem(span, say(code, **values)))
        if len(self.problems) >= self._limits.problems:
            raise InvalidInput([too_many(span.file, limit=self._limits.problems)])

    def _stop(self, event: Event, code: str, **values: Value) -> Never:
        raise InvalidInput([Problem(self._places.span(event, event), say(code, **values))])


def _shown(tag: str) -> str:
    return shortened(tag.replace(_CORE, "!!", 1))
