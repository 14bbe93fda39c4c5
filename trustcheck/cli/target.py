"""Where a report goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

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


def spare_inputs(targets: Sequence[Target], inputs: Iterable[str]) -> None:
    """Raise InvalidInput for a report that would be written over one of the inputs."""
    paths = [target.path for target in targets if target.path is not None]
    if not paths:
        return
    from trustcheck.source.whereabouts import are_same  # most reports go to no file

    read = [name for name in inputs if name != STANDARD_STREAM]
    over = [path for path in paths if any(are_same(path, name) for name in read)]
    if over:
        raise InvalidInput(Problem(place_of(path), say("same-as-input")) for path in over)


def spare_file(
    path: Path, inputs: Iterable[str] = (), code: str = "same-as-input", *, force: bool
) -> None:
    """Raise InvalidInput, by `code`, for a file that is an input, and for one there without force.

    What is an input is never written over.
    """
    from trustcheck.source.whereabouts import are_same, is_file  # most reports go to no file

    if any(are_same(path, each) for each in inputs):
        raise InvalidInput([Problem(place_of(path), say(code))])
    if is_file(path) and not force:
        raise InvalidInput([Problem(place_of(path), say("file-exists"))])


class Draft:
    """A file that is written aside, part by part, and put in place once complete.

    A device or a pipe is written to at once. Each method raises InvalidInput when the file cannot
    be written; what stood there then still stands.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._mode = _mode_of(path)
            self._whole = path.resolve()
            self._aside = self._whole.with_name(f".{self._whole.name}.{os.getpid()}")
            self._stream = self._opened()
        except OSError as error:
            raise self._problem(error) from None

    def add(self, part: str | bytes) -> None:
        """Write a part."""
        raw = part if isinstance(part, bytes) else part.encode("utf-8", "backslashreplace")
        try:
            self._stream.write(raw)
        except OSError as error:
            self.drop()
            raise self._problem(error) from None

    def keep(self) -> None:
        """Put the file in place."""
        try:
            self._stream.close()
            if self._is_direct:
                return
            if self._mode is not None:
                self._aside.chmod(stat.S_IMODE(self._mode))
            self._aside.replace(self._whole)
        except OSError as error:
            self.drop()
            raise self._problem(error) from None

    def drop(self) -> None:
        """Leave things as they were."""
        with suppress(OSError):
            self._stream.close()
        if not self._is_direct:
            with suppress(OSError):
                self._aside.unlink(missing_ok=True)

    @property
    def _is_direct(self) -> bool:
        return self._mode is not None and not stat.S_ISREG(self._mode)

    def _opened(self) -> BinaryIO:
        if self._is_direct:
            return open(self._path, "wb")
        return open(os.open(self._aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb")

    def _problem(self, error: OSError) -> InvalidInput:
        return InvalidInput([Problem(place_of(self._path), cannot_write(error))])


def _mode_of(path: Path) -> int | None:
    """Return the mode of what stands at a path, None where there may be a new file.

    Raises OSError for a folder, and for a path at which no file can be.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return mode


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file aside and put it in place once complete; a device or pipe is written to.

    Raises InvalidInput when the file cannot be written; what stood there then still stands.
    """
    draft = Draft(path)
    draft.add(content)
    draft.keep()


def place_of(path: Path) -> Span:
    """Return the place that means a file as a whole."""
    from trustcheck.source.file import displayed

    return Span(displayed(path), 1, 1, 1, 1)
