"""The report on many criteria: how far they have come, what waits for whom, what is shown."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.samples import (
    BESIDE,
    DAY,
    FAILING,
    PASSING,
    WAITING,
    criterion,
    declaration,
    ruleset,
    sample_wording,
)
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.progress import Kind
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.report.paragraph import columns
from trustcheck.report.style import plain
from trustcheck.report.text import MANY, render
from trustcheck.ruleset.criterion import Level
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
WORDINGS = {language: sample_wording(language) for language in LANGUAGES}

each_language = pytest.mark.parametrize("language", LANGUAGES)


def answered(id: str, *below: str, reason: Reason = Reason.ABSENT, **changes: object) -> Finding:
    """Return a finding that waits for an answer, or for a better one."""
    rule = replace(criterion(id), requires=None, attested=True, **changes)
    pointer: Pointer = ("attestations", id, *below)
    gaps = (Gap(pointer, reason),)
    reasoning = Explanation(Truth.UNKNOWN, say("step.not_attested"), gaps=gaps)
    return Finding(rule, Verdict.UNKNOWN, reasoning)


def preparation(*more: Finding) -> Assessment:
    """Return an assessment in which answers are missing, and one has ended."""
    findings = (
        answered("A-1"),
        Finding(criterion("A-2"), Verdict.FAIL, FAILING),
        answered("A-3", level=Level.SHOULD),
        answered("A-4", "expires", reason=Reason.BACKING),
        Finding(criterion("A-5"), Verdict.UNKNOWN, WAITING),
        Finding(criterion("A-6"), Verdict.PASS, PASSING),
        Finding(criterion("B-1", group="places"), Verdict.NOT_APPLICABLE, BESIDE),
        *more,
    )
    rules = ruleset(*(finding.criterion for finding in findings))
    return Assessment(declaration(), rules, DAY, findings)


def told(
    assessment: Assessment, language: str = "en", only: Iterable[Kind] = Kind, width: int = 88
) -> str:
    return plain(render(assessment, WORDINGS[language], only=tuple(only), width=width))


@each_language
def test_the_report_on_a_preparation_is_the_golden_one(language: str, golden: Golden) -> None:
    golden(GOLDEN / f"preparation.text.{language}", told(preparation(), language))


def test_the_counts_say_who_has_to_act() -> None:
    text = " ".join(told(preparation()).split())

    assert (
        "To be met: 1 of 6 shown, 1 failing, 1 without an answer, 2 unknown for another reason "
        "and 1 not applicable. Recommended: 0 of 1 shown and 1 without an answer. "
    ) in text


def test_what_nobody_answered_takes_one_line_each() -> None:
    lines = told(preparation()).splitlines()

    at = lines.index("? UNKNOWN  2 criteria without an answer")
    assert [
        "  A-1  Share of a third party (must)",
        "  A-3  Share of a third party (should)",
        "",
        "? UNKNOWN  one criterion whose answer has ended",
        "  A-4  Share of a third party (must)",
    ] == lines[at + 1 : at + 6]


def test_verbose_shows_each_as_any_other() -> None:
    text = plain(render(preparation(), WORDINGS["en"], verbose=True))

    assert "without an answer\n  A-1" not in text
    assert "? UNKNOWN  A-1 Share of a third party (must)\n" in text


@pytest.mark.parametrize(
    ("ids", "only"),
    [
        pytest.param({"A-2"}, [Kind.FAILING], id="fails"),
        pytest.param({"A-1", "A-3", "A-4", "A-5"}, [Kind.UNKNOWN], id="unknowns"),
        pytest.param({"A-1", "A-3"}, [Kind.UNANSWERED], id="unanswered"),
        pytest.param({"A-2", "A-6"}, [Kind.FAILING, Kind.PASSING], id="two kinds"),
        pytest.param({"B-1"}, [Kind.NOT_APPLICABLE], id="not applicable"),
        pytest.param(set(), [Kind.CONTESTED], id="nothing there"),
    ],
)
def test_what_is_not_asked_for_is_hidden_and_said_to_be(ids: set[str], only: list[Kind]) -> None:
    whole, part = told(preparation()), told(preparation(), only=only)

    everything = {finding.criterion.id for finding in preparation().findings}
    assert ids == {id for id in everything if id in part}
    assert f"{len(everything) - len(ids)} findings are hidden, and counted all the same." in part
    assert "hidden" not in whole
    assert whole.partition("Ownership")[0] == part.partition("Ownership")[0]


@pytest.mark.parametrize("count", [MANY - 7, MANY - 6])
def test_a_long_report_tells_the_counts_of_a_group_above_it(count: int) -> None:
    more = [Finding(criterion(f"C-{n}"), Verdict.PASS, PASSING) for n in range(count)]

    text = told(preparation(*more))

    heading = f"Ownership and control  ✗ 1 FAIL  ? 4 UNKNOWN  ✓ {count + 1} PASS\n"
    assert (2 if count + 7 > MANY else 1) == text.count(heading)


@each_language
@pytest.mark.parametrize("width", [60, 88])
def test_lines_keep_to_the_width(language: str, width: int) -> None:
    more = [Finding(criterion(f"C-{n}"), Verdict.PASS, PASSING) for n in range(MANY)]
    text = told(preparation(*more), language, [Kind.UNKNOWN], width)

    assert [] == [line for line in text.splitlines() if columns(line) > width]
