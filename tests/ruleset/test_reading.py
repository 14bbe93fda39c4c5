"""A ruleset read from its folder, and everything that can be wrong in its files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.builders import LEXICON, codes
from tests.ruleset.files import SAMPLE, mistakes, sample, spoilt
from trustcheck.logic.duration import Duration
from trustcheck.logic.message import Text
from trustcheck.logic.period import Period
from trustcheck.ruleset.condition.tree import Parameter
from trustcheck.ruleset.criterion import Backing, Citation, Level
from trustcheck.ruleset.reading import read_ruleset, with_settings
from trustcheck.ruleset.readings import read_readings
from trustcheck.ruleset.ruleset import Group, LegalText
from trustcheck.source.problem import InvalidInput


def test_a_ruleset_says_what_it_is() -> None:
    ruleset = sample()

    assert ("sample", "1", Text("Exemple de référentiel", "Sample ruleset")) == (
        ruleset.id,
        ruleset.version,
        ruleset.title,
    )
    house = LegalText(
        "house", Text("Texte de la maison", "House text"), "Nobody", "1", date(2026, 1, 31), "-"
    )
    assert {"house": house} == ruleset.texts
    assert ["own", "place"] == list(ruleset.groups)
    assert Group("place", Text("Lieu", "Place")) == ruleset.groups["place"]
    assert (Parameter("home"), "union") == (ruleset.home, ruleset.home_area)
    assert ruleset.tailored_by is None


def test_criteria_come_by_group_then_by_the_numbers_of_their_files() -> None:
    assert ["S-2", "S-3", "S-4", "S-5", "S-6", "S-10", "S-1"] == [c.id for c in sample().criteria]


def test_a_criterion_says_what_its_file_says() -> None:
    criterion = sample().criterion("S-1")

    assert criterion is not None
    assert Citation("house", "1", ("000/C1",)) == criterion.source
    assert Text("Les sites sont dans l’espace.", "The sites lie in the area.") == (
        criterion.requirement
    )
    assert (Level.MUST, "places", Period()) == (
        criterion.level,
        criterion.reading,
        criterion.period,
    )
    assert Backing("documented", Duration(1, 0)) == criterion.backing
    assert (1, 5) == (criterion.span.line, criterion.span.column)
    assert criterion.applies_when is None
    assert criterion.requires is not None


def test_a_criterion_may_be_left_to_a_person() -> None:
    criterion = sample().criterion("S-4")

    assert criterion is not None
    assert criterion.requires is None


def test_there_is_no_criterion_of_another_id() -> None:
    assert sample().criterion("S-9") is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 8, 14), ["S-2", "S-3", "S-4", "S-5", "S-10", "S-1"]),
        (date(2026, 8, 15), ["S-2", "S-3", "S-4", "S-6", "S-10", "S-1"]),
    ],
    ids=str,
)
def test_rules_are_in_force_from_their_first_day_to_their_last(
    day: date, expected: list[str]
) -> None:
    assert expected == [criterion.id for criterion in sample().in_force(day)]


def test_readings_are_found_by_their_headings() -> None:
    readings = read_readings(sample())

    assert {
        "places": Text(
            fr="Overseas territories are read by their own code.\n\n\nL’espace est l’Union.",
            en="Overseas territories are read by their own code.\n\n\nThe area is the Union.",
        )
    } == readings


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        pytest.param(
            "ruleset.yaml", "home: $home", "home: $hom", "5:7 unknown-parameter-near", id="home"
        ),
        pytest.param(
            "ruleset.yaml", "home: $home", "home: unio", "5:7 not-in-list-near", id="no area"
        ),
        pytest.param(
            "ruleset.yaml",
            "home: $home",
            "home: $cap",
            "5:7 parameter-of-another-type",
            id="a share for an area",
        ),
        pytest.param(
            "ruleset.yaml",
            "purpose:",
            "moon: x\npurpose:",
            "4:1 unknown-key",
            id="an unknown key",
        ),
        pytest.param("5-old.yaml", "S-5", "S-4", "1:5 criterion-twice", id="an id given twice"),
        pytest.param("1-sites.yaml", "place", "plaice", "2:8 unknown-group-near", id="a group"),
        pytest.param(
            "1-sites.yaml", "text: house", "text: barn", "3:16 unknown-text", id="a text"
        ),
        pytest.param(
            "1-sites.yaml", "level: must", "level: may", "6:8 not-one-of", id="no such level"
        ),
        pytest.param("1-sites.yaml", "fr: Changer cela., ", "", "7:9 missing-key", id="no French"),
        pytest.param("1-sites.yaml", "P1M", "1 month", "15:41 not-a-duration", id="no duration"),
        pytest.param("1-sites.yaml", "documented", "printed", "15:18 not-one-of", id="no rung"),
        pytest.param(
            "1-sites.yaml",
            "level: must",
            "level: must\nparts:\n  - {id: a, title: {fr: A, en: B}, requires: {some: site}}",
            "7:1 requires-and-parts",
            id="a condition and parts",
        ),
        pytest.param(
            "4-promise.yaml",
            "attested: true",
            "attested: true\nrespondent: nobody",
            "9:13 no-such-respondent",
            id="no such respondent",
        ),
        pytest.param(
            "4-promise.yaml",
            "attested: true",
            "attested: true\ntags: [nothing]",
            "9:8 no-such-tag",
            id="no such tag",
        ),
        pytest.param(
            "4-promise.yaml",
            "attested: true",
            "requires: {$none-such: true}",
            "8:12 unknown-parameter",
            id="no such setting",
        ),
        pytest.param(
            "4-promise.yaml", "attested: true", "", "1:5 nothing-required", id="nothing decides"
        ),
        pytest.param(
            "4-promise.yaml",
            "attested: true",
            "attested: false",
            "1:5 nothing-required",
            id="nobody decides",
        ),
        pytest.param(
            "2-tier.yaml", "requires:", "requires: {}\nand:", "9:1 unknown-key", id="and"
        ),
        pytest.param(
            "2-tier.yaml", "one_of: $tiers", "one_of: $tier", "9:28 unknown-parameter-near", id="$"
        ),
        pytest.param(
            "3-teams.yaml",
            "extension.backups",
            "extension.backup",
            "9:3 unknown-word-near",
            id="?",
        ),
        pytest.param(
            "5-old.yaml",
            "until: 2026-08-14",
            "until: 2026-08-14\nsince: 2026-08-15",
            "8:8 rule-since-after-until",
            id="over before it begins",
        ),
        pytest.param("5-old.yaml", "2026-08-14", "2026-08-32", "8:8 no-such-date", id="no day"),
        pytest.param("5-old.yaml", "id: S-5", "id: 5 5", "1:5 not-an-id", id="no id"),
        pytest.param("5-old.yaml", "id: S-5", "id: S-5\nid: S-5", "2:1 duplicate-key", id="twice"),
    ],
)
def test_a_mistake_is_refused_with_its_place(
    tmp_path: Path, file: str, old: str, new: str, expected: str
) -> None:
    folder = spoilt(tmp_path, file, old, new)

    assert [f"{file}:{expected}"] == mistakes(folder)


def test_the_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    spoilt(tmp_path, "1-sites.yaml", "place", "somewhere")
    spoilt(tmp_path, "2-tier.yaml", "tier:", "teir:")
    folder = spoilt(tmp_path, "ruleset.yaml", "default: 24", "default: 51")
    spoilt(tmp_path, "5-old.yaml", "group: own", "group: own: own")

    assert [
        "1-sites.yaml:2:8 unknown-group",
        "2-tier.yaml:9:3 unknown-word-near",
        "5-old.yaml:2:11 colon-in-value",
        "ruleset.yaml:22:14 parameter-out-of-range",
    ] == mistakes(folder)


def test_a_ruleset_without_a_criterion_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ruleset.yaml").write_bytes((SAMPLE / "ruleset.yaml").read_bytes())

    assert ["ruleset.yaml:1:1 no-criterion"] == mistakes(tmp_path)


# Parameters


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        pytest.param("home", "eea", "eea", id="an area"),
        pytest.param("cap", "0", Fraction(0), id="the lowest share"),
        pytest.param("cap", "50", Fraction(1, 2), id="the highest share"),
        pytest.param("cap", "24.5", Fraction(49, 200), id="a share with decimals"),
        pytest.param("sites", "9", Fraction(9), id="a number"),
        pytest.param("notice", "P1M", Duration(1, 0), id="the shortest notice"),
        pytest.param("notice", "P12M", Duration(12, 0), id="the longest notice"),
        pytest.param("audited", "2026-12-31", date(2026, 12, 31), id="the last day"),
        pytest.param("tolerated", "disputed", "disputed", id="the highest grade"),
        pytest.param("tiers", "[bronze, gold]", ("bronze", "gold"), id="a list"),
    ],
)
def test_a_parameter_is_set_from_text(name: str, written: str, value: object) -> None:
    settled = with_settings(sample(), {name: written})

    assert value == settled.parameters[name].value
    assert sample().parameters[name].default == settled.parameters[name].default
    assert sample().digest != settled.digest


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        pytest.param("home", "france", "1:1 parameter-out-of-range", id="not a choice"),
        pytest.param("home", "unionn", "1:1 not-in-list-near", id="no area"),
        pytest.param("cap", "50.01", "1:1 parameter-out-of-range", id="above the range"),
        pytest.param("cap", "24 %", "1:1 wrong-literal", id="a sign"),
        pytest.param("cap", "[24]", "1:1 wrong-literal", id="a list for one value"),
        pytest.param("sites", "0", "1:1 parameter-out-of-range", id="below the range"),
        pytest.param("notice", "P27D", "1:1 parameter-out-of-range", id="too short"),
        pytest.param("notice", "P30D", "1:1 parameter-out-of-range", id="perhaps too short"),
        pytest.param("notice", "P13M", "1:1 parameter-out-of-range", id="too long"),
        pytest.param("audited", "2024-12-31", "1:1 parameter-out-of-range", id="too early"),
        pytest.param("tolerated", "strong", "1:1 parameter-out-of-range", id="too strong"),
        pytest.param("tiers", "gold", "1:1 list-of-values-expected", id="one value for a list"),
        pytest.param("tiers", "[tin]", "1:2 not-in-list", id="no such tier"),
        pytest.param("tiers", "[gold", "1:1 unclosed-bracket", id="no YAML"),
        pytest.param("cap", "", "1:1 empty-file", id="nothing"),
        pytest.param("cup", "24", "1:1 unknown-parameter-near", id="a name misspelt"),
    ],
)
def test_a_setting_that_is_not_allowed_is_refused(name: str, written: str, expected: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        with_settings(sample(), {name: written})

    assert [expected] == codes(refused.value.problems)
    assert f"--parameter {name}" == refused.value.problems[0].span.file


def test_every_setting_that_is_refused_is_told() -> None:
    with pytest.raises(InvalidInput) as refused:
        with_settings(sample(), {"cap": "99", "sites": "2", "tolerated": "strong"})

    files = [problem.span.file for problem in refused.value.problems]
    assert ["--parameter cap", "--parameter tolerated"] == files


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param([("[0, 50]", "[0]")], "21:12 range-of-two", id="a range of one"),
        pytest.param([("[0, 50]", "50")], "21:12 list-of-values-expected", id="no list"),
        pytest.param([("[0, 50]", "[50, 0]")], "22:14 parameter-out-of-range", id="reversed"),
        pytest.param([("[0, 50]", "[0, 500]")], "21:16 wrong-literal", id="beyond the whole"),
        pytest.param(
            [("default: union", "default: france")],
            "16:14 parameter-out-of-range",
            id="a default that is no choice",
        ),
        pytest.param(
            [("choices: [union, eea]", "range: [union, eea]")],
            "15:12 range-without-order",
            id="a range of areas",
        ),
        pytest.param([("type: percent", "type: share")], "20:11 no-such-type", id="no type"),
        pytest.param(
            [("type: exposure.grade", "type: exposure.law.name")],
            "44:11 no-such-type",
            id="the type of no word",
        ),
        pytest.param(
            [("type: exposure.grade", "type: holding.capital")],
            "44:11 no-such-type",
            id="the type of a word without a closed list",
        ),
    ],
)
def test_a_parameter_ill_defined_is_refused(
    tmp_path: Path, changes: Sequence[tuple[str, str]], expected: str
) -> None:
    for old, new in changes:
        folder = spoilt(tmp_path, "ruleset.yaml", old, new)

    assert [f"ruleset.yaml:{expected}"] == mistakes(folder)


def test_the_digest_changes_with_every_file_and_setting(tmp_path: Path) -> None:
    again = read_ruleset(spoilt(tmp_path, "1-sites.yaml", "Changer", "Modifier"), LEXICON)
    settled = with_settings(sample(), {"cap": "23"})

    assert 3 == len({sample().digest, again.digest, settled.digest})
    assert sample().digest == sample().digest
