"""The program in a process of its own: pipes, encodings, and what it loads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import ABROAD, BROKEN, PROFILE, ROOT, SMALL, start, written

FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")


@pytest.mark.parametrize(("code", "text"), [(0, PROFILE), (1, ABROAD)], ids=["open", "closed"])
def test_a_reader_that_goes_away_leaves_the_exit_code_as_decided(
    tmp_path: Path, code: int, text: str
) -> None:
    written(tmp_path, text)

    done = start(
        f"trustcheck check profile.yaml --ruleset {SMALL} | true; echo ${{PIPESTATUS[0]}}",
        cwd=tmp_path,
    )

    assert f"{code}\n".encode() == done.stdout
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


def test_a_reader_of_the_help_may_go_away(tmp_path: Path) -> None:
    done = start("trustcheck --help | true; echo ${PIPESTATUS[0]}", cwd=tmp_path)

    assert (b"0\n", b"") == (done.stdout, done.stderr)


def test_a_reader_of_the_talk_may_go_away(tmp_path: Path) -> None:
    written(tmp_path, BROKEN)

    for command, code in ((f"check profile.yaml --ruleset {SMALL}", b"3\n"), ("chek", b"2\n")):
        line = f"trustcheck {command} 2>&1 >&- | true; echo ${{PIPESTATUS[0]}}"
        done = start(line, cwd=tmp_path)

        assert (code, b"") == (done.stdout, done.stderr)


@FULL
def test_a_help_that_finds_no_room_is_not_a_success(tmp_path: Path) -> None:
    done = start("trustcheck --help > /dev/full", cwd=tmp_path)

    assert 3 == done.returncode
    assert b"error[cannot-write]" in done.stderr


def test_a_closed_standard_error_changes_no_exit_code(tmp_path: Path) -> None:
    written(tmp_path, ABROAD)

    done = start(f"trustcheck check profile.yaml --ruleset {SMALL} 2>&-; echo $?", cwd=tmp_path)

    assert done.stdout.endswith(b"\n1\n")


def test_a_closed_standard_output_changes_no_exit_code(tmp_path: Path) -> None:
    written(tmp_path, ABROAD)

    done = start(f"trustcheck check profile.yaml --ruleset {SMALL} >&-; echo $? >&2", cwd=tmp_path)

    assert done.stderr.endswith(b"\n1\n")


@FULL
def test_a_report_that_finds_no_room_answers_3(tmp_path: Path) -> None:
    written(tmp_path, PROFILE)

    done = start(f"trustcheck check profile.yaml --ruleset {SMALL} > /dev/full", cwd=tmp_path)

    assert 3 == done.returncode
    assert b"error[cannot-write]" in done.stderr
    assert b"Traceback" not in done.stderr


def test_the_report_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    written(tmp_path, ABROAD)

    done = start(f"trustcheck check profile.yaml --ruleset {SMALL} --lang fr", cwd=tmp_path)

    assert 1 == done.returncode
    assert "Référentiel" in done.stdout.decode("utf-8")
    assert "barrière fermée" in done.stderr.decode("utf-8")


def test_a_file_name_that_is_no_text_is_told_escaped(tmp_path: Path) -> None:
    done = start("trustcheck validate $'\\xff.yaml'", cwd=tmp_path)

    assert 3 == done.returncode
    assert b" --> \\xff.yaml\n" in done.stderr


COMMANDS = (
    "check profile.yaml",
    "check profile.yaml --format json",
    "validate profile.yaml",
    "validate broken.yaml",
    "explain CDC-1.1 --profile profile.yaml",
    "graph profile.yaml",
    "rules list",
    "rules show",
    "rules words",
    f"rules test {SMALL}",
    f"rules lint {SMALL}",
    f"import bods {ROOT}/tests/register/data/253400JT3MQWNDKMJE44.jsonl",
    "new -",
    "schema profile",
)


def test_no_command_needs_pydantic(tmp_path: Path) -> None:
    written(tmp_path, ABROAD)
    written(tmp_path, BROKEN, "broken.yaml")
    script = """\
import sys
from click.testing import CliRunner
from trustcheck.cli.program import program
for command in sys.argv[1:]:
    code = CliRunner().invoke(program, command.split()).exit_code
    print(code in (0, 1, 3), "trustcheck.cli.main" in sys.modules, "pydantic" in sys.modules)
"""

    done = subprocess.run(
        [sys.executable, "-c", script, *COMMANDS],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    told = dict(zip(COMMANDS, done.stdout.splitlines(), strict=True))
    assert dict.fromkeys(COMMANDS, "True False False") == told


def test_what_nobody_asked_for_is_not_loaded(tmp_path: Path) -> None:
    done = start(
        "PYTHONPROFILEIMPORTTIME=1 trustcheck --version 2>&1 | grep -oE '(pydantic|yaml) *$'",
        cwd=tmp_path,
    )

    assert b"" == done.stdout
