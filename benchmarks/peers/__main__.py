"""Time twelve criteria beside other tools: `python -m benchmarks.peers`.

Installs the peers, invents the profiles, compares every verdict with those of the oracle, then
measures in turns and prints tables in Markdown. See the README in the folder above.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date

from benchmarks.page import machine, table, tell
from benchmarks.peers.contender import (
    BARE,
    ENGINE,
    FILE,
    FOLDER,
    FOLDER_BY_TWO,
    NOTHING,
    PEERS,
    Contender,
)
from benchmarks.peers.oracle import CRITERIA
from benchmarks.peers.portfolio import Portfolio
from benchmarks.peers.race import Record, Spread, race, ratios
from benchmarks.peers.workshop import VERSIONS, WORKSHOP, Absence, equip


def report(options: argparse.Namespace) -> Iterator[str]:
    """Yield the paragraphs of the report, each once it is known."""
    absences = () if options.alone else equip()
    peers = () if options.alone else PEERS
    few = Portfolio.made(
        WORKSHOP / "data", profiles=options.few, parts=options.parts, seed=options.seed
    )
    yield f"Taken on {date.today():%Y-%m-%d}, on {machine()}."
    yield from map(_absent, absences)
    yield "### One profile, one process"
    places = [path for part in few.parts for path in few.files(part)][: options.rounds]
    records = race((FILE, NOTHING, *peers), places, few.expected)
    yield table_of(records, unit="ms", scale=1000)
    yield f"### {options.few:,} profiles, in {options.parts} parts"
    takers = (ENGINE, FOLDER, FOLDER_BY_TWO, BARE, *peers)
    records = race(takers, few.parts, few.expected)
    yield table_of(records, unit="ms a profile", scale=1000 * options.parts / options.few)
    if options.profiles:
        yield f"### {options.profiles:,} profiles, in {options.parts} parts"
        yield from _many(options, takers)


def _many(options: argparse.Namespace, contenders: Sequence[Contender]) -> Iterator[str]:
    many = Portfolio.made(
        WORKSHOP / "data", profiles=options.profiles, parts=options.parts, seed=options.seed + 1
    )
    records = race([each for each in contenders if each.quick], many.parts, many.expected)
    yield table_of(records, unit="ms a profile", scale=1000 * options.parts / options.profiles)
    timed = {record.contender.name: record for record in records if record.counts}
    if FOLDER.name in timed and FOLDER_BY_TWO.name in timed:
        by_two = ratios(timed[FOLDER.name], timed[FOLDER_BY_TWO.name])
        yield f"Two processes are {_spread(by_two)} times as fast as one."
    rows = (
        [id, *(f"{found[verdict]:,}" for verdict in ("pass", "fail", "unknown"))]
        for id, found in many.tally().items()
    )
    yield table(("criterion", ">pass", ">fail", ">unknown"), rows)


def table_of(records: Sequence[Record], *, unit: str, scale: float) -> str:
    """Return a table of records, each as a multiple of the first one and the other way round."""
    heads = ("by", "criteria", f">{unit}", ">trustcheck takes × of it", ">peak MiB")
    return table(heads, (_row(record, records[0], scale) for record in records))


def _row(record: Record, ours: Record, scale: float) -> list[str]:
    contender = record.contender
    version = VERSIONS.get(contender.package, "")
    name = f"{contender.name.replace('_', '-')} {version}".strip()
    if contender.package not in ("", contender.name):
        name = f"{contender.package} {version}"
    expressed = f"{record.expressed} of {len(CRITERIA)}" if contender.judges else ""
    if record.complaint:
        return [name, expressed, record.complaint, "", ""]
    if record.wrong:
        return [name, expressed, f"{record.wrong:,} files with another verdict", "", ""]
    time = _spread([seconds * scale for seconds in record.seconds])
    part = _spread(ratios(ours, record)) if ours.counts and record is not ours else ""
    return [name, expressed, time, part, f"{record.peak:,}"]


def _spread(numbers: Iterator[float] | Sequence[float]) -> str:
    return Spread.of(tuple(numbers)).told()


def _absent(absence: Absence) -> str:
    return f"{absence.package} {VERSIONS[absence.package]} did not install: {absence.reason}."


def main(words: Sequence[str]) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.peers", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--profiles", type=int, default=20_000, help="0 for none")
    parser.add_argument("--few", type=int, default=150, help="profiles for slow peers")
    parser.add_argument("--parts", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=15, help="cold runs of each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--alone", action="store_true", help="without peers")
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    options = parser.parse_args(words)
    tell(report(options), into="peers" if options.write else None)


if __name__ == "__main__":
    main(sys.argv[1:])
