"""A record of a register as it stands in a file: plain data, and where it begins."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Never, TypeAlias, Union

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Value, say
from trustcheck.source.limits import Limits
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span

Json: TypeAlias = Union[bool, int, Decimal, str, "list[Json]", "dict[str, Json]", None]
"""What a file of a register can say, whatever its format."""

GENEROUS = Limits(size=64 * 2**20, values=5_000_000)
"""Registers publish large files; a group of companies is far smaller."""

MOST_RECORDS = 50_000
"""Records that one run takes in."""

MOST_PROBLEMS = 100
"""Problems told at once; a file that is wrong throughout says the same again and again."""


@frozen(lazy=True)
class Source:
    """One file of a register, under the name shown to people."""

    file: str
    raw: bytes

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes, in hexadecimal."""
        return hashlib.sha256(self.raw).hexdigest()

    @property
    def whole(self) -> Span:
        """The place that means the file as a whole."""
        return Span(self.file, 1, 1, 1, 1)


@frozen
class Raw:
    """One record, and its place."""

    source: Source
    span: Span
    data: Mapping[str, Json]


def refuse(span: Span, code: str, **values: Value) -> Never:
    """Raise InvalidInput with one problem."""
    raise InvalidInput([Problem(span, say(code, **values))])


def stop_at(problems: Sequence[Problem], count: int) -> None:
    """Raise InvalidInput once there are so many problems."""
    if len(problems) >= count:
        raise InvalidInput(problems[:MOST_PROBLEMS])


def check_size(source: Source, limits: Limits) -> None:
    """Raise InvalidInput for a file that is too large, or holds nothing."""
    if len(source.raw) > limits.size:
        refuse(source.whole, "too-large", limit=limits.size)
    if not source.raw.strip():
        refuse(source.whole, "empty-file")


_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_of(source: Source) -> str:
    """Return the text of a file in UTF-8, without the byte order mark.

    Unlike a profile it may hold any character: names come from all over the world.
    """
    if source.raw.startswith(_WIDE) or source.raw[:2].count(0) == 1:
        refuse(source.whole, "utf-16")
    body = source.raw.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = body[: error.start].decode("utf-8")
        refuse(place(source, before, len(before)), "not-utf-8", byte=f"0x{body[error.start]:02X}")


def place(source: Source, text: str, position: int) -> Span:
    """Return the place of one character of a text."""
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    return Span(source.file, line, column, line, column + 1)


_INVISIBLE = re.compile(r"\s+")


def clean(text: str, *, longest: int = 300) -> str:
    """Return a text on one line, without characters that cannot be seen, cut where it is long."""
    seen = "".join(c for c in _INVISIBLE.sub(" ", text) if c.isprintable()).strip()
    return seen if len(seen) <= longest else f"{seen[: longest - 1]}…"
