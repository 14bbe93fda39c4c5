"""The findings as OSCAL assessment results, held against NIST's schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest

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
from tests.report.oscal import SCHEMA, results_of
from tests.report.samples import PROFILE, SAMPLES, declaration, one_of_each, sample_wording
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.report.oscal import REPORTER
from trustcheck.report.oscal_form import identity, token
from trustcheck.source.fingerprint import sha256
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
ENGLISH = sample_wording("en")


def _props(part: dict[str, Any]) -> dict[str, str]:
    return {each["name"]: each["value"] for each in part["props"]}


def _finding(result: dict[str, Any], id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        each for each in result["findings"] if each["target"]["target-id"] == id
    )
    return found


def test_the_schema_is_the_one_that_its_page_names() -> None:
    page = (SCHEMA.parent / "README.md").read_text("utf-8")

    assert f"`{sha256(SCHEMA.read_bytes())}`" in page


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_the_golden_one(name: str, language: str, golden: Golden) -> None:
    told = alone(REPORTER, sample_wording(language), SAMPLES[name])

    golden(GOLDEN / f"{name}.oscal.{language}", told)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_valid(name: str, language: str) -> None:
    assert 1 == len(results_of(alone(REPORTER, sample_wording(language), SAMPLES[name])))


def test_what_is_unknown_is_never_satisfied() -> None:
    (result,) = results_of(alone(REPORTER, ENGLISH, every_standing()))

    states = {
        each["target"]["target-id"]: (
            each["target"]["status"]["state"],
            each["target"]["status"]["reason"],
            _props(each)["verdict"],
            _props(each)["closes-gate"],
        )
        for each in result["findings"]
    }
    assert {
        "PASSES": ("satisfied", "pass", "pass", "no"),
        "EMPTY": ("satisfied", "pass", "pass", "no"),
        "FAILS": ("not-satisfied", "fail", "fail", "yes"),
        "UNKNOWN": ("not-satisfied", "other", "unknown", "yes"),
        "WAIVED": ("not-satisfied", "fail", "fail", "no"),
        "ADVICE": ("not-satisfied", "other", "unknown", "no"),
    } == states
    remarks = _finding(result, "UNKNOWN")["target"]["status"]["remarks"]
    assert remarks.startswith("unknown: ")


def test_what_is_not_applicable_is_an_excluded_control() -> None:
    (result,) = results_of(alone(REPORTER, ENGLISH, every_standing()))

    (selection,) = result["reviewed-controls"]["control-selections"]
    assert [{"control-id": "BESIDE"}] == selection["exclude-controls"]
    assert "BESIDE" not in [each["control-id"] for each in selection["include-controls"]]


def test_a_waiver_is_an_approved_deviation_with_its_last_day() -> None:
    (result,) = results_of(alone(REPORTER, ENGLISH, every_standing()))

    (risk,) = result["risks"]
    assert ("deviation-approved", "2027-01-31T23:59:59Z") == (risk["status"], risk["deadline"])
    assert "Exit contract signed" == risk["statement"]
    assert {"owner": "A. Martin", "reference": "RISK-12", "until": "2027-01-31"} == _props(risk)
    assert [{"risk-uuid": risk["uuid"]}] == _finding(result, "WAIVED")["related-risks"]


def test_evidence_is_an_observation_with_its_days() -> None:
    (result,) = results_of(alone(REPORTER, ENGLISH, one_of_each()))

    days = {
        _props(each).get("evidence"): (each["collected"], each.get("expires"))
        for each in result["observations"]
    }
    assert {
        None: ("2026-09-30T00:00:00Z", None),
        "register": ("2026-09-01T00:00:00Z", None),
        "minutes": ("2026-09-30T00:00:00Z", "2027-05-31T23:59:59Z"),
    } == days
    by_id = {each["uuid"]: _props(each).get("evidence") for each in result["observations"]}
    related = _finding(result, "FAIL")["related-observations"]
    assert [None, "register", "minutes"] == [by_id[each["observation-uuid"]] for each in related]


def test_times_come_from_the_day_of_the_assessment() -> None:
    text = alone(REPORTER, ENGLISH, one_of_each())

    (result,) = results_of(text)
    metadata = json.loads(text)["assessment-results"]["metadata"]
    assert "2026-11-21T00:00:00Z" == result["start"] == metadata["last-modified"]
    assert (
        "self-assessment"
        == _props(metadata)["assessment-kind"]
        == _props(result)["assessment-kind"]
    )


def test_other_facts_have_other_ids_and_the_same_ones_the_same() -> None:
    told = one_of_each()
    other = replace(told, declaration=declaration(file="other.yaml"))

    here, again, there = (alone(REPORTER, ENGLISH, each) for each in (told, told, other))

    assert here == again
    ids = [{value["uuid"] for value in results_of(text)[0]["findings"]} for text in (here, there)]
    assert set() == ids[0] & ids[1]


def test_several_assessments_are_results_of_one_document() -> None:
    elsewhere = replace(every_standing(), declaration=declaration(file="other.yaml"))

    text = together(REPORTER, ENGLISH, every_standing(), refusal(), elsewhere)

    assert 2 == len(results_of(text))
    metadata = json.loads(text)["assessment-results"]["metadata"]
    assert "Self-assessments of 2 services" == metadata["title"]
    assert "bad.yaml" == _props(metadata)["not-assessed"]
    assert "bad.yaml:3:5: The key “nonsense” means nothing here." in metadata["remarks"]


def test_without_an_assessment_there_is_no_document_and_it_is_said() -> None:
    binding = REPORTER.binding(ENGLISH, is_list=True)
    assert REPORTER.refuse is not None

    text = binding.add(REPORTER.refuse(refusal(), ENGLISH)) + binding.close()

    assert "" == text
    assert (say("oscal.nothing_assessed"),) == binding.remarks


def test_an_assessment_of_nothing_is_valid() -> None:
    told = nothing_passed()

    results_of(alone(REPORTER, ENGLISH, replace(told, findings=())))


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("SNC-19.6.b-individual", "SNC-19.6.b-individual"),
        ("1 b", "_1_b"),
        ("é/x", "é_x"),
        ("", "_"),
    ],
)
def test_an_id_becomes_a_token(id: str, expected: str) -> None:
    assert expected == token(id)


def test_an_id_is_the_one_that_the_standard_says() -> None:
    ours = uuid5(NAMESPACE_URL, "urn:trustcheck:oscal:1")

    assert str(uuid5(ours, '["a", "\\u00e9"]')) == identity("a", "é")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/b c?d=é&e=%20#f g", "https://a.example/b%20c?d=%C3%A9&e=%20#f%20g"),
        ("https://a.example:8080", "https://a.example:8080"),
        ("https://é.example/100%", "https://%C3%A9.example/100%25"),
        ("javascript:alert(1)", "javascript%3Aalert(1)"),
        ("http://a:b@c:d/[e]#f#g", "http%3A//a%3Ab%40c%3Ad/%5Be%5D%23f%23g"),
        ("../Kbis « 1 ».pdf", "../Kbis%20%C2%AB%201%20%C2%BB.pdf"),
    ],
)
def test_an_address_leads_where_it_says_or_nowhere(url: str, expected: str) -> None:
    told = one_of_each()
    text = PROFILE.replace("publisher: Nuage SAS", f"url: {json.dumps(url)}")

    (result,) = results_of(alone(REPORTER, ENGLISH, replace(told, declaration=declaration(text))))

    hrefs = [each.get("href") for o in result["observations"] for each in o["relevant-evidence"]]
    assert expected == hrefs[-1]


def test_a_result_says_under_which_circumstances_it_holds() -> None:
    (result,) = results_of(alone(REPORTER, ENGLISH, adapted()))

    said = [line.replace("\\", "") for line in result["remarks"].split("\n\n")]
    assert CIRCUMSTANCES == said[1:]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_no_text_leaves_its_place(text: str) -> None:
    document = together(REPORTER, ENGLISH, nasty(text), refusal(text, file=text[:99]))

    (result,) = results_of(document)
    states = [each["target"]["status"]["state"] for each in result["findings"]]
    assert [*["not-satisfied"] * 4, "satisfied"] == states
    assert [] == [character for character in NEUTRALISED if character in document]


def test_markup_of_others_is_text() -> None:
    (result,) = results_of(alone(REPORTER, ENGLISH, nasty(NASTY["markdown"])))

    assert (
        r"A \[x\](javascript:alert(1)) \*\*b\*\* \`c\` \# d - e" == result["findings"][0]["title"]
    )
