"""`trustcheck ask`: a spreadsheet of questions, filled in and read back."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.cli.program import ROOT, run, written
from tests.conftest import Golden
from trustcheck.source.workbook import read_workbook

HERE = Path(__file__).parent
PREPARED = ("--ruleset", str(HERE / "prepared"))
S3NS = ROOT / "examples" / "s3ns" / "profile.yaml"

PROFILE = """\
# Ours
trustcheck: 1
subject: {name: "=Nimbus & Co", provider: nimbus, activities: [iaas]}
stated_on: 2026-09-30
entities:
  nimbus: {name: "@SUM(1)", kind: company, evidence: [extract]}
  other: {name: Other, kind: company}
holdings:
  - {holder: other, held: nimbus, capital: undisclosed, votes: {above: 50}}
sites:  # one so far
  - {id: one, territory: undisclosed, roles: [storage, backup]}
evidence:
  extract: {rung: documented, title: Extract}
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return written(tmp_path, PROFILE)


def asked(profile: Path, *options: str) -> Path:
    """Return the spreadsheet of questions on a profile."""
    path = profile.with_name("questions.xlsx")
    result = run("ask", profile, *PREPARED, "--all", "--format", f"xlsx={path}", *options)
    assert (0, "", "") == (result.exit_code, result.stdout, result.stderr)
    return path


def filled(path: Path, **answers: object) -> Path:
    """Return the spreadsheet with answers: by their places, or by what is signed."""
    book = load_workbook(path)
    for place, answer in answers.items():
        _cell(book, place).value = answer
    answered = path.with_name("answers.xlsx")
    book.save(answered)
    return answered


def _cell(book: Workbook, place: str):  # type: ignore[no-untyped-def]  # openpyxl has no types
    """Return the cell of an answer, `PLACE`, or of what is said beside it, `PLACE title`."""
    guide, questions = book.worksheets[:2]
    place, _, column = place.partition(" ")
    for row in guide.iter_rows():
        if row[0].value == f"trustcheck.{place}":
            return row[2]
    keys = {cell.value: number for number, cell in enumerate(questions[1])}
    for row in questions.iter_rows(min_row=3):
        if row[keys["trustcheck.place"]].value == place:
            return row[keys[f"trustcheck.{column or 'answer'}"]]
    raise KeyError(place)


SIGNED = {"by": "Ann", "on": "2026-09-15", "expires": "2027-09-14"}


# What is written


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_spreadsheet_says_what_is_kept(profile: Path, language: str, golden: Golden) -> None:
    raw = asked(profile, "--lang", language).read_bytes()

    told = "".join(
        f"{sheet.name}!{at[0]},{at[1]}: {cell.value}\n"
        for sheet in read_workbook(raw, "q.xlsx")
        for at, cell in sheet.cells.items()
    )
    golden(HERE / "golden" / f"ask-sheet.{language}.txt", told)


def test_nothing_in_the_file_tells_when_or_where_it_was_written(profile: Path) -> None:
    first, second = asked(profile).read_bytes(), asked(profile).read_bytes()

    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        days = {each.date_time for each in archive.infolist()}
        properties = archive.read("docProps/core.xml").decode()
    assert first == second
    assert {(1980, 1, 1, 0, 0, 0)} == days
    assert 2 == properties.count("2026-09-30T00:00:00Z")


def test_every_cell_is_text_whatever_the_profile_says(profile: Path) -> None:
    book = load_workbook(asked(profile))

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    named = [cell for cell in cells if cell.value == "=Nimbus & Co"]
    assert {"s"} == {cell.data_type for cell in cells}
    assert named
    assert all(cell.quotePrefix for cell in named)


def test_the_sheet_of_questions_can_be_worked_on_and_printed(profile: Path) -> None:
    book = load_workbook(asked(profile))
    guide, questions, criteria, choices = book.worksheets

    assert ["Read me", "Questions", "Criteria", "_"] == book.sheetnames
    assert ("veryHidden", True, True) == (
        choices.sheet_state,
        questions.row_dimensions[1].hidden,
        questions.column_dimensions["J"].hidden,
    )
    assert ("B3", "$2:$2") == (questions.freeze_panes, questions.print_title_rows)
    for sheet in (guide, questions, criteria):
        setup = sheet.page_setup
        assert ("landscape", 1, 0) == (setup.orientation, setup.fitToWidth, setup.fitToHeight)
        assert "Self-assessment" in sheet.oddFooter.left.text
        assert sheet.protection.sheet
    widths = [questions.column_dimensions[letter].width for letter in "ABCDEFGHI"]
    assert min(widths) >= 5
    assert 240 > sum(widths)
    assert all(cell.alignment.wrap_text for cell in questions[3])


def test_only_answers_can_be_written_and_closed_ones_offer_their_words(profile: Path) -> None:
    book = load_workbook(asked(profile))
    questions = book.worksheets[1]

    free = [
        cell.coordinate
        for row in questions.iter_rows()
        for cell in row
        if not cell.protection.locked
    ]
    offers = {
        str(cells): offer.formula1
        for offer in questions.data_validations.dataValidation
        for cells in offer.sqref.ranges
    }
    listed = _cell(book, "complete/sites").coordinate
    column = offers[listed].partition("$")[2][0]
    assert listed in free
    assert all(each[0] in "FGHI" for each in free)
    assert ["yes", "no"] == [cell.value for cell in book.worksheets[3][column][:2]]
    assert _cell(book, "facts/sites[0].territory").coordinate not in offers


def test_a_spreadsheet_takes_a_file() -> None:
    result = run("ask", S3NS, "--format", "xlsx")

    assert (2, True) == (result.exit_code, "xlsx=FILE" in result.stderr)


def test_without_the_library_the_extra_is_named(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    result = run("ask", profile, *PREPARED, "--format", f"xlsx={profile.with_name('q.xlsx')}")

    assert (3, "") == (result.exit_code, result.stdout)
    assert "error[no-openpyxl]" in result.stderr
    assert "pip install '.[xlsx]'" in result.stderr


# There and back


ANSWERS = {
    "attestations/PREP-9.1.a": "yes",
    "attestations/PREP-9.1.b": "oui",
    "attestations/PREP-9.1.b title": "Access policy",
    "attestations/PREP-9.1.b rung": "documented",
    "attestations/PREP-9.1.b collected": "2026-09-01",
    "attestations/PREP-19.1.a": "no",
    "complete/sites": "yes",
    "facts/sites[0].territory": "France",
    **SIGNED,
}


def test_answers_that_are_read_back_settle_their_criteria(profile: Path) -> None:
    answers = filled(asked(profile), **ANSWERS)

    shown = run("ask", profile, *PREPARED, "--read", answers)
    before = profile.read_text(encoding="utf-8")
    kept = run("ask", profile, *PREPARED, "--read", answers, "--in-place")

    assert (0, PROFILE) == (shown.exit_code, before)
    assert "+  PREP-9.1.a:" in shown.stdout
    assert "Nothing is written yet: --in-place" in shown.stderr
    assert (0, "") == (kept.exit_code, kept.stdout)
    assert "5 answers taken, 0 left empty.\n" in kept.stderr
    after = profile.read_text(encoding="utf-8")
    assert "territory: FR" in after
    assert "sites:  # one so far" in after
    assert "evidence: [answer-1]" in after
    told = json.loads(run("check", profile, *PREPARED, "--format", "json").stdout)
    assert {
        "PREP-9.1.a": "pass",
        "PREP-9.1.b": "pass",
        "PREP-19.1.a": "fail",
        "PREP-19.2.a": "pass",
    } == {each["id"]: each["verdict"] for each in told["findings"]}


def test_the_questionnaire_reads_a_spreadsheet_too(profile: Path) -> None:
    answers = filled(asked(profile), **ANSWERS)

    by_ask = run("ask", profile, *PREPARED, "--read", answers, "--output", "-")
    by_questionnaire = run("questionnaire", profile, *PREPARED, "--read", answers)

    assert by_questionnaire.stdout == by_ask.stdout != PROFILE


def test_ask_reads_a_questionnaire_too(profile: Path) -> None:
    answers = written(profile.parent, "answers: 1\ncomplete: {sites: true}\n", "a.yaml")

    result = run("ask", profile, "--read", answers)

    assert (0, True) == (result.exit_code, "+complete: [sites]" in result.stdout)


def test_what_is_left_empty_changes_nothing(profile: Path) -> None:
    result = run("ask", profile, *PREPARED, "--read", asked(profile))

    assert (0, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith("0 answers taken, 5 left empty.\n")


def test_evidence_of_the_profile_is_named_by_its_id_and_backs_facts_too(profile: Path) -> None:
    answers = filled(
        asked(profile),
        **{
            "facts/sites[0].territory": "FR",
            "facts/sites[0].territory title": "extract",
            "complete/sites": "yes",
        },
    )

    result = run("ask", profile, *PREPARED, "--read", answers, "--output", "-")

    assert "evidence: [extract]}\nevidence:" in result.stdout
    assert "answer-1" not in result.stdout


# What is wrong


def test_every_mistake_is_told_with_its_cell(profile: Path) -> None:
    answers = filled(
        asked(profile),
        **{
            "attestations/PREP-9.1.a": "perhaps",
            "attestations/PREP-9.1.b title": "A policy",
            "attestations/PREP-19.1.a": "=1+1",
            "complete/sites": "some",
            "facts/sites[0].territory": "Atlantis",
            "facts/sites[0].territory rung": "documented",
            **SIGNED,
            "on": "yesterday",
        },
    )
    book = load_workbook(answers)
    places = {
        place: _cell(book, place).coordinate
        for place in (
            "attestations/PREP-9.1.a",
            "attestations/PREP-9.1.b title",
            "attestations/PREP-19.1.a",
            "complete/sites",
            "facts/sites[0].territory",
            "facts/sites[0].territory rung",
            "on",
        )
    }

    result = run("ask", profile, *PREPARED, "--read", answers, "--in-place")

    assert (3, "", PROFILE) == (result.exit_code, result.stdout, profile.read_text())
    told = [line.strip() for line in result.stderr.splitlines()]
    for place, cell in places.items():
        sheet = "Read me" if place == "on" else "Questions"
        assert f"--> {answers}: sheet “{sheet}”, cell {cell}" in told
    assert "7 problems." in told


@pytest.mark.parametrize(
    ("code", "raw"),
    [
        pytest.param("not-a-workbook", b"PK\x03\x04 and no more", id="a broken archive"),
        pytest.param("older-workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", id="an older one"),
        pytest.param("not-answers", b"a: 1\n", id="another YAML"),
    ],
)
def test_what_holds_no_answers_is_refused(profile: Path, code: str, raw: bytes) -> None:
    path = profile.with_name("answers.xlsx")
    path.write_bytes(raw)

    result = run("ask", profile, "--read", path, "--in-place")

    assert (3, PROFILE) == (result.exit_code, profile.read_text(encoding="utf-8"))
    assert f"error[{code}]" in result.stderr


@pytest.mark.parametrize(
    "options",
    [
        ["--in-place"],
        ["--output", "b.yaml"],
        ["--read", "a.xlsx", "--level", "must"],
        ["--read", "a.xlsx", "--all"],
        ["--read", "a.xlsx", "-i"],
        ["--read", "a.xlsx", "--format", "text"],
        ["--read", "a.xlsx", "--in-place", "--output", "b.yaml"],
    ],
    ids=" ".join,
)
def test_options_that_do_not_go_together_are_a_misuse(options: list[str]) -> None:
    assert 2 == run("ask", "profile.yaml", *options).exit_code
