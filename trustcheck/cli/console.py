"""The two standard streams: the report on one, the talk about it on the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trustcheck.cli.stream import Stream, wants_colour
from trustcheck.logic.fields import field, frozen
from trustcheck.logic.message import Message, say
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span

if TYPE_CHECKING:
    from trustcheck.wording.phrase import Wording

WIDTH = 88
"""Columns of a report that goes to a pipe or a file, so that its bytes are always the same."""
NARROWEST, WIDEST = 60, 120
MOST_TOLD = 100
"""Problems told of one input: who has more corrects these first."""


@frozen(lazy=True)
class Console:
    """Speaks one language on both streams."""

    out: Stream
    err: Stream
    language: str
    given: dict[str, bytes] = field(default_factory=dict)
    """Inputs that cannot be read again, by displayed name: standard input and options."""
    sheets: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The file and the sheet behind names that places in spreadsheets bear."""

    @classmethod
    def standard(cls, language: str, *, colour: str = "auto") -> Console:
        """Return the console of this process; `colour` is always, never or auto."""
        out, err = (
            Stream(
                file,
                wants_colour(colour, os.environ, is_terminal=file is not None and file.isatty()),
            )
            for file in (sys.stdout, sys.stderr)
        )
        return cls(out, err, language)

    @cached_property
    def wording(self) -> Wording:
        """The sentences of the language, read when the first one is needed."""
        from trustcheck.wording.phrase import read_wording

        return read_wording(self.language)

    @property
    def width(self) -> int:
        """Columns a report may take."""
        if not self.out.is_terminal:
            return WIDTH
        import shutil  # only a terminal has to wait for it

        return min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)

    def report(self, text: str) -> bool:
        """Write a part of what was asked for; tell whether its reader is still there.

        Raises InvalidInput when it cannot be kept.
        """
        try:
            return self.out.write(text)
        except OSError as error:
            place = Span(self.wording.phrase(say("cli.standard_output")), 1, 1, 1, 1)
            raise InvalidInput([Problem(place, cannot_write(error))]) from None

    def report_styled(self, text: str) -> None:
        """Write a text with style marks, in colour where that is wanted."""
        self.report(dressed(text, self.out))

    def answer(self, message: Message) -> None:
        """Write a line that is what was asked for."""
        from trustcheck.report.style import disarmed, visible

        self.report(disarmed(f"{visible(self.wording.phrase(message))}\n"))

    def talk(self, message: Message) -> None:
        """Say something about the work, beside the report."""
        self.aside(self.said(message))

    def said(self, message: Message) -> str:
        """Return what `talk` would say."""
        from trustcheck.report.style import disarmed, visible

        return disarmed(f"{visible(self.wording.phrase(message))}\n")

    def talk_list(self, messages: Sequence[Message]) -> None:
        """Say several things, one under another."""
        self.aside(self.listed(messages))

    def listed(self, messages: Sequence[Message]) -> str:
        """Return what `talk_list` would say."""
        return "".join(f"  - {self.said(message)}" for message in messages)

    def tell(self, problems: Sequence[Problem]) -> None:
        """Say problems with their places, lines and remedies, then how many there are."""
        self.aside(self.told(problems))

    def told(self, problems: Sequence[Problem]) -> str:
        """Return what `tell` would say."""
        from trustcheck.cli.diagnostic import diagnostic

        shown = problems[:MOST_TOLD]
        lines = {file: self.lines(file) for file in {problem.span.file for problem in shown}}
        paragraphs = [
            dressed(
                diagnostic(
                    each,
                    lines[each.span.file],
                    wording=self.wording,
                    sheet=self.sheets.get(each.span.file),
                ),
                self.err,
            )
            + "\n"
            for each in shown
        ]
        count = len(problems)
        if count == len(shown):
            ending = say("cli.problems", count=count)
        else:
            ending = say("cli.problems_more", count=count, shown=len(shown))
        return "".join((*paragraphs, self.said(ending)))

    def lines(self, file: str) -> tuple[str, ...]:
        """Return the lines of an input, as far as they can be had again."""
        from trustcheck.source.encoding import lines_of
        from trustcheck.source.file import read_file

        if file in self.sheets:
            return ()
        try:
            raw = self.given[file] if file in self.given else read_file(Path(file))
        except InvalidInput:
            return ()
        return lines_of(raw.decode("utf-8-sig", "replace"))

    def aside(self, text: str) -> None:
        """Write what was said beside the report."""
        try:
            self.err.write(text)
        except OSError:
            return  # There is nowhere left to say that nothing can be said.


def dressed(text: str, stream: Stream) -> str:
    """Return a styled text as the stream wants it: its marks turned to colours, or taken out."""
    from trustcheck.report.style import ansi, plain

    return ansi(text) if stream.coloured else plain(text)


def cannot_write(error: OSError) -> Message:
    """Return the problem of a place that does not take what is written to it."""
    reasons = {
        "FileNotFoundError": "cli.write.no_folder",
        "NotADirectoryError": "cli.write.no_folder",
        "IsADirectoryError": "cli.write.is_folder",
        "PermissionError": "cli.write.not_allowed",
    }
    reason = reasons.get(type(error).__name__, "cli.write.refused")
    return say("cannot-write", reason=say(reason))
