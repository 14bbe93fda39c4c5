"""Where a report goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable
from pathlib import Path

from trustcheck.cli.console import cannot_write
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span

STANDARD_STREAM = "-"


@frozen
class Target:
    """A format and the file it is written to; without a file, standard output."""

    format: str
    path: Path | None = None


def target_of(value: str, formats: Collection[str]) -> Target:
    """Return the target written FORMAT or FORMAT=PATH; raises ValueError for any other."""
    format, equals, path = value.partition("=")
    if format not in formats:
        raise ValueError(f"{format!r} is not one of {', '.join(formats)}.")
    if equals and not path:
        raise ValueError(f"{value!r} names no file after the equals sign.")
    return Target(format, Path(path) if path not in ("", STANDARD_STREAM) else None)


def check_apart(targets: tuple[Target, ...]) -> None:
    """Raise ValueError for two reports that would go to one place."""
    paths = [target.path for target in targets]
    if paths.count(None) > 1:
        raise ValueError("only one report can go to standard output: give the others a =PATH.")
    if len(set(paths)) < len(paths):
        raise ValueError("two reports cannot go to the same file.")


def spare_inputs(targets: Iterable[Target], inputs: Iterable[str]) -> None:
    """Raise InvalidInput for a report that would be written over one of the inputs."""
    read = [Path(name) for name in inputs if name != STANDARD_STREAM and Path(name).exists()]
    over = [
        target.path
        for target in targets
        if target.path is not None
        and target.path.exists()
        and any(target.path.samefile(path) for path in read)
    ]
    if over:
        raise InvalidInput(Problem(place_of(path), say("same-as-input")) for path in over)


def write_whole(path: Path, text: str) -> None:
    """Write a file aside and put it in place once complete; a device or pipe is written to.

    Raises InvalidInput when the file cannot be written; what stood there then still stands.
    """
    try:
        _write(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise InvalidInput([Problem(place_of(path), cannot_write(error))]) from None


def place_of(path: Path) -> Span:
    """Return the place that means a file as a whole."""
    from trustcheck.source.file import displayed

    return Span(displayed(path), 1, 1, 1, 1)


def _write(path: Path, raw: bytes) -> None:
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        path.write_bytes(raw)
        return
    whole = path.resolve()
    aside = whole.with_name(f".{whole.name}.{os.getpid()}")
    try:
        with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as stream:
            stream.write(raw)
        if mode is not None:
            aside.chmod(stat.S_IMODE(mode))
        aside.replace(whole)
    finally:
        aside.unlink(missing_ok=True)
