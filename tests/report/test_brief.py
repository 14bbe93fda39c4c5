"""Many profiles, a line each, and what they have in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.samples import SAMPLES, sample_wording
from trustcheck.report.brief import Tally, line, render
from trustcheck.report.record import Record
from trustcheck.report.style import plain
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import read_wording

GOLDEN = Path(__file__).parent / "golden"
WORDINGS = {language: sample_wording(language) for language in LANGUAGES}
ENGLISH = read_wording("en")


def record(
    gate: str | None = "closed", *, ruleset: str = "rules", criteria: str = "", line: int = 1
) -> Record:
    verdicts = {"f": "fail", "u": "unknown", "p": "pass"}
    return Record(
        file="a.yaml",
        line=line,
        gate=gate,
        verdict={"open": "pass", "closed": "fail", None: None}[gate],
        ruleset=ruleset,
        criteria={f"C-{n}": verdicts[each] for n, each in enumerate(criteria)},
        blocking=tuple(f"C-{n}" for n, each in enumerate(criteria) if each != "p"),
    )


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_is_the_golden_one(name: str, language: str, golden: Golden) -> None:
    golden(GOLDEN / f"{name}.brief.{language}", plain(render(SAMPLES[name], WORDINGS[language])))


@pytest.mark.parametrize(
    ("criteria", "named"),
    [
        ("p", ""),
        ("fpu", " (C-0, C-2)"),
        ("fff", " (C-0, C-1, C-2)"),
        ("ffff", " (C-0, C-1, C-2 and one more)"),
        ("ffffu", " (C-0, C-1, C-2 and 2 more)"),
    ],
)
def test_the_first_criteria_that_close_the_gate_are_named(criteria: str, named: str) -> None:
    assert plain(line(record(criteria=criteria), ENGLISH)).endswith(f"  none{named}\n")


def test_what_was_not_assessed_has_its_problems_counted() -> None:
    told = plain(line(record(None), ENGLISH))

    assert "! NOT ASSESSED  a.yaml:1  0 problems\n" == told


def test_nothing_in_a_line_is_hidden() -> None:
    told = plain(line(Record(file="a\n\x1b[2J\u202e.yaml"), ENGLISH))

    assert "! NOT ASSESSED  a \\u001b[2J\\u202e.yaml  0 problems\n" == told


def tallied(*records: Record) -> list[str]:
    tally = Tally()
    for each in records:
        tally.add(each)
    return [plain(each) for each in tally.lines(ENGLISH)]


def test_gates_are_counted() -> None:
    assert [
        "3 profiles: the gate is open for 1, closed for 1; 1 not assessed."
    ] == tallied(record(), record("open"), record(None))  # fmt: skip


def test_criteria_that_fail_most_come_first_and_then_those_that_are_unknown() -> None:
    records = [record(criteria="pfu"), record(criteria="ufu"), record(criteria="uffpppf")]

    assert [
        "  C-1  fails for 3, unknown for 0",
        "  C-2  fails for 1, unknown for 2",
        "  C-6  fails for 1, unknown for 0",
        "  C-0  fails for 0, unknown for 2",
    ] == tallied(*records)[2:]


def test_no_more_than_five_criteria_are_named() -> None:
    assert 5 == len(tallied(record(criteria="fffffff"))[2:])


def test_criteria_of_several_rulesets_are_told_apart() -> None:
    one, other = (record(criteria="f", ruleset=ruleset) for ruleset in ("one", "other"))

    assert [
        "  one C-0    fails for 1, unknown for 0",
        "  other C-0  fails for 1, unknown for 0",
    ] == tallied(one, other)[2:]
