"""The real program in a process of its own, where it can neither do harm nor take much."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.cli.program import ROOT, UNSET
from trustcheck.logic.fields import frozen

GUARD = Path(__file__).parent / "guard"
MOST_SECONDS = 2.0
"""Processor time for an input of up to a megabyte, the start of the program included."""
MOST_MEMORY = 200 * 2**20
MOST_TALK = 10**6
"""Bytes on standard error."""

_PATIENCE = 60
# Terminal controls, direction marks, and what Python says when nothing else does.
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@frozen
class Outcome:
    """What became of one run."""

    code: int
    seconds: float
    memory: int
    out: bytes
    err: bytes


def confined(
    *arguments: str | bytes | Path,
    cwd: Path,
    stdin: bytes = b"",
    python: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    prepare: Callable[[], None] | None = None,
) -> Outcome:
    """Run the program with no network, no processes of its own, and little time and memory.

    `python` are options of the interpreter, `prepare` is called in the new process first.
    """
    path = os.pathsep.join((str(GUARD), str(ROOT)))
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    talk, report, memory = cwd / ".stderr", cwd / ".stdout", cwd / ".memory"
    own = {"LC_ALL": "C", "PYTHONPATH": path, "PEN_MEMORY": str(memory)}
    surroundings = {**kept, **own, **(environment or {})}
    with talk.open("wb") as err, report.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, *python, "-m", "trustcheck", *arguments],
            cwd=cwd,
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=err,
            preexec_fn=lambda: _limit(prepare),  # the child has one thread
        )
        assert process.stdin is not None
        with process.stdin as channel:
            channel.write(stdin)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Outcome(
        process.returncode,
        usage.ru_utime + usage.ru_stime,
        int(memory.read_text() or 0) * 1024 if memory.exists() else 0,
        report.read_bytes(),
        talk.read_bytes(),
    )


def faults(outcome: Outcome) -> list[str]:
    """Return what is wrong with an outcome: nothing, for an answer or a problem with its place."""
    said = outcome.err.decode()
    told = {
        "ends in none of 0, 1 and 3": outcome.code not in (0, 1, 3),
        "refuses without a problem": outcome.code == 3 and "error[" not in said,
        "refuses without a place": outcome.code == 3 and "\n --> " not in said,
        "shows a traceback": "Traceback" in said,
        "takes too long": outcome.seconds > MOST_SECONDS,
        "takes too much memory": outcome.memory > MOST_MEMORY,
        "says too much": len(outcome.err) > MOST_TALK,
        "writes what deceives": bool(_UNSAFE.search(said + outcome.out.decode())),
    }
    return [fault for fault, there in told.items() if there]


def _limit(prepare: Callable[[], None] | None) -> None:
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_CPU, (_PATIENCE // 6, _PATIENCE // 6 + 1))
    resource.setrlimit(resource.RLIMIT_AS, (4 * MOST_MEMORY, 4 * MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if prepare is not None:
        prepare()
