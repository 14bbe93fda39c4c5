"""The report for TAP harnesses, read back by a library for TAP and by a YAML parser."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from tap.line import Bail, Line, Plan, Result, Unknown, Version
from tap.parser import Parser

from tests.conftest import Golden
from tests.report.gated import (
    CIRCUMSTANCES,
    NASTY,
    NEUTRALISED,
    adapted,
    alone,
    every_standing,
    nasty,
    nothing_passed,
    refusal,
    together,
)
from tests.report.samples import SAMPLES, sample_wording
from trustcheck.report.tap import REPORTER
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
ENGLISH = sample_wording("en")


def _lines(text: str) -> list[Line]:
    return list(Parser().parse_text(text))


def _results(text: str) -> list[Result]:
    return [line for line in _lines(text) if isinstance(line, Result)]


def _kind(result: Result) -> str:
    word = "ok" if result.ok else "not ok"
    if result.skip:
        return f"{word} skip"
    return f"{word} todo" if result.todo else word


def _planned(text: str) -> list[int]:
    return [line.expected_tests for line in _lines(text) if isinstance(line, Plan)]


def _below(text: str) -> str:
    """Return what is indented, as the stream that it is of its own."""
    inside = [line for line in text.splitlines(keepends=True) if line.startswith("    ")]
    return dedent("".join(inside))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_the_golden_one(name: str, language: str, golden: Golden) -> None:
    told = alone(REPORTER, sample_wording(language), SAMPLES[name])

    golden(GOLDEN / f"{name}.tap.{language}", told)


def test_what_is_unknown_is_not_ok_unless_the_gate_lets_it_by() -> None:
    text = alone(REPORTER, ENGLISH, every_standing())

    assert "TAP version 14\n1..7\n" == text[:20]
    assert [
        ("PASSES", "ok"),
        ("EMPTY", "ok"),
        ("FAILS", "not ok"),
        ("UNKNOWN", "not ok"),
        ("WAIVED", "ok skip"),
        ("ADVICE", "not ok todo"),
        ("BESIDE", "ok skip"),
    ] == [(each.description.split()[1], _kind(each)) for each in _results(text)]


def test_a_directive_says_why() -> None:
    said = [each.directive.text for each in _results(alone(REPORTER, ENGLISH, every_standing()))]

    assert [
        "SKIP fail; waived by A. Martin until 31 January 2027: Exit contract signed",
        "TODO unknown; this does not close the gate (level: should)",
        "SKIP not applicable; the service runs 0 sites abroad for 18 months and 3 days",
    ] == said[4:]


def test_a_point_carries_its_diagnosis() -> None:
    unknown = _results(alone(REPORTER, ENGLISH, every_standing()))[3]

    assert {
        "message": "each holder has 24% of the capital or less"
        " – Far Fund LP has an unknown share of the votes",
        "severity": "unknown",
        "criterion": "UNKNOWN",
        "article": "text 19.6.b",
        "verdict": "unknown",
        "at": {"file": "nuage/profile.yaml", "line": 12, "column": 12},
        "missing": [
            {"fact": "holdings[0].votes: declared as not disclosed"},
            {"fact": "sites: the list is not declared complete"},
            {"fact": "entities.fund.seats.registered_office: nothing is declared"},
        ],
        "remedy": "Bring the share below the cap.",
    } == unknown.yaml_block


def test_a_gate_that_no_criterion_closes_is_a_point_of_its_own() -> None:
    text = alone(REPORTER, ENGLISH, nothing_passed())

    assert [2] == _planned(text)
    assert ["ok", "not ok"] == list(map(_kind, _results(text)))


def test_several_profiles_are_sub_tests_under_one_plan() -> None:
    text = together(REPORTER, ENGLISH, every_standing(), refusal(), SAMPLES["nothing-fails"])

    assert [3] == _planned(text)
    assert [("not ok", 1), ("not ok", 2), ("ok", 3)] == [
        (_kind(each), each.number) for each in _results(text)
    ]
    assert [7, 2] == _planned(_below(text))
    assert 7 + 2 == len(_results(_below(text)))
    assert [] == [line for line in _lines(text) if isinstance(line, Bail)]


@pytest.mark.parametrize("tell", [alone, together])
def test_nothing_assessed_bails_out(tell: object) -> None:
    text = (alone if tell is alone else together)(REPORTER, ENGLISH, refusal())

    version, point, plan, bail = _lines(text)
    assert isinstance(version, Version)
    assert isinstance(point, Result)
    assert "bad.yaml:3:5: The key “nonsense”" in point.yaml_block["problems"][0]["problem"]
    assert [1] == _planned(text)
    assert isinstance(plan, Plan)
    assert isinstance(bail, Bail)
    assert "no profile could be assessed" == bail.reason


def test_comments_say_under_which_circumstances_the_points_hold() -> None:
    lines = alone(REPORTER, ENGLISH, adapted()).splitlines()

    assert [f"# {line}" for line in CIRCUMSTANCES] == lines[5:9]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_no_text_leaves_its_place(text: str) -> None:
    document = alone(REPORTER, ENGLISH, nasty(text))

    kinds = ["not ok", "ok skip", "not ok", "ok skip", "not ok todo", "ok"]
    assert kinds == list(map(_kind, _results(document)))
    assert [6] == _planned(document)
    assert [] == [line for line in _lines(document) if isinstance(line, (Bail, Unknown))]
    assert [] == [character for character in NEUTRALISED if character in document]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_no_text_leaves_its_sub_test(text: str) -> None:
    document = together(REPORTER, ENGLISH, nasty(text), refusal(text, file=text[:99]))

    assert ["not ok", "not ok"] == list(map(_kind, _results(document)))
    assert [2] == _planned(document)
    assert [6] == _planned(_below(document))
    assert [] == [line for line in _lines(document) if isinstance(line, Bail)]


@pytest.mark.parametrize("id", ["markup", "astral", "separators", "yaml", "directives"])
def test_a_text_is_recovered_as_it_was(id: str) -> None:
    (first, *_) = _results(alone(REPORTER, ENGLISH, nasty(NASTY[id])))

    assert NASTY[id].replace("\t", " ") == first.yaml_block["remedy"]


def test_a_block_is_yaml_to_another_parser_too() -> None:
    text = alone(REPORTER, ENGLISH, nasty(NASTY["block"]))

    block = text.partition("  ---\n")[2].partition("\n  ...\n")[0]
    assert "A" == yaml.safe_load(block)["criterion"]
