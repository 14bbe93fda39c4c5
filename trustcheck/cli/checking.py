"""What `trustcheck check` does, once its arguments are read."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from trustcheck.cli.bar import Bar
from trustcheck.cli.console import Console
from trustcheck.cli.desk import Desk
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.feed import Feed, feed_of
from trustcheck.cli.outlet import Outlet, Page
from trustcheck.cli.shelf import DEFAULT_RULESET, shipped_statutes
from trustcheck.cli.standards import take_standards
from trustcheck.cli.target import Target, spare_inputs
from trustcheck.cli.workbench import LINES, Workbench
from trustcheck.logic.fields import field, frozen
from trustcheck.logic.message import say

if TYPE_CHECKING:
    from trustcheck.assessment.progress import Kind
    from trustcheck.assessment.terms import Terms
    from trustcheck.cli.gatekeeping import Gatekeeping
    from trustcheck.cli.ledger import Ledger
    from trustcheck.cli.outcome import Outcome
    from trustcheck.cli.selection import Selection
    from trustcheck.cli.standards import Standard
    from trustcheck.profile.statutes import Statutes


@frozen(kw_only=True)
class Checking:
    """Profiles to assess, and how: what the options say, or what holds without them."""

    profiles: tuple[str, ...]
    rulesets: tuple[str, ...] = (DEFAULT_RULESET,)
    settings: Mapping[str, str] = field(default_factory=dict)
    as_of: date | None = None
    targets: tuple[Target, ...] = ()
    selection: Selection | None = None
    gatekeeping: Gatekeeping | None = None
    """What moves the gate; None for what closes it where nobody says anything else."""
    only: tuple[Kind, ...] = ()
    """What the report for people shows; nothing for all of it."""
    exit_zero: bool = False
    verbose: bool = False
    quiet: bool = False
    by_lines: bool = False
    """Whether each line of standard input is a profile."""
    jobs: int | None = None
    resume: Path | None = None
    """A file of records to go on with."""

    def run(self, console: Console) -> ExitCode:
        """Assess, report, and decide the gate.

        Raises InvalidInput where nothing can be assessed at all.
        """
        feed = feed_of(self.profiles, by_lines=self.by_lines)
        targets = self._targets(feed)
        spare_inputs(targets, feed.names)
        statutes = shipped_statutes()
        standards = self._standards(console, statutes)
        terms = None
        if self.gatekeeping is not None:
            terms = self.gatekeeping.terms(standards, statutes)
        bars = self._bars(statutes, targets, standards, terms)
        ledger = self._ledger(bars)
        workbench = self._workbench(console, statutes, bars, targets, feed)
        desk = self._desk(console, feed, workbench, ledger)
        code = self._report(feed, workbench, desk, self._outcomes(feed, workbench, ledger))
        if terms is not None and not self.quiet:
            self._remark(console, terms, standards, desk.subjects)
        if self.exit_zero and code is ExitCode.GATE_CLOSED:
            console.talk(say("cli.exit_zero"))
            return ExitCode.GATE_OPEN
        return code

    # What there is to do

    def _targets(self, feed: Feed) -> tuple[Target, ...]:
        """Return where reports go; last the file to go on with, if there is one."""
        told = self.targets or (Target("brief" if feed.is_many else "text"),)
        return told if self.resume is None else (*told, Target("ndjson", self.resume))

    def _standards(self, console: Console, statutes: Statutes) -> tuple[Standard, ...]:
        standards = take_standards(
            self.rulesets, statutes, settings=self.settings, selection=self.selection
        )
        named = {standard.named for standard in standards}
        for name in dict.fromkeys(self.rulesets):
            if name not in named:
                console.talk(say("cli.left_out", ruleset=name))
        return standards

    def _bars(
        self,
        statutes: Statutes,
        targets: Sequence[Target],
        standards: Sequence[Standard],
        terms: Terms | None,
    ) -> tuple[Bar, ...]:
        """Return what every profile is held against: one bar for each ruleset of the run."""
        formats = {target.format for target in targets}
        is_saved = not formats.isdisjoint(("json", "html"))
        outlook = any(target.format not in LINES for target in targets)
        # What a baseline knows of a finding are all the facts that it read.
        outlook = outlook or (terms is not None and terms.baseline is not None)
        return tuple(
            Bar(
                each.ruleset,
                statutes,
                self.as_of,
                each.criteria,
                each.named,
                each.settings,
                is_saved,
                outlook,
                terms,
                encloses="html" in formats,
            )
            for each in standards
        )

    def _workbench(
        self,
        console: Console,
        statutes: Statutes,
        bars: Sequence[Bar],
        targets: Sequence[Target],
        feed: Feed,
    ) -> Workbench:
        has_lines = any(each.format in LINES and each.path is None for each in targets)
        return Workbench(
            console=console,
            statutes=statutes,
            bars=bars,
            targets=targets,
            verbose=self.verbose,
            only=self.only,
            says_gates=not (self.quiet or feed.is_many or has_lines),
            records=feed.is_many or any(target.format in LINES for target in targets),
        )

    # What is done

    def _ledger(self, bars: Sequence[Bar]) -> Ledger | None:
        if self.resume is None:
            return None
        from trustcheck.cli.ledger import Ledger

        return Ledger(self.resume, frozenset(bar.digest for bar in bars))

    def _outcomes(
        self, feed: Feed, workbench: Workbench, ledger: Ledger | None
    ) -> Generator[Outcome, None, None]:
        """Yield what becomes of each profile; a mistake of ours is raised of one that is alone."""
        if feed.is_alone and ledger is None:
            yield from map(workbench.work, feed)
            return
        from trustcheck.cli.portfolio import Portfolio

        yield from Portfolio(feed, workbench, self.jobs, ledger).outcomes()

    def _desk(
        self, console: Console, feed: Feed, workbench: Workbench, ledger: Ledger | None
    ) -> Desk:
        pages = workbench.targets if ledger is None else workbench.targets[:-1]
        is_list = len(workbench.bars) > 1 or not feed.is_alone
        outlets: list[Outlet] = [Page(each, console, is_list=is_list) for each in pages]
        if ledger is not None:
            outlets.append(ledger)
        if feed.is_alone or not (feed.is_many or any(each.format == "brief" for each in pages)):
            return Desk(console, outlets)
        from trustcheck.cli.progress import Progress, wants_progress
        from trustcheck.report.brief import Tally

        is_shown = feed.is_many and not self.quiet and wants_progress(console)
        progress = Progress(console, feed.total) if is_shown else None
        return Desk(console, outlets, tally=Tally(), progress=progress, is_quiet=self.quiet)

    def _remark(
        self, console: Console, terms: Terms, standards: Sequence[Standard], seen: set[str]
    ) -> None:
        """Say which waivers no profile had a use for."""
        from trustcheck.cli.gatekeeping import remarks

        for remark in remarks(terms, standards, seen):
            console.talk(remark)

    def _report(
        self,
        feed: Feed,
        workbench: Workbench,
        desk: Desk,
        outcomes: Generator[Outcome, None, None],
    ) -> ExitCode:
        """Write what comes, in its order; what is complete by then stays, whatever happens."""
        console = workbench.console
        if not self.quiet:
            for remark in feed.remarks:
                console.talk(remark)
        try:
            with closing(outcomes):
                for outcome in outcomes:
                    desk.take(outcome)
                    if feed.is_many and not desk.is_read:
                        desk.note(ExitCode.NOT_ASSESSED)  # of what nobody waits for any more
                        break
            if feed.problems:
                desk.clear()
                for report in workbench.absent(feed.problems):
                    desk.add(report)
                console.tell(feed.problems)
                desk.note(ExitCode.NOT_ASSESSED)
            return desk.close()
        except BaseException:
            desk.drop()
            raise
