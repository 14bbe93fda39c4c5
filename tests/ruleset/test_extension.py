"""The words that a ruleset brings, and the schemas that cannot give any."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.ruleset.files import mistakes, sample, spoilt
from trustcheck.logic.message import Text, say
from trustcheck.ruleset.condition.show import shown
from trustcheck.ruleset.condition.typing import (
    BOOLEAN,
    DAY,
    DURATION,
    NUMBER,
    TERRITORY,
    TEXT,
    Shape,
    Type,
    collection,
    record,
)

TIER = Type(Shape.CODE, "extension", ("gold", "silver", "bronze"))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(
            "extension",
            {
                "tier": TIER,
                "green": BOOLEAN,
                "backups": NUMBER,
                "restore_time": DURATION,
                "audited_on": DAY,
                "motto": TEXT,
                "labels": Type(Shape.CODES, "extension", ("fair", "quiet")),
                "hosting": record("extension.hosting"),
                "teams": collection("extension.teams"),
                "complete": Type(Shape.CODES, "extension", ("teams",)),
            },
            id="the section",
        ),
        pytest.param("extension.hosting", {"country": TERRITORY}, id="a record in it"),
        pytest.param("extension.teams", {"name": TEXT, "country": TERRITORY}, id="a list in it"),
    ],
)
def test_a_schema_gives_words(kind: str, expected: Mapping[str, Type]) -> None:
    assert expected == sample().lexicon.words(kind)


def test_a_profile_has_the_section_as_a_record() -> None:
    assert record("extension") == sample().lexicon.words("profile")["extension"]


def test_words_are_told_by_the_phrases_of_the_ruleset() -> None:
    words = sample().lexicon

    country = Text("pays de l’équipe", "country of the team")
    assert say("word.text", text=country) == words.phrase("extension.teams", "country")
    assert say("word.site.territory") == words.phrase("site", "territory")


def test_closed_words_of_a_ruleset_are_told_as_they_are_written() -> None:
    quoted = say("value.quote", value="gold")

    assert quoted == shown(TIER, "gold")
    assert say("value.list", value=(quoted,)) == shown(
        sample().parameters["tiers"].type, ("gold",)
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "motto: {type: string}",
            "motto: {enum: [x]}",
            ["64:14 extension-type"],
            id="no type",
        ),
        pytest.param(
            "motto: {type: string}",
            "motto: {type: string, format: email}",
            ["64:14 extension-type"],
            id="a format that rules do not know",
        ),
        pytest.param(
            "motto: {type: string}",
            "motto: {type: array, items: {type: string}}",
            ["64:14 extension-type"],
            id="a list of texts",
        ),
        pytest.param(
            "motto: {type: string}",
            "motto: {type: [string, 'null']}",
            ["64:14 extension-type"],
            id="two types",
        ),
        pytest.param(
            "motto: {type: string}",
            "motto: {type: strung}",
            ["64:14 extension-type", "64:21 not-one-of-near"],
            id="a type misspelt",
        ),
        pytest.param(
            "    motto: {fr: devise, en: motto}\n", "", ["64:14 extension-phrase"], id="no phrase"
        ),
        pytest.param(
            "    teams.name:", "    teams.nom:", ["76:19 extension-phrase"], id="a phrase misspelt"
        ),
        pytest.param(
            "    motto: {fr: devise, en: motto}",
            "    motto: {fr: devise, en: motto}\n    lotto: {fr: loto, en: lotto}",
            ["86:12 extension-stray-phrase"],
            id="a phrase of nothing",
        ),
        pytest.param(
            "motto: {type: string}",
            "motto: {$ref: 'https://example.org/motto'}",
            ["64:14 extension-type", "64:21 reference-leads-out"],
            id="a schema from elsewhere",
        ),
    ],
)
def test_a_schema_that_rules_cannot_use_is_refused(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    folder = spoilt(tmp_path, "ruleset.yaml", old, new)

    found = [problem for problem in mistakes(folder) if problem.startswith("ruleset.yaml:")]
    assert [f"ruleset.yaml:{problem}" for problem in expected] == found
