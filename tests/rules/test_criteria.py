"""Every shipped criterion does what its cases say, and cites only what exists."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from tests.rules.shelf import CLAIMS, CRITERIA, RULESETS, STATUTES, cases_of, name_of
from trustcheck.assessment.finding import Verdict
from trustcheck.engine.subject import findings, read_subject, stated_on
from trustcheck.engine.trial import try_cases
from trustcheck.logic.message import Text
from trustcheck.ruleset.cases import given_profile
from trustcheck.ruleset.lint import lint
from trustcheck.ruleset.readings import read_readings
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.folder import ruleset_files, shipped

each_ruleset = pytest.mark.parametrize("ruleset", RULESETS, ids=name_of)

# Cases


@each_ruleset
def test_every_case_comes_out_as_it_should(ruleset: Ruleset) -> None:
    trials = try_cases(ruleset, STATUTES)

    assert [] == [(t.criterion, t.case, t.expected, t.found) for t in trials if not t.ok]


@each_ruleset
def test_a_criterion_can_pass_fail_and_not_know(ruleset: Ruleset) -> None:
    expected = defaultdict(set)
    for case in cases_of(ruleset.id):
        expected[case.criterion].add(case.expect)

    assert [] == [
        criterion.id
        for criterion in ruleset.criteria
        if not {"pass", "fail", "unknown"} <= expected[criterion.id]
    ]


@each_ruleset
def test_no_two_cases_have_the_same_name(ruleset: Ruleset) -> None:
    names = Counter((case.criterion, case.name) for case in cases_of(ruleset.id))

    assert [] == [name for name, times in names.items() if times > 1]


@each_ruleset
def test_the_profile_that_cases_start_from_meets_every_criterion(ruleset: Ruleset) -> None:
    given = given_profile(ruleset)
    if given is None:
        pytest.skip("its cases start from nothing")
    subject = read_subject(given, ruleset, STATUTES)
    found = findings(subject, ruleset, STATUTES, on=stated_on(subject))

    assert {} == {
        finding.criterion.id: finding.verdict
        for finding in found
        if finding.verdict is not Verdict.PASS
    }


# What criteria refer to


@each_ruleset
def test_a_ruleset_has_no_loose_ends(ruleset: Ruleset) -> None:
    claims = {claim.reference for claim in CLAIMS}

    assert () == lint(ruleset, claims)


@each_ruleset
def test_a_criterion_has_the_number_of_its_file(ruleset: Ruleset) -> None:
    files = {c.id: c.document.file.rpartition("/")[2] for c in ruleset.criteria}

    assert {} == {
        id: file for id, file in files.items() if not file.startswith(f"{id.partition('-')[2]}-")
    }


def test_no_criterion_rests_on_mere_context() -> None:
    context = {claim.reference for claim in CLAIMS if claim.context}
    cited = {(c.id, claim) for _, c in CRITERIA for claim in c.source.claims}

    assert set() == {(id, claim) for id, claim in cited if claim in context}


def test_every_claim_that_is_not_mere_context_serves() -> None:
    cited = {claim for _, criterion in CRITERIA for claim in criterion.source.claims}
    for page in shipped("examples").glob("*/*.[my]*"):
        cited.update(re.findall(r"\b[0-9]{3}/C[0-9]+\b", page.read_text(encoding="utf-8")))

    assert [] == [c.reference for c in CLAIMS if not c.context and c.reference not in cited]


def test_pages_cite_only_claims_that_exist() -> None:
    known = {claim.reference for claim in CLAIMS}
    pages = (*shipped("examples").glob("*/README.md"), *shipped("rules").glob("*/READINGS.md"))
    cited = {
        claim
        for page in pages
        for claim in re.findall(r"\b[0-9]{3}/C[0-9]+\b", page.read_text(encoding="utf-8"))
    }

    assert cited
    assert set() == cited - known


# Readings

LABELS = (
    ("Le texte", "Les lectures", "La nôtre", "Pourquoi", "Depuis"),
    ("The text", "The readings", "Ours", "Why", "Since"),
)


def _introduction(ruleset: Ruleset) -> str:
    path = ruleset_files(ruleset.folder).readings
    assert path is not None
    return path.read_text(encoding="utf-8").partition("\n## ")[0]


@each_ruleset
def test_every_reading_is_used_or_general(ruleset: Ruleset) -> None:
    whole = {criterion.reading for criterion in ruleset.criteria}
    parts = {part.reading for criterion in ruleset.criteria for part in criterion.parts}
    used = {reading for reading in whole | parts if reading}
    general = set(re.findall(r"`([a-z-]+)`", _introduction(ruleset)))

    assert used | general == set(read_readings(ruleset))


@each_ruleset
def test_every_reading_says_all_of_it_in_both_languages(ruleset: Ruleset) -> None:
    readings = read_readings(ruleset)
    lacking = [
        (heading, label)
        for heading, text in readings.items()
        for labels, said in zip(LABELS, (text.fr, text.en), strict=True)
        for label in labels
        if f"**{label}" not in said
    ]

    assert [] == lacking


@each_ruleset
def test_readings_name_only_parameters_that_exist(ruleset: Ruleset) -> None:
    text = "\n".join(f"{text.fr}\n{text.en}" for text in read_readings(ruleset).values())
    choices = {c for p in ruleset.parameters.values() for c in (*p.choices, *p.type.codes)}
    named = set(re.findall(r"`([^`]+)`", text))

    assert set() == named - set(ruleset.parameters) - choices


# Languages


def _texts(ruleset: Ruleset) -> Iterator[Text]:
    """Yield every text of a ruleset that people read."""
    yield from (ruleset.title, ruleset.purpose)
    yield from (group.title for group in ruleset.groups.values())
    yield from (text.title for text in ruleset.texts.values())
    yield from (parameter.title for parameter in ruleset.parameters.values())
    yield from (*ruleset.respondents.values(), *ruleset.tags.values())
    for criterion in ruleset.criteria:
        yield from (criterion.title, criterion.requirement, criterion.remedy)
        yield from filter(None, [criterion.expects])
        yield from (part.title for part in criterion.parts)


def _french(ruleset: Ruleset) -> Iterator[str]:
    """Yield every French text of a ruleset, its readings included."""
    yield from (text.fr for text in _texts(ruleset))
    yield from (text.fr for text in read_readings(ruleset).values())


@each_ruleset
def test_every_text_is_said_in_two_languages(ruleset: Ruleset) -> None:
    assert [] == [text for text in _texts(ruleset) if text.fr == text.en]


@pytest.mark.parametrize(
    "mistake",
    [
        pytest.param(r"(?<!\u00a0)[;?!%»]", id="a sign without its space"),
        pytest.param(r"(?<!\u00a0):(?= |$)", id="a colon without its space"),
        pytest.param(r"«(?!\u00a0)", id="an opening quote without its space"),
        pytest.param(r"n°(?!\u00a0)", id="a number without its space"),
        pytest.param(r"\b(?:A |E(?:tats?|tre|crire|tablir|viter|valuer)\b)", id="a bare capital"),
        pytest.param(r"'", id="a straight apostrophe"),
        pytest.param(r'"', id="a straight quote"),
    ],
)
@each_ruleset
def test_french_is_set_as_french_is(ruleset: Ruleset, mistake: str) -> None:
    found = [text for text in _french(ruleset) if re.search(mistake, text)]

    assert [] == found


@each_ruleset
def test_sentences_end(ruleset: Ruleset) -> None:
    sentences = [
        sentence
        for criterion in ruleset.criteria
        for text in (criterion.requirement, criterion.remedy)
        for sentence in (text.fr, text.en)
    ]

    assert [] == [sentence for sentence in sentences if not sentence.endswith(".")]


# Parameters


@each_ruleset
def test_a_tailoring_can_only_go_so_far(ruleset: Ruleset) -> None:
    parameters = ruleset.parameters.values()

    assert [] == [p.name for p in parameters if not (p.choices or p.is_list or p.high)]


# Days


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2021, 5, 17), "CDC-5.1", id="the day of the announcement"),
        pytest.param(date(2026, 8, 14), "CDC-5.1", id="the day of publication of the order"),
        pytest.param(date(2026, 8, 15), "CDC-5.2", id="the first day of the order"),
        pytest.param(date(2030, 1, 1), "CDC-5.2", id="from then on"),
    ],
)
def test_one_rule_on_the_qualification_is_in_force_each_day(day: date, expected: str) -> None:
    label = next(ruleset for ruleset in RULESETS if ruleset.id == "cloud-de-confiance")
    rules = [c.id for c in label.in_force(day) if c.reading == "qualification"]

    assert [expected] == rules
