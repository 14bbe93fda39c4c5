"""Soundness and tightness on partial profiles whose every completion is assessed.

`python -m benchmarks.soundness --write`: in each world some facts are chosen; each of them is told
or hidden in every way, in every combination. So each combination with something hidden is a
partial profile, and those without are completions.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cached_property
from pathlib import Path
from time import process_time

from benchmarks.page import put, table
from benchmarks.world import Choice, Judge, Verdicts, World, world
from trustcheck.assessment.finding import Verdict
from trustcheck.cli.shelf import shipped_statutes, take_ruleset
from trustcheck.engine.assess import Examiner
from trustcheck.logic.fields import define, field, frozen, replace
from trustcheck.profile.reading import read_profile
from trustcheck.profile.statutes import Statutes
from trustcheck.source.document import Document
from trustcheck.source.problem import InvalidInput

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "soundness.md"

TABLES: Mapping[str, tuple[str, ...]] = {
    "cloud-de-confiance": ("CDC-",),
    "secnumcloud-3.2": ("SNC-19.2.", "SNC-19.6."),
}
"""The rulesets, and how the ids of the criteria begin that are held against worlds."""

_BITS = {verdict: 1 << number for number, verdict in enumerate(Verdict)}
_DEFINITE = {bit for verdict, bit in _BITS.items() if verdict is not Verdict.UNKNOWN}


@define
class Tally:
    """What was counted."""

    worlds: int = 0
    facts: int = 0
    """Those that are hidden or told, in all worlds."""
    assessed: int = 0
    partial: int = 0
    completions: int = 0
    """Pairs of a partial profile and one completion of it."""
    seconds: float = 0
    """Of one core."""
    definite: Counter[str] = field(default_factory=Counter)
    """Definite verdicts of partial profiles, by criterion."""
    overturned: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    open: Counter[str] = field(default_factory=Counter)
    """Unknowns of which the completions differ."""
    split: Counter[str] = field(default_factory=Counter)
    """Unknowns that are none if one hidden fact of few values is taken case by case."""

    def add(self, other: Tally) -> None:
        """Add what another run counted."""
        for name in ("worlds", "facts", "assessed", "partial", "completions", "seconds"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("definite", "overturned", "unknown", "open", "split"):
            getattr(self, name).update(getattr(other, name))


@frozen(lazy=True)
class Bench:
    """Assesses profiles by the criteria of one table."""

    ruleset: str

    @cached_property
    def _statutes(self) -> Statutes:
        return shipped_statutes()

    @cached_property
    def _examiner(self) -> Examiner:
        return Examiner(take_ruleset(self.ruleset, self._statutes))

    @cached_property
    def themes(self) -> Mapping[str, date | None]:
        """The criteria that facts decide, each with the last day on which it is in force."""
        return {
            each.id: each.period.until
            for each in self._examiner.ruleset.criteria
            if each.id.startswith(TABLES[self.ruleset]) and not each.attested
        }

    def judge(self, document: Document) -> Verdicts | None:
        """Return the verdicts on a profile, None where it is no valid one."""
        try:
            declaration = read_profile(document, self._statutes.atlas)
        except InvalidInput:  # such as parts that are more than the whole
            return None
        on = declaration.profile.stated_on
        told = self._examiner.assess(
            declaration, self._statutes, on=on, outlook=False, only=self.themes
        )
        return {each.criterion.id: each.verdict for each in told.findings}


def measured(ruleset: str, seed: int, size: int) -> Tally:
    """Return what comes out for the world of a seed."""
    began, bench = process_time(), Bench(ruleset)
    theme, last = list(bench.themes.items())[seed % len(bench.themes)]
    given = world(seed, theme, size, judge=bench.judge, day=last)
    return replace(counted(given, bench.judge), seconds=process_time() - began)


def counted(given: World, judge: Judge) -> Tally:
    """Return what comes out for a world."""
    tally = Tally(worlds=1, facts=len(given.facts))
    count = _Count(given, tally)
    for choice in given.choices():
        count.take(choice, judge(given.stated(choice)))
    return tally


@define
class _Count:
    """Counts the combinations of a world; those that hide less come first."""

    world: World
    tally: Tally
    seen: dict[Choice, Verdicts | None] = field(default_factory=dict)
    ends: dict[Choice, tuple[int, Mapping[str, int]]] = field(default_factory=dict)
    """How many completions there are, and the verdicts that they give, as bits."""

    def take(self, choice: Choice, found: Verdicts | None) -> None:
        """Count one combination, by its verdicts; None where it is no valid profile."""
        self.seen[choice] = found
        self.tally.assessed += found is not None
        hidden = tuple(self.world.hidden(choice))
        if not hidden:
            told = {} if found is None else {id: _BITS[each] for id, each in found.items()}
            self.ends[choice] = (found is not None), told
            return
        number, below = self._below(choice, hidden[0])
        self.ends[choice] = number, below
        if found is None or not number:
            return
        self.tally.partial += 1
        self.tally.completions += number
        for id, verdict in found.items():
            if verdict is not Verdict.UNKNOWN:
                self.tally.definite[id] += 1
                self.tally.overturned[id] += below[id] != _BITS[verdict]
                continue
            self.tally.unknown[id] += 1
            self.tally.open[id] += below[id] not in _DEFINITE
            few = (index for index in hidden if self.world.facts[index].has_few)
            self.tally.split[id] += any(self._agree(choice, index, id) for index in few)

    def _below(self, choice: Choice, index: int) -> tuple[int, Mapping[str, int]]:
        """Return the completions of a combination, gathered over the values of a hidden fact."""
        number, below = 0, dict[str, int]()
        for each in self.world.told(choice, index):
            count, verdicts = self.ends[each]
            number += count
            for id, bits in verdicts.items():
                below[id] = below.get(id, 0) | bits
        return number, below

    def _agree(self, choice: Choice, index: int, id: str) -> bool:
        """Tell whether every value of one hidden fact gives the same definite verdict."""
        told = (self.seen[each] for each in self.world.told(choice, index))
        verdicts = {found[id] for found in told if found is not None}
        return len(verdicts) == 1 and Verdict.UNKNOWN not in verdicts


def page(tally: Tally, ruleset: str) -> str:
    """Return what was counted, as it stands in docs/soundness.md."""
    ids = sorted({*tally.definite, *tally.unknown})
    rows = [_row(tally, (id,), id) for id in ids]
    rows.append(_row(tally, ids, "all"))
    heads = ("criterion", ">definite", ">overturned", ">unknown", ">really open", ">after a split")
    said = (
        f"`{ruleset}`: {tally.worlds} worlds, in each of which "
        f"{tally.facts / tally.worlds:.1f} facts on average are told or hidden in every "
        f"combination: **{tally.completions:,} pairs** of a partial profile and a completion, of "
        f"{tally.partial:,} partial profiles; {tally.assessed:,} assessments, "
        f"{tally.seconds / 60:.0f} minutes of one core.\n"
    )
    return f"{said}\n{table(heads, rows)}"


def _row(tally: Tally, ids: Sequence[str], name: str) -> tuple[str, ...]:
    definite, overturned, unknown, is_open, split = (
        sum(counter[id] for id in ids)
        for counter in (tally.definite, tally.overturned, tally.unknown, tally.open, tally.split)
    )
    parts = (_part(is_open, unknown), _part(is_open, unknown - split))
    return name, f"{definite:,}", str(overturned), f"{unknown:,}", *parts


def _part(some: int, whole: int) -> str:
    return "–" if not whole else f"{100 * some / whole:.1f} %"


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and write the page if asked; 1 where a definite verdict was overturned."""
    reader = argparse.ArgumentParser(description="Soundness and tightness, by completion")
    reader.add_argument("--rounds", type=int, default=1, help="worlds for each criterion")
    reader.add_argument("--size", type=int, default=400, help="most combinations of a world")
    reader.add_argument("--first", type=int, default=0, help="the first round")
    reader.add_argument("--jobs", type=int, default=1, help="how many processes")
    reader.add_argument("--write", action="store_true", help="put the tables into the page")
    chosen = reader.parse_args(arguments)
    overturned = 0
    for ruleset in TABLES:
        number = len(Bench(ruleset).themes)
        seeds = range(chosen.first * number, (chosen.first + chosen.rounds) * number)
        tally = gathered(ruleset, seeds, chosen.size, jobs=chosen.jobs)
        text = page(tally, ruleset)
        sys.stdout.write(f"{text}\n\n")
        if chosen.write:
            put(ruleset, text, on=PAGE)
        overturned += tally.overturned.total()
    return 1 if overturned else 0


def gathered(ruleset: str, seeds: Sequence[int], size: int, *, jobs: int) -> Tally:
    """Return what comes out for all worlds of some seeds."""
    tally = Tally()
    with ProcessPoolExecutor(jobs) as pool:
        for each in [pool.submit(measured, ruleset, seed, size) for seed in seeds]:
            tally.add(each.result())
            sys.stderr.write(f"{tally.worlds} of {len(seeds)}: {tally.completions:,} pairs\n")
    return tally


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
