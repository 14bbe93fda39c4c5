"""Compiled data: what shipped files say, kept so that nobody has to read them again.

A compiled file names the exact bytes it was made from, and its own. Where any of them is another,
or anything is missing, there is no compiled data, and the files themselves are read.
Nothing is compiled while the program runs; `make generate` does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

from trustcheck.source.fingerprint import fingerprint
from trustcheck.source.folder import shipped
from trustcheck.source.tables import Classes, restored, tabulated

T = TypeVar("T")

Sources: TypeAlias = Iterable[tuple[str, bytes]]
"""What a compiled file is made from: names and bytes, in an order that does not change."""

FORMAT = "trustcheck compiled 1"


def compiled_file(name: str) -> Path | None:
    """Return where the compiled data of a name lie, such as `rules/cloud-de-confiance`."""
    try:
        return shipped("compiled") / f"{name}.txt"
    except FileNotFoundError:
        return None


def compilation(
    value: object, sources: Sources, known: Classes, *, given: Sequence[object] = ()
) -> bytes:
    """Return the bytes of a compiled file; `given` are the values that are not written in it."""
    content = tabulated(value, known, given=given).encode()
    return b"".join((_head(sources, content), content))


def compiled(
    path: Path | None,
    sources: Sources,
    known: Classes,
    kind: type[T],
    *,
    given: Sequence[object] = (),
) -> T | None:
    """Return the value of a compiled file, or None if it is not one of just these sources."""
    try:
        raw = b"" if path is None else path.read_bytes()
        content = raw.split(b"\n", 3)[-1]
        if raw != _head(sources, content) + content:
            return None
        value = restored(content.decode(), known, given=given)
    except (OSError, ValueError):
        return None
    return value if isinstance(value, kind) else None


def _head(sources: Sources, content: bytes) -> bytes:
    made_from, made = fingerprint(sources), fingerprint([(FORMAT, content)])
    return f"{FORMAT}\nsources {made_from}\ncontent {made}\n".encode()
