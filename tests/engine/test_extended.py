"""Facts that a ruleset asks for beyond the profile format."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.builders import DAY, LEXICON, STATUTES, codes, profile
from tests.ruleset.files import sample, spoilt
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.engine.answer import Record
from trustcheck.engine.assess import assess
from trustcheck.engine.extended import extended
from trustcheck.engine.facts import Facts
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.ruleset.condition.typing import EXTENSION
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.source.pattern import LONGEST
from trustcheck.source.problem import InvalidInput
from trustcheck.wording.phrase import read_wording

PASS, FAIL, UNKNOWN = Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN
AT = ("extensions", "sample")
GOOD = (
    "restore_time: P1M, audited_on: 2026-01-01, hosting: {country: FR}, green: true, backups: 3, "
    "teams: [{name: one, country: DE}, {name: two, country: FR}], complete: [teams]"
)


def _assessed(section: str, *, on: date = DAY) -> Assessment:
    return assess(profile(f"extensions: {{sample: {{{section}}}}}"), sample(), STATUTES, on=on)


def _finding(id: str, section: str, *, on: date = DAY) -> Finding:
    findings = _assessed(section, on=on).findings
    return next(finding for finding in findings if finding.criterion.id == id)


@pytest.mark.parametrize(
    ("id", "section", "expected"),
    [
        pytest.param("S-2", "tier: gold", PASS, id="a word of a list"),
        pytest.param("S-2", "tier: silver", FAIL, id="another word of it"),
        pytest.param("S-2", "green: true", UNKNOWN, id="a word that is absent"),
        pytest.param("S-3", GOOD, PASS, id="a closed list of records"),
        pytest.param("S-3", GOOD.replace("DE", "US"), FAIL, id="a counter-example"),
        pytest.param("S-3", GOOD.replace("[teams]", "[]"), UNKNOWN, id="an open list"),
        pytest.param(
            "S-3", GOOD.replace(", complete: [teams]", ""), UNKNOWN, id="a list not called closed"
        ),
        pytest.param("S-3", "backups: 2", UNKNOWN, id="a list that is absent"),
        pytest.param("S-3", "backups: 1", Verdict.NOT_APPLICABLE, id="too few to apply"),
        pytest.param("S-3", GOOD.replace(", country: DE", ""), UNKNOWN, id="a fact of a record"),
        pytest.param("S-3", "backups: 2, teams: [], complete: [teams]", PASS, id="no record"),
        pytest.param("S-6", GOOD, PASS, id="a duration, a day, a territory and a yes"),
        pytest.param("S-6", GOOD.replace("P1M", "P4M"), FAIL, id="too long"),
        pytest.param("S-6", GOOD.replace("2026-01-01", "2025-12-31"), FAIL, id="too early"),
        pytest.param("S-6", GOOD.replace("country: FR}, g", "country: US}, g"), FAIL, id="abroad"),
        pytest.param("S-6", GOOD.replace("green: true", "green: false"), FAIL, id="a no"),
        pytest.param("S-6", GOOD.replace("hosting: {country: FR}, ", ""), UNKNOWN, id="no record"),
    ],
)
def test_a_rule_reads_the_section_of_its_ruleset(id: str, section: str, expected: Verdict) -> None:
    assert expected is _finding(id, section).verdict


@pytest.mark.parametrize(
    ("section", "expected"),
    [("labels: [fair, quiet]", PASS), ("labels: [quiet]", FAIL), ("labels: []", FAIL)],
)
def test_a_rule_reads_a_list_of_words(section: str, expected: Verdict) -> None:
    assert expected is _finding("S-5", section, on=date(2026, 8, 14)).verdict


@pytest.mark.parametrize(
    ("id", "section", "gap"),
    [
        pytest.param("S-2", "green: true", Gap((*AT, "tier"), Reason.ABSENT), id="a word"),
        pytest.param("S-3", "backups: 2", Gap((*AT, "teams"), Reason.ABSENT), id="a list"),
        pytest.param(
            "S-3", "backups: 2, teams: []", Gap((*AT, "teams"), Reason.OPEN), id="an open list"
        ),
        pytest.param("S-3", "green: true", Gap((*AT, "backups"), Reason.ABSENT), id="a number"),
    ],
)
def test_what_is_missing_is_named(id: str, section: str, gap: Gap) -> None:
    assert (gap,) == _finding(id, section).explanation.open_gaps()


def test_a_section_that_is_no_mapping_states_nothing(tmp_path: Path) -> None:
    loose = read_ruleset(
        spoilt(tmp_path, "ruleset.yaml", "  schema:\n    type: object\n", "  schema:\n"), LEXICON
    )

    found = assess(profile("extensions: {sample: null}"), loose, STATUTES, on=DAY).findings[1]

    assert (Gap((*AT, "backups"), Reason.ABSENT),) == found.explanation.open_gaps()


def test_a_value_is_of_the_type_that_the_schema_says() -> None:
    words = extended(sample().lexicon)[EXTENSION]
    facts = Facts(profile(), STATUTES, DAY, "union", "sample")

    with pytest.raises(TypeError, match=r"^no boolean: 'maybe'$"):
        words["green"].read(facts, Record(EXTENSION, AT, "", {"green": "maybe"}))


def test_a_section_that_is_absent_is_what_is_missing() -> None:
    found = assess(profile(), sample(), STATUTES, on=DAY).findings[0]

    assert (Gap(AT, Reason.ABSENT),) == found.explanation.open_gaps()


def test_facts_of_a_section_have_their_places() -> None:
    found = _finding("S-2", "tier: gold")

    assert ((*AT, "tier"),) == found.explanation.pointers()


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param("teir: gold", "unknown-key-near", id="a key misspelt"),
        pytest.param("tier: golden", "not-one-of-near", id="a word misspelt"),
        pytest.param(f"{'k' * (LONGEST + 1)}: 1", "too-much-for-schema", id="a key too long"),
        pytest.param("green: 1", "wrong-type", id="a number for a yes"),
        pytest.param("backups: -1", "too-small", id="less than nothing"),
        pytest.param("audited_on: 2026-02-30", "not-of-format", id="no such day"),
        pytest.param("audited_on: yesterday", "not-of-format", id="no day"),
        pytest.param("teams: [{country: FR}]", "missing-key", id="a record without its name"),
        pytest.param("restore_time: a month", "not-a-duration", id="no duration"),
        pytest.param("hosting: {country: EU}", "unknown-territory", id="no territory"),
        pytest.param("hosting: {country: fr}", "unknown-territory", id="in lower case"),
        pytest.param(
            "teams: [{name: a, country: Europe}]", "unknown-territory", id="no territory in a list"
        ),
    ],
)
def test_a_section_that_does_not_fit_is_refused(section: str, expected: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        _assessed(section)

    (problem,) = refused.value.problems
    assert expected == problem.code
    assert "profile.yaml" == problem.span.file
    assert 10 == problem.span.line


def test_every_misfit_is_told_with_its_place() -> None:
    with pytest.raises(InvalidInput) as refused:
        _assessed("restore_time: soon, hosting: {country: XX}")

    assert ["10:37 not-a-duration", "10:62 unknown-territory"] == codes(refused.value.problems)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_step_can_be_told(language: str) -> None:
    wording = read_wording(language)

    for section in ("tier: gold", f"{GOOD}, labels: [fair]"):
        for on in (date(2026, 8, 14), DAY):
            for finding in _assessed(section, on=on).findings:
                assert all(wording.phrase(step.message) for step in finding.explanation.walk())
