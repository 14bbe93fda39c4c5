"""One file, read: plain data, and the place of each part of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.source.composition import Composer
from trustcheck.source.encoding import decode, lines_of
from trustcheck.source.fingerprint import sha256
from trustcheck.source.limits import STANDARD, Limits
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.syntax import Parser, events, fast_parser
from trustcheck.source.yaml_place import Data as Data  # read under this name everywhere
from trustcheck.source.yaml_place import Keys, Node, Places, Ruler


@frozen
class Document:
    """One file: its lines, its data, and where each value and each key is written.

    What an alias repeats is placed where it was first written, the alias itself where it stands.
    """

    file: str
    lines: tuple[str, ...]
    data: Data
    spans: Mapping[Pointer, Span]
    keys: Mapping[Pointer, Span]
    sha256: str
    """Of the bytes, in hexadecimal."""

    def value(self, pointer: Pointer) -> Data:
        """Return the value that is written at `pointer`.

        Raises KeyError or IndexError where nothing is written.
        """
        found = self.data
        for step in pointer:
            match found, step:
                case dict(), str():
                    found = found[step]
                case list(), int():
                    found = found[step]
                case _:
                    raise KeyError(step)
        return found

    def span(self, pointer: Pointer) -> Span:
        """Return the span of the value, or of its nearest written ancestor."""
        while pointer not in self.spans:
            pointer = pointer[:-1]
        return self.spans[pointer]

    def key_span(self, pointer: Pointer) -> Span:
        """Return the span of the key under which the value is written, else of the value."""
        return self.keys.get(pointer) or self.span(pointer)


def read(
    raw: bytes,
    file: str,
    *,
    limits: Limits = STANDARD,
    parser: Callable[[str], Parser] = fast_parser,
    mended: list[Problem] | None = None,
) -> Document:
    """Read YAML 1.2 (and so JSON) in UTF-8; `file` is the name shown to people.

    Raises InvalidInput with every problem of the file, as far as it could be read. With a list
    `mended`, problems that leave something to read, such as a key given twice, go there instead,
    for a reader who finds more and then refuses the file with all of them.
    """
    if len(raw) > limits.size:
        raise InvalidInput([Problem(Span(file, 1, 1, 1, 1), say("too-large", limit=limits.size))])
    text = decode(raw, file)
    lines = lines_of(text)
    ruler = Ruler(file, lines)
    composer = Composer(events(text, file, parser), ruler, limits=limits)
    root = composer.compose()
    if composer.problems and (mended is None or root is None):
        raise InvalidInput(composer.problems)
    if mended is not None:
        mended.extend(composer.problems)
    if root is None or _is_nothing(root, ruler):
        raise InvalidInput([Problem(Span(file, 1, 1, 1, 1), say("empty-file"))])
    return Document(file, lines, root.data, Places(root, ruler), Keys(root, ruler), sha256(raw))


def _is_nothing(root: Node, ruler: Ruler) -> bool:
    span = ruler.span(root.first, root.last)
    written = (span.line, span.column) != (span.end_line, span.end_column)
    return root.data is None and not written
