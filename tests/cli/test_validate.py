"""`trustcheck validate`, and how problems are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import BROKEN, PROFILE, run, written

VALID = (
    "{file}: valid. one entity, 0 holdings, one site, 0 pieces of evidence. Lists that may leave "
    "something out: holdings, rights, accesses, technologies, third parties, "
    "certificate authorities and qualifications.\n"
)


def test_a_valid_profile_is_summed_up(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    result = run("validate", path)

    assert (0, VALID.format(file=path), "") == (result.exit_code, result.stdout, result.stderr)


def test_a_profile_may_come_through_standard_input() -> None:
    result = run("validate", "-", stdin=PROFILE)

    assert (0, VALID.format(file="<stdin>")) == (result.exit_code, result.stdout)


def test_a_profile_with_every_list_complete_says_so(tmp_path: Path) -> None:
    lists = "holdings, rights, sites, accesses, technologies, third_parties, "
    lists += "certificate_authorities, qualifications"
    text = PROFILE.replace("complete: [sites]", f"complete: [{lists}]")

    assert run("validate", written(tmp_path, text)).stdout.endswith("Every list is complete.\n")


def test_a_problem_shows_what_where_the_line_and_what_to_do(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)

    result = run("validate", path)

    assert (3, "") == (result.exit_code, result.stdout)
    first, place, before, line, carets, after, remedy, *_ = result.stderr.splitlines()
    assert first.startswith("error[")
    assert f" --> {path}:2:" in place
    assert "  1 | trustcheck: 1" == before
    assert "  2 | subject: {name: Nimbus, provider: nimbus, activites: [iaas]}" == line
    assert set("    | ^") == set(carets)
    assert "  3 | stated_on: 2026-09-30" == after
    assert remedy.startswith("  = help: ")


def test_problems_of_standard_input_show_its_lines() -> None:
    result = run("validate", "-", stdin=BROKEN)

    assert 3 == result.exit_code
    assert " --> <stdin>:2:" in result.stderr
    assert "activites: [iaas]}" in result.stderr


def test_problems_are_told_in_french(tmp_path: Path) -> None:
    result = run("validate", written(tmp_path, BROKEN), LC_ALL="fr_FR.UTF-8")

    assert result.stderr.startswith("erreur[")
    assert "  = aide: " in result.stderr


def test_all_problems_of_all_profiles_are_told_and_counted(tmp_path: Path) -> None:
    text = PROFILE.replace("territory: FR", "territory: FRA").replace("provider: nimbus", "x: 1")

    result = run("validate", written(tmp_path, text), written(tmp_path, PROFILE, "good.yaml"))

    count = result.stderr.count("error[")
    assert 3 == result.exit_code
    assert 2 < count
    assert result.stderr.endswith(f"\n{count} problems.\n")
    assert VALID.format(file=tmp_path / "good.yaml") == result.stdout


def test_colour_changes_no_word(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)

    coloured = run("validate", path, "--color", "always").stderr

    assert "\x1b[1;31merror[" in coloured
    assert run("validate", path).stderr == "".join(
        part.partition("m")[2] if index else part
        for index, part in enumerate(coloured.split("\x1b["))
    )


@pytest.mark.parametrize(
    ("code", "raw"),
    [
        pytest.param("empty-file", b"", id="empty"),
        pytest.param("empty-file", b"# nothing\n", id="only a comment"),
        pytest.param("binary-file", b"\x7fELF\0\0", id="binary"),
        pytest.param("not-utf-8", b"name: \xff\n", id="another encoding"),
        pytest.param("utf-16", "name: x".encode("utf-16"), id="UTF-16"),
    ],
)
def test_a_file_that_is_no_text_is_a_problem(tmp_path: Path, code: str, raw: bytes) -> None:
    path = tmp_path / "profile.yaml"
    path.write_bytes(raw)

    result = run("validate", path)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{code}]" in result.stderr


@pytest.mark.parametrize(
    ("code", "name"),
    [
        pytest.param("missing-file", "zzz", id="missing"),
        pytest.param("missing-file-near", "profil.yaml", id="misspelt"),
        pytest.param("missing-file", "a\x1b[2Jb", id="a name that would steer a terminal"),
    ],
)
def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path, code: str, name: str) -> None:
    written(tmp_path, PROFILE)

    result = run("validate", f"{tmp_path}/{name}")

    assert (3, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith(f"error[{code}]")
    assert "\x1b" not in result.stderr


def test_what_a_file_says_cannot_steer_a_terminal(tmp_path: Path) -> None:
    text = PROFILE.replace("kind: company", 'kind: "\\e[2J\\u202e\\ue000"')

    result = run("validate", written(tmp_path, text))

    assert 3 == result.exit_code
    assert {"\x1b", "\u202e", "\ue000"}.isdisjoint(result.stderr)


def test_a_key_given_twice_does_not_hide_the_other_mistakes(tmp_path: Path) -> None:
    path = written(tmp_path, "trustcheck: 1\ntrustcheck: 1\nstated_on: 2026-02-30\n")

    said = run("validate", path).stderr

    codes = [line.partition("[")[2].partition("]")[0] for line in said.splitlines() if "[" in line]
    assert ["missing-key", "missing-key", "duplicate-key", "no-such-date"] == codes


# Folders and patterns


def test_a_folder_is_every_profile_in_it_and_below(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name, text in (("10.yaml", PROFILE), ("2.yaml", PROFILE), ("below/a.yml", BROKEN)):
        written(tmp_path, text, name)
    written(tmp_path, "other: 1\n", "other.yaml")

    result = run("validate", tmp_path)

    valid = "".join(VALID.format(file=tmp_path / name) for name in ("2.yaml", "10.yaml"))
    assert (3, valid) == (result.exit_code, result.stdout)
    assert f" --> {tmp_path}/below/a.yml:2:" in result.stderr
    assert result.stderr.startswith("One YAML file has no key trustcheck at the top")


def test_a_pattern_that_the_shell_left_is_expanded(tmp_path: Path) -> None:
    one, _ = (written(tmp_path, PROFILE, name) for name in ("one.yaml", "two.yml"))

    assert VALID.format(file=one) == run("validate", f"{tmp_path}/*.yaml").stdout


@pytest.mark.parametrize(
    ("operand", "code"),
    [
        pytest.param("none/*.yaml", "unmatched-pattern", id="a pattern"),
        pytest.param(".", "no-profile-within", id="a folder"),
    ],
)
def test_what_holds_no_profile_is_told(
    operand: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("validate", operand)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{code}]" in result.stderr
