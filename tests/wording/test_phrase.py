"""Messages told in both languages."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from trustcheck.logic.duration import Duration
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, Text, Value, say
from trustcheck.logic.share import percent
from trustcheck.source.problem import Problem
from trustcheck.source.span import Span
from trustcheck.wording.phrase import Wording, read_wording
from trustcheck.wording.template import parse
from trustcheck.wording.typography import Marks

WORDINGS = {language: read_wording(language) for language in ("en", "fr")}


def _bounds(
    low: int, high: int | None, *, low_open: bool = False, high_open: bool = False
) -> Interval:
    end = None if high is None else Fraction(high, 100)
    return Interval(Fraction(low, 100), end, low_open, high_open)


@pytest.mark.parametrize(
    ("value", "form", "en", "fr"),
    [
        pytest.param("é", "", "é", "é", id="text"),
        pytest.param(2, "", "2", "2", id="a whole number"),
        pytest.param(True, "", "yes", "oui", id="true"),
        pytest.param(False, "", "no", "non", id="false"),
        pytest.param(Fraction(5, 2), "", "2.5", "2,5", id="a fraction"),
        pytest.param(Text("mer", "sea"), "", "sea", "mer", id="a text of the rules"),
        pytest.param(say("code.veto"), "", "veto", "droit de veto", id="a message"),
        pytest.param(date(2026, 11, 21), "", "21 November 2026", "21 novembre 2026", id="a day"),
        pytest.param(date(2026, 8, 1), "", "1 August 2026", "1er août 2026", id="a first"),
        pytest.param(Duration(36, 0), "", "3 years", "3 ans", id="years"),
        pytest.param(Duration(1, 0), "", "1 month", "1 mois", id="a month"),
        pytest.param(Duration(18, 3), "", "18 months and 3 days", "18 mois et 3 jours", id="both"),
        pytest.param(Duration(0, 0), "", "0 days", "0 jour", id="no time at all"),
        pytest.param((), "", "none", "aucun", id="an empty list"),
        pytest.param(("a",), "", "a", "a", id="a list of one"),
        pytest.param(("a", "b", "c"), "", "a, b and c", "a, b et c", id="a list"),
        pytest.param("a", "quote", "“a”", "«\u00a0a\u00a0»", id="a quotation"),
        pytest.param(
            ("a", "b"), "quote", "“a” and “b”", "«\u00a0a\u00a0» et «\u00a0b\u00a0»", id="two"
        ),
        pytest.param("fund", "code", "fund", "fonds", id="a code word"),
        pytest.param("cloud-act", "code", "cloud-act", "cloud-act", id="a code of the rules"),
        pytest.param(
            ("fund", "hsm"),
            "code",
            "fund and hardware security module",
            "fonds et module matériel de sécurité (HSM)",
            id="code words",
        ),
        pytest.param(Interval.exactly(2), "number", "2", "2", id="a count"),
        pytest.param(_bounds(200, None), "number", "at least 2", "au moins 2", id="a count above"),
        pytest.param(
            _bounds(0, None), "number", "an unknown number", "un nombre inconnu", id="any count"
        ),
        pytest.param(_bounds(0, 200), "number", "at most 2", "au plus 2", id="a count below"),
        pytest.param(_bounds(0, 100), "number", "at most 1", "au plus 1", id="one or none"),
    ],
)
def test_a_value_is_said(value: Value, form: str, en: str, fr: str) -> None:
    said = {language: wording.value(value, form) for language, wording in WORDINGS.items()}

    assert {"en": en, "fr": fr} == said


@pytest.mark.parametrize(
    ("share", "en", "fr"),
    [
        pytest.param(percent("24"), "24%", "24\u00a0%", id="exact"),
        pytest.param(percent("24.01"), "24.01%", "24,01\u00a0%", id="exact decimals"),
        pytest.param(Fraction(24, 100), "24%", "24\u00a0%", id="a fraction"),
        pytest.param(1, "100%", "100\u00a0%", id="all of it"),
        pytest.param(Fraction(1, 3), "100/3% (about 33.3%)",
                     "100/3\u00a0% (environ 33,3\u00a0%)", id="a third"),
        pytest.param(percent("20", "30"), "between 20% and 30%",
                     "entre 20\u00a0% et 30\u00a0%", id="a range"),
        pytest.param(_bounds(50, 100, low_open=True), "more than 50%",
                     "plus de 50\u00a0%", id="above"),
        pytest.param(_bounds(50, 100), "at least 50%", "au moins 50\u00a0%", id="at least"),
        pytest.param(_bounds(0, 5), "at most 5%", "au plus 5\u00a0%", id="at most"),
        pytest.param(_bounds(0, 5, high_open=True), "less than 5%",
                     "moins de 5\u00a0%", id="below"),
        pytest.param(_bounds(5, 9, low_open=True), "more than 5% and at most 9%",
                     "plus de 5\u00a0% et au plus 9\u00a0%", id="open below"),
        pytest.param(_bounds(5, 9, high_open=True), "at least 5% and less than 9%",
                     "au moins 5\u00a0% et moins de 9\u00a0%", id="open above"),
        pytest.param(_bounds(5, 9, low_open=True, high_open=True), "more than 5% and less than 9%",
                     "plus de 5\u00a0% et moins de 9\u00a0%", id="open"),
        pytest.param(_bounds(0, 100), "an unknown share", "une part inconnue", id="nothing known"),
        pytest.param(_bounds(0, 100, low_open=True), "more than 0%",
                     "plus de 0\u00a0%", id="not nothing"),
        pytest.param(_bounds(0, 100, high_open=True), "less than 100%",
                     "moins de 100\u00a0%", id="not all"),
    ],
)  # fmt: skip
def test_a_share_is_said_with_its_bounds(
    share: Interval | Fraction | int, en: str, fr: str
) -> None:
    said = {language: wording.percent(share) for language, wording in WORDINGS.items()}

    assert {"en": en, "fr": fr} == said


def _wording(language: str, **sentences: str) -> Wording:
    extra = {id: parse(sentence) for id, sentence in sentences.items()}
    return Wording(language, {**WORDINGS[language].catalog, **extra}, Marks(".", ","))


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        pytest.param("en", 0, "0 holders", id="English none"),
        pytest.param("en", 1, "one holder", id="English one"),
        pytest.param("en", 2, "2 holders", id="English two"),
        pytest.param("fr", 0, "one holder", id="French none"),
        pytest.param("fr", 1, "one holder", id="French one"),
        pytest.param("fr", 2, "2 holders", id="French two"),
        pytest.param("en", _bounds(100, None), "at least 1 holders", id="a count within bounds"),
    ],
)
def test_a_plural_follows_its_language(
    language: str, count: int | Interval, expected: str
) -> None:
    wording = _wording(language, holders="{n:one holder|# holders}")

    assert expected == wording.phrase(say("holders", n=count))


def test_a_message_within_a_message_is_said_in_the_same_language() -> None:
    wording = _wording("fr", outer="{part:percent} de {what}")

    assert "5 % de droit de veto" == wording.phrase(
        say("outer", part=percent("5"), what=say("code.veto"))
    ).replace("\u00a0", " ")


def test_a_sentence_begins_with_a_capital() -> None:
    wording = _wording("fr", late="échu")

    assert "Échu" == wording.sentence(say("late"))


def test_a_problem_is_told_with_its_remedy() -> None:
    sentences = {"problem.late": "{file} is late.", "problem.late.remedy": "be early with {file}."}
    problem = Problem(Span("a.yaml", 1, 1, 1, 2), say("late", file="a.yaml"))
    wording = _wording("en", **sentences)

    assert ("A.yaml is late.", "Be early with a.yaml.") == (
        wording.problem(problem),
        wording.remedy(problem),
    )


@pytest.mark.parametrize(
    ("message", "error"),
    [
        pytest.param(say("no.such.id"), KeyError, id="an id that no catalog has"),
        pytest.param(Message("format.quote"), KeyError, id="a value that is missing"),
        pytest.param(say("share", x="24"), TypeError, id="a value that the form is not for"),
        pytest.param(say("holders", n="two"), TypeError, id="a count that is none"),
    ],
)
def test_a_mistake_of_ours_is_loud(message: Message, error: type[Exception]) -> None:
    wording = _wording("en", share="{x:percent}", holders="{n:one|#}")

    with pytest.raises(error):
        wording.phrase(message)


def test_another_language_is_refused() -> None:
    with pytest.raises(KeyError, match="no such language: de, out of en, fr"):
        read_wording("de")
