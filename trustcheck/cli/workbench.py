"""Where one profile is read, held against each ruleset of the run, and put into words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trustcheck.cli.bar import SELECTION, Bar
from trustcheck.cli.console import WIDTH, Console, dressed
from trustcheck.cli.exit_code import ExitCode, worst
from trustcheck.cli.intake import declaration_of
from trustcheck.cli.operand import Item
from trustcheck.cli.outcome import Outcome, Report
from trustcheck.cli.target import STANDARD_STREAM, Target
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from trustcheck.assessment.assessment import Assessment
    from trustcheck.assessment.progress import Kind
    from trustcheck.profile.reading import Declaration
    from trustcheck.profile.statutes import Statutes
    from trustcheck.report.record import Record
    from trustcheck.report.reporter import Part, Refusal
    from trustcheck.source.document import Document

LINES = ("brief", "ndjson")
"""Formats that have a line for what was not assessed, too."""

TABLES = ("facts", "facts-csv")
"""Formats that tell all the assessments of one profile together."""

_BESIDE = frozenset(
    (
        SELECTION,
        "note.rehearsed",
        *(f"note.waiver_{how}" for how in ("expired", "other", "unused", "ends")),
        *(f"note.baseline_{what}" for what in ("absent", "version", "digest", "better")),
    )
)
"""What is said beside a report as well as in it: what makes the gate another than it looks."""

CODES: Mapping[str | None, ExitCode] = {
    "open": ExitCode.GATE_OPEN,
    "closed": ExitCode.GATE_CLOSED,
    None: ExitCode.NOT_ASSESSED,
}
"""The exit code of a record, by its gate."""


@frozen(kw_only=True, lazy=True)
class Workbench:
    """Turns profiles into outcomes, in this process or in one of several.

    The console lends its language, its width and its colours; nothing is written here.
    """

    console: Console
    statutes: Statutes
    bars: Sequence[Bar]
    targets: Sequence[Target]
    verbose: bool
    only: Sequence[Kind]
    """What the report for people shows; nothing for all of it."""
    says_gates: bool
    """Whether the gate of each profile is said beside the report."""
    records: bool
    """Whether a record of each profile is wanted."""

    def work(self, item: Item) -> Outcome:
        """Return what becomes of one profile; only a mistake of ours is raised."""
        try:
            declaration = self._declared(item)
        except InvalidInput as invalid:
            return self._refused(item, invalid.problems)
        folder = None if item.name == STANDARD_STREAM else Path(item.name).parent
        held = [self._held(item, declaration, folder, bar) for bar in self.bars]
        outcomes = [outcome for outcome, _ in held]
        tables = tuple(self._tables([told for _, told in held if told is not None]))
        subject = declaration.profile.subject.name
        if len(outcomes) == 1 and not tables:
            return replace(outcomes[0], subject=subject)
        reports = (*(report for outcome in outcomes for report in outcome.reports), *tables)
        talk = "".join(outcome.talk for outcome in outcomes)
        return Outcome(worst(outcome.code for outcome in outcomes), reports, talk, subject)

    def recalled(self, records: Iterable[Record]) -> Outcome:
        """Return what became of a profile in an earlier run, told as if it were now."""
        kept = tuple(records)
        reports = tuple(Report(tuple(self._lines(record)), record) for record in kept)
        code = worst(CODES[record.gate] for record in kept)
        return Outcome(code, reports, "", kept[0].service)

    def given_up(self, item: Item, code: ExitCode, problem: Problem, talk: str) -> Outcome:
        """Return what becomes of a profile that no answer can be had on."""
        return Outcome(code, self._unassessed(item, [problem]), talk)

    def absent(self, problems: Iterable[Problem]) -> Iterable[Report]:
        """Yield what is told of operands without a profile; a line is told of profiles alone."""
        from trustcheck.report.reporter import Refusal

        for problem in problems:
            refusal = Refusal(problem.span.file, (problem,))
            yield Report(
                tuple(
                    None if target.format in LINES else self._missed(target, refusal)
                    for target in self.targets
                )
            )

    # Reading

    def _declared(self, item: Item) -> Declaration:
        mended: list[Problem] = []
        document = self._document(item, mended)
        path = Path(item.name) if item.raw is None else None
        return declaration_of(document, path, self.statutes, mended=mended)

    def _document(self, item: Item, mended: list[Problem]) -> Document:
        if item.raw is None:
            from trustcheck.source.file import load

            return load(Path(item.name), mended=mended)
        self.console.given[item.label] = item.raw
        if item.line is None:
            from trustcheck.source.document import read

            return read(item.raw, item.label, mended=mended)
        from trustcheck.source.json_document import read_json

        return read_json(item.raw, item.label)

    # What comes out

    def _held(
        self, item: Item, declaration: Declaration, folder: Path | None, bar: Bar
    ) -> tuple[Outcome, Assessment | None]:
        """Return what becomes of a profile under one ruleset, and its assessment, if any."""
        try:
            assessment = bar.hold(declaration, folder)
        except InvalidInput as invalid:
            return self._refused(item, invalid.problems, bar), None
        finally:
            if item.line is not None:
                self.console.given.pop(item.label, None)
        record = None
        if self.records:
            from trustcheck.report.record import record_of

            record = record_of(assessment, file=item.file, line=item.line, basis=bar.digest)
        parts = tuple(self._told(target, assessment, record) for target in self.targets)
        code, talk = self._decided(assessment)
        reports = (Report(parts, record),)
        return Outcome(code, reports, talk if self.says_gates else ""), assessment

    def _refused(self, item: Item, problems: Sequence[Problem], bar: Bar | None = None) -> Outcome:
        talk = self.console.told(problems)
        if item.line is not None:
            self.console.given.pop(item.label, None)
        return Outcome(ExitCode.NOT_ASSESSED, self._unassessed(item, problems, bar), talk)

    def _unassessed(
        self, item: Item, problems: Sequence[Problem], bar: Bar | None = None
    ) -> tuple[Report, ...]:
        from trustcheck.report.reporter import Refusal

        ruleset = None if bar is None else bar.ruleset.id
        refusal = Refusal(item.file, tuple(problems), item.line, ruleset)
        parts = tuple(self._missed(target, refusal) for target in self.targets)
        if not self.records:
            return (Report(parts),)
        from trustcheck.report.record import unassessed

        record = unassessed(item.file, problems, self.console.wording, line=item.line)
        return (Report(parts, record),)

    def _decided(self, assessment: Assessment) -> tuple[ExitCode, str]:
        """Return the code of the gate, and what is said of it."""
        from trustcheck.assessment.gate import gate

        decision = gate(assessment)
        code = ExitCode.GATE_OPEN if decision.is_open else ExitCode.GATE_CLOSED
        if not self.says_gates:
            return code, ""
        file = assessment.declaration.document.file
        id = "cli.open" if decision.is_open else "cli.closed"
        said = say(id, file=file)
        if len(self.bars) > 1:
            said = say(f"{id}.by", file=file, ruleset=assessment.ruleset.id)
        told = tuple(note for note in assessment.notes if note.id in _BESIDE)
        spared = tuple(say(f"{id}.count", count=n) for id, n in decision.counts().items())
        console = self.console
        return code, console.said(said) + console.listed((*decision.reasons, *spared, *told))

    # In words

    def _tables(self, assessments: Sequence[Assessment]) -> Iterable[Report]:
        """Yield what is told of all the assessments of a profile together, if that is wanted."""
        if not assessments or not any(target.format in TABLES for target in self.targets):
            return
        from trustcheck.report import facts

        parts: list[Part | None] = []
        for target in self.targets:
            width = WIDTH if target.path is not None else self.console.width
            if target.format == "facts":
                page = facts.render(assessments, self.console.wording, width=width)
                parts.append((self._dressed(target, page),))
            elif target.format == "facts-csv":
                parts.append(facts.table(assessments))
            else:
                parts.append(None)
        yield Report(tuple(parts))

    def _told(self, target: Target, assessment: Assessment, record: Record | None) -> Part | None:
        if target.format in TABLES:
            return None
        from trustcheck.report import reporter_of

        wording = self.console.wording
        if record is not None and target.format in LINES:
            return self._line(target, record)
        if target.format != "text":
            return reporter_of(target.format).tell(assessment, wording)
        from trustcheck.report import text

        width = WIDTH if target.path is not None else self.console.width
        kinds = {"only": self.only} if self.only else {}
        page = text.render(assessment, wording, width=width, verbose=self.verbose, **kinds)
        return (self._dressed(target, page),)

    def _missed(self, target: Target, refusal: Refusal) -> Part | None:
        """Return what a format tells of a profile that was not assessed."""
        from trustcheck.report import reporter_of

        refuse = reporter_of(target.format).refuse
        if refuse is None:
            return None
        part = refuse(refusal, self.console.wording)
        if target.format != "brief":
            return part
        return tuple(self._dressed(target, piece) for piece in part)

    def _lines(self, record: Record) -> Iterable[Part | None]:
        for target in self.targets:
            yield self._line(target, record) if target.format in LINES else None

    def _line(self, target: Target, record: Record) -> Part:
        if target.format == "ndjson":
            return (record.written(),)
        from trustcheck.report.brief import line

        return (self._dressed(target, line(record, self.console.wording)),)

    def _dressed(self, target: Target, styled: str) -> str:
        if target.path is None:
            return dressed(styled, self.console.out)
        from trustcheck.report.style import plain

        return plain(styled)
