"""What `trustcheck questionnaire` does, once its arguments are read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from trustcheck.cli.console import Console
from trustcheck.cli.delivery import put
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.intake import STANDARD_INPUT, take_in
from trustcheck.cli.selection import Selection, the_respondent
from trustcheck.cli.shelf import shipped_statutes, take_ruleset
from trustcheck.cli.standards import take_standards
from trustcheck.cli.target import STANDARD_STREAM, place_of, spare_file
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Message, say
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from trustcheck.assessment.assessment import Assessment
    from trustcheck.profile.reading import Declaration
    from trustcheck.profile.statutes import Statutes
    from trustcheck.source.document import Document


@frozen(kw_only=True)
class Questioning:
    """A profile of which to ask what is missing, and what it is held against."""

    profile: str
    rulesets: tuple[str, ...]
    settings: Mapping[str, str]
    as_of: date | None
    selection: Selection
    respondent: str | None
    output: str | None
    force: bool

    def run(self, console: Console) -> ExitCode:
        """Write what is missing.

        Raises InvalidInput where the profile cannot be assessed, or the file not be written.
        """
        from trustcheck.assessment.inquiry import inquire
        from trustcheck.report.questionnaire import render

        if self.output is not None:
            spare_file(Path(self.output), (self.profile,), force=self.force)
        assessments = self._assessments(console)
        of = self.respondent
        if of is not None:
            of = the_respondent((each.ruleset for each in assessments), of)
        inquiry = inquire(assessments, of=of)
        text = render(inquiry, assessments, console.wording)
        told = {"answers": inquiry.count, "facts": len(inquiry.wants)}
        _write(console, text, self.output, "questionnaire.written", **told)
        return ExitCode.GATE_OPEN

    def _assessments(self, console: Console) -> tuple[Assessment, ...]:
        from trustcheck.engine.assess import assess

        statutes = shipped_statutes()
        standards = take_standards(
            self.rulesets, statutes, settings=self.settings, selection=self.selection
        )
        declaration = take_in(console, self.profile, statutes)
        on = self.as_of or declaration.profile.stated_on
        found = []
        for each in standards:
            told = assess(declaration, each.ruleset, statutes, on=on)
            chosen = each.criteria
            kept = (f for f in told.findings if chosen is None or f.criterion.id in chosen)
            found.append(replace(told, findings=tuple(kept)))
        return tuple(found)


@frozen(kw_only=True)
class Rereading:
    """A profile, and the answers to put into it."""

    profile: str
    answers: str
    rulesets: tuple[str, ...]
    """Besides those that ship, the ones whose criteria may be answered for."""
    output: str | None
    force: bool
    shows: bool = False
    """Whether to show, where no file is named, what would be written otherwise in the profile."""

    def run(self, console: Console) -> ExitCode:
        """Write the profile with the answers in it.

        Raises InvalidInput with everything that is wrong in the profile, or in the answers; then
        nothing is written.
        """
        from trustcheck.profile.answers import completed
        from trustcheck.profile.reading import read_profile
        from trustcheck.source.encoding import line_end

        if self.output is not None:
            code = "output-over-answers"
            spare_file(Path(self.output), (self.answers,), code, force=self.force)
        statutes = shipped_statutes()
        declaration = take_in(console, self.profile, statutes)
        document = declaration.document
        mended: list[Problem] = []
        answers = self._taken(console, declaration, statutes, mended)
        try:
            found = completed(document, answers, known=self._known(statutes), mended=mended)
            read_profile(found.document, statutes.atlas)
        except InvalidInput as invalid:
            raise InvalidInput((*mended, *invalid.problems)) from None
        if mended:
            raise InvalidInput(mended)
        told = say("questionnaire.taken", taken=found.taken, left=found.left)
        text = _revised(document, found.document)
        path = None if self.output is None else Path(self.output)
        if path is not None:
            text = text.replace("\n", line_end(self._raw(console)))
        if path is None and self.shows:
            self._show(console, document, text)
        else:
            put(console, text, path)
        console.talk(told)
        if self.shows:
            said = {} if path is None else {"file": place_of(path).file}
            console.talk(Message("ask.shown" if path is None else "ask.kept", (*said.items(),)))
        return ExitCode.GATE_OPEN

    def _taken(
        self,
        console: Console,
        declaration: Declaration,
        statutes: Statutes,
        mended: list[Problem],
    ) -> Document:
        """Return the answers: those of a spreadsheet as a questionnaire says them.

        Problems of a spreadsheet that leave something to read go to `mended`.
        """
        from trustcheck.source.document import read
        from trustcheck.source.file import displayed, read_file
        from trustcheck.source.workbook import is_workbook

        file = displayed(Path(self.answers))
        raw = read_file(Path(self.answers))
        if not is_workbook(raw):
            return read(raw, file)
        from trustcheck.cli.answer import understanding
        from trustcheck.cli.answering import answered, sheet_name
        from trustcheck.source.workbook import read_workbook
        from trustcheck.wording.catalog import LANGUAGES
        from trustcheck.wording.phrase import read_wording

        sheets = read_workbook(raw, file)
        console.sheets.update((sheet_name(file, each.name), (file, each.name)) for each in sheets)
        meant = understanding(declaration, statutes, map(read_wording, LANGUAGES))
        return answered(sheets, file, declaration.document, meant, mended=mended)

    def _show(self, console: Console, document: Document, text: str) -> None:
        from trustcheck.report.patch import patch

        before = self._raw(console).decode("utf-8")
        console.report(patch(before, text, document.file))

    def _known(self, statutes: Statutes) -> frozenset[str]:
        """Return every criterion that a person can answer for."""
        from trustcheck.ruleset.shelf import shipped_rulesets

        rulesets = (
            take_ruleset(name, statutes)
            for name in dict.fromkeys((*shipped_rulesets(), *self.rulesets))
        )
        return frozenset(c.id for ruleset in rulesets for c in ruleset.criteria if c.attested)

    def _raw(self, console: Console) -> bytes:
        """Return the bytes of the profile as it was given."""
        from trustcheck.source.file import read_file

        if self.profile == STANDARD_STREAM:
            return console.given.get(STANDARD_INPUT, b"")
        return read_file(Path(self.profile))


def _revised(document: Document, completed: Document) -> str:
    """Return the text of a profile with what it has been completed by."""
    from trustcheck.source.revision import CannotRevise, revised

    try:
        return revised(document, completed.data)
    except CannotRevise:
        raise InvalidInput([Problem(document.span(()), say("cannot-revise"))]) from None


def _write(console: Console, text: str, output: str | None, id: str, **values: int) -> None:
    """Write a text where it is wanted, and say so beside it."""
    path = None if output is None else Path(output)
    put(console, text, path)
    if path is not None:
        console.talk(Message(id, (("file", place_of(path).file), *values.items())))
