"""What differs between two saved assessments, beyond what a verification can meet."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from tests.report.samples import SAMPLES, sample_wording
from trustcheck.assessment.comparison import compare
from trustcheck.assessment.saved import GENEROUS, Saved, checked, reread
from trustcheck.report.json import render
from trustcheck.source.json_document import read_json
from trustcheck.source.problem import InvalidInput

REPORT = json.loads(render(SAMPLES["one-of-each"], sample_wording("en")))


def report(**changes: Any) -> Saved:
    """Return the sample with changes, by pointers with two underscores."""
    changed = copy.deepcopy(REPORT)
    for pointer, value in changes.items():
        *way, last = pointer.split("__")
        part = changed
        for step in way:
            part = part[int(step) if step.isdecimal() else step]
        part[last] = value
    return reread(json.dumps(changed), "r.json")


def test_an_assessment_is_the_same_as_itself() -> None:
    assert compare(report(), report()).is_same


@pytest.mark.parametrize(
    ("expected", "changes"),
    [
        pytest.param(["verify.day"], {"as_of": "2027-01-01"}, id="the day"),
        pytest.param(["verify.selection"], {"made_from__criteria": ["CAP"]}, id="the choice"),
        pytest.param(["verify.settings"], {"made_from__settings": {}}, id="settings"),
        pytest.param(
            ["verify.waivers.come"],
            {"made_from__waivers": [{"file": "w.yaml", "sha256": "c" * 64}]},
            id="waivers",
        ),
        pytest.param(
            ["verify.reference.gone", "verify.reference.come"],
            {"made_from__reference": {"acts.yaml": "b" * 64}},
            id="reference data",
        ),
        pytest.param(
            ["verify.parameter"], {"ruleset__parameters__cap__value": "20"}, id="a parameter"
        ),
    ],
)
def test_two_assessments_differ_by_what_they_were_made_from(
    expected: list[str], changes: dict[str, Any]
) -> None:
    found = compare(report(), report(**changes))

    assert expected == [each.message.id for each in found.differences]
    assert () == found.unexplained


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(0, False, id="a number and a truth value"),
        pytest.param(1, "1", id="a number and a text"),
        pytest.param(None, "null", id="nothing and a text"),
        pytest.param([], {}, id="a list and a mapping"),
        pytest.param([1], [1, 1], id="lists of other lengths"),
    ],
)
def test_values_of_another_kind_are_not_equal(old: object, new: object) -> None:
    found = compare(report(real_passes=old), report(real_passes=new))

    assert [("real_passes",)] == [edit.at for edit in found.unexplained]


DEPTH = 200


def _deep(truth: str) -> Any:
    changed = copy.deepcopy(REPORT)
    step = changed["findings"][0]["explanation"]
    for _ in range(DEPTH):
        step["because"] = [{**copy.deepcopy(step), "because": []}]
        step = step["because"][0]
    step["truth"] = truth
    return changed


def test_a_proof_may_be_deep() -> None:
    deep = checked(read_json(json.dumps(_deep("true")).encode(), "r", limits=GENEROUS))
    other = checked(read_json(json.dumps(_deep("false")).encode(), "r", limits=GENEROUS))

    assert [("findings", 0, "explanation", *("because", 0) * DEPTH, "truth")] == [
        edit.at for edit in compare(deep, other).unexplained
    ]


def test_what_is_wrong_deep_down_is_told_there() -> None:
    document = read_json(json.dumps(_deep("perhaps")).encode(), "r", limits=GENEROUS)

    with pytest.raises(InvalidInput) as caught:
        checked(document)

    way = ("findings", 0, "explanation", *("because", 0) * DEPTH, "truth")
    assert [("not-one-of", document.span(way))] == [
        (one.code, one.span) for one in caught.value.problems
    ]
