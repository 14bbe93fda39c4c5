"""The comment on a pull request and the summary of a job, read back by a parser of Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.conftest import Golden
from tests.report.nasty import NASTY, nasty, problems
from tests.report.samples import SAMPLES, sample_wording
from trustcheck.assessment.assessment import Assessment
from trustcheck.logic.fields import replace
from trustcheck.report import reporter_of
from trustcheck.report.markdown import COMMENT, MARK, SUMMARY, Sheet, safe
from trustcheck.report.reporter import Refusal, Reporter
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
ENGLISH = sample_wording("en")
FORMATS = {"markdown": COMMENT, "github-summary": SUMMARY}
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
BROKEN_UP = "<!-- -->"


def whole(assessment: Assessment, format: str = "markdown") -> str:
    return reporter_of(format).whole(assessment, ENGLISH)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", FORMATS)
def test_the_page_is_the_golden_one(format: str, name: str, language: str, golden: Golden) -> None:
    text = reporter_of(format).whole(SAMPLES[name], sample_wording(language))

    golden(GOLDEN / f"{name}.{format}.{language}", text)


def headings(text: str) -> list[str]:
    tokens = PARSER.parse(text)
    return [after.content for each, after in pairwise(tokens) if each.type == "heading_open"]


def test_what_closes_the_gate_comes_first_then_what_is_unknown_then_the_rest_folded() -> None:
    text = whole(nasty("x"))

    assert [
        "✗ x: Sample",
        "One criterion that is not met closes the gate",
        "One criterion that is not decided closes the gate",
    ] == headings(text)
    above, first, second = text.split("<details>")
    assert "**SHOULD**" in first
    assert "**WAIVED**" in second
    assert "**FAIL**" in above
    assert "`a.yaml:15:28`" in above
    assert "Only ANSSI grants the SecNumCloud qualification." in second


def test_waived_findings_are_counted_apart() -> None:
    assert "| must | 1 | 1 | 0 | 0 | 1 |\n| should | 1 | 0 | 0 | 0 | 0 |" in whole(nasty("x"))


def many(count: int) -> Assessment:
    """Return an assessment with so many findings."""
    told = SAMPLES["two-of-a-kind"]
    first = told.findings[0]
    findings = tuple(
        replace(first, criterion=replace(first.criterion, id=f"SITE-{n}")) for n in range(count)
    )
    return replace(told, findings=findings)


@pytest.mark.parametrize(("format", "room"), FORMATS.items())
def test_a_page_keeps_to_its_size_and_says_what_is_left_out(format: str, room: int) -> None:
    text = whole(many(5_000), format)

    shown = text.count("**SITE-")
    assert room * 0.8 < len(text.encode()) <= room
    assert f"{5_000 - shown} criteria are left out here" in text.replace(",", "")
    assert "Only ANSSI" in text


def bound(reporter: Reporter, room: int, *assessments: Assessment) -> str:
    sheet = Sheet(ENGLISH, room)
    parts = [reporter.tell(each, ENGLISH) for each in assessments]
    return "".join(map(sheet.add, parts)) + sheet.close()


@pytest.mark.parametrize("room", [1_000, 2_000, 5_000, 20_000, 65_536])
def test_of_many_profiles_those_there_is_no_room_for_are_counted(room: int) -> None:
    told = [nasty("x"), *[SAMPLES["nothing-fails"]] * 200]
    text = bound(reporter_of("markdown"), room, *told)

    shown = sum(each.startswith(("✗", "✓")) for each in headings(text))
    assert len(text.encode()) <= room
    assert shown < 201
    assert f"{201 - shown} profiles are left out here" in text


def test_sections_stand_one_below_another_under_one_mark() -> None:
    text = bound(reporter_of("markdown"), COMMENT, nasty("x"), SAMPLES["nothing-fails"])

    assert text.startswith(f"{MARK}\n\n## ✗ x: Sample\n")
    assert "\n\n## ✓ Nuage: Sample\n" in text
    assert 1 == text.count(MARK)


def test_what_could_not_be_assessed_is_a_section_with_every_problem() -> None:
    refuse = reporter_of("markdown").refuse
    assert refuse is not None
    sheet = Sheet(ENGLISH, COMMENT)

    text = sheet.add(refuse(Refusal("b.yaml", problems("x")), ENGLISH)) + sheet.close()

    assert ["! Could not be assessed: b.yaml"] == headings(text)
    assert "| `a.yaml:2:3` | The ruleset x has no criterion" in text


# Hostile texts


def skeleton(text: str) -> list[str]:
    """Return everything but the texts: blocks, marks and tags as a parser sees them."""
    return [each for each in _skeleton(PARSER.parse(text)) if "<summary>" not in each]


def _skeleton(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield from _skeleton(token.children or [])
        elif token.type in ("html_inline", "html_block"):
            if token.content != BROKEN_UP:
                yield token.content
        elif token.type not in ("text", "text_special"):
            yield f"{token.type} {token.tag} {token.attrs}"


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_hostile_texts_stay_texts(text: str) -> None:
    assert skeleton(whole(nasty("x"))) == skeleton(whole(nasty(text)))


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_hostile_names_of_files_stay_names(text: str) -> None:
    file = text[:300] or "a.yaml"

    assert skeleton(whole(nasty("x"))) == skeleton(whole(nasty("x", file)))


@pytest.mark.parametrize("text", ["@octocat", "see @org/team", "#1", "org/repo#2", "a@b.example"])
def test_nobody_is_called(text: str) -> None:
    written = safe(text)

    assert all(f"{sign}{BROKEN_UP}" in written for sign in "@#" if sign in text)


@pytest.mark.parametrize("text", ["https://a.example", "HTTP://a", "www.a.example", "WWW.a"])
def test_no_link_comes_about_by_itself(text: str) -> None:
    written = safe(text)

    assert "\\:" in written or "\\." in written
    assert text == "".join(each.content for each in PARSER.parseInline(written)[0].children or ())
