"""The profile to start from can be read before and after it is filled in."""

from __future__ import annotations

import re

import pytest

from tests.profile.files import atlas
from trustcheck.profile.outline import sections
from trustcheck.profile.profile import Profile
from trustcheck.profile.reading import read_profile
from trustcheck.profile.template import LANGUAGES, starting_profile
from trustcheck.source.document import read


def _read(text: str) -> Profile:
    return read_profile(read(text.encode(), "profile.yaml"), atlas()).profile


def _uncommented(text: str) -> str:
    """Take the # from the examples, as a person does; ## stays before what explains."""
    return re.sub(r"^( *)# (?!yaml-)", r"\1", text, flags=re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_starting_profile_is_valid_as_it_stands(language: str) -> None:
    assert (
        _read(starting_profile(language)).entities.keys()
        == {
            "en": {"provider"},
            "fr": {"prestataire"},
        }[language]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_examples_are_valid_and_show_every_section(language: str) -> None:
    profile = _read(_uncommented(starting_profile(language)))

    assert [name for name, _, _ in sections() if not getattr(profile, name)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_editors_are_told_first_where_the_schema_is(language: str) -> None:
    modeline = "# yaml-language-server: $schema=../profile.schema.json"

    assert starting_profile(language, schema="../profile.schema.json").split("\n")[0] == modeline


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_lines_fit_an_editor(language: str) -> None:
    assert [line for line in starting_profile(language).split("\n") if len(line) > 99] == []


def test_both_languages_have_the_same_facts() -> None:
    english, french = (_uncommented(starting_profile(language)) for language in ("en", "fr"))

    assert _keys(english) == _keys(french)


def _keys(text: str) -> list[str]:
    names = {"prestataire": "provider", "mere": "parent", "fondatrice": "founder"}
    names["extrait-du-registre"] = "register-extract"
    keys = re.findall(r"^\s*(?:- )?\{?([\w.-]+):", text, flags=re.MULTILINE)
    return [names.get(key, key) for key in keys]


def test_there_is_none_in_another_language() -> None:
    with pytest.raises(KeyError, match="no such language: de"):
        starting_profile("de")
