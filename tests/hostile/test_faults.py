"""The program when its surroundings fail it: no room, no rights, no locale, no library."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.program import ABROAD, BROKEN, PROFILE, ROOT, SMALL, UNSET, written
from tests.hostile.pen import Outcome, confined, faults
from tests.sample import thorough

PEN = (".stdout", ".stderr", ".memory")
EXAMPLE = ROOT / "examples" / "nuage-exemple" / "profile.yaml"
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
UNPRIVILEGED = pytest.mark.skipif(os.geteuid() == 0, reason="root may do anything")


def check(folder: Path, *arguments: str | Path, **environment: str) -> Outcome:
    """Check the profile of a folder against the small ruleset, in the pen."""
    return confined(
        "check",
        "profile.yaml",
        "--ruleset",
        SMALL,
        *arguments,
        cwd=folder,
        environment=environment,
    )


# No room, no place


@FULL
def test_a_report_file_that_finds_no_room_answers_3(tmp_path: Path) -> None:
    written(tmp_path, PROFILE)

    outcome = check(tmp_path, "--format", "json=/dev/full")

    assert (3, []) == (outcome.code, faults(outcome))
    assert b"error[cannot-write]" in outcome.err


def test_a_report_cut_off_by_a_bound_of_the_system_leaves_the_old_file(tmp_path: Path) -> None:
    written(tmp_path, PROFILE)
    old = written(tmp_path, "old", "report.json")

    def small_files_only() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    outcome = confined(
        "check",
        "profile.yaml",
        "--ruleset",
        SMALL,
        "--format",
        "json=report.json",
        cwd=tmp_path,
        prepare=small_files_only,
    )

    assert (3, []) == (outcome.code, faults(outcome))
    assert "old" == old.read_text()
    assert [] == _asides(tmp_path)


@pytest.mark.parametrize("target", ["missing/report.json", ".", "profile.yaml/report.json"])
def test_a_report_that_has_no_place_answers_3(tmp_path: Path, target: str) -> None:
    written(tmp_path, PROFILE)

    outcome = check(tmp_path, "--format", f"json={target}")

    assert (3, []) == (outcome.code, faults(outcome))


@UNPRIVILEGED
def test_a_folder_that_cannot_be_written_answers_3(tmp_path: Path) -> None:
    written(tmp_path, PROFILE)
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)

    outcome = check(tmp_path, "--format", "json=closed/report.json")

    assert (3, []) == (outcome.code, faults(outcome))


# Killed, interrupted, left alone


def test_a_run_killed_while_it_writes_leaves_the_old_file_whole(tmp_path: Path) -> None:
    many = [str(written(tmp_path, PROFILE, f"p{i}.yaml")) for i in range(30)]
    old = written(tmp_path, "old", "report.json")
    command = ["check", *many, "--ruleset", str(SMALL), "--format", "json=report.json"]

    for moment in (0.02, 0.1, 0.2):
        process = _started(command, cwd=tmp_path)
        time.sleep(moment)
        process.kill()
        process.communicate()

        whole = old.read_text()
        assert whole == "old" or whole.endswith("]\n")


def test_an_interrupt_answers_130_without_a_word(tmp_path: Path) -> None:
    process = _started(["validate", "-"], cwd=tmp_path, stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"# more than a pipe holds: it is being read\n" * 10_000)
    process.stdin.flush()

    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)

    assert (130, b"", b"") == (process.returncode, out, err)


# Surroundings


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Return what becomes of the example in the surroundings of the tests."""
    return _of_example(tmp_path_factory.mktemp("usual"))


@pytest.mark.parametrize(
    "surroundings",
    [
        pytest.param({"LC_ALL": "C", "LANG": ""}, marks=thorough, id="locale C"),
        pytest.param({"LC_ALL": "POSIX", "PYTHONUTF8": "0"}, id="locale POSIX without UTF-8"),
        pytest.param({"PYTHONIOENCODING": "ascii"}, id="streams in ASCII"),
        pytest.param({"HOME": "/nonexistent"}, id="no home"),
        pytest.param({"HOME": ""}, marks=thorough, id="an empty home"),
        pytest.param({"PYTHONDONTWRITEBYTECODE": "1"}, id="nothing compiled is kept"),
        pytest.param({"PYTHONHASHSEED": "0"}, marks=thorough, id="one hash"),
        pytest.param({"PYTHONHASHSEED": "4294967295"}, id="another hash"),
        pytest.param({"TZ": "Pacific/Kiritimati"}, id="tomorrow"),
        pytest.param({"TZ": "Etc/GMT+12"}, marks=thorough, id="yesterday"),
        pytest.param({"COLUMNS": "1", "LINES": "1"}, id="a narrow terminal"),
        pytest.param({f"FILL_{i}": "x" * 100_000 for i in range(10)}, id="a huge environment"),
        pytest.param({"PYTHONDEVMODE": "1", "PYTHONWARNINGS": "error"}, id="every warning"),
    ],
)
def test_the_report_is_the_same_bytes_wherever_it_is_made(
    tmp_path: Path, usual: Outcome, surroundings: Mapping[str, str]
) -> None:
    found = _of_example(tmp_path, environment=surroundings)

    assert (usual.code, usual.out, usual.err) == (found.code, found.out, found.err)


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["-O"], marks=thorough),
        ["-OO"],
        pytest.param(["-B"], marks=thorough),
        ["-X", "utf8=0"],
    ],
    ids=str,
)
def test_the_report_is_the_same_bytes_however_python_is_started(
    tmp_path: Path, usual: Outcome, options: list[str]
) -> None:
    found = _of_example(tmp_path, python=options)

    assert (usual.code, usual.out, usual.err) == (found.code, found.out, found.err)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PROFILE, marks=thorough, id="pass"),
        pytest.param(ABROAD, id="fail"),
        pytest.param(BROKEN, id="broken"),
        pytest.param("a: [1\n", marks=thorough, id="no yaml"),
    ],
)
def test_nothing_depends_on_an_assertion(tmp_path: Path, text: str) -> None:
    written(tmp_path, text)
    command = ("check", "profile.yaml", "--ruleset", str(SMALL), "--format", "json")

    usual, stripped = (
        confined(*command, cwd=tmp_path, python=options) for options in ((), ("-OO",))
    )

    assert (usual.code, usual.out, usual.err) == (stripped.code, stripped.out, stripped.err)


@pytest.mark.parametrize("path", [EXAMPLE, "broken.yaml"], ids=["an example", "a broken file"])
def test_without_libyaml_the_answer_is_the_same(tmp_path: Path, path: Path | str) -> None:
    written(tmp_path, BROKEN, "broken.yaml")
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "usercustomize.py").write_text("import sys\nsys.modules['yaml._yaml'] = None\n")
    (blocked / "sitecustomize.py").write_text("import sys\nsys.modules['yaml._yaml'] = None\n")
    bare = {"PYTHONPATH": os.pathsep.join((str(blocked), str(ROOT)))}

    usual = confined("check", path, cwd=tmp_path)
    portable = confined("check", path, cwd=tmp_path, environment=bare)

    assert (usual.code, usual.out, usual.err) == (portable.code, portable.out, portable.err)


def test_standard_streams_that_are_closed_change_no_exit_code(tmp_path: Path) -> None:
    written(tmp_path, ABROAD)

    def closed() -> None:
        for stream in (0, 1, 2):
            os.close(stream)

    outcome = confined("check", "profile.yaml", "--ruleset", SMALL, cwd=tmp_path, prepare=closed)

    assert 1 == outcome.code


@UNPRIVILEGED
def test_a_folder_without_rights_to_write_is_enough_to_work_in(tmp_path: Path) -> None:
    written(tmp_path, PROFILE)
    tmp_path.chmod(0o500)
    try:
        outcome = check(tmp_path)
    finally:
        tmp_path.chmod(0o700)

    assert 0 == outcome.code


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    written(tmp_path, PROFILE)

    check(tmp_path)

    assert {"profile.yaml", ".stdout", ".stderr", ".memory"} == {
        path.name for path in tmp_path.iterdir()
    }


# Names and days


@pytest.mark.parametrize(
    "name",
    [
        "é.yaml",
        pytest.param("日本.yaml", marks=thorough),
        pytest.param("a b.yaml", marks=thorough),
        "-.yaml",
        "a\nb.yaml",
        "\x1b[2J.yaml",
        "\u202e.yaml",
    ],
)
def test_any_name_of_a_file_is_read_and_shown_without_harm(tmp_path: Path, name: str) -> None:
    written(tmp_path, BROKEN, name)

    outcome = confined("check", f"./{name}", "--ruleset", SMALL, cwd=tmp_path)

    assert (3, []) == (outcome.code, faults(outcome))


@pytest.mark.parametrize(
    "arguments",
    [
        (b"check", b"\xff\xfe.yaml"),
        (b"check", b"x", b"--ruleset", b"\xff"),
        (b"check", b"x", b"--as-of", b"\xff"),
        (b"check", b"x", b"--parameter", b"\xff=\xfe"),
        (b"check", b"x", b"--format", b"json=\xff/\xfe"),
        (b"\xff",),
        (b"check", b"--\xff"),
        (b"explain", b"\xff", b"x"),
    ],
    ids=repr,
)
def test_arguments_that_are_no_text_are_told_escaped(
    tmp_path: Path, arguments: tuple[bytes, ...]
) -> None:
    outcome = confined(*arguments, cwd=tmp_path)

    assert outcome.code in (2, 3)
    assert b"Traceback" not in outcome.err
    outcome.err.decode()


@pytest.mark.parametrize(
    "day",
    [
        "2026-09-29",
        pytest.param("2020-01-01", marks=thorough),
        "0001-01-01",
        "9999-12-31",
    ],
)
def test_a_clock_that_goes_wrong_gives_an_answer_or_a_problem(tmp_path: Path, day: str) -> None:
    outcome = confined("check", EXAMPLE, "--as-of", day, cwd=tmp_path)

    assert [] == faults(outcome)
    assert 0 != outcome.code


# The parts of the tests above


def _of_example(
    folder: Path,
    *,
    environment: Mapping[str, str] | None = None,
    python: list[str] | None = None,
) -> Outcome:
    return confined(
        "check", EXAMPLE, "--lang", "fr", cwd=folder, environment=environment, python=python or ()
    )


def _started(
    arguments: list[str], *, cwd: Path, stdin: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    return subprocess.Popen(
        [sys.executable, "-m", "trustcheck", *arguments],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(ROOT)},
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _asides(folder: Path) -> list[str]:
    return [path.name for path in folder.glob(".*") if path.name not in PEN]
