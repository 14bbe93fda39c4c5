"""`trustcheck check`: profiles held against a ruleset, reported, and the gate decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from trustcheck.cli.command import Command, Option
from trustcheck.cli.console import Console, dressed
from trustcheck.cli.exit_code import ExitCode, worst
from trustcheck.cli.intake import profiles_argument, take_in
from trustcheck.cli.options import as_of_option, parameter_option, ruleset_option, speaking
from trustcheck.cli.selection import select
from trustcheck.cli.shelf import shipped_statutes, take_ruleset
from trustcheck.cli.target import Target, as_targets, spare_inputs, write_whole
from trustcheck.logic.fields import field, frozen, replace
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from trustcheck.assessment.assessment import Assessment
    from trustcheck.profile.statutes import Statutes
    from trustcheck.ruleset.ruleset import Ruleset

SELECTION = "cli.selection"


@click.command("check", cls=Command, add_help_option=False)
@profiles_argument
@ruleset_option
@parameter_option
@as_of_option
@click.option(
    "--format",
    "targets",
    cls=Option,
    metavar="FORMAT[=PATH]",
    multiple=True,
    callback=as_targets,
)
@click.option("--criterion", "criteria", cls=Option, metavar="ID", multiple=True)
@click.option("--exit-zero", cls=Option, is_flag=True)
@click.option("--verbose", cls=Option, is_flag=True)
@speaking
@click.pass_obj
def check(
    console: Console,
    profiles: tuple[str, ...],
    *,
    ruleset: str,
    settings: Mapping[str, str],
    as_of: date | None,
    targets: tuple[Target, ...],
    criteria: tuple[str, ...],
    exit_zero: bool,
    verbose: bool,
) -> ExitCode:
    """Assess profiles, report, and decide the gate."""
    spare_inputs(targets, profiles)
    statutes = shipped_statutes()
    rules = take_ruleset(ruleset, statutes, settings=settings)
    chosen = frozenset(c.id for c in select(rules, criteria)) if criteria else None
    bar = Bar(rules, statutes, as_of, chosen)
    desk = Desk(console, targets or (Target("text"),), verbose=verbose)
    codes = [desk.hear(name, bar) for name in profiles]
    code = worst([*codes, *desk.deliver()])
    if exit_zero and code is ExitCode.GATE_CLOSED:
        console.talk(say("cli.exit_zero"))
        return ExitCode.GATE_OPEN
    return code


@frozen
class Bar:
    """What every profile of one run is held against; without a day, the day it was stated on."""

    ruleset: Ruleset
    statutes: Statutes
    on: date | None
    criteria: frozenset[str] | None  # None for all of them

    def assess(self, console: Console, name: str) -> Assessment:
        """Return the assessment of one profile, of the chosen criteria alone.

        Raises InvalidInput when the profile cannot be assessed, or nothing is left to assess.
        """
        from trustcheck.engine.assess import assess

        declaration = take_in(console, name, self.statutes)
        on = self.on or declaration.profile.stated_on
        assessment = self._chosen(assess(declaration, self.ruleset, self.statutes, on=on))
        if not assessment.findings:
            place = declaration.document.span(("stated_on",))
            raise InvalidInput([Problem(place, say("nothing-to-assess", day=on))])
        return assessment

    def _chosen(self, assessment: Assessment) -> Assessment:
        if self.criteria is None:
            return assessment
        kept = tuple(f for f in assessment.findings if f.criterion.id in self.criteria)
        note = say(SELECTION, chosen=len(kept), total=len(assessment.findings))
        return replace(assessment, findings=kept, notes=(*assessment.notes, note))


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
