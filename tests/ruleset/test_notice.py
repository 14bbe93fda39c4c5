"""What a ruleset says of notices that customers are owed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import LEXICON
from tests.ruleset.files import mistakes, sample, spoilt
from trustcheck.logic.duration import Duration
from trustcheck.logic.message import Text
from trustcheck.ruleset.notice import is_watched
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.ruleset.ruleset import Notice

KNOWN = sample().criteria[0].id
ARTICLE = sample().criteria[0].source.article
NOTICES = """\
notices:
  {id}: {{watches: ["{article}"], within: {within}, to: {{fr: clients, en: customers}}}}
"""


def _given(
    tmp_path: Path, *, id: str = KNOWN, article: str = ARTICLE, within: str = "P1M"
) -> Path:
    text = NOTICES.format(id=id, article=article, within=within)
    return spoilt(tmp_path, "ruleset.yaml", "groups:", f"{text}groups:")


def test_a_ruleset_may_ask_for_a_notice(tmp_path: Path) -> None:
    ruleset = read_ruleset(_given(tmp_path), LEXICON)

    (notice,) = ruleset.notices
    month = Duration.parse("P1M")
    assert Notice(KNOWN, (ARTICLE,), month, Text("clients", "customers")) == notice
    assert month == ruleset.time_for(notice)
    assert () == sample().notices


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        pytest.param({"id": "QQQQQQQ"}, ["no-such-criterion"], id="nobody asks for it"),
        pytest.param({"article": "QQQQQQQ"}, ["no-such-article"], id="nothing is watched"),
        pytest.param({"within": "$nothing"}, ["unknown-parameter"], id="no such parameter"),
        pytest.param({"within": "soon"}, ["wrong-literal"], id="no time"),
    ],
)
def test_a_notice_that_could_never_be_owed_is_refused(
    wrong: dict[str, str], expected: list[str], tmp_path: Path
) -> None:
    found = mistakes(_given(tmp_path, **wrong))

    assert expected == [each.split()[1].removesuffix("-near") for each in found]


@pytest.mark.parametrize(
    ("article", "expected"),
    [("19.6", True), ("19.6.b", True), ("19.61", False), ("19", False), ("9.6", False)],
)
def test_an_article_is_watched_with_what_is_below_it(article: str, expected: bool) -> None:
    assert expected is is_watched(article, ("19.6",))
