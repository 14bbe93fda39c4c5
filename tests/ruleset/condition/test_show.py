"""Conditions told in words."""

from __future__ import annotations

import pytest

from tests.builders import LEXICON, STATUTES, condition
from tests.ruleset.condition.words import PARAMETERS, WORDS
from trustcheck.logic.message import say
from trustcheck.ruleset.condition.show import Describer
from trustcheck.wording.phrase import read_wording

NAMES = {id: area.name for id, area in STATUTES.atlas.areas.items()}
LANGUAGES = {language: read_wording(language) for language in ("en", "fr")}


@pytest.mark.parametrize(
    ("text", "en", "fr"),
    [
        pytest.param(
            "contract.law: FR",
            "law of the contract is FR",
            "droit du contrat : FR",
            id="a territory",
        ),
        pytest.param(
            "contract.audit_right: true",
            "right to audit is yes",
            "droit d’audit : oui",
            id="yes",
        ),
        pytest.param(
            "provider.foreign_capital: {at_most: 39}",
            "capital in foreign hands is at most 39%",
            "capital aux mains d’étrangers : au plus 39 %",
            id="a percentage",
        ),
        pytest.param(
            "each: site\nsatisfies: {territory: {within: union}}",
            "for each site: territory is within the European Union",
            "pour chaque site : territoire : dans l’Union européenne",
            id="each",
        ),
    ],
)
def test_a_condition_is_said_in_both_languages(text: str, en: str, fr: str) -> None:
    message = Describer(LEXICON, {}, NAMES).describe(condition(text))

    assert en == LANGUAGES["en"].phrase(message)
    assert _plain(fr) == _plain(LANGUAGES["fr"].phrase(message))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


EVERY_FORM = """\
all:
- name: {one_of: [x, y]}
- any: [{day: {before: $since}}, {not: {known: contract.notice}}]
- each: site
  where: {staff: {above: 2, below: 9}}
  satisfies: {some: tenant, satisfies: {votes: {at_least: {the: capital}}}}
- {some: site}
- some: site
  where: {roles: {includes_any_of: [backup]}}
- some: site
  where: {territory: {outside: $area}}
  satisfies: {roles: {includes: storage}}
- strength: {at_most: $least}
- contract.notice: {at_most: $notice}
- owner.kind: {none_of: $kinds}
- $cap: 24.5
- day: {on_or_after: {the: contract.signed, plus: $notice}}
"""


def test_a_word_of_a_ruleset_is_said_by_its_own_phrase() -> None:
    describer = Describer(WORDS, PARAMETERS, NAMES)
    message = describer.describe(condition("contract.audit: false", words=WORDS))

    assert "the right to audit is no" == LANGUAGES["en"].phrase(message)
    assert "le droit d’audit : non" == _plain(LANGUAGES["fr"].phrase(message))


def test_a_parameter_is_said_by_its_value() -> None:
    capped = condition("owner.capital: {at_most: $cap}", words=WORDS, parameters=PARAMETERS)
    plain = condition("owner.capital: {at_most: 24}", words=WORDS)
    describer = Describer(WORDS, PARAMETERS, NAMES)

    assert describer.describe(plain) == describer.describe(capped)


def test_an_area_is_said_by_its_name() -> None:
    found = condition("contract.law: {within: $area}", words=WORDS, parameters=PARAMETERS)
    message = Describer(WORDS, PARAMETERS, NAMES).describe(found)

    assert say("value.text", value=NAMES["france"]) == message["right"]


def test_a_setting_is_said_by_the_name_and_the_value() -> None:
    found = condition("$cap: 24.5", words=WORDS, parameters=PARAMETERS)
    message = Describer(WORDS, PARAMETERS, NAMES).describe(found)

    assert "the setting “cap” is 24.5%" == LANGUAGES["en"].phrase(message)


def test_every_form_has_its_sentence() -> None:
    found = condition(EVERY_FORM, words=WORDS, parameters=PARAMETERS)
    message = Describer(WORDS, PARAMETERS, NAMES).describe(found)

    ids = list(_ids(message))

    assert {
        "condition.and",
        "condition.or",
        "condition.not",
        "condition.known",
        "condition.each.where.satisfies",
        "condition.some",
        "condition.some.where",
        "condition.some.satisfies",
        "condition.some.where.satisfies",
        "condition.one_of",
        "condition.before",
        "condition.above",
        "condition.below",
        "condition.at_least",
        "condition.includes_any_of",
        "condition.outside",
        "condition.includes",
        "condition.at_most",
        "condition.none_of",
        "condition.setting",
        "condition.on_or_after",
        "condition.later",
    } == {id for id in ids if id.startswith("condition.")}
    for language in LANGUAGES.values():
        assert set(ids) - set(language.catalog) <= {
            f"word.{k}.{w}" for k in WORDS.kinds for w in WORDS.words(k)
        }


def _ids(value: object) -> list[str]:
    from trustcheck.logic.message import Message

    if isinstance(value, tuple):
        return [id for item in value for id in _ids(item)]
    if isinstance(value, Message):
        return [value.id, *(id for _, part in value.values for id in _ids(part))]
    return []
