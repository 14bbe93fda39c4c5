"""Where outcomes are reported, and what they come to together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from trustcheck.cli.console import Console, dressed
from trustcheck.cli.exit_code import ExitCode, worst
from trustcheck.cli.outcome import Outcome, Report
from trustcheck.cli.outlet import Outlet

if TYPE_CHECKING:
    from trustcheck.cli.progress import Progress
    from trustcheck.report.brief import Tally
    from trustcheck.source.problem import Problem


class Desk:
    """Writes reports in the order in which outcomes come."""

    def __init__(
        self,
        console: Console,
        outlets: Sequence[Outlet],
        *,
        tally: Tally | None = None,
        progress: Progress | None = None,
        is_quiet: bool = False,
    ) -> None:
        self._console = console
        self._outlets = outlets
        self._tally = tally
        self._progress = progress
        self._is_quiet = is_quiet
        self._codes: set[ExitCode] = set()
        self.subjects: set[str] = set()
        """The names of the services that were told of."""

    @property
    def is_read(self) -> bool:
        """Whether anybody still reads any of the reports."""
        return any(outlet.is_open for outlet in self._outlets)

    def take(self, outcome: Outcome) -> None:
        """Report what became of one profile.

        Raises InvalidInput where what is meant to be kept at once cannot be.
        """
        self._codes.add(outcome.code)
        if outcome.subject is not None:
            self.subjects.add(outcome.subject)
        if self._progress is not None:
            self._progress.clear()
        for report in outcome.reports:
            self.add(report)
        self._console.aside(outcome.talk)
        if self._progress is not None:
            self._progress.advance(outcome.code)

    def add(self, report: Report) -> None:
        """Write what is told, and count it.

        Raises InvalidInput where what is meant to be kept at once cannot be.
        """
        for outlet, part in zip(self._outlets, report.parts, strict=True):
            if part is not None:
                outlet.add(part)
        if self._tally is not None and report.record is not None:
            self._tally.add(report.record)

    def note(self, code: ExitCode) -> None:
        """Let a code count that belongs to no profile."""
        self._codes.add(code)

    def close(self) -> ExitCode:
        """Complete the reports, and return the worst code of all."""
        self.clear()
        lines = "".join(f"{line}\n" for line in self._closing())
        is_said = self._is_quiet or not lines
        problems: list[Problem] = []
        for outlet in self._outlets:
            is_brief = outlet.target.format == "brief"
            to_console = outlet.target.path is None
            last = self._dressed(lines, to_console=to_console) if is_brief else ""
            is_said = is_said or (is_brief and to_console)
            problems += outlet.close(last)
        if problems:
            self._console.tell(problems)
            self.note(ExitCode.NOT_ASSESSED)
        for remark in chain.from_iterable(outlet.remarks for outlet in self._outlets):
            self._console.talk(remark)
        if not is_said:
            self._console.aside(dressed(lines, self._console.err))
        return worst(self._codes)

    def drop(self) -> None:
        """Write nothing more: no file is put in place that is not complete."""
        self.clear()
        for outlet in self._outlets:
            outlet.drop()

    def clear(self) -> None:
        """Take away what stands on the terminal for the time being."""
        if self._progress is not None:
            self._progress.clear()

    def _closing(self) -> Sequence[str]:
        return () if self._tally is None else tuple(self._tally.lines(self._console.wording))

    def _dressed(self, lines: str, *, to_console: bool) -> str:
        if not lines:
            return ""
        if to_console:
            return "\n" + dressed(lines, self._console.out)
        from trustcheck.report.style import plain

        return "\n" + plain(lines)
