"""A badge as SVG: when was self-assessed, and what came out, in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from trustcheck.logic.message import Message
from trustcheck.report.headline import Headline, headline, refuse, tell
from trustcheck.report.reporter import Part, Reporter
from trustcheck.report.xml import Attributes, element, written
from trustcheck.wording.phrase import Wording

_HEIGHT, _PADDING, _SIZE, _BASE = 20, 7, 11, 14
_DARK, _LIGHT = "#3d3d3d", "#ffffff"
_FONT = "Verdana, DejaVu Sans, Geneva, sans-serif"
_NARROW = frozenset("fijlrtIJ.,;:'’!|()[]-/ \u00a0")
_LONGEST = 120
"""How many characters of a text are shown; the title has all of them."""


def breadth(text: str) -> int:
    """Return about how many units a text takes in the usual fonts at this size.

    It need not be exact: the text is drawn just as long.
    """
    return round(sum(map(_breadth_of_one, text)))


def _breadth_of_one(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 11.5
    if character in _NARROW:
        return 4.2
    return 8.2 if character.isupper() or character in "mwMW@%—" else 6.8


class _Badge:
    remarks: tuple[Message, ...] = ()

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._parts: list[Part] = []

    def add(self, part: Part) -> str:
        """Keep what is told of one profile."""
        self._parts.append(part)
        return ""

    def close(self) -> str:
        """Return the drawing."""
        return written(_drawing(headline(self._parts, self._wording), self._wording.language))


def _drawing(told: Headline, language: str) -> Element:
    left, right = _cut(told.assessed), _cut(told.told)
    first, second = (breadth(text) + 2 * _PADDING for text in (left, right))
    size: Attributes = {"width": first + second, "height": _HEIGHT}
    svg: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        **size,
        "role": "img",
        "aria-label": told.title,
    }
    fields = (_field(0, first, _DARK, left), _field(first, second, told.colour, right))
    below = [element("title", {}, text=told.title), *(part for field in fields for part in field)]
    return element("svg", {**svg, "lang": language}, below=below)


def _field(start: int, width: int, colour: str, text: str) -> Iterator[Element]:
    box: Attributes = {"x": start, "width": width, "height": _HEIGHT, "fill": colour}
    yield element("rect", box)
    place: Attributes = {"x": start + _PADDING, "y": _BASE, "textLength": width - 2 * _PADDING}
    look: Attributes = {"fill": _LIGHT, "font-family": _FONT, "font-size": _SIZE}
    yield element("text", {**place, **look, "aria-hidden": "true"}, text=text)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


REPORTER = Reporter(tell=tell, refuse=refuse, bind=_Badge)
