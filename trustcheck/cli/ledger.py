"""A file of records that is written as they come, and gone on with where it was left."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO

from trustcheck.cli.console import cannot_write
from trustcheck.cli.operand import Item
from trustcheck.cli.target import Target, place_of
from trustcheck.logic.message import say
from trustcheck.report.record import Record, is_cut_off, read_record
from trustcheck.source.file import read_file
from trustcheck.source.fingerprint import sha256
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from trustcheck.logic.message import Message
    from trustcheck.report.reporter import Part

_LONGEST = 16 * 2**20
"""Bytes in a line; a record takes some thousand."""
_QUIETLY = getattr(os, "O_NONBLOCK", 0)


class Ledger:
    """What an earlier run left is found again, and written anew only where it differs.

    Once every profile of this run has been added, the file is what it would be had it been
    written in one go: a line that was cut off, and lines of profiles that are no more, are gone.
    """

    remarks: tuple[Message, ...] = ()

    def __init__(self, path: Path, bases: Collection[str]) -> None:
        self.target = Target("ndjson", path)
        self.is_open = True
        self._bases = bases
        self._found: dict[str, list[tuple[int, int]]] = {}
        self._at = 0
        self._is_new = False
        self._file = self._opened(path)
        self._old: BinaryIO = self._aside()
        try:
            self._survey()
        except BaseException:
            self.drop()
            raise

    def records(self, item: Item) -> tuple[Record, ...]:
        """Return what is known of a profile under every ruleset; nothing if any of it is not.

        What could not be assessed is never known: it is told again.
        """
        places = self._found.get(item.label, ())
        records = tuple(read_record(self._line(*place)) for place in places)
        if {record.basis for record in records} != {*self._bases}:
            return ()
        if len(records) != len(self._bases) or any(each.gate is None for each in records):
            return ()
        digest = _digest(item)
        return records if all(_holds(record, digest) for record in records) else ()

    def add(self, part: Part) -> None:
        """Add a line.

        Raises InvalidInput where it cannot be kept.
        """
        line = "".join(part).encode("utf-8", "backslashreplace")
        if not self._is_new and self._line(self._at, len(line)) == line:
            self._at += len(line)
            return
        try:
            self._part()
            self._file.write(line)
        except OSError as error:
            raise self._problem(error) from None

    def close(self, last: str = "") -> tuple[Problem, ...]:
        """Cut off what is left of the earlier run; return what was in the way."""
        del last  # every line is a record
        try:
            self._part()
        except OSError as error:
            return self._problem(error).problems
        finally:
            self.drop()
        return ()

    def drop(self) -> None:
        """Keep what came."""
        self._file.close()
        self._old.close()

    def _part(self) -> None:
        """Leave the earlier run behind, if that is not done yet."""
        if not self._is_new:
            self._is_new = True
            self._file.truncate(self._at)
            self._file.seek(self._at)

    def _opened(self, path: Path) -> BinaryIO:
        """Open an ordinary file, and wait for no pipe; raises InvalidInput for any other."""
        try:
            number = os.open(path, os.O_RDWR | os.O_CREAT | _QUIETLY, 0o666)
            file = open(number, "r+b", 0)  # noqa: SIM115  # closed with the ledger
        except OSError as error:
            raise InvalidInput([Problem(place_of(path), cannot_write(error))]) from None
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            file.close()
            place = place_of(path)
            raise InvalidInput([Problem(place, say("not-a-file", file=place.file))])
        return file

    def _aside(self) -> BinaryIO:
        """Return a file without a name, for the earlier run; raises InvalidInput without room."""
        try:
            return TemporaryFile()  # closed with the ledger
        except OSError as error:
            self._file.close()
            raise self._problem(error) from None

    def _survey(self) -> None:
        """Find the records of the earlier run; raises InvalidInput for a file of anything else."""
        at = 0
        lines = open(self._file.fileno(), "rb", closefd=False)  # noqa: SIM115  # only a view of it
        for number, line in enumerate(iter(lambda: lines.readline(_LONGEST), b""), start=1):
            if is_cut_off(line):
                break  # when the earlier run was
            try:
                record = read_record(line)
            except ValueError:
                raise self._foreign(number) from None
            self._keep_old(line)
            self._found.setdefault(record.label, []).append((at, len(line)))
            at += len(line)

    def _keep_old(self, line: bytes) -> None:
        try:
            self._old.write(line)
        except OSError as error:
            raise self._problem(error) from None

    def _foreign(self, number: int) -> InvalidInput:
        path = self.target.path
        assert path is not None
        return InvalidInput([Problem(place_of(path), say("not-records", line=number))])

    def _line(self, at: int, length: int) -> bytes:
        self._old.seek(at)
        return self._old.read(length)

    def _problem(self, error: OSError) -> InvalidInput:
        path = self.target.path
        assert path is not None
        return InvalidInput([Problem(place_of(path), cannot_write(error))])


def _digest(item: Item) -> str | None:
    """Return the digest of a profile as it is now; None where it cannot be read."""
    return _digest_of(Path(item.name)) if item.raw is None else sha256(item.raw)


def _digest_of(path: Path) -> str | None:
    try:
        return sha256(read_file(path))
    except InvalidInput:
        return None


def _holds(record: Record, digest: str | None) -> bool:
    """Tell whether a profile, and those of its hosts, are what they were."""
    hosts = record.hosts.items()
    return record.sha256 == digest and all(_digest_of(Path(file)) == was for file, was in hosts)
