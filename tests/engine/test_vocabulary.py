"""The vocabulary is whole: every field of a profile is a word, and every word has its phrase."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.builders import LEXICON, STATUTES
from trustcheck.engine.vocabulary import WORDS, words_of
from trustcheck.logic.message import say
from trustcheck.profile.access import ACCESS, KEYS
from trustcheck.profile.certificate import QUALIFICATION
from trustcheck.profile.entity import ENTITY, SEATS
from trustcheck.profile.holding import HOLDING
from trustcheck.profile.profile import PROFILE
from trustcheck.profile.right import APPOINTMENT, RIGHT
from trustcheck.profile.service import (
    AUTONOMY,
    CERTIFICATE_AUTHORITY,
    CONTRACT,
    INTEROPERABILITY,
    OPERATION,
    REVERSIBILITY,
    SITE,
    SUBJECT,
    TECHNOLOGY,
    THIRD_PARTY,
)
from trustcheck.profile.shape import RecordOf
from trustcheck.ruleset.condition.typing import Shape
from trustcheck.wording.catalog import LANGUAGES, read_catalog

RECORDS: Mapping[str, RecordOf[Any]] = {
    "profile": PROFILE,
    "subject": SUBJECT,
    "entity": ENTITY,
    "seats": SEATS,
    "holding": HOLDING,
    "right": RIGHT,
    "appointment": APPOINTMENT,
    "site": SITE,
    "access": ACCESS,
    "technology": TECHNOLOGY,
    "third_party": THIRD_PARTY,
    "autonomy": AUTONOMY,
    "keys": KEYS,
    "operation": OPERATION,
    "certificate_authority": CERTIFICATE_AUTHORITY,
    "contract": CONTRACT,
    "reversibility": REVERSIBILITY,
    "interoperability": INTEROPERABILITY,
    "qualification": QUALIFICATION,
}

RENAMED = {
    ("profile", "holdings"): "holding",
    ("profile", "rights"): "right",
    ("profile", "sites"): "site",
    ("profile", "accesses"): "access",
    ("profile", "technologies"): "technology",
    ("profile", "third_parties"): "third_party",
    ("profile", "certificate_authorities"): "certificate_authority",
    ("profile", "qualifications"): "qualification",
    ("entity", "nationalities"): "nationality",
    ("entity", "branches"): "branch",
    ("technology", "operated_by"): "operator",
    ("keys", "held_by"): "holder",
    ("operation", "interface_languages"): "interface_language",
    ("operation", "support_languages"): "support_language",
    ("contract", "languages"): "language",
    ("qualification", "covers"): "covers_subject",
}
"""Fields whose word is another: the singular of a list, or what it is asked for."""

UNSPOKEN = {
    ("profile", "trustcheck"): "the version of the format",
    ("profile", "complete"): "it closes the lists, which are words",
    ("profile", "entities"): "they are reached from the records that name them",
    ("profile", "evidence"): "a criterion asks for it beside its condition",
    ("profile", "hosted_on"): "a criterion says what it takes over from a host",
    ("profile", "attestations"): "a criterion asks for one instead of a condition",
    ("profile", "extensions"): "a ruleset brings its own words",
    ("subject", "description"): "prose",
    ("subject", "url"): "an address",
    ("site", "id"): "a handle within the file",
    ("entity", "identifiers"): "numbers of registers",
    ("entity", "share_classes"): "the graph turns them into shares",
    ("holding", "share_class"): "a handle within the file",
}
"""Fields that no rule speaks of, and why."""


def test_every_field_of_a_profile_is_a_word_or_is_left_out_for_a_reason() -> None:
    fields = {
        (kind, name)
        for kind, record in RECORDS.items()
        for name in record.keys
        if name not in ("evidence", "note") or kind == "profile"
    }
    spoken = {field for field in fields if RENAMED.get(field, field[1]) in WORDS[field[0]]}

    assert set(UNSPOKEN) == fields - spoken
    assert set(RENAMED) <= spoken


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_its_phrase(language: str) -> None:
    catalog = read_catalog(language)
    words = {f"word.{kind}.{word}" for kind, known in WORDS.items() for word in known}

    assert {id for id in catalog if id.startswith("word.")} == words | {
        "word.text",
        "word.situation.day",
    }
    assert all(LEXICON.phrase(*id.split(".")[1:]) == say(id) for id in words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_closed_word_can_be_told(language: str) -> None:
    catalog = read_catalog(language)
    closed = {
        code
        for kind, words in LEXICON.kinds.items()
        for word, type_ in words.items()
        if (kind, word) != ("exposure", "law")
        for code in type_.codes
    }

    assert set() == {code for code in closed if f"code.{code}" not in catalog}


def test_every_record_has_a_kind_with_words() -> None:
    kinds = {
        type_.kind
        for words in LEXICON.kinds.values()
        for type_ in words.values()
        if type_.shape in (Shape.RECORD, Shape.COLLECTION)
    }

    assert kinds | {"profile"} == set(LEXICON.kinds) == set(words_of(LEXICON))


def test_no_word_is_a_keyword_of_the_language() -> None:
    keywords = {"all", "any", "not", "each", "some", "known", "where", "satisfies", "the"}

    assert {} == {k: set(words) & keywords for k, words in WORDS.items() if set(words) & keywords}


def test_laws_areas_and_territories_are_those_of_the_reference_data() -> None:
    assert tuple(STATUTES.laws) == LEXICON.words("exposure")["law"].codes
    assert tuple(STATUTES.atlas.areas) == LEXICON.areas
    assert tuple(STATUTES.atlas.territories) == LEXICON.territories
