"""The language that the surroundings ask for."""

from __future__ import annotations

import pytest

from trustcheck.cli.language import CHOICES, language_of
from trustcheck.wording.catalog import LANGUAGES


@pytest.mark.parametrize(
    ("expected", "environment"),
    [
        pytest.param("en", {}, id="nothing is set"),
        pytest.param("fr", {"LANG": "fr_FR.UTF-8"}, id="LANG"),
        pytest.param("fr", {"LANG": "FR"}, id="in capitals"),
        pytest.param("en", {"LANG": "de_DE.UTF-8"}, id="a language there is no catalog for"),
        pytest.param("en", {"LC_ALL": "C", "LANG": "fr_FR"}, id="LC_ALL outweighs LANG"),
        pytest.param("fr", {"LC_ALL": "", "LANG": "fr_CA"}, id="empty is not set"),
        pytest.param("fr", {"LC_MESSAGES": "fr", "LANG": "en"}, id="LC_MESSAGES outweighs LANG"),
        pytest.param("en", {"TRUSTCHECK_LANG": "en", "LC_ALL": "fr"}, id="our own word is last"),
        pytest.param("fr", {"TRUSTCHECK_LANG": "fr", "LC_ALL": "C"}, id="our own word, French"),
    ],
)
def test_the_surroundings_choose_the_language(expected: str, environment: dict[str, str]) -> None:
    assert expected == language_of(environment)


def test_every_language_with_a_catalog_can_be_chosen() -> None:
    assert LANGUAGES == CHOICES
