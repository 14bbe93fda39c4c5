"""The guide to writing a criterion: every snippet reads, every case comes out as it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import pytest

from tests.docs.pages import ROOT, page
from trustcheck.engine.mutation import try_mutants
from trustcheck.engine.trial import try_cases
from trustcheck.engine.vocabulary import lexicon
from trustcheck.profile.statute_reading import read_statutes
from trustcheck.profile.statutes import Statutes
from trustcheck.report.guide import criteria_page
from trustcheck.report.vocabulary import vocabulary_page
from trustcheck.ruleset.condition.parse import FORMS
from trustcheck.ruleset.condition.typing import OPERATORS
from trustcheck.ruleset.criterion import Level
from trustcheck.ruleset.lint import lint
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.document import read
from trustcheck.source.file import load
from trustcheck.source.folder import shipped
from trustcheck.wording.phrase import read_wording

GUIDE = page("docs/writing-a-criterion.md")
WORDING = read_wording("en")
KNOWN = (
    *("ruleset", "criterion", "cases", "given", "tailoring", "condition", "from", "readings"),
    *("preflight", "notices"),
)

ASIDE = """\
id: ASIDE
group: people
source: {text: policy, article: "1"}
title: {fr: Titre, en: Title}
requirement: {fr: Exigence., en: Requirement.}
level: must
requires:
"""
TAIL = "remedy: {fr: Remède., en: Remedy.}\n"


def _blocks(kind: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the snippets of one kind."""
    for block in GUIDE.blocks:
        _language, _, rest = block.info.partition(" ")
        what, _, name = rest.partition(" ")
        if what == kind:
            yield name, block.text


@pytest.fixture(scope="module")
def statutes() -> Statutes:
    return read_statutes(shipped("rules") / "reference")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder that the guide builds."""
    house = tmp_path / "house"
    house.mkdir()
    files = {
        "ruleset.yaml": dict(_blocks("ruleset"))[""],
        "given.cases.yaml": dict(_blocks("given"))[""],
        "READINGS.md": dict(_blocks("readings"))[""],
        **{f"{name}.yaml": text for name, text in _blocks("criterion")},
        **{f"{name}.cases.yaml": text for name, text in _blocks("cases")},
    }
    for name, text in files.items():
        (house / name).write_text(text, encoding="utf-8")
    return house


@pytest.fixture
def ruleset(folder: Path, statutes: Statutes) -> Ruleset:
    return read_ruleset(folder, lexicon(statutes))


def test_every_snippet_says_what_it_is() -> None:
    kinds = {block.info for block in GUIDE.blocks if block.info != "sh"}

    assert set() == {
        kind for kind in kinds if kind.split()[1:2] == [] or kind.split()[1] not in KNOWN
    }


def test_the_cases_come_out_as_the_guide_says(ruleset: Ruleset, statutes: Statutes) -> None:
    trials = try_cases(ruleset, statutes)

    assert [] == [(trial.case, trial.found) for trial in trials if not trial.ok]
    assert {criterion.id for criterion in ruleset.criteria} == {t.criterion for t in trials}


def test_the_cases_of_the_guide_catch_every_mutant(ruleset: Ruleset, statutes: Statutes) -> None:
    survivals = try_mutants(ruleset, statutes)

    assert [] == [mutant.id for survival in survivals for mutant in survival.survived]


def test_the_ruleset_of_the_guide_lacks_nothing(ruleset: Ruleset) -> None:
    assert () == lint(ruleset, frozenset())


def test_the_tailoring_of_the_guide_is_read(folder: Path, statutes: Statutes) -> None:
    path = folder.parent / "health.yaml"
    path.write_text(dict(_blocks("tailoring"))[""], encoding="utf-8")

    tailored = open_ruleset(str(path), lexicon(statutes))

    criterion = tailored.criterion("HOUSE-7.1")
    assert criterion is not None
    assert (Level.MUST, "france") == (
        criterion.level,
        tailored.parameters["support_area"].value,
    )


@pytest.mark.parametrize("text", [text for _, text in _blocks("condition")])
def test_every_condition_of_the_guide_is_read(text: str, folder: Path, statutes: Statutes) -> None:
    path = folder / "9-aside.yaml"
    path.write_text(ASIDE + indent(text, "  ") + TAIL, encoding="utf-8")

    assert read_ruleset(folder, lexicon(statutes)).criterion("ASIDE") is not None


def test_the_guide_names_every_keyword_and_operator() -> None:
    assert [] == [word for word in (*FORMS, *OPERATORS) if f"{word}" not in GUIDE.text]


@pytest.mark.parametrize(("name", "text"), list(_blocks("from")))
def test_what_is_shown_of_a_file_stands_in_it(name: str, text: str) -> None:
    written = iter((ROOT / name).read_text(encoding="utf-8").splitlines())
    shown = [line for line in text.splitlines() if line != "…"]

    assert [] == [line for line in shown if line not in written]


def test_the_page_of_its_criteria_says_all_of_it(ruleset: Ruleset, statutes: Statutes) -> None:
    areas = {id: area.name for id, area in statutes.atlas.areas.items()}

    lines = criteria_page(ruleset, WORDING, areas=areas, folder="house").splitlines()

    expected = [
        "- **The rule in words**: for each team on call: cleared is yes",
        "- **The rule in words**: a person answers for it, with an end to the answer; "
        "no declared fact decides it",
        "- **In force**: from 1 January 2026",
        "- **Applies when**: activities include one of IaaS and CaaS",
        "- **Settings it uses**: `$notice`",
        "- **Evidence asked for**: at least: documented, not older than 1 year",
        "- **Reading**: [notice](house/READINGS.md#notice)",
        "- **The rule as written**: [7.1-notice.yaml](house/7.1-notice.yaml)",
        "| `$notice` | Days of notice | 30 | between 21 and 90 | policy, 7.1 |",
        "- Purchasing policy, 3, Example SAS",
    ]
    assert [] == [line for line in expected if line not in lines]


def test_the_words_it_brings_stand_among_the_others(ruleset: Ruleset) -> None:
    lines = vocabulary_page(ruleset.lexicon, WORDING, names={}).splitlines()

    expected = [
        "| `extension` | record: [extension](#extension) | facts of the ruleset |",
        "| `team` | list of records: [extension.team](#extensionteam) | team on call |",
        "| `cleared` | true or false | cleared |",
    ]
    assert [] == [line for line in expected if line not in lines]


def test_the_preflight_is_that_of_the_label() -> None:
    ((_, text),) = _blocks("preflight")
    label = load(shipped("rules") / "cloud-de-confiance/ruleset.yaml").value(("preflight",))

    assert {"preflight": label} == read(text.encode(), "preflight.yaml").data


def test_the_notices_are_those_of_secnumcloud() -> None:
    ((_, text),) = _blocks("notices")
    known = load(shipped("rules") / "secnumcloud-3.2/ruleset.yaml").value(("notices",))

    assert {"notices": known} == read(text.encode(), "notices.yaml").data
