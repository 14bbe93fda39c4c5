"""The generated pages are what the program would write now, and hold everything there is."""

from __future__ import annotations

import pytest

from tests.conftest import Golden
from tests.docs.pages import ROOT, Page, page
from trustcheck.engine.vocabulary import lexicon
from trustcheck.logic.message import Text
from trustcheck.profile.statute_reading import read_statutes
from trustcheck.profile.statutes import Statutes
from trustcheck.report.guide import criteria_page
from trustcheck.report.markup import anchor, code, escaped, table
from trustcheck.report.vocabulary import vocabulary_page
from trustcheck.ruleset.condition.parse import FORMS
from trustcheck.ruleset.condition.typing import BOOLEAN, OPERATORS, Lexicon, Shape, Type, record
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.ruleset.shelf import shipped_rulesets
from trustcheck.source.folder import shipped
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import read_wording

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def statutes() -> Statutes:
    return read_statutes(shipped("rules") / "reference")


@pytest.fixture(scope="module", params=shipped_rulesets())
def ruleset(request: pytest.FixtureRequest, statutes: Statutes) -> Ruleset:
    return open_ruleset(str(request.param), lexicon(statutes))


def _areas(statutes: Statutes) -> dict[str, Text]:
    return {id: area.name for id, area in statutes.atlas.areas.items()}


def _words_page(statutes: Statutes, language: str) -> str:
    names = _areas(statutes) | {id: law.name for id, law in statutes.laws.items()}
    return vocabulary_page(lexicon(statutes), read_wording(language), names=names)


# Up to date


@each_language
def test_the_page_of_the_words_is_up_to_date(
    language: str, statutes: Statutes, golden: Golden
) -> None:
    golden(ROOT / "docs" / f"vocabulary.{language}.md", _words_page(statutes, language))


@each_language
def test_the_page_of_the_criteria_is_up_to_date(
    language: str, ruleset: Ruleset, statutes: Statutes, golden: Golden
) -> None:
    text = criteria_page(
        ruleset,
        read_wording(language),
        areas=_areas(statutes),
        folder=f"../../rules/{ruleset.id}",
    )

    golden(ROOT / "docs" / "criteria" / f"{ruleset.id}.{language}.md", text)


# Complete


def _section(page_: Page, heading: str) -> list[str]:
    """Return what the first column holds below a heading, up to the next one."""
    _, _, below = page_.text.partition(f"# {heading}\n")
    rows = [
        line.split("|")[1].strip() for line in below.split("\n#")[0].splitlines() if "|" in line
    ]
    return [cell.strip("`") for cell in rows[2:]]


def test_the_page_of_the_words_has_every_keyword_operator_and_word(statutes: Statutes) -> None:
    written = page("docs/vocabulary.en.md")
    known = lexicon(statutes)

    assert [*FORMS, "where", "satisfies", "the", "plus", "$"] == _section(written, "Keywords")
    assert list(OPERATORS) == _section(written, "Operators")
    assert list(known.areas) == _section(written, "Areas")
    assert {kind: list(words) for kind, words in known.kinds.items()} == {
        kind: _section(written, kind) for kind in known.kinds
    }


def test_the_page_of_the_words_names_every_closed_word(statutes: Statutes) -> None:
    kinds = lexicon(statutes).kinds.values()
    closed = {each for words in kinds for type_ in words.values() for each in type_.codes}

    assert closed == set(_section(page("docs/vocabulary.fr.md"), "Mots fermés"))


@each_language
def test_the_page_of_the_criteria_has_every_criterion(language: str, ruleset: Ruleset) -> None:
    written = page(f"docs/criteria/{ruleset.id}.{language}.md")
    ids = [criterion.id for criterion in ruleset.criteria]

    assert ids == [heading for heading in written.headings if heading in ids]


# Words that a ruleset brings


def test_the_words_of_a_ruleset_stand_among_the_others() -> None:
    words = Lexicon(
        {
            "profile": {"extension": record("extension")},
            "extension": {"hosting": record("extension.hosting")},
            "extension.hosting": {"own": BOOLEAN, "kind": Type(Shape.CODE, codes=("a|b",))},
        },
        phrases={
            ("profile", "extension"): Text("faits du référentiel", "facts of the ruleset"),
            ("extension", "hosting"): Text("hébergement", "hosting *here*"),
            ("extension.hosting", "own"): Text("en propre", "its own | not"),
            ("extension.hosting", "kind"): Text("nature", "kind"),
        },
    )

    written = vocabulary_page(words, read_wording("en"), names={})

    assert (
        "| `hosting` | record: [extension.hosting](#extensionhosting) | hosting \\*here\\* |"
    ) in written
    assert "| `own` | true or false | its own \\| not |" in written
    assert "| `kind` | one of `a\\|b` | kind |" in written
    assert "Reached by `extension.hosting`." in written


# Markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("plain", "plain", id="plain"),
        pytest.param("a_b*c", "a\\_b\\*c", id="emphasis"),
        pytest.param("<b>&amp;", "\\<b\\>\\&amp;", id="HTML"),
        pytest.param("[x](y)", "\\[x\\](y)", id="a link"),
        pytest.param("a\n# b", "a \\# b", id="a heading"),
        pytest.param("a\u202eb", "a\\\\u202eb", id="a hidden mark"),
    ],
)
def test_nothing_from_outside_is_markup(text: str, expected: str) -> None:
    assert expected == escaped(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("site", "`site`", id="a word"),
        pytest.param("a`b", "`` a`b ``", id="a backtick"),
        pytest.param("a|b", "`a\\|b`", id="a bar"),
    ],
)
def test_code_holds_what_it_is_given(text: str, expected: str) -> None:
    assert expected == code(text)


def test_a_table_without_rows_is_nothing() -> None:
    assert "" == table(("a", "b"), [])
    assert "| a |\n| --- |\n| 1 |" == table(("a",), [("1",)])


def test_an_anchor_is_what_a_heading_is_found_by() -> None:
    assert "what-it-does-not-do" == anchor("What it does not do")
