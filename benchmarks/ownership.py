"""Time ownership in whole registers beside other tools, on generated scale-free graphs.

Run it with the extra `scale`; networkx and clingo are timed too where they are installed. See
the README in this folder for what is measured and how.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np

from trustcheck.logic.fields import define

sys.path.insert(0, str(Path(__file__).parents[1]))  # what is timed is this checkout

from benchmarks.contender import TASKS  # after the path
from benchmarks.register import Register  # after the path

SAME = 1e-9  # how far two answers may be from one another
PATIENCE = 20.0  # seconds after which a contender is not timed a second time

# One measurement, in a process of its own


def measure(task: str, name: str, folder: Path) -> None:
    """Time one contender once, and compare its answer with the first one's."""
    contender = next(each for each in TASKS[task] if each.name == name)
    work = contender.prepare(Register.kept(folder / "register.npz"))
    start = perf_counter()
    answer = work()
    seconds = perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    same = not contender.answers or _same(answer, folder / f"{task}.npy")
    told = {"seconds": seconds, "peak": peak, "same": same}
    sys.stdout.write(json.dumps(told))


def _same(answer: object, path: Path) -> bool:
    found = np.asarray(answer)
    if not path.exists():
        np.save(path, found)
    first = np.load(path)
    return first.shape == found.shape and bool(np.allclose(first, found, rtol=0, atol=SAME))


@define
class Timing:
    """What came of timing one contender."""

    seconds: list[float]
    peak: int = 0
    note: str = ""

    @property
    def closed(self) -> bool:
        """Whether it is not to be timed again."""
        return bool(self.note) or any(each > PATIENCE for each in self.seconds)


def child(*words: str, limit: float) -> str:
    """Run this program in a process of its own and return what it writes."""
    command = [sys.executable, __file__, *words]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=True)
    return ran.stdout


def time_once(timing: Timing, task: str, name: str, *, folder: Path, limit: float) -> None:
    """Add one measurement, or a note why there is none."""
    try:
        told = json.loads(child("--measure", task, name, str(folder), limit=limit))
    except subprocess.TimeoutExpired:
        timing.note = f"not within {limit:.0f} s"
    except subprocess.CalledProcessError as failure:
        timing.note = failure.stderr.strip().rpartition("\n")[2]
    else:
        timing.seconds.append(told["seconds"])
        timing.peak = max(timing.peak, told["peak"])
        timing.note = "" if told["same"] else "another answer"


# The table


def rows(size: int, *, hard: bool, folder: Path, options: argparse.Namespace) -> Iterator[str]:
    """Time every contender on one register and yield the lines of the table."""
    kind = "hard" if hard else "easy"
    child("--generate", str(size), kind, str(options.seed), str(folder), limit=options.limit)
    for task, contenders in TASKS.items():
        entered = [c for c in contenders if size <= c.most and find_spec(c.needs) is not None]
        timings = {each.name: Timing([]) for each in entered}
        for _ in range(options.rounds if size < 10**6 else 1):
            for name, timing in timings.items():
                if not timing.closed:
                    time_once(timing, task, name, folder=folder, limit=options.limit)
        ours = next(iter(timings.values()), Timing([]))
        for name, timing in timings.items():
            yield f"| {size:,} {kind} | {task} | {name} | {_cells(timing, ours)}"


def _cells(timing: Timing, ours: Timing) -> str:
    if not timing.seconds or timing.note:
        return f"{timing.note} | | |"
    ratio = median(t / o for t, o in zip(timing.seconds, ours.seconds, strict=False))
    return f"{median(timing.seconds):.3g} | {ratio:.3g} | {timing.peak:,} |"


def run(options: argparse.Namespace) -> None:
    """Print the table, a line at a time."""
    absent = {c.needs for cs in TASKS.values() for c in cs if find_spec(c.needs) is None}
    for name in sorted(absent):
        print(f"{name} is not installed and is left out.\n")
    print("| register | task | by | seconds | × the first | peak MiB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for size in options.sizes:
        for hard in (False, True):
            with TemporaryDirectory() as folder:
                for row in rows(size, hard=hard, folder=Path(folder), options=options):
                    print(row, flush=True)


def _sizes(written: str) -> list[int]:
    return [int(float(each)) for each in written.split(",")]


def main(words: Sequence[str]) -> None:
    """Run the benchmark, or one step of it in a process of its own."""
    match words:
        case ["--measure", task, name, folder]:
            measure(task, name, Path(folder))
        case ["--generate", size, kind, seed, folder]:
            register = Register.generated(int(size), hard=kind == "hard", seed=int(seed))
            register.keep(Path(folder) / "register.npz")
        case _:
            parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
            parser.add_argument("--sizes", type=_sizes, default=[300, 10**4, 10**5, 10**6])
            parser.add_argument("--seed", type=int, default=1)
            parser.add_argument("--rounds", type=int, default=3)
            parser.add_argument("--limit", type=float, default=120, help="seconds a measurement")
            run(parser.parse_args(words))


if __name__ == "__main__":
    main(sys.argv[1:])
