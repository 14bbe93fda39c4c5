"""What is missing, as a file to fill in that nothing from outside can answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report.samples import DAY, PASSING, WAITING, criterion, declaration, ruleset
from tests.report.test_preparation import WORDINGS, answered
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.inquiry import Want, inquire
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Text
from trustcheck.report.questionnaire import WIDTH, render
from trustcheck.source.document import Data, read

words = st.text(max_size=120)


def held(*findings: Finding) -> Assessment:
    rules = ruleset(*(finding.criterion for finding in findings))
    rules = replace(rules, respondents={"law": Text("Juridique", "Legal")})
    return Assessment(declaration(), rules, DAY, findings)


def asked(*assessments: Assessment, of: str | None = None, language: str = "en") -> str:
    return render(inquire(assessments, of=of), assessments, WORDINGS[language])


EMPTY: dict[str, Data] = {"met": None, "by": None, "on": None, "expires": None, "evidence": []}
LAW = answered("L-1", respondent="law")
ANYONE = answered("A-1")
WAITS = Finding(criterion("F-1"), Verdict.UNKNOWN, WAITING)
DONE = Finding(criterion("D-1"), Verdict.PASS, PASSING)


def test_everything_that_is_missing_is_there_once_and_empty() -> None:
    again = Finding(criterion("F-2"), Verdict.UNKNOWN, WAITING)
    text = asked(held(ANYONE, LAW, WAITS, DONE), held(again))

    assert {
        "answers": 1,
        "signature": {"by": None, "on": None, "expires": None},
        "evidence": None,
        "attestations": {"L-1": EMPTY, "A-1": EMPTY},
        "complete": {"sites": None},
        "facts": {
            "holdings[0].votes": None,
            "entities.fund.seats.registered_office": None,
        },
    } == read(text.encode(), "q.yaml").data
    assert 3 == text.count("  # needed by F-1 and F-2\n")


def test_a_respondent_is_asked_for_answers_alone() -> None:
    data = read(asked(held(ANYONE, LAW, WAITS), of="law").encode(), "q.yaml").data

    assert isinstance(data, dict)
    assert {"L-1": EMPTY} == data["attestations"]
    assert not {"facts", "complete"} & data.keys()


def test_when_nothing_is_missing_the_file_says_so() -> None:
    text = asked(held(DONE))

    assert "# Nothing is missing: every criterion that was asked for is decided.\n" in text
    assert {"answers": 1} == read(text.encode(), "q.yaml").data


def test_a_fact_that_most_criteria_wait_for_comes_first() -> None:
    one, other = Gap(("sites",), Reason.OPEN), Gap(("keys",), Reason.ABSENT)
    findings = [
        Finding(criterion(id), Verdict.UNKNOWN, replace(WAITING, because=(), gaps=gaps))
        for id, gaps in (("A", (one,)), ("B", (other,)), ("C", (other,)))
    ]

    assert (Want(other, ("B", "C")), Want(one, ("A",))) == inquire([held(*findings)]).wants


@pytest.mark.parametrize("language", WORDINGS)
@settings(max_examples=40)
@given(words, words, words)
def test_no_text_from_outside_becomes_an_answer(
    language: str, title: str, respondent: str, id: str
) -> None:
    hostile = answered("A-1", title=Text(title, title), requirement=Text(title, title))
    hostile = replace(
        hostile, criterion=replace(hostile.criterion, respondent="law", remedy=Text(id, id))
    )
    told = held(hostile, WAITS)
    rules = replace(told.ruleset, id=id, respondents={"law": Text(respondent, respondent)})
    text = asked(replace(told, ruleset=rules), language=language)

    data = read(text.encode(), "q.yaml").data
    assert isinstance(data, dict)
    assert {"A-1": EMPTY} == data["attestations"]
    assert ["answers", "signature", "evidence", "attestations", "complete", "facts"] == list(data)


@pytest.mark.parametrize("language", WORDINGS)
def test_lines_keep_to_the_width(language: str) -> None:
    long = "Un texte qui n’en finit pas, et qui ne tient sur aucune ligne. " * 6
    text = asked(held(answered("A-1", requirement=Text(long, long)), WAITS), language=language)

    assert [] == [line for line in text.splitlines() if len(line) > WIDTH]
