"""What fuzzing starts from: good files, hostile ones, and the words that both are made of."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.cli.program import ROOT

_CORPUS = Path(__file__).parent / "corpus"
_LARGEST = 60_000

_FOLDERS = {
    "profile": (
        "examples/*/profile.yaml",
        "tests/profile/full.yaml",
        "tests/hostile/corpus/profiles/*",
    ),
    "criterion": ("rules/cloud-de-confiance/[0-9]*.yaml",),
    "ruleset": ("rules/cloud-de-confiance/ruleset.yaml", "tests/cli/small/ruleset.yaml"),
    "tailoring": ("tests/hostile/seeds/tailoring*.yaml",),
    "bods": ("tests/register/data/*.jsonl", "tests/hostile/corpus/bods/*"),
    "gleif": (
        "tests/register/data/*.xml",
        "tests/register/data/*.json",
        "tests/hostile/corpus/gleif/*",
    ),
    "baseline": ("tests/assessment/baseline.json",),
    "answers": ("tests/hostile/corpus/sheets/*",),
    "project": ("tests/cli/project.yaml",),
    "waivers": ("tests/assessment/waivers.yaml", "tests/hostile/corpus/waivers/*"),
    "saved": ("examples/*/expected/*.json",),
}

TOKENS = (
    "- ", ": ", "? ", "{", "}", "[", "]", ",", "'", '"', "\\", "|", ">", "&a ", "*a", "!!str ",
    "!x ",
    "<<: ", "---\n", "...\n", "%YAML 1.2\n", "#", "\n", "\r\n", "\t", "  ", "\0", "\x1b[31m",
    "\u202e", "\ufeff", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "null",
    "true", "~", "undisclosed", "0", "-1", "1e999", "1e-999", "99999999999999999999", "0.1", "100",
    "{above: 50}", "{at_least: 1, below: 0}", "2026-02-30", "9999-12-31", "0001-01-01", "FR", "US",
    "XX", "NaN", "Infinity", '"\\ud800"', "&#0;", "<!DOCTYPE a>", "<a>", "</a>", "$x", "each: ",
    "not: ", "all: ", "some: ", "{not: {all: []}}", "P1M", "P99999999999Y", "../..", "/dev/zero",
)  # fmt: skip


@cache
def seeds(target: str) -> tuple[bytes, ...]:
    """Return the files that a target is fed changes of."""
    paths = sorted(path for pattern in _FOLDERS[target] for path in ROOT.glob(pattern))
    raws = (path.read_bytes()[:_LARGEST] for path in paths if path.is_file())
    return tuple(raw for raw in raws if raw) or (b"extends: cloud-de-confiance\n",)
