"""The ruleset of SecNumCloud 3.2 is whole: every lettered requirement, once, at its level."""

from __future__ import annotations

from collections import Counter

from tests.rules.shelf import RULESETS
from trustcheck.ruleset.criterion import Level

RULESET = next(ruleset for ruleset in RULESETS if ruleset.id == "secnumcloud-3.2")

BY_CHAPTER = {
    "5": 15,
    "6": 13,
    "7": 12,
    "8": 8,
    "9": 34,
    "10": 20,
    "11": 42,
    "12": 37,
    "13": 8,
    "14": 12,
    "15": 9,
    "16": 14,
    "17": 7,
    "18": 11,
    "19": 36,
}
RECOMMENDED = [
    "6.1.g",
    "6.3.a",
    "6.4.a",
    "8.4.a",
    "10.1.c",
    "10.2.b",
    "10.3.c",
    "10.4.b",
    "10.5.b",
    "11.2.1.b",
    "11.2.2.b",
    "11.6.c",
    "12.6.e",
    "12.9.b",
    "16.4.c",
    "18.2.1.b",
    "19.1.r",
]


def test_every_chapter_has_all_its_requirements() -> None:
    articles = [criterion.source.article for criterion in RULESET.criteria]

    assert BY_CHAPTER == Counter(article.partition(".")[0] for article in articles)
    assert 278 == len(set(articles))


def test_a_requirement_is_called_by_its_article() -> None:
    assert [] == [c.id for c in RULESET.criteria if c.id != f"SNC-{c.source.article}"]


def test_seventeen_are_recommended() -> None:
    advised = [c.source.article for c in RULESET.criteria if c.level is Level.SHOULD]

    assert sorted(RECOMMENDED) == sorted(advised)


def test_letters_leave_no_gap() -> None:
    sections: dict[str, list[str]] = {}
    for criterion in RULESET.criteria:
        section, _, letter = criterion.source.article.rpartition(".")
        sections.setdefault(section, []).append(letter)

    assert {} == {
        section: letters
        for section, letters in sections.items()
        if letters != [chr(ord("a") + place) for place in range(len(letters))]
    }


def test_whoever_answers_is_asked_for_evidence() -> None:
    assert [] == [c.id for c in RULESET.criteria if c.attested and c.backing is None]


def test_every_requirement_says_who_answers_and_with_what() -> None:
    told = [(c.respondent, c.expects, c.hosted, c.tags) for c in RULESET.criteria]

    assert all(all(each) for each in told)
