"""Read a picture back: the texts in it and the rectangles they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def read_svg(text: str) -> ElementTree.Element:
    """Return the root of a picture; raises for what is not XML, or has anything that can act."""
    root = ElementTree.fromstring(text)
    for each in root.iter():
        assert each.tag.startswith(SVG), each.tag
        name = each.tag.removeprefix(SVG)
        assert name in KNOWN, name
        assert [] == [key for key in each.attrib if key.startswith("on") or key.endswith("href")]
    return root


KNOWN = [
    "svg",
    "title",
    "desc",
    "defs",
    "marker",
    "path",
    "style",
    "g",
    "rect",
    "text",
    "tspan",
    "line",
    "circle",
    "polygon",
]
"""The elements that a picture is made of."""


def texts(root: ElementTree.Element) -> Iterator[str]:
    """Yield each text of a picture, its lines joined by spaces."""
    for each in root.iter(f"{SVG}text"):
        yield " ".join(span.text or "" for span in each.iter(f"{SVG}tspan"))


def classes(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """Return the elements that have a class."""
    return [each for each in root.iter() if name in (each.get("class") or "").split()]


def check_svg(text: str) -> bool:
    """Tell whether a text is a picture and nothing else; raises where it is not."""
    return read_svg(text).tag == f"{SVG}svg"
