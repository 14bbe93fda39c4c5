"""Bytes as text: the encoding of a file, its lines, and the characters it may not hold."""

from __future__ import annotations

import codecs
import re

from trustcheck.logic.message import Message, say
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span

_BREAK = re.compile(r"\r\n|\r|\n")
# Besides what YAML forbids: the marks and line breaks that an editor counts otherwise than YAML.
# Those beyond Latin-1 are looked for one by one: a class of them takes milliseconds to compile.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_FORBIDDEN_FURTHER = "\u2028\u2029\ufeff\ufffe\uffff"
_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(raw: bytes, file: str) -> str:
    """Return the text of a file in UTF-8, without the byte order mark.

    Raises InvalidInput at the first byte or character that cannot be in such a file.
    """
    if raw.startswith(_WIDE) or raw[:2].count(0) == 1:
        raise InvalidInput([Problem(Span(file, 1, 1, 1, 1), say("utf-16"))])
    body = raw.removeprefix(codecs.BOM_UTF8)
    if b"\0" in body:
        before = body[: body.index(0)].decode("utf-8", "replace")
        raise InvalidInput([_after(before, file, say("binary-file"))])
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = body[: error.start].decode("utf-8")
        message = say("not-utf-8", byte=f"0x{body[error.start]:02X}")
        raise InvalidInput([_after(before, file, message)]) from None
    if (place := _forbidden(text)) is not None:
        message = say("control-character", character=f"U+{ord(text[place]):04X}")
        raise InvalidInput([_after(text[:place], file, message)])
    return text


def encodable(text: str) -> str:
    """Return a text that UTF-8 can hold: a lone surrogate, which has no bytes, as its escape."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text


def _forbidden(text: str) -> int | None:
    """Return where the first character stands that may not be in a file, if there is one."""
    found = _FORBIDDEN.search(text)
    places = [text.find(character) for character in _FORBIDDEN_FURTHER]
    places.append(-1 if found is None else found.start())
    return min((place for place in places if place >= 0), default=None)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text without what ends them; a last empty one is not a line."""
    lines = _BREAK.split(text)
    return tuple(lines[:-1] if lines[-1] == "" else lines)


def line_end(raw: bytes) -> str:
    """Return what ends most lines of a file: that of Windows, or else that of Unix."""
    windows = raw.count(b"\r\n")
    return "\r\n" if windows * 2 > raw.count(b"\n") else "\n"


def _after(before: str, file: str, message: Message) -> Problem:
    """Return a problem with the one character that follows the text `before`."""
    lines = _BREAK.split(before)
    line, column = len(lines), len(lines[-1]) + 1
    return Problem(Span(file, line, column, line, column + 1), message)
