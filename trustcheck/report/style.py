"""Styled text: plain text with marks in it, which a terminal shows as colour or not at all.

A mark is one character of Unicode's private use area, so that colour never changes a word.
What comes from outside goes through `visible`, which leaves no such character in it.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from trustcheck.source.excerpt import ORDINARY

_END = "\ue00f"


class Style(Enum):
    """What a stretch of text is; the value is its opening mark."""

    FAIL = "\ue000"
    UNKNOWN = "\ue001"
    PASS = "\ue002"
    MUTED = "\ue003"
    STRONG = "\ue004"
    PATH = "\ue005"


_SGR = {
    Style.FAIL: "1;31",
    Style.UNKNOWN: "1;33",
    Style.PASS: "32",
    Style.MUTED: "2",
    Style.STRONG: "1",
    Style.PATH: "36",
}
_RESET = "\x1b[0m"
_MARKS = re.compile("[" + "".join(style.value for style in Style) + _END + "]")
_FOLDED = re.compile(r"\s*[\t\n\v\f\r\x85\u2028\u2029]\s*")

# GitHub reads `::` at the start of a line, Azure and TeamCity `##vso[` and the like anywhere.
_ORDERS = re.compile(r"(?m)(^[ \t]*)(::)|()(##)(?=\w*\[)")

# Controls, invisible and direction marks, lone surrogates, private use.
_UNSEEN = ("Cc", "Cf", "Cs", "Co")
_REFUSED = (0xFFFE, 0xFFFF)  # by XML and by YAML, though Unicode knows them


def styled(text: str, style: Style) -> str:
    """Return a text with the marks of a style around it."""
    return f"{style.value}{text}{_END}"


def plain(text: str) -> str:
    """Return a styled text without its marks, in which no line gives orders to a runner."""
    return disarmed(_MARKS.sub("", text))


def disarmed(text: str) -> str:
    r"""Return lines of which a CI runner that reads its log takes none for a command.

    >>> disarmed("  ::error::a")
    '  \\::error::a'
    """
    if "::" not in text and "##" not in text:
        return text
    return _ORDERS.sub(r"\1\3\\\2\4", text)


def ansi(text: str) -> str:
    """Return a styled text with its marks as SGR codes of a terminal, disarmed as well."""
    opened: list[str] = []

    def code(mark: re.Match[str]) -> str:
        if mark.group() != _END:
            opened.append(f"\x1b[{_SGR[Style(mark.group())]}m")
            return opened[-1]
        if opened:
            opened.pop()
        return _RESET + "".join(opened)

    return _MARKS.sub(code, disarmed(text))


def visible(text: str) -> str:
    r"""Return a text from outside as one line in which nothing is hidden.

    >>> visible("a\nb\u202e")
    'a b\\u202e'
    """
    if ORDINARY.fullmatch(text):
        return text
    return "".join(map(_visible, _FOLDED.sub(" ", text)))


def _visible(character: str) -> str:
    code = ord(character)
    if unicodedata.category(character) not in _UNSEEN and code not in _REFUSED:
        return character
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"
