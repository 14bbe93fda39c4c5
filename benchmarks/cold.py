"""Time the cold path: one profile, one process, the rules that ship, the report in text.

`python -m benchmarks.cold` holds `trustcheck check` against `python -I -c pass` and, where the
benchmark of peers has installed it, against Spectral on the same profile; then it says where the
time goes. See the README in this folder.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.page import machine, table, tell
from benchmarks.peers.contender import NOTHING, SPECTRAL, START, Contender
from benchmarks.peers.race import ENVIRONMENT, Record, Spread, lap, ratios
from benchmarks.peers.workshop import ROOT
from benchmarks.phases import STEPS

CHECK = Contender(
    name="trustcheck check", command=lambda place: [sys.executable, *START, "check", str(place)]
)
"""Without an option, unlike beside peers: what a hook runs."""
EXAMPLES = ROOT / "examples"
SHOWN = ("nuage-exemple", "nuage-modele", "s3ns")


def timed(profile: Path, *, rounds: int, slow_rounds: int) -> dict[str, Record]:
    """Return what whole processes took, in turns; Spectral runs in the first rounds alone."""
    contenders = [NOTHING, CHECK, *([SPECTRAL] if SPECTRAL.needs.exists() else [])]
    records = {each.name: Record(each) for each in contenders}
    for turn in range(rounds):
        for record in records.values():
            if record.contender is not SPECTRAL or turn < slow_rounds:
                record.seconds.append(lap(record.contender, profile).seconds)
    return records


def row(profile: Path, records: dict[str, Record]) -> list[str]:
    """Return the cells of one example."""
    check, nothing = records[CHECK.name], records[NOTHING.name]
    lines = len(profile.read_text(encoding="utf-8").splitlines())
    times = [seconds * 1000 for seconds in check.seconds]
    cells = [profile.parent.name, f"{lines}", told(times), told(ratios(check, nothing))]
    spectral = records.get(SPECTRAL.name)
    if spectral is None:
        return [*cells, ""]
    return [*cells, told(ratios(check, spectral))]


def told(numbers: Iterable[float]) -> str:
    """Return a median and its range, as text."""
    return Spread.of(tuple(numbers)).told()


# Where the time goes


def loaded(profile: Path) -> list[str]:
    """Return the modules that a plain check loads, in the order in which they are ready."""
    command = [sys.executable, "-X", "importtime", *CHECK.command(profile)[1:]]
    ran = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env=ENVIRONMENT, check=False
    )
    lines = (line for line in ran.stderr.splitlines() if line.startswith("import time:"))
    names = (line.rpartition("|")[2].strip() for line in lines)
    return [name for name in names if name != "imported package"]


def steps(profile: Path, *, rounds: int) -> dict[str, float]:
    """Return the median of each step of a check, in milliseconds."""
    script = Path(__file__).with_name("phases.py")
    command = [sys.executable, str(script), str(profile), *loaded(profile)]
    laps = [
        json.loads(
            subprocess.run(
                command, capture_output=True, text=True, cwd=ROOT, env=ENVIRONMENT, check=True
            ).stdout
        )
        for _ in range(rounds)
    ]
    return {step: median(each[step] for each in laps) for step in STEPS}


def report(options: argparse.Namespace) -> Iterator[str]:
    """Yield the paragraphs of the report, each once it is known."""
    yield f"Taken on {date.today():%Y-%m-%d}, on {machine()}."
    profiles = sorted(EXAMPLES.glob("*/profile.yaml"))
    timings = {
        profile: timed(profile, rounds=options.rounds, slow_rounds=options.slow_rounds)
        for profile in profiles
    }
    heads = ("example", ">lines", ">ms", ">× `python -I -c pass`", ">× Spectral")
    yield table(heads, (row(profile, records) for profile, records in timings.items()))
    chosen = [profile for profile in profiles if profile.parent.name in SHOWN]
    found = {profile: steps(profile, rounds=options.rounds) for profile in chosen}
    starts = [timings[profile][NOTHING.name].seconds for profile in chosen]
    rows = [["start of Python", *(f"{1000 * median(each):.1f}" for each in starts)]]
    rows += [[step, *(f"{found[profile][step]:.1f}" for profile in chosen)] for step in STEPS]
    yield table(("ms", *(f">{profile.parent.name}" for profile in chosen)), rows)


def main(words: Sequence[str]) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.cold", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--slow-rounds", type=int, default=2, help="of Spectral")
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    options = parser.parse_args(words)
    tell(report(options), into="cold" if options.write else None)


if __name__ == "__main__":
    main(sys.argv[1:])
