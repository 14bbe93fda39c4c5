"""`trustcheck import`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import run, start
from tests.register.telling import DATA, Json, entity, interest, relation

GROUP = [
    entity("nimbus", "Nimbus SA", jurisdiction={"name": "France", "code": "FR"}),
    entity("owner", "Owner"),
    relation("owner", "nimbus", interest(share={"exact": 24.5}), interest("boardMember")),
]


def _written(folder: Path, data: Json, name: str = "group.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_profile_goes_to_standard_output_and_the_remarks_beside_it(tmp_path: Path) -> None:
    path = _written(tmp_path, GROUP)

    result = run("import", "bods", path)

    assert 0 == result.exit_code
    remark = (
        "the interest of Owner in Nimbus SA (member of the board) is no part of a company and no "
        "right that a profile has (record statement-owner-in-nimbus, "
    )
    assert (
        "One remark on what the profile does not say, or says with a doubt:\n"
        f"  - {remark}{path}:1)\n"
        "The day is the last one that the data name; --as-of chooses another.\n"
        "Nimbus SA, on 1 March 2026: 2 entities, one holding, 0 rights. No list is said to be "
        "complete.\n"
    ) == result.stderr
    assert result.stdout.startswith("# Written by trustcheck from: group.json.\n")
    assert "# - the interest of Owner in Nimbus SA" in result.stdout
    assert str(tmp_path) not in result.stdout
    assert "\n    capital: 24.5\n" in result.stdout
    assert 0 == run("validate", "-", stdin=result.stdout).exit_code


def test_a_profile_goes_to_a_file_that_is_not_there_yet(tmp_path: Path) -> None:
    path, output = _written(tmp_path, GROUP), tmp_path / "profile.yaml"

    first = run("import", "bods", path, "--output", output)
    again = run("import", "bods", path, "--output", output)
    forced = run("import", "bods", path, "--output", output, "--force")

    assert (0, "", 3, 0) == (first.exit_code, first.stdout, again.exit_code, forced.exit_code)
    assert "error[file-exists]" in again.stderr
    assert 0 == run("validate", output).exit_code


def test_a_profile_is_never_written_over_the_data(tmp_path: Path) -> None:
    path = _written(tmp_path, GROUP)

    result = run("import", "bods", path, "--output", path, "--force")

    assert (3, GROUP) == (result.exit_code, json.loads(path.read_text()))
    assert "error[same-as-input]" in result.stderr


def test_what_is_imported_can_be_assessed(tmp_path: Path) -> None:
    output = tmp_path / "profile.yaml"

    run("import", "bods", _written(tmp_path, GROUP), "--output", output)
    result = run("check", output)

    assert 1 == result.exit_code
    assert "Nimbus SA" in result.stdout


def test_a_group_comes_through_standard_input() -> None:
    result = run("import", "bods", "-", stdin=json.dumps(GROUP))

    assert 0 == result.exit_code
    assert "# Written by trustcheck from: <stdin>." in result.stdout


def test_everything_is_said_in_french_too(tmp_path: Path) -> None:
    result = run("import", "bods", _written(tmp_path, GROUP), "--lang", "fr")

    assert "Aucune liste n’est dite complète." in result.stderr
    assert "# Écrit par trustcheck" in result.stdout
    assert 0 == run("validate", "-", stdin=result.stdout).exit_code


def test_the_day_and_the_provider_can_be_chosen() -> None:
    result = run(
        "import",
        "bods",
        DATA / "213800DBE5Y9ZM58PN63.jsonl",
        "--subject",
        "care uk social care limited",
        "--as-of",
        "2020-01-01",
    )

    assert 0 == result.exit_code
    assert "\nstated_on: 2020-01-01\n" in result.stdout
    assert "--as-of" not in result.stderr


def test_the_register_of_leis_is_imported() -> None:
    result = run(
        "import", "gleif", DATA / "rr-updates-data2.xml", DATA / "lei-data.xml",
        "--subject", "98450051BS9C610A8T78",
    )  # fmt: skip

    assert 0 == result.exit_code
    assert "kind: consolidation" in result.stdout
    assert "percentage" not in result.stdout


def test_several_candidates_are_listed() -> None:
    result = run("import", "bods", DATA / "253400JT3MQWNDKMJE44.jsonl")

    assert (3, "") == (result.exit_code, result.stdout)
    assert "error[several-subjects]: Any of 3 entities could be the provider" in result.stderr
    assert "--subject" in result.stderr


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param('[{"statementId": ', "not-json", id="truncated"),
        pytest.param("[" * 500, "too-deep", id="nested"),
        pytest.param('{"a": 1}', "not-bods", id="something else"),
        pytest.param("\x00\x01", "utf-16", id="binary"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, text: str, code: str
) -> None:
    path = tmp_path / "broken.json"
    path.write_text(text)

    result = run("import", "bods", path)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{code}]" in result.stderr
    assert f" --> {path}" in result.stderr


@pytest.mark.parametrize("register", ["bods", "gleif"])
def test_a_missing_file_is_told(register: str, tmp_path: Path) -> None:
    result = run("import", register, tmp_path / "none.json")

    assert 3 == result.exit_code
    assert "error[missing-file]" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [("import",), ("import", "bods"), ("import", "csv", "a"), ("import", "bods", "-", "-")],
)
def test_a_call_that_is_not_understood_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    assert 2 == run(*arguments).exit_code


def test_an_import_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = _written(tmp_path, GROUP)

    ended = start(f"trustcheck import bods {path.name} | trustcheck validate -", cwd=tmp_path)

    assert 0 == ended.returncode
    assert b"<stdin>: valid." in ended.stdout
