"""The benchmark beside peers compares like with like: its ruleset agrees with its oracle."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.cold import CHECK
from benchmarks.peers.contender import ENGINE, FILE, NOT_ALL, Contender, agree
from benchmarks.peers.invention import Data, invented
from benchmarks.peers.oracle import CRITERIA, verdicts
from benchmarks.peers.portfolio import Portfolio, written
from benchmarks.peers.race import race
from benchmarks.peers.workshop import ROOT
from tests.builders import LEXICON, STATUTES
from trustcheck.cli.plain import plain_files
from trustcheck.engine.assess import assess
from trustcheck.engine.trial import try_cases
from trustcheck.profile.reading import read_profile
from trustcheck.ruleset.lint import lint
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.source.document import read

RULESET = read_ruleset(ROOT / "benchmarks" / "peers" / "rules", LEXICON)
SEED = 1


def test_the_ruleset_has_no_mistake() -> None:
    assert () == lint(RULESET, ())


def test_every_case_of_the_ruleset_comes_out_as_it_should() -> None:
    trials = try_cases(RULESET, STATUTES)

    assert [] == [(trial.criterion, trial.case) for trial in trials if not trial.ok]


def test_the_ruleset_has_the_criteria_of_the_oracle() -> None:
    assert CRITERIA == tuple(sorted(criterion.id for criterion in RULESET.criteria))


@pytest.mark.parametrize("number", range(24))
def test_the_engine_agrees_with_the_oracle(number: int) -> None:
    profile = invented(SEED, number)

    assert verdicts(profile) == by_engine(profile)


def test_they_agree_that_what_has_ended_is_not_in_force_whatever_its_status() -> None:
    days = {"since": "2023-09-30", "until": "2026-09-29"}
    ended = {"scheme": "SecNumCloud", "version": "3.2", **days, "covers": ["subject"]}
    profile = invented(SEED, 0)
    profile["complete"] = [*profile["complete"], "qualifications"]
    profile["qualifications"] = [{**ended, "status": "undisclosed"}]

    found = {told[CRITERIA.index("B-10")] for told in (verdicts(profile), by_engine(profile))}

    assert found == {"fail"}


def by_engine(profile: Data) -> tuple[str, ...]:
    document = read(written(profile).encode(), "invented.yaml")
    declaration = read_profile(document, STATUTES.atlas)
    found = assess(declaration, RULESET, STATUTES, on=declaration.profile.stated_on)
    given = {finding.criterion.id: finding.verdict.value for finding in found.findings}
    return tuple(given[id] for id in CRITERIA)


def test_each_criterion_passes_fails_and_is_unknown_somewhere() -> None:
    columns = zip(*(verdicts(invented(SEED, number)) for number in range(150)), strict=True)

    assert [{"pass", "fail", "unknown"}] * len(CRITERIA) == [set(column) for column in columns]


def test_a_portfolio_is_the_same_every_time(tmp_path: Path) -> None:
    first, again = (
        Portfolio.made(tmp_path / name, profiles=3, parts=2, seed=SEED) for name in "ab"
    )

    assert first.expected == again.expected
    assert [file.read_bytes() for part in first.parts for file in first.files(part)] == [
        file.read_bytes() for part in again.parts for file in again.files(part)
    ]


@pytest.mark.parametrize("contender", [ENGINE, FILE], ids=lambda each: each.name)
def test_a_tiny_run_finds_every_verdict_right(contender: Contender, tmp_path: Path) -> None:
    portfolio = Portfolio.made(tmp_path, profiles=3, parts=1, seed=SEED)
    places = portfolio.parts if contender is ENGINE else portfolio.files(portfolio.parts[0])[:1]

    (record,) = race([contender], places, portfolio.expected)

    assert ("", 0, len(places)) == (record.complaint, record.wrong, len(record.seconds))


def test_a_run_counts_the_files_with_another_verdict(tmp_path: Path) -> None:
    portfolio = Portfolio.made(tmp_path, profiles=2, parts=1, seed=SEED)
    wrong = dict.fromkeys(portfolio.expected, ("pass",) * len(CRITERIA))

    (record,) = race([ENGINE], portfolio.parts, wrong)

    assert (2, [], False) == (record.wrong, record.seconds, record.counts)


@pytest.mark.parametrize(
    ("found", "expected", "agreed"),
    [
        (("pass", "-"), ("pass", "fail"), True),
        (("pass", "fail"), ("pass", "unknown"), False),
        (NOT_ALL, ("pass",) * 5 + ("unknown",) * 7, True),
        (NOT_ALL, ("pass",) * 6 + ("unknown",) * 6, False),
    ],
    ids=["not expressed", "another verdict", "one of six does not pass", "all six pass"],
)
def test_verdicts_agree(found: tuple[str, ...], expected: tuple[str, ...], agreed: bool) -> None:
    assert agreed is agree(found, expected)


def test_the_cold_benchmark_runs_a_check_without_an_option() -> None:
    command = CHECK.command(Path("p.yaml"))

    assert plain_files(command[command.index("check") :], {}) == ("p.yaml",)
