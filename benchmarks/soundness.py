"""Soundness and tightness on partial profiles whose every completion is assessed.

`python -m benchmarks.soundness --worlds 20 --write`: from each world some facts are chosen; each
of them is hidden or takes any of its values, in every combination. So each combination with
something hidden is a partial profile, and those without are its completions.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from math import prod
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.page import put, table
from trustcheck.assessment.finding import Verdict
from trustcheck.cli.shelf import shipped_statutes, take_ruleset
from trustcheck.engine.assess import Examiner
from trustcheck.logic.fields import define, field, frozen, replace
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.alteration import Alteration, Manner, altered_data
from trustcheck.profile.reading import read_profile
from trustcheck.source.document import Document
from trustcheck.source.file import load
from trustcheck.source.folder import shipped
from trustcheck.source.problem import InvalidInput

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "soundness.md"
RULESET = "cloud-de-confiance"
EXAMPLES = ("nuage-modele", "nuage-exemple")

HIDDEN = None
"""What stands for a fact that is hidden, in the place of its value."""

WHOLE, FURTHER = "whole", "further"
"""The two things a list that is open can come to: all there is, or one entry more."""

DOMAINS: Mapping[str, tuple[Any, ...]] = {
    "territory": ("FR", "DE", "US"),
    "registered_office": ("FR", "DE", "US"),
    "central_administration": ("FR", "US"),
    "main_establishment": ("FR", "DE", "US"),
    "capital": (10, 24, 25),
    "votes": (10, 24, 25),
    "listed": (True, False),
    "terms": ("licence", "own", "operated_by_licensor"),
    "own_skills": (True, False),
    "alternatives": (0, 2),
    "clear": (True, False),
    "status": ("granted", "withdrawn"),
    "version": ("3.1", "3.2"),
    "container": ("hsm", "software"),
    "customer_exclusive": (True, False),
    "names_qualified_service": (True, False),
    "documented_formats": (True, False),
    "api": (True, False),
    "open_standards": (True, False),
    "documented_api": (True, False),
}
"""What each fact can be instead, by its field."""

UNDISCLOSED = (
    "territory",
    "status",
    "registered_office",
    "central_administration",
    "main_establishment",
)
"""Fields that are hidden as undisclosed: to leave them out is no form, or says something.

A public body has the seats that are stated, and no others.
"""

FURTHER_ENTRIES: Mapping[str, dict[str, Any]] = {
    "sites": {"id": "further", "territory": "US", "roles": ["storage", "backup"]},
    "technologies": {"name": "Further", "licensor": "abroad", "terms": "operated_by_licensor"},
    "third_parties": {"entity": "abroad", "service": "Further"},
    "accesses": {"to": "abroad", "data": ["customer"], "clear": True},
    "rights": {"holder": "abroad", "kind": "veto"},
}
"""The entry more that a list can have, all abroad."""

ABROAD = {
    "name": "Abroad Inc.",
    "kind": "company",
    "listed": True,
    "branches": [],
    "seats": dict.fromkeys(
        ("registered_office", "central_administration", "main_establishment"), "US"
    ),
}

Choice = tuple[Any, ...]
"""A value, or HIDDEN, for each of the chosen facts."""


@define
class Tally:
    """What was counted."""

    worlds: int = 0
    assessed: int = 0
    partial: int = 0
    completions: int = 0
    """Pairs of a partial profile and one completion of it."""
    definite: Counter[str] = field(default_factory=Counter)
    """Definite verdicts of partial profiles, by criterion."""
    overturned: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    open: Counter[str] = field(default_factory=Counter)
    """Unknowns of which the completions differ."""
    split: Counter[str] = field(default_factory=Counter)
    """Unknowns that are none if one hidden fact is taken case by case."""

    def add(self, other: Tally) -> None:
        """Add what another run counted."""
        for name in ("worlds", "assessed", "partial", "completions"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("definite", "overturned", "unknown", "open", "split"):
            getattr(self, name).update(getattr(other, name))


@frozen
class World:
    """A whole profile, the facts chosen in it and what each can be."""

    document: Document
    facts: tuple[Pointer, ...]
    domains: tuple[tuple[Any, ...], ...]

    def choices(self) -> Iterator[Choice]:
        """Yield every combination, those with fewer hidden first."""
        every = product(*((*domain, HIDDEN) for domain in self.domains))
        yield from sorted(every, key=lambda choice: choice.count(HIDDEN))

    def stated(self, choice: Choice) -> Document:
        """Return the profile of a combination."""
        alterations = []
        for at, value in zip(self.facts, choice, strict=True):
            if len(at) == 1:
                alterations += _listed(self.document, at, value)
            elif value is HIDDEN and at[-1] not in UNDISCLOSED:
                alterations.append(Alteration(Manner.REMOVE, at))
            else:
                stated = "undisclosed" if value is HIDDEN else value
                alterations.append(Alteration(Manner.SET, at, stated))
        return replace(self.document, data=altered_data(self.document, alterations))


def _listed(document: Document, at: Pointer, value: object) -> list[Alteration]:
    """Return what makes a list open, whole, or longer by one."""
    if value == WHOLE:
        return []
    if value == FURTHER:
        entry = dict(FURTHER_ENTRIES[str(at[0])])
        if at[0] == "rights":
            entry["over"] = document.value(("subject", "provider"))
        return [Alteration(Manner.ADD, at, entry)]
    names = document.value(("complete",))
    assert isinstance(names, list)
    return [Alteration(Manner.REMOVE, ("complete", names.index(at[0])))]


def world(seed: int, facts: int) -> World:
    """Return the world of a seed: an example in which some facts are otherwise."""
    draw = random.Random(seed)
    document = load(shipped("examples") / EXAMPLES[seed % len(EXAMPLES)] / "profile.yaml")
    places = tuple(_places(document.data))
    changed = [Alteration(Manner.SET, ("entities", "abroad"), ABROAD)]  # type: ignore[arg-type]  # plain data
    for at in places:
        if len(at) > 1 and draw.random() < 0.1:
            changed.append(Alteration(Manner.SET, at, draw.choice(DOMAINS[str(at[-1])])))
    data = altered_data(document, changed)
    chosen = tuple(sorted(draw.sample(places, facts), key=str))
    domains = tuple((WHOLE, FURTHER) if len(at) == 1 else DOMAINS[str(at[-1])] for at in chosen)
    return World(replace(document, data=data), chosen, domains)


def _places(data: Any, at: Pointer = ()) -> Iterator[Pointer]:
    """Yield the facts that can be chosen: values with a domain, and lists that are whole."""
    if not at:
        yield from ((name,) for name in data.get("complete", ()) if name in FURTHER_ENTRIES)
    parts = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in parts:
        here = (*at, key)
        if here[0] in ("evidence", "attestations", "subject"):
            continue
        if key in DOMAINS and not isinstance(value, (dict, list)):
            yield here
        elif isinstance(value, (dict, list)):
            yield from _places(value, here)


def measured(seed: int, facts: int) -> Tally:
    """Return what comes out for the world of a seed."""
    statutes = shipped_statutes()
    examiner = Examiner(take_ruleset(RULESET, statutes))
    given, tally = world(seed, facts), Tally(worlds=1)
    seen: dict[Choice, dict[str, Verdict] | None] = {}
    ends: dict[Choice, dict[str, set[Verdict]]] = {}
    for choice in given.choices():
        try:
            declaration = read_profile(given.stated(choice), statutes.atlas)
        except InvalidInput:  # such as parts that are more than the whole
            seen[choice], ends[choice] = None, {}
        else:
            on = declaration.profile.stated_on
            told = examiner.assess(declaration, statutes, on=on, outlook=False)
            seen[choice] = {each.criterion.id: each.verdict for each in told.findings}
            tally.assessed += 1
        _count(given, choice, seen, ends, tally)
    return tally


def _count(
    given: World,
    choice: Choice,
    seen: Mapping[Choice, dict[str, Verdict] | None],
    ends: dict[Choice, dict[str, set[Verdict]]],
    tally: Tally,
) -> None:
    """Count one combination; those that hide less are counted by now."""
    found = seen[choice]
    hidden = [index for index, value in enumerate(choice) if value is HIDDEN]
    if not hidden:
        ends[choice] = {id: {verdict} for id, verdict in (found or {}).items()}
        return
    first = hidden[0]
    below: dict[str, set[Verdict]] = {}
    for each in _told(given, choice, first):
        for id, verdicts in ends[each].items():
            below.setdefault(id, set()).update(verdicts)
    ends[choice] = below
    if found is None or not below:
        return
    tally.partial += 1
    tally.completions += prod(len(given.domains[index]) for index in hidden)
    for id, verdict in found.items():
        if verdict is not Verdict.UNKNOWN:
            tally.definite[id] += 1
            tally.overturned[id] += below[id] != {verdict}
            continue
        tally.unknown[id] += 1
        tally.open[id] += len(below[id]) > 1 or Verdict.UNKNOWN in below[id]
        tally.split[id] += any(_agree(given, choice, index, seen, id) for index in hidden)


def _told(given: World, choice: Choice, index: int) -> Iterator[Choice]:
    """Yield a combination with one hidden fact told, for each of its values."""
    for value in given.domains[index]:
        yield (*choice[:index], value, *choice[index + 1 :])


def _agree(
    given: World,
    choice: Choice,
    index: int,
    seen: Mapping[Choice, dict[str, Verdict] | None],
    id: str,
) -> bool:
    """Tell whether every value of one hidden fact gives the same definite verdict."""
    told = [found for each in _told(given, choice, index) if (found := seen[each]) is not None]
    verdicts = {found[id] for found in told}
    return len(verdicts) == 1 and Verdict.UNKNOWN not in verdicts


def page(tally: Tally, facts: int, seconds: float) -> str:
    """Return what was counted, as it stands in docs/soundness.md."""
    ids = sorted({*tally.definite, *tally.unknown})
    rows = [
        (
            id,
            f"{tally.definite[id]:,}",
            str(tally.overturned[id]),
            f"{tally.unknown[id]:,}",
            _part(tally.open[id], tally.unknown[id]),
            _part(tally.open[id], tally.unknown[id] - tally.split[id]),
        )
        for id in ids
    ]
    unknown, is_open, split = (
        sum(each.values()) for each in (tally.unknown, tally.open, tally.split)
    )
    rows.append(
        (
            "all",
            f"{sum(tally.definite.values()):,}",
            str(sum(tally.overturned.values())),
            f"{unknown:,}",
            _part(is_open, unknown),
            _part(is_open, unknown - split),
        )
    )
    heads = ("criterion", ">definite", ">overturned", ">unknown", ">really open", ">after a split")
    said = (
        f"{tally.worlds} worlds with {facts} facts hidden or told in every combination: "
        f"{tally.partial:,} partial profiles, {tally.completions:,} pairs of a partial profile "
        f"and a completion, {tally.assessed:,} assessments, {seconds:.0f} seconds.\n"
    )
    return f"{said}\n{table(heads, rows)}"


def _part(some: int, whole: int) -> str:
    return "–" if not whole else f"{100 * some / whole:.1f} %"


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and write the page if asked; 1 where a definite verdict was overturned."""
    reader = argparse.ArgumentParser(description="Soundness and tightness, by completion")
    reader.add_argument("--worlds", type=int, default=4, help="how many worlds")
    reader.add_argument("--facts", type=int, default=5, help="how many facts are chosen in each")
    reader.add_argument("--first", type=int, default=0, help="the seed of the first world")
    reader.add_argument("--seconds", type=float, default=600, help="begin no world after these")
    reader.add_argument("--jobs", type=int, default=1, help="how many processes")
    reader.add_argument("--write", action="store_true", help="put the table into the page")
    chosen = reader.parse_args(arguments)
    began, tally = perf_counter(), Tally()
    seeds = range(chosen.first, chosen.first + chosen.worlds)
    with ProcessPoolExecutor(chosen.jobs) as pool:
        waiting = [pool.submit(measured, seed, chosen.facts) for seed in seeds]
        for each in waiting:
            if perf_counter() - began > chosen.seconds:
                pool.shutdown(wait=False, cancel_futures=True)
            if not each.cancelled():
                tally.add(each.result())
    text = page(tally, chosen.facts, perf_counter() - began)
    sys.stdout.write(f"{text}\n")
    if chosen.write:
        put("soundness", text, on=PAGE)
    return 1 if tally.overturned.total() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
