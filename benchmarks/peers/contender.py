"""The engines that are measured: how each is called, and how its verdicts are read."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from benchmarks.peers.oracle import CRITERIA
from benchmarks.peers.workshop import NODE, PYTHON
from trustcheck.logic.fields import field, frozen

HERE = Path(__file__).parent
CRITERIA_FOLDER = HERE / "criteria"
RULES = HERE / "rules"
SCRIPT = Path(sys.executable).with_name("trustcheck")
START = [str(SCRIPT)] if SCRIPT.exists() else ["-m", "trustcheck"]  # as people start it
JUDGE = HERE / "engines" / "judge.py"

Found: TypeAlias = Mapping[str, tuple[str, ...]]
"""The verdicts of each file, by its name; `-` for a criterion that is not expressed."""

NOT_ALL = ("not all pass",)
"""What a validator says that does not tell criteria apart."""


@frozen(kw_only=True)
class Contender:
    """One way to the verdicts of a file, or of the files of a folder."""

    name: str
    command: Callable[[Path], list[str]]
    package: str = ""  # what is installed for it
    read: Callable[[str, Path], Found] = field(default_factory=lambda: told_in_lines)
    judges: bool = True
    quick: bool = False  # whether it takes the whole portfolio
    needs: Path = field(default_factory=lambda: Path(sys.executable))


def agree(found: tuple[str, ...], expected: tuple[str, ...]) -> bool:
    """Tell whether verdicts are the expected ones, as far as they are expressed."""
    if found == NOT_ALL:
        return set(expected[: len(SCHEMED)]) != {"pass"}
    pairs = zip(found, expected, strict=True)
    return all(verdict in ("-", right) for verdict, right in pairs)


# What they print

SCHEMED = CRITERIA[:6]
_SHOWN = re.compile(r"^\S (PASS|FAIL|UNKNOWN) +(B-\d\d) ", re.MULTILINE)


def told_in_lines(output: str, place: Path) -> Found:
    """Return verdicts from lines, each a file and its verdicts."""
    lines = (line.split() for line in output.splitlines())
    return {name: tuple(found) for name, *found in lines}


def told_in_text(output: str, place: Path) -> Found:
    """Return the verdicts of one file from the report in text."""
    found = {id: verdict.lower() for verdict, id in _SHOWN.findall(output)}
    return {place.name: tuple(found.get(id, "") for id in CRITERIA)}


def told_in_records(output: str, place: Path) -> Found:
    """Return the verdicts of files from records, one on each line."""
    records = map(json.loads, output.splitlines())
    return {
        Path(record["file"]).name: tuple(record["criteria"][id] for id in CRITERIA)
        for record in records
    }


def told_by_spectral(output: str, place: Path) -> Found:
    """Return verdicts from what Spectral reports; what it does not speak of passes."""
    found = {path.name: dict.fromkeys(CRITERIA, "pass") for path in files(place)}
    for each in json.loads(output):
        id, _, rule = each["code"].partition("-")[2].partition("-")
        verdicts, id = found[Path(each["source"]).name], f"B-{id}"
        said = {"pass": "unknown", "fail": "fail"}.get(rule, each["message"])
        verdicts[id] = said if verdicts[id] != "fail" else "fail"
    return {name: tuple(verdicts.values()) for name, verdicts in found.items()}


def told_by_validator(output: str, place: Path) -> Found:
    """Return, for each file, whether the six schemas fit it."""
    wrong = {Path(each["filename"]).name for each in json.loads(output)["errors"]}
    fine = ("pass",) * len(SCHEMED) + ("-",) * (len(CRITERIA) - len(SCHEMED))
    return {path.name: NOT_ALL if path.name in wrong else fine for path in files(place)}


def files(place: Path) -> list[Path]:
    """Return the files of a folder, or the one file."""
    return sorted(place.glob("*.yaml")) if place.is_dir() else [place]


# Who takes part


def by(engine: str, python: Path) -> Callable[[Path], list[str]]:
    """Return the command that judges a place with an engine."""
    return lambda place: [
        str(python), str(JUDGE), engine, str(CRITERIA_FOLDER), str(place)
    ]  # fmt: skip


def program(*options: str) -> Callable[[Path], list[str]]:
    """Return the command that runs the program itself on a file or a folder."""
    return lambda place: [
        sys.executable, *START, "check", str(place), "--ruleset", str(RULES), *options
    ]  # fmt: skip


def _peer(engine: str, package: str, *, quick: bool = False) -> Contender:
    command = by(engine, PYTHON)
    return Contender(name=package, package=package, command=command, quick=quick, needs=PYTHON)


ENGINE = Contender(
    name="trustcheck, engine in a loop", command=by("trustcheck", Path(sys.executable)), quick=True
)
FILE = Contender(name="trustcheck check", command=program(), read=told_in_text)
BARE = Contender(
    name="PyYAML CSafeLoader, nothing else",
    command=by("yaml", Path(sys.executable)),
    judges=False,
    quick=True,
)
NOTHING = Contender(
    name="python -I -c pass",
    command=lambda place: [sys.executable, "-I", "-c", "pass"],
    judges=False,
)
SPECTRAL = Contender(
    name="spectral",
    package="@stoplight/spectral-cli",
    command=lambda place: [
        str(NODE), "lint", "--quiet", "--format", "json",
        "--ruleset", str(CRITERIA_FOLDER / "spectral.yaml"), *map(str, files(place)),
    ],
    read=told_by_spectral,
    needs=NODE,
)  # fmt: skip
CHECK_JSONSCHEMA = Contender(
    name="check-jsonschema",
    package="check-jsonschema",
    command=lambda place: [
        str(PYTHON.with_name("check-jsonschema")), "--output-format", "json",
        "--schemafile", str(CRITERIA_FOLDER / "criteria.schema.json"), *map(str, files(place)),
    ],
    read=told_by_validator,
    needs=PYTHON.with_name("check-jsonschema"),
)  # fmt: skip
PEERS = (
    _peer("regorus", "gordon-to-regorus", quick=True),
    _peer("regopy", "regopy"),
    _peer("cel_cpp", "cel-expr-python"),
    _peer("cel_python", "cel-python"),
    _peer("rule_engine", "rule-engine"),
    _peer("jsonschema_rs", "jsonschema-rs"),
    _peer("jsonschema", "jsonschema"),
    CHECK_JSONSCHEMA,
    SPECTRAL,
)


FOLDER, FOLDER_BY_TWO = (
    Contender(
        name=f"trustcheck check FOLDER --jobs {jobs}",
        command=program("--format", "ndjson", "--jobs", jobs),
        read=told_in_records,
        quick=True,
    )
    for jobs in ("1", "2")
)
