"""A ruleset about situations, and everything that can be wrong in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders import LEXICON, codes
from trustcheck.ruleset.condition.typing import SITUATION
from trustcheck.ruleset.lint import lint
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.source.folder import shipped
from trustcheck.source.problem import InvalidInput

SHIPPED = shipped("rules") / "scope-fr"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped ruleset."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "scope-fr"))


def _spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_its_rules_know_its_facts_the_day_and_nothing_else() -> None:
    words = read_ruleset(SHIPPED, LEXICON).lexicon

    assert SITUATION == words.root
    sections = ["body", "data", "cloud", "project", "compliant_offer", "derogation"]
    assert ["day", *sections] == list(words.words(SITUATION))
    assert ["kind", "named_in_decree", "under_state_supervision"] == list(words.words("body"))


def test_its_verdicts_are_answers() -> None:
    scope, label = (open_ruleset(name, LEXICON) for name in ("scope-fr", "cloud-de-confiance"))
    verdicts = ("pass", "fail", "unknown", "not_applicable")

    assert ("yes", "no", "unknown", "not_applicable") == tuple(map(scope.verdict_word, verdicts))
    assert verdicts == tuple(map(label.verdict_word, verdicts))


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        pytest.param(
            "31.3-commercial-cloud.yaml",
            "cloud.commercial: true",
            "provider.foreign: true",
            ["unknown-word"],
            id="a word of services",
        ),
        pytest.param(
            "31.3-commercial-cloud.yaml",
            "cloud.commercial: true",
            "cloud.comercial: true",
            ["unknown-word-near"],
            id="a misspelt fact",
        ),
        pytest.param(
            "31.3-commercial-cloud.yaml",
            "requires:\n  cloud.commercial: true",
            "attested: true",
            ["question-not-decided"],
            id="a person answers",
        ),
        pytest.param(
            "31.3-commercial-cloud.yaml",
            "level: must",
            "level: must\nevidence: {rung: documented}",
            ["question-not-decided"],
            id="evidence",
        ),
        pytest.param(
            "ruleset.yaml", "facts:", "home: union\n\nfacts:", ["not-of-a-situation"], id="a home"
        ),
        pytest.param(
            "ruleset.yaml",
            "    type: boolean",
            "    type: boolean\n    one_of: [a]",
            ["fact-of-one-type"],
            id="two types",
        ),
        pytest.param(
            "ruleset.yaml", "    type: boolean\n", "", ["fact-of-one-type"], id="no type"
        ),
        pytest.param(
            "ruleset.yaml", "    type: boolean", "    type: bool", ["not-one-of-near"], id="a type"
        ),
        pytest.param(
            "ruleset.yaml",
            "  derogation.granted_on:\n",
            "  day.granted_on:\n",
            ["fact-reserved"],
            id="a section of ours",
        ),
        pytest.param(
            "ruleset.yaml",
            "  cloud.hosted_by_another:\n",
            "  cloudy:\n",
            ["not-of-this-form"],
            id="no section",
        ),
        pytest.param(
            "ruleset.yaml",
            "begins_on: project.started_on",
            "begins_on: project.started",
            ["no-such-day-near"],
            id="a beginning that is none",
        ),
        pytest.param(
            "ruleset.yaml",
            "begins_on: project.started_on",
            "begins_on: body.kind",
            ["no-such-day"],
            id="a beginning that is no day",
        ),
        pytest.param(
            "ruleset.yaml",
            "lifted_by: [SCOPE-31.5]",
            "lifted_by: [SCOPE-31.9]",
            ["no-such-criterion-near"],
            id="a question that is none",
        ),
        pytest.param(
            "ruleset.yaml",
            "since: $law_applies_from",
            "since: $law_derogation",
            ["parameter-of-another-type"],
            id="a first day that is none",
        ),
        pytest.param(
            "ruleset.yaml",
            "since: $law_applies_from",
            "since: tomorrow",
            ["wrong-literal"],
            id="a first day in words",
        ),
    ],
)
def test_a_mistake_is_refused(
    file: str, old: str, new: str, expected: list[str], folder: Path
) -> None:
    _spoil(folder, file, old, new)

    with pytest.raises(InvalidInput) as refused:
        read_ruleset(folder, LEXICON)

    found = [
        problem.code for problem in refused.value.problems if problem.span.file.endswith(file)
    ]
    assert expected == list(dict.fromkeys(found))


@pytest.mark.parametrize(
    ("left", "expected"), [("facts:", "facts-without-duty"), ("duties:", "duties-without-facts")]
)
def test_facts_and_duties_go_together(left: str, expected: str, folder: Path) -> None:
    path = folder / "ruleset.yaml"
    text = path.read_text(encoding="utf-8")
    heads = ("duties:", "facts:", "parameters:", "begins_on:")
    for head in heads:
        if head != left and head != "parameters:":
            before, _, rest = text.partition(f"\n{head}")
            text = before + "\n" + rest[rest.index("\n\n") :]
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InvalidInput) as refused:
        read_ruleset(folder, LEXICON)

    assert expected in {problem.code for problem in refused.value.problems}


def test_a_case_says_yes_or_no(folder: Path) -> None:
    _spoil(folder, "31.1-body.cases.yaml", "expect: yes", "expect: pass")

    with pytest.raises(InvalidInput) as refused:
        lint(read_ruleset(folder, LEXICON), {})

    assert ["2:32 not-one-of"] == codes(refused.value.problems)


def test_a_question_that_must_be_answered_serves_a_duty(folder: Path) -> None:
    _spoil(folder, "31.4-derogation-open.yaml", "level: should", "level: must")

    assert ["1:5 lint-no-duty"] == codes(lint(read_ruleset(folder, LEXICON), {}))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param("compliant_offer.exist", "no-such-flag-near", id="a slip"),
        pytest.param("project.started_on", "no-such-flag", id="a day"),
    ],
)
def test_a_fact_rests_on_one_that_is_yes_or_no(other: str, expected: str, folder: Path) -> None:
    _spoil(folder, "ruleset.yaml", "only_if: compliant_offer.exists", f"only_if: {other}")

    with pytest.raises(InvalidInput) as raised:
        read_ruleset(folder, LEXICON)

    assert [expected] == [problem.code for problem in raised.value.problems]


def test_an_offer_is_held_against_a_ruleset_that_exists(folder: Path) -> None:
    _spoil(folder, "ruleset.yaml", "ruleset: secnumcloud-3.2", "ruleset: secnumcloud-3.1")
    found = lint(read_ruleset(folder, LEXICON), ())

    assert ["no-such-ruleset-near"] == [problem.code for problem in found]
