"""A file as it was found: its bytes, and what they say once somebody asks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trustcheck.logic.fields import frozen
from trustcheck.source.file import displayed, read_file

if TYPE_CHECKING:
    from trustcheck.source.document import Document


@frozen(lazy=True)
class Original:
    """The bytes of one file, under the name shown to people."""

    file: str
    raw: bytes

    @cached_property
    def document(self) -> Document:
        """What the file says; raises InvalidInput with every problem of it."""
        from trustcheck.source.document import read

        return read(self.raw, self.file)


def original(path: Path) -> Original:
    """Return the file at `path`; raises InvalidInput for anything but a file to read."""
    return Original(displayed(path), read_file(path))


def originals(folder: Path, names: Iterable[str]) -> tuple[Original, ...]:
    """Return files of one folder, which are known to be plain ones.

    Raises OSError where one cannot be read.
    """
    shown = displayed(folder / "-").removesuffix("-")
    return tuple(Original(shown + name, _bytes(f"{folder}/{name}")) for name in names)


def _bytes(path: str) -> bytes:
    with open(path, "rb", buffering=0) as stream:
        return stream.readall()
