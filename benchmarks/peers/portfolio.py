"""Many invented profiles as files, with what the oracle says of each."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.peers.invention import Data, invented
from benchmarks.peers.oracle import CRITERIA, verdicts
from trustcheck.logic.fields import frozen

WIDE = 99
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _.-]*[A-Za-z0-9]")
_TAKEN = ("NO", "no", "yes", "on", "off", "true", "false", "null")  # other words in YAML 1.1
EXPECTED = "expected.json"


@frozen
class Portfolio:
    """A folder of profiles in parts, one folder each, and the expected verdicts of every file."""

    parts: tuple[Path, ...]
    expected: dict[str, tuple[str, ...]]

    @classmethod
    def made(cls, folder: Path, *, profiles: int, parts: int, seed: int) -> Portfolio:
        """Return a portfolio, written unless it is there already."""
        place = folder / f"{profiles}-in-{parts}-seed-{seed}"
        if not (place / EXPECTED).exists():
            _write(place, profiles=profiles, parts=parts, seed=seed)
        told = json.loads((place / EXPECTED).read_text(encoding="utf-8"))
        expected = {name: tuple(found) for name, found in told.items()}
        return cls(tuple(place / f"part-{part}" for part in range(parts)), expected)

    def files(self, part: Path) -> list[Path]:
        """Return the profiles of one part, in order."""
        return sorted(part.glob("*.yaml"))

    def tally(self) -> dict[str, Counter[str]]:
        """Return how often each criterion passes, fails and is unknown."""
        columns = zip(*self.expected.values(), strict=True)
        return {id: Counter(found) for id, found in zip(CRITERIA, columns, strict=True)}


def _write(place: Path, *, profiles: int, parts: int, seed: int) -> None:
    expected = {}
    for number in range(profiles):
        profile = invented(seed, number)
        path = place / f"part-{number % parts}" / f"{number:06}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(profile), encoding="utf-8")
        expected[path.name] = verdicts(profile)
    (place / EXPECTED).write_text(json.dumps(expected), encoding="utf-8")


# Written as people write profiles: short records on one line, long ones over several


def written(profile: Data) -> str:
    """Return a profile as YAML."""
    return "\n".join(line for key in profile for line in _lines(key, profile[key], "")) + "\n"


def _lines(key: str, value: Any, indent: str) -> Iterator[str]:
    line = f"{indent}{key}: {_flow(value)}"
    if not isinstance(value, (dict, list)) or not _is_long(value, line):
        yield line
        return
    yield f"{indent}{key}:"
    deeper = f"{indent}  "
    if isinstance(value, dict):
        for inner in value:
            yield from _lines(inner, value[inner], deeper)
    else:
        for record in value:
            lines = [line for k in record for line in _lines(k, record[k], f"{deeper}  ")]
            yield f"{deeper}- {lines[0].strip()}"
            yield from lines[1:]
    if not indent:
        yield ""


def _is_long(value: Data | list[Any], line: str) -> bool:
    """Tell whether a value takes several lines: a list of records, or a map that is not small."""
    inner = value.values() if isinstance(value, dict) else value
    records = any(isinstance(each, dict) for each in inner)
    return records or (isinstance(value, dict) and len(line) > WIDE)


def _flow(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value.normalize():f}"
        case str() if _DAY.fullmatch(value):
            return value
        case str() if _PLAIN.fullmatch(value) and value not in _TAKEN:
            return value
        case _:
            return json.dumps(value)
