"""XML from outside, told element by element, within bounds: no document type, no entity."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from xml.parsers import expat

from trustcheck.logic.fields import define, field

MOST_ELEMENTS = 200_000
"""Elements of one part at most."""
MOST_DEPTH = 100
"""Elements within one another at most."""


class BadPart(Exception):
    """A part is not as the format says."""


class TooMany(Exception):
    """There is more in a file than is read."""


@define
class Element:
    """An element that is open."""

    name: str
    attributes: Mapping[str, str]
    text: list[str] = field(default_factory=list)


def elements(raw: bytes, *names: str) -> Sequence[Element]:
    """Return the elements of these names, in the order in which they end."""
    found: list[Element] = []
    parse(raw, names, found.append)
    return found


def parse(
    raw: bytes,
    names: Sequence[str],
    ended: Callable[[Element], None],
    opened: Callable[[Element], None] | None = None,
) -> None:
    """Tell each element of these names as it ends, and each one at all as it is opened.

    Names are taken without their namespaces. Raises BadPart for what is no XML, and for a
    document type, which alone could bring entities.
    """
    stack: list[Element] = []
    left = MOST_ELEMENTS
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise TooMany
        if len(stack) == MOST_DEPTH:
            raise BadPart
        given = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        stack.append(Element(name.rpartition(":")[2], given))
        if opened is not None:
            opened(stack[-1])

    def end(_name: str) -> None:
        element = stack.pop()
        if element.name in names:
            ended(element)

    def text(data: str) -> None:
        if stack[-1].name in names:
            stack[-1].text.append(data)

    def refuse(*_given: object) -> None:
        raise BadPart

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(raw, True)
    except expat.ExpatError:
        raise BadPart from None
