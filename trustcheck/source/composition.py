"""From YAML's events to the tree of values, reporting what trustcheck does not accept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Never

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

from trustcheck.logic.message import Value, say
from trustcheck.source.limits import Limits, shortened
from trustcheck.source.problem import InvalidInput, Problem, too_many
from trustcheck.source.scalar import Kind, Scalar, kind_of, value_of
from trustcheck.source.span import Span
from trustcheck.source.yaml_place import Alias, Data, Leaf, Listing, Node, Ruler, Table

_CORE = "tag:yaml.org,2002:"
_SCALAR_TAGS: dict[str, tuple[Kind, ...]] = {
    _CORE + "int": ("whole_number",),
    _CORE + "float": ("number", "whole_number"),
    _CORE + "bool": ("boolean",),
    _CORE + "null": ("nothing",),
}
# Only an escape can write one, and only the parser in Python lets it pass.
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_KEYS = ("<<", "", "~", "null")
"""What is no key unless it stands in quotes."""


class Composer:
    """Builds the tree of one file; `problems` grows while it does."""

    def __init__(self, events: Iterator[Event], ruler: Ruler, *, limits: Limits) -> None:
        self.problems: list[Problem] = []
        self._events = events
        self._ruler = ruler
        self._limits = limits
        self._anchors: dict[str, Leaf | Listing | Table | None] = {}
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
                        self._report(event, "several-documents")
                        break
                elif isinstance(event, NodeEvent):
                    root = self._value(event, 1)
        except InvalidInput as stop:
            raise InvalidInput([*self.problems, *stop.problems]) from None
        return root

    def _value(self, event: Event, depth: int) -> Node:
        self._count(event)
        if isinstance(event, ScalarEvent) and event.anchor is None:  # nearly all
            return Leaf(self._scalar(event), event, event)
        return self._node(event, depth)

    def _count(self, event: Event) -> None:
        self._values += 1
        if self._values > self._limits.values:
            self._stop(event, "too-many-values", limit=self._limits.values)

    def _node(self, event: Event, depth: int) -> Node:
        if isinstance(event, AliasEvent):
            return self._alias(event, depth)
        if not isinstance(event, NodeEvent) or event.anchor is None:
            return self._anchored(event, depth)
        self._anchors[event.anchor] = None
        node = self._anchored(event, depth)
        self._anchors[event.anchor] = node
        return node

    def _anchored(self, event: Event, depth: int) -> Leaf | Listing | Table:
        if isinstance(event, ScalarEvent):
            return Leaf(self._scalar(event), event, event)
        if depth > self._limits.depth:
            self._stop(event, "too-deep", limit=self._limits.depth)
        if isinstance(event, MappingStartEvent):
            self._check_tag(event, _CORE + "map")
            return self._table(event, depth + 1)
        if isinstance(event, SequenceStartEvent):
            self._check_tag(event, _CORE + "seq")
            return self._listing(event, depth + 1)
        raise TypeError(f"no value starts with {event!r}")

    def _listing(self, start: SequenceStartEvent, depth: int) -> Listing:
        items: list[Node] = []
        while not isinstance(event := next(self._events), CollectionEndEvent):
            items.append(self._value(event, depth))
        last = items[-1].last if items and not start.flow_style else event
        return Listing([item.data for item in items], start, last, items)

    def _table(self, start: MappingStartEvent, depth: int) -> Table:
        entries: dict[str, tuple[Event, Node]] = {}
        data: dict[str, Data] = {}
        last: Event | None = None
        while not isinstance(event := next(self._events), CollectionEndEvent):
            key = self._key(event, depth)
            value = self._value(next(self._events), depth)
            last = value.last
            if key is None:
                continue
            if key in entries:
                first = self._ruler.span(entries[key][0], entries[key][0]).line
                self._report(event, "duplicate-key", key=shortened(key), line=first)
            else:
                entries[key] = event, value
                data[key] = value.data
        last = event if last is None or start.flow_style else last
        return Table(data, start, last, entries)

    def _key(self, event: Event, depth: int) -> str | None:
        """Return the key as written, or None after reporting one that is not a text."""
        if not isinstance(event, ScalarEvent):
            return self._repeated_key(event, depth)
        if event.anchor is None:
            self._scalar(event)  # for what is wrong with it
        else:
            self._node(event, depth)
        if event.style or event.value not in _NO_KEYS:
            return event.value
        if event.value == "<<":
            self._report(event, "merge-key")
        else:
            self._report_key(event)
        return None

    def _repeated_key(self, event: Event, depth: int) -> str | None:
        node = self._node(event, depth)
        if isinstance(node, Alias) and isinstance(node.data, str):
            return node.data
        self._report_key(event)
        return None

    def _report_key(self, event: Event) -> None:
        at = self._ruler.span(event, event)
        start = Span(at.file, at.line, at.column, at.line, at.column + 1)
        self._add(Problem(start, say("key-not-text")))

    def _alias(self, event: AliasEvent, depth: int) -> Node:
        name = event.anchor or ""
        target = self._anchors.get(name)
        if target is not None:
            return Alias(self._repeated(target.data, event, depth), event, event, target)
        known = name in self._anchors
        self._report(event, "alias-of-itself" if known else "unknown-alias", alias=shortened(name))
        return Leaf(None, event, event)

    def _repeated(self, data: Data, alias: AliasEvent, depth: int) -> Data:
        """Return a copy of what an alias repeats; each value counts as if it were written."""
        if not isinstance(data, list | dict):
            return data
        if depth > self._limits.depth:
            self._stop(alias, "too-deep", limit=self._limits.depth)
        copies = []
        for part in data if isinstance(data, list) else data.values():
            self._count(alias)
            copies.append(self._repeated(part, alias, depth + 1))
        return copies if isinstance(data, list) else dict(zip(data, copies, strict=True))

    def _scalar(self, event: ScalarEvent) -> Scalar:
        text = event.value
        if len(text) > self._limits.text:
            self._report(event, "text-too-long", limit=self._limits.text)
            return None
        if event.style == '"' and _SURROGATE.search(text):
            span = self._ruler.span(event, event)
            raise InvalidInput([Problem(self._ruler.surrogate(span), say("bad-escape"))])
        kind = self._kind(event)
        if kind == "text":
            return text
        if kind in ("number", "whole_number") and len(text) > self._limits.digits:
            self._report(event, "number-too-long", limit=self._limits.digits)
            return None
        return value_of(text, kind)

    def _kind(self, event: ScalarEvent) -> Kind:
        if event.tag is None:
            return "text" if event.style else kind_of(event.value)
        if event.tag in ("!", _CORE + "str"):
            return "text"
        found, expected = kind_of(event.value), _SCALAR_TAGS.get(event.tag)
        if expected is None:
            self._report(event, "unknown-tag", tag=_shown(event.tag))
        elif found in expected:
            return found
        else:
            self._report(event, "wrong-type", expected=expected[0], found=found)
        return "text"

    def _check_tag(self, event: CollectionStartEvent, expected: str) -> None:
        if event.tag not in (None, "!", expected):
            self._report(event, "unknown-tag", tag=_shown(event.tag))

    def _report(self, event: Event, code: str, **values: Value) -> None:
        self._add(Problem(self._ruler.span(event, event), say(code, **values)))

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= self._limits.problems:
            raise InvalidInput([too_many(self._ruler.file, limit=self._limits.problems)])

    def _stop(self, event: Event, code: str, **values: Value) -> Never:
        raise InvalidInput([Problem(self._ruler.span(event, event), say(code, **values))])


def _shown(tag: str) -> str:
    return shortened(tag.replace(_CORE, "!!", 1))
