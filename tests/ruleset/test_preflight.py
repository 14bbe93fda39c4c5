"""What a ruleset says of the one that prepares a qualification."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import LEXICON
from tests.ruleset.files import mistakes, sample, spoilt
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Text
from trustcheck.ruleset.lint import lint
from trustcheck.ruleset.preflight import Preflight
from trustcheck.ruleset.reading import read_ruleset

PREFLIGHT = (
    "preflight: {ruleset: secnumcloud-3.2, for: [C-1], way: remark, mark: {fr: à, en: b}}\n"
)


def _given(tmp_path: Path, text: str) -> Path:
    return spoilt(tmp_path, "ruleset.yaml", "groups:", f"{text}groups:")


def test_a_ruleset_may_name_another_one(tmp_path: Path) -> None:
    known = sample().criteria[0].id
    read = read_ruleset(_given(tmp_path, PREFLIGHT.replace("C-1", known)), LEXICON)

    assert Preflight("secnumcloud-3.2", (known,), "remark", Text("à", "b")) == read.preflight
    assert "remark" == read.preflight_way
    assert (None, "none") == (sample().preflight, sample().preflight_way)


def test_a_criterion_that_does_not_exist_waits_for_nothing(tmp_path: Path) -> None:
    assert ["ruleset.yaml:8:45 no-such-criterion"] == mistakes(
        _given(tmp_path, PREFLIGHT.replace("C-1", "QQQQQQQ"))
    )


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        pytest.param("remarks", "not-in-list-near", id="a slip"),
        pytest.param("$nothing", "unknown-parameter-near", id="a parameter that is not there"),
    ],
)
def test_an_assessment_counts_in_no_other_way(way: str, expected: str, tmp_path: Path) -> None:
    text = PREFLIGHT.replace("C-1", sample().criteria[0].id).replace("remark", way)
    found = mistakes(_given(tmp_path, text))

    assert [expected] == [each.split()[1] for each in found]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("secnumcloud-3.2", [], id="shipped"),
        pytest.param("secnumcloud-3.1", ["no-such-ruleset-near"], id="a slip"),
        pytest.param("../rules", ["no-such-ruleset"], id="a path"),
    ],
)
def test_lint_wants_the_other_ruleset_to_exist(
    name: str, expected: list[str], tmp_path: Path
) -> None:
    folder = _given(tmp_path, PREFLIGHT.replace("C-1", sample().criteria[0].id))
    read = read_ruleset(folder, LEXICON)
    assert read.preflight is not None
    changed = replace(read, preflight=replace(read.preflight, name=name))
    found = [problem.code for problem in lint(changed, ())]

    assert expected == [code for code in found if code.startswith("no-such-ruleset")]
