"""The report for people."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.samples import DAY, SAMPLES, declaration, ruleset, sample_wording
from trustcheck.assessment.assessment import Assessment
from trustcheck.logic.message import say
from trustcheck.report.paragraph import columns
from trustcheck.report.style import ansi, plain
from trustcheck.report.text import render
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
WORDINGS = {language: sample_wording(language) for language in LANGUAGES}

each_sample = pytest.mark.parametrize("name", SAMPLES)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_sample
@each_language
def test_the_report_is_the_golden_one(name: str, language: str, golden: Golden) -> None:
    text = plain(render(SAMPLES[name], WORDINGS[language]))

    golden(GOLDEN / f"{name}.text.{language}", text)


@each_language
def test_the_verbose_report_is_the_golden_one(language: str, golden: Golden) -> None:
    text = plain(render(SAMPLES["one-of-each"], WORDINGS[language], verbose=True))

    golden(GOLDEN / f"one-of-each.verbose.{language}", text)


@each_sample
@each_language
def test_two_renderings_are_the_same(name: str, language: str) -> None:
    assert render(SAMPLES[name], WORDINGS[language]) == render(
        SAMPLES[name], sample_wording(language)
    )


@each_sample
def test_no_line_ends_in_a_space_and_the_last_one_ends(name: str) -> None:
    lines = plain(render(SAMPLES[name], WORDINGS["en"])).split("\n")

    assert [] == [line for line in lines if line != line.rstrip()]
    assert ["", True] == [lines[-1], bool(lines[-2])]


@each_language
@pytest.mark.parametrize("width", [60, 88, 120])
def test_lines_keep_to_the_width(language: str, width: int) -> None:
    text = plain(render(SAMPLES["one-of-each"], WORDINGS[language], width=width))

    assert [] == [line for line in text.splitlines() if columns(line) > width]


@each_sample
def test_nothing_reaches_the_terminal_but_words_and_colour(name: str) -> None:
    shown = ansi(render(SAMPLES[name], WORDINGS["en"]))
    words = plain(render(SAMPLES[name], WORDINGS["en"]))

    assert not set(words) & {"\x1b", "\x07", "\u202e", "\ue000"}
    assert "\x1b[31m" not in shown


@each_sample
@each_language
def test_the_word_labelled_is_never_said(name: str, language: str) -> None:
    text = plain(render(SAMPLES[name], WORDINGS[language])).lower()

    assert [] == [word for word in ("labelled", "labeled", "labellisé") if word in text]


@each_language
def test_every_report_says_that_only_anssi_qualifies(language: str) -> None:
    last = plain(render(SAMPLES["nothing-fails"], WORDINGS[language])).splitlines()[-1]

    assert WORDINGS[language].phrase(say("report.self_assessment")) == last


def test_an_assessment_without_findings_decides_nothing() -> None:
    empty = Assessment(declaration(), ruleset(), DAY, ())

    assert "? Not decided: there is no criterion that must be met." in plain(
        render(empty, WORDINGS["en"])
    )


def test_a_pass_over_nothing_decides_nothing() -> None:
    full = SAMPLES["nothing-fails"]
    vacuous = Assessment(full.declaration, full.ruleset, full.on, full.findings[1:])

    assert "? Not decided, for no criterion that must be met passes on facts that" in plain(
        render(vacuous, WORDINGS["en"])
    )
