"""One file, read: plain data, and the place of each part of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Never, TypeAlias

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.source.composition import Composer, Places
from trustcheck.source.encoding import decode, lines_of
from trustcheck.source.fingerprint import sha256
from trustcheck.source.limits import STANDARD, Limits
from trustcheck.source.node import Alias, Leaf, Listing, Node, Table
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.syntax import Parser, events, fast_parser

Data: TypeAlias = "bool | int | Decimal | str | list[Data] | dict[str, Data] | None"
"""What a YAML file can say; no two parts of it are the same object."""


@frozen
class Document:
    """One file: its lines, its data, and where each value and each key is written.

    What an alias repeats is placed where it was first written, the alias itself where it stands.
    """

    file: str
    lines: tuple[str, ...]
    data: Data
    spans: Mapping[Pointer, Span]
    keys: Mapping[Pointer, Span]
    sha256: str
    """Of the bytes, in hexadecimal."""

    def value(self, pointer: Pointer) -> Data:
        """Return the value that is written at `pointer`.

        Raises KeyError or IndexError where nothing is written.
        """
        found = self.data
        for step in pointer:
            match found, step:
                case dict(), str():
                    found = found[step]
                case list(), int():
                    found = found[step]
                case _:
                    raise KeyError(step)
        return found

    def span(self, pointer: Pointer) -> Span:
        """Return the span of the value, or of its nearest written ancestor."""
        while pointer not in self.spans:
            pointer = pointer[:-1]
        return self.spans[pointer]

    def key_span(self, pointer: Pointer) -> Span:
        """Return the span of the key under which the value is written, else of the value."""
        return self.keys.get(pointer) or self.span(pointer)


def read(
    raw: bytes,
    file: str,
    *,
    limits: Limits = STANDARD,
    parser: Callable[[str], Parser] = fast_parser,
    mended: list[Problem] | None = None,
) -> Document:
    """Read YAML 1.2 (and so JSON) in UTF-8; `file` is the name shown to people.

    Raises InvalidInput with every problem of the file, as far as it could be read. With a list
    `mended`, problems that leave something to read, such as a key given twice, go there instead,
    for a reader who finds more and then refuses the file with all of them.
    """
    if len(raw) > limits.size:
        raise InvalidInput([Problem(Span(file, 1, 1, 1, 1), say("too-large", limit=limits.size))])
    text = decode(raw, file)
    lines = lines_of(text)
    composer = Composer(events(text, file, parser), Places(file, lines), limits=limits)
    root = composer.compose()
    if composer.problems and (mended is None or root is None):
        raise InvalidInput(composer.problems)
    if mended is not None:
        mended.extend(composer.problems)
    if root is None or _is_nothing(root):
        raise InvalidInput([Problem(Span(file, 1, 1, 1, 1), say("empty-file"))])
    unfolded = _Unfolding(limits)
    data = unfolded.unfold(root, ())
    return Document(file, lines, data, unfolded.spans, unfolded.keys, sha256(raw))


def _is_nothing(root: Node) -> bool:
    span = root.span
    written = (span.line, span.column) != (span.end_line, span.end_column)
    return isinstance(root, Leaf) and root.value is None and not written


class _Unfolding:
    """The data of a tree with its aliases written out, and the places met on the way."""

    def __init__(self, limits: Limits) -> None:
        self.spans: dict[Pointer, Span] = {}
        self.keys: dict[Pointer, Span] = {}
        self._limits = limits

    def unfold(self, node: Node, pointer: Pointer, *, alias: Alias | None = None) -> Data:
        """Return the data of a node, which is at `pointer`, and in what `alias` repeats."""
        if isinstance(node, Alias):
            self._enter(node, pointer, alias or node)
            return self._data(node.target, pointer, alias or node)
        self._enter(node, pointer, alias)
        return self._data(node, pointer, alias)

    def _enter(self, node: Node, pointer: Pointer, alias: Alias | None) -> None:
        if len(self.spans) >= self._limits.values:
            _stop(alias or node, say("too-many-values", limit=self._limits.values))
        self.spans[pointer] = node.span

    def _data(self, node: Leaf | Listing | Table, pointer: Pointer, alias: Alias | None) -> Data:
        if isinstance(node, Leaf):
            return node.value
        if len(pointer) >= self._limits.depth:
            _stop(alias or node, say("too-deep", limit=self._limits.depth))
        if isinstance(node, Listing):
            items = enumerate(node.items)
            return [self.unfold(item, (*pointer, index), alias=alias) for index, item in items]
        data: dict[str, Data] = {}
        for entry in node.entries:
            below = (*pointer, entry.key)
            self.keys[below] = entry.key_span
            data[entry.key] = self.unfold(entry.value, below, alias=alias)
        return data


def _stop(node: Node, message: Message) -> Never:
    raise InvalidInput([Problem(node.span, message)])
