"""Time the warm path: many profiles in one process, step by step, beside a bare loader.

`python -m benchmarks.warm` says what each step takes of a profile, against the time in which
PyYAML with libyaml loads the same file and does nothing else. See the README in this folder.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import process_time

import yaml
from yaml._yaml import CParser

from benchmarks.page import machine, table, tell
from benchmarks.peers.portfolio import Portfolio
from benchmarks.peers.workshop import ROOT, WORKSHOP
from trustcheck.cli.shelf import DEFAULT_RULESET, shipped_statutes, take_ruleset
from trustcheck.engine.assess import Examiner
from trustcheck.profile.reading import read_profile
from trustcheck.profile.statutes import Statutes
from trustcheck.report.record import record_of
from trustcheck.source.file import load

TWELVE = ROOT / "benchmarks" / "peers" / "rules"
BARE = "PyYAML CSafeLoader, nothing else"
PARSED = "the events of libyaml alone"
STEPS = (
    "reading: values and their places",
    "checking against the format",
    "assessing twelve criteria",
    "assessing the label",
    "writing a record",
)
_UNCOLLECTED = 100_000  # as the program has it


class Bench:
    """The rules that profiles are held against, read once."""

    def __init__(self, statutes: Statutes) -> None:
        self._statutes = statutes
        self._rules = [
            Examiner(take_ruleset(rules, statutes)) for rules in (str(TWELVE), DEFAULT_RULESET)
        ]

    def seconds(self, path: Path) -> list[float]:
        """Return the time of the processor that one profile takes: bare, parsed, each step."""
        return [after - before for before, after in pairwise(self._moments(path))]

    def _moments(self, path: Path) -> Iterator[float]:
        yield process_time()
        with path.open(encoding="utf-8") as stream:
            yaml.load(stream, yaml.CSafeLoader)
        yield process_time()
        parser = CParser(path.read_text(encoding="utf-8"))
        while parser.get_event() is not None:
            pass
        yield process_time()
        document = load(path)
        yield process_time()
        declaration = read_profile(document, self._statutes.atlas)
        yield process_time()
        for rules in self._rules:
            on = declaration.profile.stated_on
            assessment = rules.assess(declaration, self._statutes, on=on, outlook=False)
            yield process_time()
        record_of(assessment, basis="").written()
        yield process_time()


def report(options: argparse.Namespace) -> Iterator[str]:
    """Yield the paragraphs of the report."""
    yield f"Taken on {date.today():%Y-%m-%d}, on {machine()}."
    made = Portfolio.made(WORKSHOP / "data", profiles=options.profiles, parts=1, seed=options.seed)
    files = [path for part in made.parts for path in made.files(part)]
    bench = Bench(shipped_statutes())
    gc.freeze()
    gc.set_threshold(_UNCOLLECTED)
    # The least of several rounds: what else the machine does can only add.
    rounds = [[bench.seconds(path) for path in files] for _ in range(options.rounds)]
    least = [[min(each) for each in zip(*laps, strict=True)] for laps in zip(*rounds, strict=True)]
    bare, parsed, *taken = (sum(column) / len(files) for column in zip(*least, strict=True))
    named = [(BARE, bare), (PARSED, parsed), *zip(STEPS, taken, strict=True)]
    rows = ([name, f"{1000 * each:.2f}", f"{each / bare:.2f}"] for name, each in named)
    yield table(("step", ">ms a profile", ">× the bare loader"), rows)
    reading, checking, twelve, label, writing = taken
    shared = reading + checking + writing
    yield (
        f"So a profile takes {(shared + twelve) / bare:.1f} times what the bare loader takes "
        f"against twelve criteria, {(shared + label) / bare:.1f} times against the label."
    )


def main(words: Sequence[str]) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.warm", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--profiles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    options = parser.parse_args(words)
    tell(report(options), into="warm" if options.write else None)


if __name__ == "__main__":
    main(sys.argv[1:])
