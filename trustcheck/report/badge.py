"""A badge as SVG: when was self-assessed, and what came out, in words."""

from __future__ import annotations

from trustcheck.logic.message import Message
from trustcheck.report.headline import Headline, headline, refuse, tell
from trustcheck.report.lettering import width
from trustcheck.report.reporter import Part, Reporter
from trustcheck.report.svg import element, escaped
from trustcheck.wording.phrase import Wording

_HEIGHT, _PADDING, _SIZE, _BASE = 20, 7, 11, 14
_DARK, _LIGHT = "#3d3d3d", "#ffffff"
_FONT = "Verdana, DejaVu Sans, Geneva, sans-serif"
_LONGEST = 120
"""How many characters of a text are shown; the title has all of them."""


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
        return _drawing(headline(self._parts, self._wording), self._wording.language)


def _drawing(told: Headline, language: str) -> str:
    left, right = _cut(told.assessed), _cut(told.told)
    # Every text is drawn as long as reckoned, so that it fits whatever font there is.
    first, second = (width(text, _SIZE) + 2 * _PADDING for text in (left, right))
    return (
        element(
            "svg",
            f"\n{element('title', escaped(told.title))}\n",
            *_field(0, first, _DARK, left),
            *_field(first, second, told.colour, right),
            xmlns="http://www.w3.org/2000/svg",
            width=first + second,
            height=_HEIGHT,
            role="img",
            aria_label=told.title,
            lang=language,
        )
        + "\n"
    )


def _field(start: int, size: int, colour: str, text: str) -> tuple[str, str]:
    """Return a box and the text in it, a line each."""
    box = element("rect", x=start, width=size, height=_HEIGHT, fill=colour)
    written = element(
        "text",
        escaped(text),
        x=start + _PADDING,
        y=_BASE,
        textLength=size - 2 * _PADDING,
        fill=_LIGHT,
        font_family=_FONT,
        font_size=_SIZE,
        aria_hidden="true",
    )
    return f"{box}\n", f"{written}\n"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


REPORTER = Reporter(tell=tell, refuse=refuse, bind=_Badge)
