"""What facts say of a criterion that they do not decide."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import LEXICON, STATUTES, codes, criterion, document_of, judged, profile
from tests.cli.program import run
from tests.published import faults
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.engine.assess import assess
from trustcheck.logic.truth import Truth
from trustcheck.profile.reading import read_profile
from trustcheck.ruleset.cases import given_profile, merged
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.source.problem import InvalidInput
from trustcheck.source.writing import written

SNC = open_ruleset("secnumcloud-3.2", LEXICON)
VALUES = "SNC-19.6.e"
QATAR = dict.fromkeys(("registered_office", "central_administration", "main_establishment"), "QA")
FRANCE = dict.fromkeys(QATAR, "FR")


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        pytest.param("stated_on: {after: 2000-01-01}", Truth.TRUE, id="yes"),
        pytest.param("stated_on: {after: 2100-01-01}", Truth.FALSE, id="no"),
        pytest.param("known: contract.change_notice", Truth.UNKNOWN, id="not known"),
    ],
)
@pytest.mark.parametrize("met", ["true", "false"])
def test_a_verdict_does_not_rest_on_what_is_observed(
    condition: str, expected: Truth, met: str
) -> None:
    answer = f"{{met: {met}, by: A, on: 2026-09-01, expires: 2027-09-01}}"
    rule = criterion(more=f"attested: true\nobserves: {{{condition}}}\n")
    plain = judged(profile(f"attestations: {{C-1: {answer}}}"), criterion(more="attested: true\n"))
    found = judged(profile(f"attestations: {{C-1: {answer}}}"), rule)

    assert (plain.verdict, plain.explanation) == (found.verdict, found.explanation)
    assert plain.observed is None
    assert found.observed is not None
    assert expected is found.observed.truth


def test_what_is_observed_is_read_as_any_condition() -> None:
    with pytest.raises(InvalidInput) as raised:
        criterion(more="attested: true\nobserves: {stated_off: {after: 2000-01-01}}\n")

    assert ["unknown-word-near"] == [code.split()[1] for code in codes(raised.value.problems)]


# Links with foreign public bodies


def _held(**changes: Any) -> dict[str, Any]:
    """Return the profile that meets all of SecNumCloud, a public body beside it, changed."""
    given = given_profile(SNC)
    assert given is not None
    data: Any = given.data
    emirate = {"name": "Imaginary Investment Authority", "kind": "public_body", "seats": QATAR}
    region = {"name": "Région imaginaire", "kind": "public_body", "seats": FRANCE}
    cast = {"entities": {"emirate": emirate, "region": region}}
    return merged(merged(data, cast), changes)


def _found(data: dict[str, Any]) -> Finding:
    declaration = read_profile(document_of(data, "p.yaml"), STATUTES.atlas)
    told = assess(declaration, SNC, STATUTES, on=declaration.profile.stated_on)
    return next(each for each in told.findings if each.criterion.id == VALUES)


def _stake(holder: str) -> dict[str, Any]:
    shares = (("mutuelle", 90), (holder, 10))
    return {
        "holdings": [
            {"holder": each, "held": "etalon", "capital": part, "votes": part}
            for each, part in shares
        ]
    }


SUPPLIER = {"entity": "emirate", "service": "Invented service", "role": "supplier"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, Truth.TRUE, id="none"),
        pytest.param(_stake("emirate"), Truth.FALSE, id="a stake"),
        pytest.param(_stake("region"), Truth.TRUE, id="a stake of a French region"),
        pytest.param(_stake("fund"), Truth.TRUE, id="a stake of a private fund"),
        pytest.param(
            {
                "rights": [
                    {"holder": "emirate", "over": "etalon", "kind": "veto", "by": "contract"}
                ]
            },
            Truth.FALSE,
            id="a right",
        ),
        pytest.param({"third_parties": [SUPPLIER]}, Truth.FALSE, id="a supplier"),
        pytest.param({"complete": []}, Truth.UNKNOWN, id="open lists"),
    ],
)
def test_links_with_foreign_public_bodies_are_told_and_decide_nothing(
    changes: dict[str, Any], expected: Truth
) -> None:
    found = _found(_held(**changes))

    assert found.observed is not None
    assert (Verdict.PASS, expected) == (found.verdict, found.observed.truth)


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "What declared facts say of it, and do not decide"),
        ("fr", "Ce que les faits déclarés en disent, sans en décider"),
    ],
)
@pytest.mark.parametrize("is_attested", [True, False], ids=["answered", "nobody answers"])
def test_a_link_is_told_whether_or_not_somebody_answers(
    language: str, heading: str, is_attested: bool, tmp_path: Path
) -> None:
    path = tmp_path / "profile.yaml"
    data = _held(**_stake("emirate"))
    kept = {key: value for key, value in data.items() if is_attested or key != "attestations"}
    path.write_text(written(kept), encoding="utf-8")
    chosen = ("--ruleset", "secnumcloud-3.2", "--criterion", VALUES)

    text = run("check", path, *chosen, "--lang", language).stdout
    report = json.loads(run("check", path, *chosen, "--format", "json").stdout)

    assert heading in text
    assert "Imaginary Investment Authority" in text
    assert "false" == report["findings"][0]["observed"]["truth"]
    assert [] == faults("report", report)
