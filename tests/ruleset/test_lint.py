"""A ruleset judged as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import LEXICON, codes, condition
from tests.ruleset.condition.words import PARAMETERS, WORDS
from tests.ruleset.files import SAMPLE, spoilt
from trustcheck.ruleset.claim import Claim, read_claims
from trustcheck.ruleset.condition.tree import parameters_of
from trustcheck.ruleset.lint import lint
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.source.folder import shipped
from trustcheck.source.problem import InvalidInput

CLAIMS = frozenset({"000/C1", "000/C2"})
LACKING = ["S-3", "S-4", "S-5", "S-6", "S-10"]
"""Criteria of the sample that have no case; each lacks one for three verdicts."""


def _lint(folder: Path) -> list[str]:
    """Return what is found, apart from the cases that the sample lacks."""
    problems = lint(read_ruleset(folder, LEXICON), CLAIMS)
    others = [p for p in problems if p.code != "lint-no-cases"]
    names = (Path(p.span.file).name for p in others)
    return [f"{name}:{told}" for name, told in zip(names, codes(others), strict=True)]


def test_only_cases_are_lacking_in_the_sample() -> None:
    assert [] == _lint(SAMPLE)


def test_every_criterion_needs_a_case_of_each_verdict() -> None:
    problems = lint(read_ruleset(SAMPLE, LEXICON), CLAIMS)

    assert {(id, verdict) for id in LACKING for verdict in ("pass", "fail", "unknown")} == {
        (problem.message["id"], problem.message["verdict"]) for problem in problems
    }


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        pytest.param(
            "1-sites.yaml",
            "reading: places",
            "reading: palaces",
            "1-sites.yaml:8:10 lint-unknown-reading-near",
            id="a reading misspelt",
        ),
        pytest.param(
            "READINGS.md",
            "## places",
            "# places",
            "1-sites.yaml:8:10 lint-no-readings",
            id="no readings",
        ),
        pytest.param(
            "1-sites.yaml",
            "000/C1",
            "000/C11",
            "1-sites.yaml:3:46 lint-unknown-claim-near",
            id="a claim misspelt",
        ),
        pytest.param(
            "1-sites.yaml",
            "en: Change that.",
            "en: Changer cela.",
            "1-sites.yaml:7:33 lint-same-in-both-languages",
            id="a remedy not translated",
        ),
        pytest.param(
            "1-sites.yaml",
            "$cap",
            "24",
            "ruleset.yaml:18:3 lint-unused-parameter",
            id="a parameter that no rule uses",
        ),
        pytest.param(
            "1-sites.yaml",
            "group: place",
            "group: own",
            "ruleset.yaml:10:3 lint-unused-group",
            id="a group without a criterion",
        ),
        pytest.param(
            "ruleset.yaml",
            "groups:",
            "  barn: {title: {fr: Grange, en: Barn}, publisher: Nobody}\ngroups:",
            "ruleset.yaml:8:3 lint-unused-text",
            id="a text that nobody cites",
        ),
    ],
)
def test_what_leads_nowhere_is_found(
    tmp_path: Path, file: str, old: str, new: str, expected: str
) -> None:
    assert [expected] == _lint(spoilt(tmp_path, file, old, new))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("name: x", [], id="none"),
        pytest.param("known: name", [], id="known"),
        pytest.param("owner.capital: {above: $cap}", ["cap"], id="a comparison"),
        pytest.param("owner.kind: {one_of: $kinds}", ["kinds"], id="a list"),
        pytest.param(
            "not: {any: [{day: {after: $since}}, {all: [{owner.kind: $kind}, {name: x}]}]}",
            ["since", "kind"],
            id="below not, any and all",
        ),
        pytest.param(
            "each: site\nwhere: {territory: {one_of: $states}}\n"
            "satisfies: {territory: {within: $area}}",
            ["states", "area"],
            id="both parts of each",
        ),
        pytest.param(
            "some: site\nwhere: {roles: {includes: $role}}", ["role"], id="the one part of some"
        ),
    ],
)
def test_parameters_are_found_wherever_they_stand(text: str, expected: list[str]) -> None:
    found = condition(text, words=WORDS, parameters=PARAMETERS)

    assert expected == list(parameters_of(found))


# The register of source articles


def test_a_claim_is_cited_by_its_article_and_its_number() -> None:
    claims = {claim.reference: claim for claim in read_claims(shipped("seeds"))}

    assert "004/C3" in claims
    assert all(claim.text.fr and claim.text.en for claim in claims.values())


def test_an_article_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "007-news.yaml").write_text(
        "title: News\npublisher: Paper\npublished: undisclosed\nlanguage: en\n"
        "claims: [{id: C1, fr: Un fait, en: A fact, context: true}]",
        encoding="utf-8",
    )

    (claim,) = read_claims(tmp_path)

    assert isinstance(claim, Claim)
    assert ("007/C1", "News", None, True) == (
        claim.reference,
        claim.article,
        claim.published,
        claim.context,
    )


def test_an_article_without_claims_is_refused(tmp_path: Path) -> None:
    (tmp_path / "007-news.yaml").write_text(
        "title: News\npublisher: Paper\npublished: 2026-01-01\nlanguage: en\nclaims: []",
        encoding="utf-8",
    )

    with pytest.raises(InvalidInput) as refused:
        read_claims(tmp_path)

    assert ["5:9 empty-list"] == codes(refused.value.problems)
