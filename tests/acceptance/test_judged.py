"""What a specialist tries first, through the command line: each case on both sides of its line."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.builders import LEXICON
from tests.cli.program import run
from trustcheck.ruleset.cases import given_profile, merged
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.source.folder import shipped
from trustcheck.source.writing import written

EXAMPLES = shipped("examples")
SNC = ("--ruleset", "secnumcloud-3.2")
SWISS = {
    "name": "Erdachte Beteiligungen AG",
    "kind": "company",
    "listed": True,
    "seats": dict.fromkeys(("registered_office", "central_administration"), "CH")
    | {"main_establishment": "CH"},
}

Profile: TypeAlias = Callable[[Mapping[str, Any]], Path]


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """Return what writes a profile that meets everything, but for changes; None takes away."""
    given = given_profile(open_ruleset("secnumcloud-3.2", LEXICON))
    assert given is not None
    whole: Any = given.data

    def write(changes: Mapping[str, Any]) -> Path:
        path = tmp_path / "profile.yaml"
        said = {key: part for key, part in merged(whole, changes).items() if part is not None}
        path.write_text(written(said), encoding="utf-8")
        return path

    return write


def verdicts(path: Path, *articles: str) -> dict[str, str]:
    """Return the verdicts on some articles, with those of their parts, as JSON has them."""
    chosen = [word for each in articles for word in ("--criterion", f"SNC-{each}")]
    result = run("check", path, *SNC, *chosen, "--format", "json")
    assert result.exit_code in (0, 1)
    found: dict[str, str] = {}
    for finding in json.loads(result.stdout)["findings"]:
        found[finding["id"].removeprefix("SNC-")] = finding["verdict"]
        found |= {part["id"]: part["verdict"] for part in finding["parts"]}
    return found


def _held(**parts: str) -> Mapping[str, Any]:
    """Return the holdings of the provider: what is left is in French hands."""
    foreign = {holder: Decimal(part) for holder, part in parts.items()}
    shares = {**foreign, "mutuelle": 100 - sum(foreign.values())}
    return {
        "entities": {"swiss": SWISS},
        "holdings": [
            {"holder": holder, "held": "etalon", "capital": part, "votes": part}
            for holder, part in shares.items()
        ],
    }


def test_european_seats_are_not_enough_below_an_american_parent() -> None:
    path = EXAMPLES / "aws-european-sovereign-cloud/profile.yaml"
    found = verdicts(path, "19.6.a", "19.6.b")

    assert ("pass", "fail") == (found["19.6.a"], found["19.6.b"])


@pytest.mark.parametrize(
    ("territory", "expected"),
    [
        pytest.param("NC", "fail", id="Nouméa"),
        pytest.param("PF", "fail", id="Papeete"),
        pytest.param("RE", "pass", id="Saint-Denis on Réunion"),
        pytest.param("FR", "pass", id="Nantes"),
    ],
)
def test_a_site_is_in_the_union_where_its_territory_is(
    territory: str, expected: str, profile: Profile
) -> None:
    site = {"id": "one", "territory": territory, "roles": ["storage", "processing", "backup"]}

    assert expected == verdicts(profile({"sites": [site]}), "19.2.b")["19.2.b"]


@pytest.mark.parametrize(
    ("held", "expected", "failing"),
    [
        pytest.param({"american": "24.0"}, "pass", set(), id="24.0 %"),
        pytest.param(
            {"american": "24.1"}, "fail", {"individual-capital", "individual-votes"}, id="24.1 %"
        ),
        pytest.param(
            {"swiss": "25"},
            "fail",
            {"individual-capital", "individual-votes"},
            id="a Swiss holder",
        ),
        pytest.param(
            {"american": "20", "chinese": "20"},
            "fail",
            {"collective-capital", "collective-votes"},
            id="twice 20 %",
        ),
        pytest.param({"american": "20", "chinese": "19"}, "pass", set(), id="20 and 19 %"),
        pytest.param({"german": "60"}, "pass", set(), id="60 % in Germany"),
    ],
)
def test_the_caps_hold_exactly(
    held: dict[str, str], expected: str, failing: set[str], profile: Profile
) -> None:
    found = verdicts(profile(_held(**held)), "19.6.b")

    assert expected == found.pop("19.6.b")
    assert failing == {part for part, verdict in found.items() if verdict == "fail"}


def test_with_nothing_attested_what_people_answer_for_is_unknown_and_closes_the_gate(
    profile: Profile,
) -> None:
    before = run("check", profile({}), *SNC, "--format", "json")
    after = run("check", profile({"attestations": None}), *SNC, "--format", "json")
    data, silent = (json.loads(result.stdout) for result in (before, after))
    found = {each["id"]: each["verdict"] for each in silent["findings"]}

    ruleset = open_ruleset("secnumcloud-3.2", LEXICON)
    attested = {criterion.id for criterion in ruleset.criteria if criterion.attested}
    expected = {
        each["id"]: "unknown" if each["id"] in attested else each["verdict"]
        for each in data["findings"]
    }
    assert (0, "pass") == (before.exit_code, data["verdict"])
    assert (1, "unknown") == (after.exit_code, silent["verdict"])
    assert 200 < len(attested)
    assert expected == found
