"""A file on disk, taken in without trusting it."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Never

from trustcheck.logic.message import Value, say
from trustcheck.source.document import Document, read
from trustcheck.source.limits import STANDARD, Limits
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.suggestion import closest

_SIBLINGS = 10_000


def load(
    path: Path, *, limits: Limits = STANDARD, mended: list[Problem] | None = None
) -> Document:
    """Read the YAML file at `path`; raises InvalidInput with every problem of it.

    With `mended`, problems that leave something to read go there, as in `document.read`.
    """
    return read(read_file(path, limits=limits), displayed(path), limits=limits, mended=mended)


def read_file(path: Path, *, limits: Limits = STANDARD) -> bytes:
    """Return the bytes of a regular file no larger than the limit; links are followed.

    Raises InvalidInput for anything else; never waits for a pipe or a device.
    """
    limit = limits.size
    try:
        _check_kind(path, path.stat().st_mode)
        with os.fdopen(os.open(path, _QUIETLY), "rb") as stream:
            _check_kind(path, os.fstat(stream.fileno()).st_mode)
            raw = stream.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        _refuse_missing(path)
    except OSError:
        _refuse(path, "unreadable-file")
    if len(raw) > limit:
        _refuse(path, "too-large", limit=limit)
    return raw


_QUIETLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def displayed(path: Path) -> str:
    """Return the path as people read it: forward slashes, bytes that are no text escaped."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _check_kind(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        _refuse(path, "is-folder")
    if not stat.S_ISREG(mode):
        _refuse(path, "not-a-file")


def _refuse_missing(path: Path) -> Never:
    try:
        siblings = sorted(sibling.name for sibling in path.parent.iterdir())[:_SIBLINGS]
    except (OSError, ValueError):
        siblings = []
    near = closest(path.name, siblings)
    if near is None:
        _refuse(path, "missing-file")
    _refuse(path, "missing-file-near", suggestion=displayed(path.with_name(near)))


def _refuse(path: Path, code: str, **values: Value) -> Never:
    name = displayed(path)
    raise InvalidInput([Problem(Span(name, 1, 1, 1, 1), say(code, file=name, **values))])
