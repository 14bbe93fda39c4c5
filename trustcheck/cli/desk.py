"""Where assessments are reported, and what the gate makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trustcheck.cli.bar import SELECTION, Bar
from trustcheck.cli.console import Console, dressed
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.target import Target, write_whole
from trustcheck.logic.fields import field, frozen
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput

if TYPE_CHECKING:
    from trustcheck.assessment.assessment import Assessment


@frozen
class Desk:
    """Reports assessments, at once on standard output and at the end to files."""

    console: Console
    targets: Sequence[Target]
    verbose: bool
    kept: dict[Target, list[str]] = field(default_factory=dict)

    def hear(self, name: str, bar: Bar) -> ExitCode:
        """Assess and report one profile, and return its exit code."""
        try:
            assessment = bar.assess(self.console, name)
        except InvalidInput as invalid:
            self.console.tell(invalid.problems)
            return ExitCode.NOT_ASSESSED
        for target in self.targets:
            self._report(target, assessment)
        return self._decide(assessment)

    def deliver(self) -> list[ExitCode]:
        """Write the files; return a code for each that could not be written."""
        codes = []
        for target, reports in self.kept.items():
            try:
                if target.path is not None:
                    write_whole(target.path, "".join(reports))
            except InvalidInput as invalid:
                self.console.tell(invalid.problems)
                codes.append(ExitCode.NOT_ASSESSED)
        return codes

    def _report(self, target: Target, assessment: Assessment) -> None:
        reports = self.kept.setdefault(target, [])
        apart = "\n" if reports and target.format == "text" else ""
        reports.append(apart + self._rendered(target, assessment))
        if target.path is None:
            self.console.report(reports[-1])

    def _rendered(self, target: Target, assessment: Assessment) -> str:
        from trustcheck.report import REPORTERS, text
        from trustcheck.report.style import plain

        wording = self.console.wording
        if target.format != "text":
            return REPORTERS[target.format](assessment, wording)
        if target.path is not None:
            return plain(text.render(assessment, wording, verbose=self.verbose))
        width = self.console.width
        report = text.render(assessment, wording, width=width, verbose=self.verbose)
        return dressed(report, self.console.out)

    def _decide(self, assessment: Assessment) -> ExitCode:
        from trustcheck.assessment.gate import gate

        decision = gate(assessment)
        file = assessment.declaration.document.file
        self.console.talk(say("cli.open" if decision.is_open else "cli.closed", file=file))
        partial = tuple(note for note in assessment.notes if note.id == SELECTION)
        self.console.talk_list((*decision.reasons, *partial))
        return ExitCode.GATE_OPEN if decision.is_open else ExitCode.GATE_CLOSED
