"""Mutants of a ruleset: which survive, what may be argued, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders import LEXICON, STATUTES, codes
from tests.cli.program import SMALL
from trustcheck.engine.mutation import Survival, try_mutants
from trustcheck.logic.fields import replace
from trustcheck.ruleset.mutant import Mutant, home_mutants, mutants
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.source.problem import InvalidInput

QUANTIFIED = "requires.each -> some"
AREAS = {id: area.name for id, area in STATUTES.atlas.areas.items()}
BACKUP = "requires:\n  some: site\n  where: {roles: {includes: backup}}\n"
"""The condition of the second criterion, as it is written."""
FIXED = "requires.satisfies.territory.within = its default"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def _tried(folder: Path) -> tuple[Survival, ...]:
    return try_mutants(read_ruleset(folder, LEXICON), STATUTES)


def _survivors(folder: Path) -> dict[str, list[str]]:
    return {
        each.criterion.id: [mutant.id for mutant in each.survived]
        for each in _tried(folder)
        if each.criterion is not None
    }


def _refused(folder: Path) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        _tried(folder)
    return codes(refused.value.problems)


def _append(folder: Path, file: str, text: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _argue(folder: Path, mutant: str) -> None:
    argument = f"equivalent:\n  - mutant: {mutant}\n    because: No profile tells them apart.\n"
    _append(folder, "1-sites.cases.yaml", argument)


def test_what_no_case_notices_survives(folder: Path) -> None:
    assert {
        "SMALL-1": [QUANTIFIED, FIXED, "$territory = union"],
        "SMALL-2": ["since = 2020-01-02"],
    } == _survivors(folder)


def test_a_case_that_notices_is_all_it_takes(folder: Path) -> None:
    sites = "{id: a, territory: FR, roles: [storage]}, {id: b, territory: US, roles: [storage]}"
    case = f"  - {{name: both, expect: fail, with: {{sites: [{sites}]}}}}\n"
    _append(folder, "1-sites.cases.yaml", case)

    assert [FIXED, "$territory = union"] == _survivors(folder)["SMALL-1"]


def test_a_survivor_says_where_it_was_changed(folder: Path) -> None:
    places = {mutant.id: mutant.span for each in _tried(folder) for mutant in each.survived}

    assert (8, 3) == (places[QUANTIFIED].line, places[QUANTIFIED].column)
    assert (7, 1) == (places["since = 2020-01-02"].line, places["since = 2020-01-02"].column)


def test_a_mutant_that_is_argued_does_not_survive(folder: Path) -> None:
    _argue(folder, QUANTIFIED)

    first, *_ = _tried(folder)

    assert [FIXED, "$territory = union"] == [mutant.id for mutant in first.survived]
    assert [(QUANTIFIED, "No profile tells them apart.")] == [
        (argued.mutant, argued.because) for argued in first.argued
    ]
    assert (3, 5) == (first.cases, first.mutants)


@pytest.mark.parametrize(
    ("mutant", "expected"),
    [
        pytest.param("requires -> not", "12:13 mutant-caught", id="a case catches it"),
        pytest.param("requires.each -> sum", "12:13 no-such-mutant-near", id="a slip"),
        pytest.param("the moon", "12:13 no-such-mutant", id="nothing of the kind"),
    ],
)
def test_an_argument_that_does_not_stand_is_refused(
    folder: Path, mutant: str, expected: str
) -> None:
    _argue(folder, mutant)

    assert [expected] == _refused(folder)


def test_an_argument_says_why(folder: Path) -> None:
    _append(folder, "1-sites.cases.yaml", f"equivalent: [{{mutant: {QUANTIFIED}}}]\n")

    assert ["11:14 missing-key"] == _refused(folder)


def test_cases_that_differ_as_it_is_catch_nothing(folder: Path) -> None:
    _change(folder, "1-sites.cases.yaml", "expect: fail", "expect: unknown")

    assert ["5:11 case-differs"] == _refused(folder)


def test_without_a_case_every_mutant_of_a_criterion_survives(folder: Path) -> None:
    (folder / "1-sites.cases.yaml").unlink()

    first, *_ = _tried(folder)

    assert (0, 5, 0, 5) == (first.cases, first.mutants, first.caught, len(first.survived))


def test_without_a_case_in_the_whole_ruleset_nothing_is_tried(folder: Path) -> None:
    for path in folder.glob("*.cases.yaml"):
        path.unlink()

    assert ["1:5 no-case"] == _refused(folder)


def test_where_nothing_can_change_nothing_is_tried(folder: Path) -> None:
    _change(folder, "2-backup.yaml", "since: 2020-01-01\n", "attested: true\n")
    _change(folder, "2-backup.yaml", BACKUP, "")
    cases = "cases:\n  - {name: nobody answers, expect: unknown}\n"
    (folder / "2-backup.cases.yaml").write_text(cases, encoding="utf-8")
    ruleset = read_ruleset(folder, LEXICON)
    attested = replace(ruleset, criteria=ruleset.criteria[1:])

    with pytest.raises(InvalidInput) as refused:
        try_mutants(attested, STATUTES)

    assert ["1:5 nothing-to-mutate"] == codes(refused.value.problems)


def test_a_criterion_that_a_person_answers_has_mutants_of_its_evidence_and_days(
    folder: Path,
) -> None:
    _change(folder, "2-backup.yaml", "since: 2020-01-01\n", "attested: true\nuntil: 2027-01-01\n")
    evidence = "evidence: {rung: documented, fresh_for: P1Y}\n"
    _change(folder, "2-backup.yaml", BACKUP, evidence)
    cases = "cases:\n  - {name: nobody answers, expect: unknown}\n"
    (folder / "2-backup.cases.yaml").write_text(cases, encoding="utf-8")

    assert [
        "evidence -> nothing",
        "evidence.rung = declared",
        "evidence.rung = public_register",
        "evidence.fresh_for -> nothing",
        "evidence.fresh_for = P12M1D",
        "evidence.fresh_for = P11M30D",
        "until = 2026-12-31",
    ] == _survivors(folder)["SMALL-2"]


def test_a_criterion_that_is_limited_is_tried_without_its_limits(folder: Path) -> None:
    limited = "applies_when:\n  subject.activities: {includes: iaas}\nrequires:\n  some: site\n"
    _change(folder, "2-backup.yaml", "requires:\n  some: site\n", limited)
    made = [mutant.id for mutant in _all(folder) if mutant.id.startswith("applies_when")]

    assert [
        "applies_when -> nothing",
        "applies_when -> not",
        "applies_when.subject.activities.includes = caas",
    ] == made[:3]


def _all(folder: Path) -> tuple[Mutant, ...]:
    ruleset = read_ruleset(folder, LEXICON)
    return tuple(m for criterion in ruleset.criteria for m in mutants(criterion, ruleset, AREAS))


def test_the_home_is_tried_unless_it_is_left_out(folder: Path) -> None:
    _change(folder, "2-backup.yaml", BACKUP, "requires:\n  provider.foreign: false\n")
    ruleset = read_ruleset(folder, LEXICON)
    first = replace(ruleset, criteria=ruleset.criteria[:1])

    tried = [
        [None if each.criterion is None else each.criterion.id for each in survivals]
        for survivals in (
            try_mutants(first, STATUTES),
            try_mutants(first, STATUTES, home=False),
        )
    ]

    id = first.criteria[0].id
    assert [[id, None], [id]] == tried


def test_the_home_is_tried_where_a_rule_asks_who_is_foreign(folder: Path) -> None:
    asks = "requires:\n  provider.foreign: false\n"
    ruleset = read_ruleset(folder, LEXICON)
    _change(folder, "2-backup.yaml", BACKUP, asks)
    other = read_ruleset(folder, LEXICON)

    assert [] == list(home_mutants(ruleset, AREAS))
    assert ["home = its default", "home = union"] == [m.id for m in home_mutants(other, AREAS)]
