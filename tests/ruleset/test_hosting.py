"""What a ruleset says of services on a host, and what nobody can inherit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import LEXICON
from tests.ruleset.files import mistakes, sample, spoilt
from trustcheck.ruleset.condition.tree import Quantified
from trustcheck.ruleset.hosting import NEVER_INHERITED
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.ruleset.shelf import shipped_rulesets

ASKS = "hosting: {asks: {some: secnumcloud_qualification, where: {in_force: true}}}\n"


def test_a_ruleset_may_ask_something_of_hosts(tmp_path: Path) -> None:
    folder = spoilt(tmp_path, "ruleset.yaml", "groups:", f"{ASKS}groups:")

    assert isinstance(read_ruleset(folder, LEXICON).asks_of_host, Quantified)
    assert sample().asks_of_host is None


def test_what_is_asked_of_hosts_is_checked_like_any_condition(tmp_path: Path) -> None:
    slip = ASKS.replace("in_force", "in_farce")
    folder = spoilt(tmp_path, "ruleset.yaml", "groups:", f"{slip}groups:")

    assert ["ruleset.yaml:8:59 unknown-word-near"] == mistakes(folder)


def test_a_group_that_is_never_inherited_has_to_exist(tmp_path: Path) -> None:
    folder = spoilt(tmp_path, "ruleset.yaml", "groups:", "hosting: {own: [owm]}\ngroups:")

    assert ["ruleset.yaml:8:17 unknown-group-near"] == mistakes(folder)


def test_no_criterion_of_such_a_group_is_inherited_though_a_person_answers(tmp_path: Path) -> None:
    spoilt(tmp_path, "4-promise.yaml", "level: must", "level: must\nhosted: inherited")
    folder = spoilt(tmp_path, "ruleset.yaml", "groups:", "hosting: {own: [own]}\ngroups:")

    assert ["4-promise.yaml:7:9 group-never-inherited"] == mistakes(folder)


RULES = {
    "seats": "provider.seats.registered_office: {within: union}",
    "foreign": "each: custodian\nsatisfies: {foreign: false}",
    "foreign, in what is concerned": (
        "each: access\nwhere: {to.foreign: true}\nsatisfies: {clear: false}"
    ),
    "holders": "each: provider.foreign_holder\nsatisfies: {capital: {at_most: 24}}",
    "votes": "provider.foreign_votes: {at_most: 39}",
    "control": "provider.foreign_control: false",
    "rights": "each: provider.foreign_right\nsatisfies: {kind: {none_of: [veto]}}",
    "laws": "each: exposure\nsatisfies: {grade: {at_most: weak}}",
    "qualification": "some: secnumcloud_qualification\nwhere: {in_force: true}",
    "within a denial": "not: {any: [{contract.law: US}, {provider.foreign: true}]}",
    "only to be known": "known: provider.foreign_capital",
}


def _promise(tmp_path: Path, rule: str, hosted: str) -> Path:
    indented = rule.replace("\n", "\n  ")
    new = f"hosted: {hosted}\nrequires:\n  {indented}"
    return spoilt(tmp_path, "4-promise.yaml", "attested: true", new)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_ownership_jurisdiction_and_qualification_are_never_inherited(
    tmp_path: Path, rule: str
) -> None:
    folder = _promise(tmp_path, rule, "inherited")

    assert ["4-promise.yaml:8:9 word-never-inherited"] == mistakes(folder)


@pytest.mark.parametrize("hosted", ["own", "shared"])
@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_they_may_be_asked_of_the_service_and_of_both(
    tmp_path: Path, rule: str, hosted: str
) -> None:
    ruleset = read_ruleset(_promise(tmp_path, rule, hosted), LEXICON)

    assert hosted == getattr(ruleset.criterion("S-4"), "hosted", None)


def test_facts_of_the_service_alone_may_be_inherited(tmp_path: Path) -> None:
    folder = _promise(tmp_path, "each: site\nsatisfies: {territory: {within: union}}", "inherited")

    assert "inherited" == getattr(read_ruleset(folder, LEXICON).criterion("S-4"), "hosted", None)


def test_every_word_that_is_never_inherited_is_one() -> None:
    known = {word for words in LEXICON.kinds.values() for word in words}

    assert set() == NEVER_INHERITED - known


@pytest.mark.parametrize("name", shipped_rulesets())
def test_shipped_rulesets_that_inherit_say_from_whom(name: str) -> None:
    ruleset = open_ruleset(name, LEXICON)

    inherits = any(criterion.hosted == "inherited" for criterion in ruleset.criteria)

    assert (ruleset.asks_of_host is not None) is inherits
