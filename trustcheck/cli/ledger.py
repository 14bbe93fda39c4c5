"""A file of records that is written as they come, and gone on with where it was left."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO

from trustcheck.cli.console import cannot_write
from trustcheck.cli.operand import Item
from trustcheck.cli.target import Target, place_of
from trustcheck.logic.message import say
from trustcheck.report.record import Record, read_record
from trustcheck.source.file import read_file
from trustcheck.source.fingerprint import sha256
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from trustcheck.logic.message import Message
    from trustcheck.report.reporter import Part


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
        self._old: BinaryIO = TemporaryFile()  # noqa: SIM115  # closed with the ledger
        self._file = self._opened(path)
        try:
            self._survey(path)
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
        try:
            return open(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b", buffering=0)
        except OSError as error:
            raise InvalidInput([Problem(place_of(path), cannot_write(error))]) from None

    def _survey(self, path: Path) -> None:
        """Find the records of the earlier run; raises InvalidInput for a file of anything else."""
        at = 0
        with open(path, "rb") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.endswith(b"\n"):
                    break  # cut off when the earlier run was
                try:
                    record = read_record(line)
                except ValueError:
                    message = say("not-records", line=number)
                    raise InvalidInput([Problem(place_of(path), message)]) from None
                self._old.write(line)
                self._found.setdefault(record.label, []).append((at, len(line)))
                at += len(line)

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
