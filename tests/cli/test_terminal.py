"""The program at a real terminal: colour, the keyboard, and what a pipe gets instead."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from tests.cli.program import ABROAD, PROFILE, ROOT, SMALL, UNSET, start, written

pytestmark = pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminal to look at")

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
CHECK = ("check", "profile.yaml", "--ruleset", str(SMALL))


def _at_a_terminal(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """Run the program with a terminal for both streams; return its code and what is seen."""
    ours, theirs = os.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    surroundings = {"LC_ALL": "C", "TERM": "xterm", "PYTHONPATH": str(ROOT), **environment}
    seen: list[bytes] = []
    looking = Thread(target=_look, args=(ours, seen))
    looking.start()
    done = subprocess.run(
        [sys.executable, "-m", "trustcheck", *arguments],
        cwd=folder,
        env={**kept, **surroundings},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        check=False,
    )
    os.close(theirs)
    looking.join()
    os.close(ours)
    return done.returncode, b"".join(seen).decode().replace("\r\n", "\n")


def _look(terminal: int, seen: list[bytes]) -> None:
    try:
        while part := os.read(terminal, 2**16):
            seen.append(part)
    except OSError:
        return  # nobody writes to it any more


@pytest.mark.parametrize(
    ("coloured", "options", "environment"),
    [
        pytest.param(True, (), {}, id="a terminal"),
        pytest.param(False, (), {"NO_COLOR": "1"}, id="NO_COLOR"),
        pytest.param(False, (), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, id="both"),
        pytest.param(False, (), {"CLICOLOR": "0"}, id="CLICOLOR=0"),
        pytest.param(False, (), {"TERM": "dumb"}, id="a dumb terminal"),
        pytest.param(False, ("--color", "never"), {}, id="never"),
        pytest.param(True, ("--color", "always"), {"NO_COLOR": "1"}, id="always"),
    ],
)
def test_colour_is_for_those_who_see_it(
    tmp_path: Path, coloured: bool, options: tuple[str, ...], environment: dict[str, str]
) -> None:
    written(tmp_path, ABROAD)

    code, seen = _at_a_terminal(tmp_path, *CHECK, *options, **environment)

    assert (1, coloured) == (code, COLOUR.search(seen) is not None)


def test_colour_takes_no_word_away(tmp_path: Path) -> None:
    written(tmp_path, ABROAD)

    _, plain = _at_a_terminal(tmp_path, *CHECK, "--color", "never")
    _, coloured = _at_a_terminal(tmp_path, *CHECK, "--color", "always")

    assert plain == COLOUR.sub("", coloured)
    assert "fail" in plain


@pytest.mark.parametrize(
    ("coloured", "environment"),
    [(False, {}), (True, {"FORCE_COLOR": "1"}), (True, {"CLICOLOR_FORCE": "1"})],
    ids=["a pipe", "FORCE_COLOR", "CLICOLOR_FORCE"],
)
def test_a_pipe_is_coloured_only_by_force(
    tmp_path: Path, coloured: bool, environment: dict[str, str]
) -> None:
    written(tmp_path, ABROAD)

    done = start(f"trustcheck {' '.join(CHECK)}", cwd=tmp_path, **environment)

    assert coloured is (COLOUR.search(done.stdout.decode()) is not None)


def test_colour_never_goes_to_a_file(tmp_path: Path) -> None:
    written(tmp_path, ABROAD)

    _at_a_terminal(tmp_path, *CHECK, "--format", "text=report.txt", FORCE_COLOR="1")

    assert "\x1b" not in (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_one_profile_draws_no_progress(tmp_path: Path) -> None:
    written(tmp_path, PROFILE)

    code, seen = _at_a_terminal(tmp_path, *CHECK)

    assert (0, False) == (code, "\r" in seen or "\x1b[K" in seen)


def test_quiet_leaves_the_talk_out_and_the_report_as_it_is(tmp_path: Path) -> None:
    written(tmp_path, ABROAD)

    spoken, quiet = (
        start(f"trustcheck {' '.join(CHECK)} {option}", cwd=tmp_path) for option in ("", "--quiet")
    )

    assert spoken.stdout == quiet.stdout
    assert (True, b"") == (bool(spoken.stderr), quiet.stderr)


def test_the_keyboard_ends_a_wait_for_standard_input(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "trustcheck", "check", "-"]

    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"# more than a pipe holds: it is being read\n" * 10_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=30)

    assert (130, (b"", b"")) == (process.returncode, said)
