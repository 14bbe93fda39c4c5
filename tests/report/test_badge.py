"""Badges: a drawing and the answer of an endpoint, of one assessment or the worst of several."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import Golden
from tests.report.gated import (
    NASTY,
    NEUTRALISED,
    adapted,
    alone,
    assessment,
    every_standing,
    nasty,
    nothing_passed,
    refusal,
    together,
)
from tests.report.samples import (
    DAY,
    SAMPLES,
    WAITING,
    criterion,
    nothing_fails,
    one_of_each,
    sample_wording,
)
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.fields import replace
from trustcheck.report import badge, shields
from trustcheck.report.headline import COLOURS
from trustcheck.report.reporter import Refusal
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
ENGLISH, FRENCH = sample_wording("en"), sample_wording("fr")
SVG = "{http://www.w3.org/2000/svg}"


def undecided() -> Assessment:
    """Return an assessment in which nothing fails and one criterion is unknown."""
    return assessment(Finding(criterion(), Verdict.UNKNOWN, WAITING))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_badges_are_the_golden_ones(name: str, language: str, golden: Golden) -> None:
    for format, reporter in (("badge", badge.REPORTER), ("shields", shields.REPORTER)):
        told = alone(reporter, sample_wording(language), SAMPLES[name])
        golden(GOLDEN / f"{name}.{format}.{language}", told)


@pytest.mark.parametrize(
    ("told", "en", "fr"),
    [
        pytest.param(nothing_fails(), "criteria met", "critères respectés", id="pass"),
        pytest.param(one_of_each(), "one criterion not met", "1 critère non respecté", id="fail"),
        pytest.param(
            every_standing(),
            "2 criteria not met, one waived",
            "2 critères non respectés, 1 dérogation",
            id="waived",
        ),
        pytest.param(
            undecided(),
            "not decided: one criterion is unknown",
            "non tranché\u00a0: 1 critère indéterminé",
            id="unknown",
        ),
        pytest.param(
            nothing_passed(),
            "not decided: nothing passed",
            "non tranché\u00a0: rien n’est établi",
            id="nothing passed",
        ),
        pytest.param(refusal(), "not assessed", "non évalué", id="refused"),
    ],
)
def test_the_words_say_what_came_out(told: Assessment | Refusal, en: str, fr: str) -> None:
    said = [
        json.loads(alone(shields.REPORTER, wording, told))["message"]
        for wording in (ENGLISH, FRENCH)
    ]

    assert [en, fr] == said


@pytest.mark.parametrize(
    ("told", "message"),
    [
        pytest.param(
            (nothing_fails(), undecided(), one_of_each(), every_standing()),
            "criteria not met by 2 of 4",
            id="fail",
        ),
        pytest.param(
            (nothing_fails(), undecided(), nothing_passed()),
            "not decided for 2 of 3",
            id="unknown",
        ),
        pytest.param((nothing_fails(), nothing_fails()), "criteria met by all 2", id="pass"),
        pytest.param(
            (one_of_each(), refusal(), nothing_fails()), "not assessed: 1 of 3", id="refused"
        ),
    ],
)
def test_several_are_as_good_as_the_worst(
    told: tuple[Assessment | Refusal, ...], message: str
) -> None:
    answer = json.loads(together(shields.REPORTER, ENGLISH, *told))

    assert message == answer["message"]


def test_an_endpoint_answers_as_the_schema_asks() -> None:
    answer = json.loads(alone(shields.REPORTER, ENGLISH, one_of_each()))

    assert {
        "schemaVersion": 1,
        "label": "sample, self-assessed 2026-11-21",
        "message": "one criterion not met",
        "color": "b3261e",
    } == answer


def test_a_profile_that_was_not_assessed_is_an_error() -> None:
    answer = json.loads(alone(shields.REPORTER, ENGLISH, refusal()))

    assert ("self-assessment", True) == (answer["label"], answer["isError"])


def test_several_days_and_rulesets_are_told_as_such() -> None:
    told = one_of_each()
    later = replace(told, on=DAY.replace(day=30), ruleset=replace(told.ruleset, id="other"))

    answer = json.loads(together(shields.REPORTER, ENGLISH, later, told))

    assert "self-assessed 2026-11-21 to 2026-11-30" == answer["label"]


def test_rules_that_are_adapted_and_criteria_that_are_chosen_are_told_as_such() -> None:
    one, several = (
        json.loads(tell(shields.REPORTER, ENGLISH, *told))
        for tell, told in ((alone, (adapted(),)), (together, (adapted(), nothing_fails())))
    )

    assert "sample (adapted), self-assessed 2026-11-21" == one["label"]
    assert "one criterion not met (1 of 2 criteria)" == one["message"]
    assert "self-assessed 2026-11-21" == several["label"]
    assert "criteria not met by 1 of 2 (some criteria only)" == several["message"]


def test_a_badge_is_readable_without_seeing_it() -> None:
    svg = ElementTree.fromstring(alone(badge.REPORTER, ENGLISH, one_of_each()))

    title = svg.findtext(f"{SVG}title")
    assert title == svg.get("aria-label")
    assert "img" == svg.get("role")
    assert title == (
        "Nuage – sample, self-assessed 2026-11-21: one criterion not met."
        " Self-assessment. Only ANSSI grants the SecNumCloud qualification."
    )


def test_what_is_drawn_has_its_room() -> None:
    svg = ElementTree.fromstring(alone(badge.REPORTER, FRENCH, every_standing()))

    boxes = svg.findall(f"{SVG}rect")
    widths = [int(box.get("width", 0)) for box in boxes]
    assert sum(widths) == int(svg.get("width", 0))
    assert [0, widths[0]] == [int(box.get("x", -1)) for box in boxes]
    texts = [int(text.get("textLength", 0)) for text in svg.findall(f"{SVG}text")]
    assert [width - 14 for width in widths] == texts


def _words(told: Assessment | Refusal) -> Iterator[str]:
    for language in LANGUAGES:
        for reporter in (badge.REPORTER, shields.REPORTER):
            text = alone(reporter, sample_wording(language), told)
            yield text.replace('"label"', "").replace("aria-label", "")


@pytest.mark.parametrize("told", [nothing_fails(), one_of_each(), undecided(), refusal()])
def test_nothing_is_ever_said_to_be_labelled(told: Assessment | Refusal) -> None:
    assert [] == [text for text in _words(told) if "label" in text.lower()]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", sorted(set(COLOURS.values())))
def test_white_is_easy_to_read_on_every_colour(colour: str) -> None:
    assert (1.0 + 0.05) / (_luminance(colour) + 0.05) >= 4.5


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_no_text_leaves_its_place(text: str) -> None:
    told = nasty(text)
    told = replace(told, ruleset=replace(told.ruleset, id=text))

    drawing = alone(badge.REPORTER, ENGLISH, told)
    answer = alone(shields.REPORTER, ENGLISH, told)

    tags = [each.tag.removeprefix(SVG) for each in ElementTree.fromstring(drawing).iter()]
    assert ["svg", "title", "rect", "text", "rect", "text"] == tags
    assert "2 criteria not met, one waived" == json.loads(answer)["message"]
    assert [] == [character for character in NEUTRALISED if character in drawing + answer]
