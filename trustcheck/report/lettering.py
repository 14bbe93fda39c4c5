"""How wide letters are drawn at most, and where the lines of a label break."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_NARROW, _THIN, _PLAIN, _BROAD, _FULL = 30, 42, 65, 80, 104
"""Hundredths of the size of the letters; those of the broadest common font, DejaVu Sans."""
_WIDTHS = {
    **dict.fromkeys("ijlI'|", _NARROW),
    **dict.fromkeys(" .,:;!()[]{}ftr/\\-‐·’‘\u00a0", _THIN),
    **dict.fromkeys("ABCDEGHNOQRUVXwÉÈÀÇ+=<>~^—–«»“”", _BROAD),
    **dict.fromkeys("mMW%@…→×◆■○▲△↺", _FULL),
}
_UNSEEN = ("Mn", "Me", "Cf")
BOLD = 112
"""Bold letters are that much wider, in hundredths."""

CUT = "…"


def width(text: str, size: int, *, bold: bool = False) -> int:
    """Return how many pixels a text takes at most, in letters of so many pixels."""
    hundredths = sum(map(_width, text)) * size
    return -(-hundredths * (BOLD if bold else 100) // 10_000)


def broken(
    text: str, size: int, room: int, *, most: int | None = None, bold: bool = False
) -> tuple[str, ...]:
    """Return a text in lines that fit a room; beyond `most` lines it is cut, which is seen."""
    lines = tuple(_lines(text, size, room, bold))
    if most is None or len(lines) <= most:
        return lines
    kept = lines[most - 1]
    while kept and width(kept + CUT, size, bold=bold) > room:
        kept = kept[:-1]
    return (*lines[: most - 1], kept.rstrip() + CUT)


def _lines(text: str, size: int, room: int, bold: bool) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined, size, bold=bold) <= room:
            line = joined
            continue
        if line:
            yield line
        *pieces, line = _pieces(word, size, room, bold)
        yield from pieces
    yield line


def _pieces(word: str, size: int, room: int, bold: bool) -> Iterator[str]:
    """Yield a word in parts that fit; what is wider than a line has to break somewhere."""
    piece = ""
    for letter in word:
        if piece and width(piece + letter, size, bold=bold) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _width(letter: str) -> int:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    if unicodedata.category(letter) in _UNSEEN:
        return 0
    if letter < "\u0250" or "\u0370" <= letter < "\u0530":
        return _BROAD if letter.isupper() else _PLAIN
    return _FULL + 10
