"""Elements of SVG as text: every attribute and every word in them escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
# What XML 1.0 has no way to write; text for people goes through `style.visible` before.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """Return a text as it stands in XML, in an element or in quotes.

    >>> escaped('<a b="c">')
    '&lt;a b=&quot;c&quot;&gt;'
    """
    return "".join(_SIGNS.get(sign, sign) for sign in _ILLEGAL.sub("\ufffd", text))


def element(name: str, /, *children: str, **attributes: str | int | None) -> str:
    """Return an element around children that are SVG already; None leaves an attribute out.

    Underscores of names become hyphens, but for one at the end, as in `class_`.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def lines(texts: Iterable[str], *, x: int, y: int, step: int, class_: str) -> str:
    """Return lines of text one under another, the baseline of the first at `y`."""
    spans = (
        element("tspan", escaped(text), x=x, y=y + number * step)
        for number, text in enumerate(texts)
    )
    return element("text", *spans, class_=class_)
