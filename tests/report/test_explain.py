"""Pages that explain."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.samples import SAMPLES, criterion, ruleset, sample_wording
from trustcheck.logic.fields import replace
from trustcheck.logic.period import Period
from trustcheck.report.explain import criterion_page, proof
from trustcheck.report.style import plain
from trustcheck.ruleset.cases import Case, Sheet
from trustcheck.ruleset.condition.tree import All, Known, Lookup, Not
from trustcheck.ruleset.condition.typing import PERCENT, ROOT
from trustcheck.source.span import Span
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
WORDINGS = {language: sample_wording(language) for language in LANGUAGES}

READING = """\
## independent-caps

The text caps each holder, and all of them together.
The two caps are independent: each holder is held against the first, whatever others hold.
"""

each_language = pytest.mark.parametrize("language", LANGUAGES)


def _case(id: str, name: str, expect: str) -> Case:
    return Case(id, name, expect, Sheet("profile.yaml", {}), {}, None, Span("c.yaml", 1, 1, 1, 1))


CASES = (
    _case("CAP", "exactly at the cap", "pass"),
    _case("OTHER", "of another criterion", "pass"),
    _case("CAP", "just above the cap", "fail"),
)


@each_language
def test_the_page_of_a_criterion_is_the_golden_one(language: str, golden: Golden) -> None:
    page = criterion_page(
        criterion(), ruleset(), WORDINGS[language], areas={}, reading_text=READING, cases=CASES
    )

    golden(GOLDEN / f"criterion.page.{language}", plain(page))


@each_language
def test_the_proof_of_a_finding_is_the_golden_one(language: str, golden: Golden) -> None:
    told = SAMPLES["one-of-each"]
    proofs = (plain(proof(finding, told, WORDINGS[language])) for finding in told.findings)

    golden(GOLDEN / f"one-of-each.proof.{language}", "\n".join(proofs))


def _page(**changes: object) -> str:
    changed = replace(criterion(), **changes)
    return plain(criterion_page(changed, ruleset(), WORDINGS["en"], areas={}))


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param(Period(date(2026, 1, 1)), "from 1 January 2026\n", id="from a day"),
        pytest.param(Period(None, date(2026, 1, 1)), "until 1 January 2026\n", id="to a day"),
        pytest.param(
            Period(date(2026, 1, 1), date(2026, 2, 1)),
            "from 1 January 2026 until 1 February 2026\n",
            id="between days",
        ),
    ],
)
def test_a_rule_says_when_it_is_in_force(period: Period, expected: str) -> None:
    assert expected in _page(period=period)


def test_a_rule_always_in_force_does_not_say_so() -> None:
    assert "In force" not in _page(period=Period())


def test_a_criterion_that_a_person_attests_has_no_condition() -> None:
    page = _page(requires=None, attested=True)

    assert "a person answers for it" in page
    assert "Settings it uses" not in page


def test_every_part_of_a_condition_may_use_a_setting() -> None:
    rule = criterion().requires
    assert rule is not None
    known = Known(Lookup(0, ROOT, ("capital",), PERCENT, ROOT))

    assert "cap: Greatest share of a third party = 24%, between 0%" in _page(
        requires=All((known, Not(rule)))
    )
