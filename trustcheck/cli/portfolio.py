"""Many profiles in one run: what is known of them already, and who works on the rest."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

from trustcheck.cli.ending import DEBUG
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.feed import Feed
from trustcheck.cli.ledger import Ledger
from trustcheck.cli.operand import Item
from trustcheck.cli.outcome import Outcome
from trustcheck.cli.workbench import Workbench
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.source.problem import Problem
from trustcheck.source.span import Span

ALONE = 200
"""Below so many profiles one process is faster than two that have to be started."""
_UNCOLLECTED = 50_000


@frozen
class Portfolio:
    """The profiles of one run; one that goes wrong never stops the others."""

    feed: Feed
    workbench: Workbench
    jobs: int | None
    """Processes; None for what suits the number of profiles, 0 for one on each core."""
    ledger: Ledger | None

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what becomes of each profile, in order."""
        if self.feed.is_many:
            _tidy()
        jobs = self._jobs()
        if jobs == 1:
            for item in self.feed:
                yield self._known(item) or self._work(item)
            return
        from trustcheck.cli.crew import Crew

        yield from Crew(jobs, self._work, lost=self._lost, known=self._known).outcomes(self.feed)

    def _jobs(self) -> int:
        if not hasattr(os, "fork"):
            return 1
        if self.jobs is None and self.feed.total is not None and self.feed.total < ALONE:
            return 1
        return self.jobs or cores()

    def _known(self, item: Item) -> Outcome | None:
        records = () if self.ledger is None else self.ledger.records(item)
        return self.workbench.recalled(records) if records else None

    def _work(self, item: Item) -> Outcome:
        try:
            return self.workbench.work(item)
        except Exception as error:
            what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            return self._failed(item, what, _traceback(error))

    def _lost(self, item: Item) -> Outcome:
        return self._failed(item, self.workbench.console.wording.phrase(say("cli.process_ended")))

    def _failed(self, item: Item, error: str, more: str = "") -> Outcome:
        """Return the outcome of a profile on which the program itself went wrong."""
        told = say("internal", error=error, variable=DEBUG)
        problem = Problem(Span(item.label, 1, 1, 1, 1), told)
        talk = more + self.workbench.console.told([problem])
        return self.workbench.given_up(item, ExitCode.INTERNAL, problem, talk)


def cores() -> int:
    """Return how many processes can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _tidy() -> None:
    """Let what is read for all profiles be, and look for rings among the rest now and then."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_UNCOLLECTED, 10, 10)


def _traceback(error: Exception) -> str:
    if not os.environ.get(DEBUG):
        return ""
    import traceback

    return "".join(traceback.format_exception(error))
