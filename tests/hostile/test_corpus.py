"""Hostile files through the real program: an answer, problems with places, or a stated limit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.cli.program import ABROAD, PROFILE, written
from tests.conftest import Golden
from tests.hostile.generators import MEGABYTE, PROFILES, Maker
from tests.hostile.pen import confined, faults
from tests.hostile.registers import BODS, GLEIF
from tests.hostile.rulesets import RULESETS, Writer
from tests.hostile.workbooks import WORKBOOKS
from tests.sample import thorough
from trustcheck.assessment.waiver_reading import BOUNDS, read_waivers
from trustcheck.cli.answer import understanding
from trustcheck.cli.answering import answered
from trustcheck.cli.console import MOST_TOLD
from trustcheck.cli.shelf import shipped_statutes
from trustcheck.profile.answers import completed
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.reading import read_profile
from trustcheck.register.bods import read_bods
from trustcheck.register.gleif import read_gleif
from trustcheck.register.importing import imported
from trustcheck.register.ledger import Ledger
from trustcheck.register.raw import Source
from trustcheck.source.document import read
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.syntax import Parser, fast_parser, portable_parser
from trustcheck.source.workbook import read_workbook
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import read_wording

CORPUS = Path(__file__).parent / "corpus"
ALWAYS = {
    "PROFILES": (
        "combining",
        "only '- a\\n'",
        "long tag",
        "many keys",
        "quadratic laughs",
        "misspelt territories",
        "holdings beyond the whole",
        "dense",
        "precise circle",
    ),
    "BODS": ("backslashes", "surrogates", "star"),
    "GLEIF": ("billion laughs", "an outer entity", "branches in a line"),
    "RULESETS": (
        "not nested deeply",
        "a pattern of choices",
        "a pipe",
        "a name of controls",
        "a tailoring outside",
    ),
    "WORKBOOKS": (
        "a bomb that lies",
        "a way out",
        "billion laughs",
        "many elements",
        "of many answers",
    ),
}
"""One of each class; `make thorough` takes them all, and so does `make fuzz`."""


def chosen(table: str, names: Mapping[str, object]) -> list[object]:
    return [
        pytest.param(value, id=name, marks=() if name in ALWAYS[table] else thorough)
        for name, value in names.items()
    ]


def test_the_representatives_are_there() -> None:
    tables: Mapping[str, Mapping[str, object]] = {
        "PROFILES": PROFILES,
        "BODS": BODS,
        "GLEIF": GLEIF,
        "RULESETS": RULESETS,
        "WORKBOOKS": WORKBOOKS,
    }

    assert {} == {
        name: missing
        for name, table in tables.items()
        if (missing := set(ALWAYS[name]) - set(table))
    }


@pytest.mark.parametrize("make", chosen("PROFILES", PROFILES))
def test_a_hostile_profile_is_assessed_or_refused_in_bounds(make: Maker, tmp_path: Path) -> None:
    path = _made(make, tmp_path)

    assert [] == faults(confined("check", path, cwd=tmp_path))


@pytest.mark.parametrize("make", chosen("BODS", BODS))
def test_hostile_statements_are_imported_or_refused_in_bounds(make: Maker, tmp_path: Path) -> None:
    path = _made(make, tmp_path)

    assert [] == faults(confined("import", "bods", path, cwd=tmp_path))


@pytest.mark.parametrize("make", chosen("GLEIF", GLEIF))
def test_hostile_records_are_imported_or_refused_in_bounds(make: Maker, tmp_path: Path) -> None:
    path = _made(make, tmp_path)

    assert [] == faults(confined("import", "gleif", path, cwd=tmp_path))


@pytest.mark.parametrize("write", chosen("RULESETS", RULESETS))
def test_a_hostile_ruleset_is_used_or_refused_in_bounds(write: Writer, tmp_path: Path) -> None:
    write(tmp_path)
    written(tmp_path, ABROAD)

    outcome = confined("check", "profile.yaml", "--ruleset", "rules", cwd=tmp_path)

    assert [] == faults(outcome)
    assert 0 != outcome.code


@pytest.mark.parametrize("make", chosen("WORKBOOKS", WORKBOOKS))
def test_hostile_answers_are_read_or_refused_in_bounds(make: Maker, tmp_path: Path) -> None:
    written(tmp_path, PROFILE)
    path = _made(make, tmp_path)

    outcome = confined("ask", "profile.yaml", "--read", path, cwd=tmp_path)

    assert [] == faults(outcome)


def test_every_hostile_spreadsheet_gives_the_problems_that_are_kept(golden: Golden) -> None:
    lines = []
    profile = read_profile(read(PROFILE.encode(), "profile.yaml"), shipped_statutes().atlas)
    meant = understanding(profile, shipped_statutes(), map(read_wording, LANGUAGES))
    for name, make in WORKBOOKS.items():
        mended: list[Problem] = []
        try:
            sheets = read_workbook(make(), "a.xlsx")
            answers = answered(sheets, "a.xlsx", profile.document, meant, mended=mended)
            found = completed(profile.document, answers, known=(), mended=mended)
            read_profile(found.document, shipped_statutes().atlas)
        except InvalidInput as invalid:
            mended += invalid.problems
        told = ", ".join(dict.fromkeys(each.code for each in mended)) or "taken"
        lines.append(f"{name}: {told}\n")

    golden(CORPUS / "workbooks.txt", "".join(lines))


def test_of_many_problems_the_first_are_told_and_all_are_counted(tmp_path: Path) -> None:
    sites = "".join(f"  - {{id: s{i}, territory: FR, roles: [storag]}}\n" for i in range(150))
    written(tmp_path, PROFILE.partition("sites:")[0] + "sites:\n" + sites)

    outcome = confined("check", "profile.yaml", cwd=tmp_path)

    assert MOST_TOLD == outcome.err.count(b"error[")
    assert outcome.err.endswith(b"\n150 problems; only the first 100 are told here.\n")


def test_a_file_with_very_many_problems_is_not_read_to_its_end(tmp_path: Path) -> None:
    written(tmp_path, "a: 1\n" * 5_000)

    outcome = confined("check", "profile.yaml", cwd=tmp_path)

    assert outcome.err.startswith(b"error[too-many-problems]: The file has 1000 problems or more")


def test_private_characters_of_a_file_do_not_colour_what_is_told(tmp_path: Path) -> None:
    written(tmp_path, "\ue000activites\ue00f: 1\n")

    outcome = confined("check", "profile.yaml", "--color", "always", cwd=tmp_path)

    assert b"\\ue000activites\\ue00f: 1" in outcome.err


def _made(make: Maker, folder: Path) -> Path:
    made = make()
    raw = made if isinstance(made, bytes) else made.encode()
    assert MEGABYTE + MEGABYTE // 6 >= len(raw)
    path = folder / "input"
    path.write_bytes(raw)
    return path


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return shipped_statutes().atlas


@pytest.mark.parametrize("parser", [fast_parser, portable_parser], ids=["libyaml", "python"])
def test_every_small_hostile_profile_gives_the_problems_that_are_kept(
    parser: Callable[[str], Parser], atlas: Atlas, golden: Golden
) -> None:
    def act(path: Path) -> None:
        mended: list[Problem] = []
        document = read(path.read_bytes(), path.name, mended=mended, parser=parser)
        read_profile(document, atlas, mended=mended)

    golden(CORPUS / "profiles.txt", _table("profiles", act))


@pytest.mark.parametrize(("register", "take"), [("bods", read_bods), ("gleif", read_gleif)])
def test_every_small_hostile_file_of_a_register_gives_the_problems_that_are_kept(
    register: str, take: Callable[..., Ledger], atlas: Atlas, golden: Golden
) -> None:
    def act(path: Path) -> None:
        source = Source(path.name, path.read_bytes())
        found = imported(take([source], atlas), subject=None, whole=source.whole)
        text = found.text(phrase=read_wording("fr").phrase)
        read_profile(read(text.encode(), path.name), atlas)

    golden(CORPUS / f"{register}.txt", _table(register, act))


def test_every_small_hostile_file_of_waivers_gives_the_problems_that_are_kept(
    golden: Golden,
) -> None:
    def act(path: Path) -> None:
        read_waivers([read(path.read_bytes(), path.name, limits=BOUNDS)])

    golden(CORPUS / "waivers.txt", _table("waivers", act))


def test_a_large_file_of_nothing_but_misspelt_waivers_is_refused_in_bounds(
    tmp_path: Path,
) -> None:
    one = (
        "- {criterion: CDC-1.l, subject: S, owner: O, reason: R, reference: T, until: 2027-01-01}"
    )
    lines = (one.replace("1.l", f"{number}.l") for number in range(2_500))
    waivers = "\n  ".join(("trustcheck-waivers: 1\nwaivers:", *lines))
    written(tmp_path, waivers, "waivers.yaml")
    written(tmp_path, PROFILE)

    outcome = confined("check", "profile.yaml", "--waivers", "waivers.yaml", cwd=tmp_path)

    assert ([], 3) == (faults(outcome), outcome.code)


def _table(folder: str, act: Callable[[Path], None]) -> str:
    lines = []
    for path in sorted((CORPUS / folder).iterdir()):
        told = "taken"
        try:
            act(path)
        except InvalidInput as invalid:
            told = ", ".join(f"{p.span.line}:{p.span.column} {p.code}" for p in invalid.problems)
        lines.append(f"{path.name}: {told}\n")
    return "".join(lines)
