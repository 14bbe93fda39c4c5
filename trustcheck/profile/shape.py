"""What may be written in a place, as tables; and the one reader of them.

Each `read` returns the value that data stand for, or raises Mistaken with everything that is
wrong in them: a place is worked out only for a mistake. Data that are None are always one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeAlias, TypeVar

from trustcheck.logic.fields import field, frozen, replace
from trustcheck.profile.value import (
    UNDISCLOSED,
    Mistake,
    Mistaken,
    mistaken,
    shown,
    unknown_key,
)
from trustcheck.source.kind import word_for

R = TypeVar("R")


Shape: TypeAlias = (
    "TextOf | TextLike | OneOf | Boolean | Anything | Written | Withholdable "
    "| ListOf | MapOf | RecordOf[Any]"
)
"""What may be written in one place."""

KeyShape: TypeAlias = "TextOf | TextLike | OneOf"
"""What may be written as a key."""


@frozen
class TextOf:
    """A text of so many characters."""

    least: int = 0
    most: int | None = None

    def read(self, data: Any) -> str:
        """Return the text."""
        if not isinstance(data, str):
            raise _no_text(data)
        if len(data) < self.least:
            if not data:
                raise mistaken("empty-text")
            raise mistaken("short-text", found=shown(data), limit=self.least)
        if self.most is not None and len(data) > self.most:
            raise mistaken("long-text", limit=self.most)
        return data


@frozen
class TextLike:
    """A text of which a test holds; `code` is the problem of any other."""

    test: Callable[[str], object]
    code: str

    def read(self, data: Any) -> str:
        """Return the text."""
        if not isinstance(data, str):
            raise _no_text(data)
        if not self.test(data):
            raise mistaken(self.code, found=shown(data))
        return data


def matches(pattern: str) -> Callable[[str], object]:
    """Return the test whether a text matches a pattern from end to end."""
    return lambda text: re.fullmatch(pattern, text)  # compiled when it is first needed


@frozen
class OneOf:
    """One of some words."""

    words: tuple[str, ...]

    def read(self, data: Any) -> str:
        """Return the word."""
        if not isinstance(data, str):
            raise _no_text(data)
        if data not in self.words:
            raise Mistaken([Mistake("not-one-of", {"found": data}, known=self.words)])
        return data


@frozen
class Boolean:
    """True or false."""

    def read(self, data: Any) -> bool:
        """Return the boolean."""
        if isinstance(data, bool):
            return data
        if isinstance(data, str):
            raise mistaken("not-true-or-false", found=shown(data))
        raise _wrong_type(data, "boolean")


@frozen
class Anything:
    """Plain data, whatever they are."""

    def read(self, data: Any) -> Any:
        """Return the data."""
        return data


@frozen
class Written:
    """What a function reads from its written form."""

    read: Callable[[Any], Any]


@frozen
class Withholdable:
    """Something, or the word `undisclosed` in its stead."""

    inner: Shape

    def read(self, data: Any) -> Any:
        """Return what is written, or UNDISCLOSED."""
        return UNDISCLOSED if data == "undisclosed" else self.inner.read(data)


@frozen
class ListOf:
    """A list, `filled` where it may not be empty; `alone` lets a text stand for a list of one."""

    item: Shape
    filled: bool = False
    alone: bool = False

    def read(self, data: Any) -> tuple[Any, ...]:
        """Return the items."""
        if self.alone and isinstance(data, str):
            data = [data]
        if not isinstance(data, list):
            raise _wrong_type(data, "list")
        if self.filled and not data:
            raise mistaken("empty-list")
        try:
            return tuple(map(self.item.read, data))
        except Mistaken:  # the first of them
            raise Mistaken(_mistakes(self.item, dict(enumerate(data)))) from None


@frozen
class MapOf:
    """A mapping of entries of one shape, `filled` where it may not be empty."""

    key: KeyShape
    item: Shape
    filled: bool = False

    def read(self, data: Any) -> dict[str, Any]:
        """Return the entries, in the order of the file."""
        if not isinstance(data, dict):
            raise _wrong_type(data, "mapping")
        if self.filled and not data:
            raise mistaken("empty-list")
        try:
            return {self.key.read(key): self.item.read(value) for key, value in data.items()}
        except Mistaken:
            keys = [
                replace(mistake, on_key=True)
                for mistake in _mistakes(self.key, {key: key for key in data})
            ]
            raise Mistaken([*keys, *_mistakes(self.item, data)]) from None


@frozen
class RecordOf(Generic[R]):
    """A record: what may be written under each of its keys, and which ones it needs."""

    kind: type[R]
    keys: Mapping[str, Shape]
    needs: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    """The fields that have another name than their key."""

    def read(self, data: Any) -> R:
        """Return the record."""
        if not isinstance(data, dict):
            raise _wrong_type(data, "mapping")
        values: dict[str, Any] = {}
        mistakes = [Mistake("missing-key", {"key": key}) for key in self.needs if key not in data]
        for key, value in data.items():
            shape = self.keys.get(key)
            if shape is None:
                mistakes.append(unknown_key(key, tuple(self.keys)))
                continue
            try:
                values[key] = shape.read(value)
            except Mistaken as mistaken:
                mistakes += _below(key, value, mistaken)
        if mistakes:
            raise Mistaken(mistakes)
        for key, name in self.fields.items():
            if key in values:
                values[name] = values.pop(key)
        return self.kind(**values)


def _mistakes(shape: Shape, parts: Mapping[Any, Any]) -> list[Mistake]:
    """Return what is wrong in the parts of a whole, which are all of one shape."""
    mistakes: list[Mistake] = []
    for step, part in parts.items():
        try:
            shape.read(part)
        except Mistaken as mistaken:
            mistakes += _below(step, part, mistaken)
    return mistakes


def _below(step: str | int, part: Any, mistaken: Mistaken) -> list[Mistake]:
    """Return what is wrong in a part, seen from the whole."""
    if part == "undisclosed":
        return [Mistake("cannot-be-undisclosed", at=(step,))]
    return [replace(mistake, at=(step, *mistake.at)) for mistake in mistaken.mistakes]


def _no_text(data: Any) -> Mistaken:
    if isinstance(data, (list, dict)):
        return _wrong_type(data, "text")
    return mistaken("needs-quotes", found=shown(data))


def _wrong_type(data: Any, expected: str) -> Mistaken:
    return mistaken("wrong-type", expected=expected, found=word_for(data))


TEXT = TextOf()
BOOLEAN = Boolean()
ANYTHING = Anything()
