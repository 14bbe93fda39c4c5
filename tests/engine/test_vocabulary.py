"""The vocabulary is whole: every field of a profile is a word, and every word has its phrase."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.builders import LEXICON, STATUTES
from trustcheck.engine.vocabulary import WORDS, words_of
from trustcheck.logic.message import say
from trustcheck.profile.access import Access, Keys
from trustcheck.profile.certificate import Qualification
from trustcheck.profile.entity import Entity, Seats
from trustcheck.profile.holding import Holding
from trustcheck.profile.profile import Profile
from trustcheck.profile.record import Record
from trustcheck.profile.right import Appointment, Right
from trustcheck.profile.service import (
    Autonomy,
    Contract,
    Interoperability,
    Reversibility,
    Site,
    Subject,
    Technology,
    ThirdParty,
)
from trustcheck.ruleset.condition.typing import Shape
from trustcheck.wording.catalog import LANGUAGES, read_catalog

RECORDS: Mapping[str, type[Record]] = {
    "profile": Profile,
    "subject": Subject,
    "entity": Entity,
    "seats": Seats,
    "holding": Holding,
    "right": Right,
    "appointment": Appointment,
    "site": Site,
    "access": Access,
    "technology": Technology,
    "third_party": ThirdParty,
    "autonomy": Autonomy,
    "keys": Keys,
    "contract": Contract,
    "reversibility": Reversibility,
    "interoperability": Interoperability,
    "qualification": Qualification,
}

RENAMED = {
    ("profile", "holdings"): "holding",
    ("profile", "rights"): "right",
    ("profile", "sites"): "site",
    ("profile", "accesses"): "access",
    ("profile", "technologies"): "technology",
    ("profile", "third_parties"): "third_party",
    ("profile", "qualifications"): "qualification",
    ("entity", "nationalities"): "nationality",
    ("entity", "branches"): "branch",
    ("technology", "operated_by"): "operator",
    ("keys", "held_by"): "holder",
    ("contract", "languages"): "language",
    ("qualification", "covers"): "covers_subject",
}
"""Fields whose word is another: the singular of a list, or what it is asked for."""

UNSPOKEN = {
    ("profile", "trustcheck"): "the version of the format",
    ("profile", "complete"): "it closes the lists, which are words",
    ("profile", "entities"): "they are reached from the records that name them",
    ("profile", "evidence"): "a criterion asks for it beside its condition",
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
        for kind, model in RECORDS.items()
        for name in model.model_fields
        if name not in ("evidence", "note") or kind == "profile"
    }
    spoken = {field for field in fields if RENAMED.get(field, field[1]) in WORDS[field[0]]}

    assert set(UNSPOKEN) == fields - spoken
    assert set(RENAMED) <= spoken


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_its_phrase(language: str) -> None:
    catalog = read_catalog(language)
    words = {f"word.{kind}.{word}" for kind, known in WORDS.items() for word in known}

    assert {id for id in catalog if id.startswith("word.")} == words | {"word.text"}
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
