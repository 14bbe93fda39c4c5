"""XML: elements in which any text can stand, so that no reader refuses the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias
from xml.etree.ElementTree import Element, indent, tostring

from trustcheck.report.style import visible

Attributes: TypeAlias = "Mapping[str, str | int | None]"

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def element(
    tag: str, attributes: Attributes, *, below: Iterable[Element] = (), text: str = ""
) -> Element:
    """Return an element; an attribute that is None is left out.

    `text` may have several lines; in them, as in attributes, characters that XML or a reader
    would not show are written as their code.
    """
    written = {
        name: visible(str(value)) for name, value in attributes.items() if value is not None
    }
    made = Element(tag, written)
    made.extend(below)
    made.text = "\n".join(map(shown, text.split("\n"))) or None
    return made


def shown(line: str) -> str:
    """Return a line with its spaces at the start, nothing in it hidden."""
    body = line.lstrip(" ")
    return " " * (len(line) - len(body)) + visible(body)


def written(root: Element, *, level: int = 0) -> str:
    """Return an element as indented text that ends in a line end, without a declaration."""
    indent(root, " ", level)
    return " " * level + tostring(root, "unicode") + "\n"
