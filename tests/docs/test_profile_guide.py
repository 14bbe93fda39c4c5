"""The guide to the profile: its snippets make one valid profile, and name every section."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.docs.pages import page
from trustcheck.profile.entity import EntityKind
from trustcheck.profile.evidence import RUNGS
from trustcheck.profile.profile import PROFILE
from trustcheck.profile.reading import Declaration, read_profile
from trustcheck.profile.right import RightKind
from trustcheck.profile.statute_reading import read_statutes
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.cases import merged
from trustcheck.source.document import read
from trustcheck.source.folder import shipped
from trustcheck.source.writing import written

GUIDE = page("docs/profile.md")
WHOLE = "\n".join(block.text for block in GUIDE.blocks if block.info == "yaml section")
INSTEAD = [block.text for block in GUIDE.blocks if block.info == "yaml instead"]


@pytest.fixture(scope="module")
def statutes() -> Statutes:
    return read_statutes(shipped("rules") / "reference")


def _read(text: str, statutes: Statutes) -> Declaration:
    return read_profile(read(text.encode(), "docs/profile.md"), statutes.atlas)


def test_the_sections_make_one_profile(statutes: Statutes) -> None:
    data = _read(WHOLE, statutes).document.data

    assert isinstance(data, dict)
    assert PROFILE.keys.keys() == data.keys()


@pytest.mark.parametrize("text", INSTEAD)
def test_the_alternatives_fit_into_it(text: str, statutes: Statutes) -> None:
    base, over = (read(part.encode(), "docs/profile.md").data for part in (WHOLE, text))
    assert isinstance(base, dict)
    assert isinstance(over, dict)

    declaration = _read(written(merged(base, over)), statutes)

    assert "nimbus" == declaration.profile.subject.provider


def test_every_snippet_is_read() -> None:
    assert {"yaml section", "yaml instead"} == {block.info for block in GUIDE.blocks}


@pytest.mark.parametrize("words", [RUNGS, get_args(RightKind), get_args(EntityKind)])
def test_the_guide_names_every_word_of_the_great_lists(words: tuple[str, ...]) -> None:
    assert [] == [word for word in words if word not in GUIDE.text]
