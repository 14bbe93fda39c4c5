"""Processes that share the profiles of a run; what they bring is handed on in order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TypeAlias

from trustcheck.cli.feed import Feed
from trustcheck.cli.inflow import Inflow
from trustcheck.cli.operand import Item
from trustcheck.cli.outcome import Outcome
from trustcheck.logic.fields import define, field

AHEAD = 8
"""How many profiles for each process may be finished before one that is waited for."""
SMALL = 2**14
"""Bytes that a pipe takes whether anybody reads it or not."""
ATTEMPTS = 2
"""How often a profile is tried before it counts as what ends the process."""

Work: TypeAlias = Callable[[Item], Outcome]


def can_share() -> bool:
    """Tell whether the system can start a process as a copy of this one."""
    return "fork" in get_all_start_methods()


@define
class _Task:
    """One profile on its way."""

    number: int
    item: Item
    attempts: int = 0


@define
class _Worker:
    """One process, and what it was handed and has not brought back."""

    process: BaseProcess
    inlet: Connection
    outlet: Connection
    tasks: deque[_Task] = field(default_factory=deque)

    def has_room_for(self, item: Item) -> bool:
        """Tell whether handing it the profile now can make nobody wait.

        Two at a time keep it busy; a large one waits until the pipe is empty.
        """
        size = 0 if item.raw is None else len(item.raw)
        return not self.tasks or (len(self.tasks) == 1 and size < SMALL)


class Crew:
    """Workers that are copies of this process, each with everything that is read so far."""

    def __init__(
        self, jobs: int, work: Work, *, lost: Work, known: Callable[[Item], Outcome | None]
    ) -> None:
        self._work = work
        self._lost = lost
        self._known = known
        self._window = jobs * AHEAD
        self._again: deque[_Task] = deque()
        self._done: dict[int, Outcome] = {}
        self._entered = 0
        self._left = 0
        self._workers: list[_Worker] = []
        for _ in range(jobs):
            self._workers.append(self._started())

    def outcomes(self, feed: Feed) -> Iterator[Outcome]:
        """Yield what becomes of each profile, in the order of the feed.

        However many there are, no more than a window of them is kept. A profile that ends the
        process it is given to is tried once more, and then counts as lost.
        """
        ahead: Item | None = None
        is_exhausted = False
        try:
            while True:
                while self._left in self._done:
                    yield self._done.pop(self._left)
                    self._left += 1
                while not is_exhausted and (ahead is not None or not self._has_to_wait(feed)):
                    ahead = ahead or next(feed, None)
                    is_exhausted = ahead is None
                    if ahead is None or not self._enter(ahead):
                        break
                    ahead = None
                if self._is_busy:
                    self._gather(None if is_exhausted or ahead else feed.awaited)
                elif is_exhausted and self._left == self._entered:
                    return
        finally:
            self._dismiss()

    @property
    def _is_busy(self) -> bool:
        return bool(self._again) or any(worker.tasks for worker in self._workers)

    def _has_to_wait(self, feed: Feed) -> bool:
        """Tell whether to take the next profile is to let finished ones lie."""
        return (self._is_busy or self._left in self._done) and feed.awaited is not None

    def _enter(self, item: Item) -> bool:
        """Hand out a profile, unless nobody has room for it."""
        worker = self._free_for(item)
        if worker is None or self._entered - self._left >= self._window:
            return False
        known = self._known(item)
        if known is None:
            _hand(worker, _Task(self._entered, item))
        else:
            self._done[self._entered] = known
        self._entered += 1
        return True

    def _free_for(self, item: Item) -> _Worker | None:
        free = [worker for worker in self._workers if worker.has_room_for(item)]
        return min(free, key=lambda worker: len(worker.tasks), default=None)

    def _gather(self, stream: Inflow | None) -> None:
        """Wait until a worker has brought something, or the stream has."""
        workers = {worker.outlet: worker for worker in self._workers}
        for ready in wait([*workers, *([] if stream is None else [stream.fileno()])]):
            if isinstance(ready, Connection):
                self._receive(workers[ready])
        while self._again and (worker := self._free_for(self._again[0].item)) is not None:
            _hand(worker, self._again.popleft())

    def _receive(self, worker: _Worker) -> None:
        try:
            outcome = worker.outlet.recv()
        except (EOFError, OSError):
            self._replace(worker)
        else:
            self._done[worker.tasks.popleft().number] = outcome

    def _replace(self, worker: _Worker) -> None:
        """Start another process in place of one that has ended, and try again what it had."""
        _end(worker)
        self._workers[self._workers.index(worker)] = self._started(instead_of=worker)
        if worker.tasks:
            suspect = worker.tasks[0]
            suspect.attempts += 1
            if suspect.attempts == ATTEMPTS:
                worker.tasks.popleft()
                self._done[suspect.number] = self._lost(suspect.item)
        self._again.extend(worker.tasks)

    def _started(self, instead_of: _Worker | None = None) -> _Worker:
        context = get_context("fork")
        tasks, inlet = context.Pipe(duplex=False)
        outlet, outcomes = context.Pipe(duplex=False)
        others = [each for each in self._workers if each is not instead_of]
        foreign = (inlet, outlet, *(end for each in others for end in (each.inlet, each.outlet)))
        process = context.Process(
            target=_serve, args=(tasks, outcomes, foreign, self._work), daemon=True
        )
        before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        tasks.close()
        outcomes.close()
        return _Worker(process, inlet, outlet)

    def _dismiss(self) -> None:
        for worker in self._workers:
            _end(worker)


def _hand(worker: _Worker, task: _Task) -> None:
    worker.tasks.append(task)
    with suppress(OSError):  # it has ended, which is seen where its outcome is waited for
        worker.inlet.send(task.item)


def _end(worker: _Worker) -> None:
    worker.process.terminate()
    worker.process.join()
    worker.inlet.close()
    worker.outlet.close()


def _serve(
    tasks: Connection, outcomes: Connection, foreign: Sequence[Connection], work: Work
) -> None:
    """Work in a process of its own until there is nobody to work for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keyboard speaks to the first process
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT,))
    for end in foreign:
        end.close()
    with suppress(EOFError, OSError):
        while True:
            outcomes.send(work(tasks.recv()))
