"""Contenders on the same work in turns, each in a process of its own, every answer checked."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter

from benchmarks.peers.contender import NOT_ALL, SCHEMED, Contender, agree, files
from benchmarks.peers.workshop import ROOT
from trustcheck.logic.fields import define, field, frozen

ENVIRONMENT = {
    **os.environ, "PYTHONPATH": str(ROOT), "TRUSTCHECK_LANG": "en", "NO_COLOR": "1",
    "COLUMNS": "100",
}  # fmt: skip
PATIENCE = 600.0  # seconds that one process may take


@frozen
class Lap:
    """One process: how long it took, the most memory it had, and what it printed."""

    seconds: float
    peak: int  # MiB
    output: str
    complaint: str


@define
class Record:
    """What came of one contender: a time for each place, and how many files it got wrong."""

    contender: Contender
    seconds: list[float] = field(default_factory=list)
    peak: int = 0
    files: int = 0
    expressed: int = 0  # criteria
    wrong: int = 0  # files
    complaint: str = ""

    @property
    def counts(self) -> bool:
        """Whether its figures mean anything."""
        return bool(self.seconds) and not self.wrong and not self.complaint


def lap(contender: Contender, place: Path) -> Lap:
    """Run a contender on one place."""
    with TemporaryFile() as output, TemporaryFile() as complaint:
        start = perf_counter()
        process = subprocess.Popen(
            contender.command(place), stdout=output, stderr=complaint, cwd=ROOT, env=ENVIRONMENT
        )
        _, _, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = 0  # it has been waited for
        output.seek(0)
        complaint.seek(0)
        said = complaint.read().decode("utf-8", "replace")
        peak = usage.ru_maxrss // 1024
        return Lap(seconds, peak, output.read().decode("utf-8", "replace"), said)


def race(
    contenders: Sequence[Contender], places: Sequence[Path], expected: dict[str, tuple[str, ...]]
) -> list[Record]:
    """Return what came of contenders that take turns on places.

    First each runs on every place without being timed, and its verdicts are compared with the
    expected ones; who differs is not timed. In every turn somebody else goes first.
    """
    records = [Record(contender) for contender in contenders if contender.needs.exists()]
    for record in (record for record in records if record.contender.judges):
        with ThreadPoolExecutor(2) as pool:
            laps = pool.map(lambda place, who=record.contender: lap(who, place), places)
            for place, each in zip(places, laps, strict=True):
                _check(record, each, place, expected)
    running = [record for record in records if not record.wrong and not record.complaint]
    for turn, place in enumerate(places):
        first = turn % max(len(running), 1)
        for record in (*running[first:], *running[:first]):
            each = lap(record.contender, place)
            record.seconds.append(each.seconds)
            record.peak = max(record.peak, each.peak)
            _check(record, each, place, expected)
    return records


def _check(record: Record, each: Lap, place: Path, expected: dict[str, tuple[str, ...]]) -> None:
    """Compare what a contender printed with what is expected."""
    record.files = max(record.files, len(files(place)))
    if not record.contender.judges:
        return
    try:
        found = record.contender.read(each.output, place)
    except (ValueError, KeyError):
        record.complaint = _last(each.complaint) or "its answer cannot be read"
        return
    names = [path.name for path in files(place)]
    lacking = [name for name in names if name not in found]
    if lacking:
        record.complaint = _last(each.complaint) or f"no answer for {len(lacking)} files"
        return
    record.expressed = len(SCHEMED if found[names[0]] == NOT_ALL else found[names[0]])
    record.expressed -= found[names[0]].count("-")
    record.wrong += sum(not agree(found[name], expected[name]) for name in names)


def _last(text: str) -> str:
    return text.strip().rpartition("\n")[2][:120]


@frozen
class Spread:
    """A median with its range."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, numbers: Sequence[float]) -> Spread:
        """Return the spread of numbers."""
        return cls(median(numbers), min(numbers), max(numbers))

    def told(self) -> str:
        """Return the median, and the range in brackets."""
        return f"{_short(self.middle)} ({_short(self.least)}–{_short(self.most)})"


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def ratios(record: Record, to: Record) -> Iterator[float]:
    """Yield, for each turn that both took, how many times as long one took as the other."""
    yield from (a / b for a, b in zip(record.seconds, to.seconds, strict=False))
