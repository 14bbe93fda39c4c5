"""Providers nobody knows, in situations everybody meets, come out as a specialist would say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.example import label, told
from tests.builders import STATUTES, document_of
from trustcheck.engine.assess import assess
from trustcheck.profile.reading import read_profile
from trustcheck.ruleset.reading import with_settings
from trustcheck.source.document import read
from trustcheck.source.writing import written

FOLDER = Path(__file__).parent / "stories"
STORIES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@pytest.mark.parametrize("name", STORIES)
def test_a_story_ends_as_it_should(name: str) -> None:
    path = FOLDER / f"{name}.yaml"
    story = read(path.read_bytes(), path.name).data
    assert isinstance(story, dict)
    profile, settings, expected = (story.get(k, {}) for k in ("profile", "parameters", "expect"))
    assert isinstance(settings, dict)
    assert isinstance(expected, dict)
    declaration = read_profile(document_of(profile, name), STATUTES.atlas)
    ruleset = with_settings(label(), {k: written(value) for k, value in settings.items()})

    found = assess(declaration, ruleset, STATUTES, on=declaration.profile.stated_on).findings

    assert expected == {f.criterion.id: told(f) for f in found if f.criterion.id in expected}
