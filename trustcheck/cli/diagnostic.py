"""A problem as people read it: what, where, the line itself, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trustcheck.logic.message import say
from trustcheck.report.style import Style, styled, visible
from trustcheck.source.excerpt import excerpt, render
from trustcheck.source.problem import Problem
from trustcheck.source.span import Span
from trustcheck.wording.phrase import Wording


def diagnostic(
    problem: Problem,
    lines: Sequence[str],
    *,
    wording: Wording,
    sheet: tuple[str, str] | None = None,
) -> str:
    """Return the paragraph on one problem, styled.

    `lines` are those of its file, or none when the file cannot be had; `sheet` the file and the
    sheet that it stands on, in a spreadsheet.
    """
    place = _place(problem.span) if sheet is None else _cell(problem.span, *sheet, wording)
    return "".join(f"{line}\n" for line in _paragraph(problem, lines, wording, place))


def is_whole_file(span: Span) -> bool:
    """Tell whether the span means a file, or an option, as a whole."""
    return (span.line, span.column, span.end_line, span.end_column) == (1, 1, 1, 1)


def _place(span: Span) -> str:
    return span.file if is_whole_file(span) else str(span)


def _cell(span: Span, file: str, sheet: str, wording: Wording) -> str:
    """Return the place of a cell, as spreadsheets name it: its column in letters, its row."""
    letters, column = "", span.column
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    cell = f"{letters}{span.line}"
    return wording.phrase(say("cli.cell", file=file, sheet=sheet, cell=cell))


def _paragraph(
    problem: Problem, lines: Sequence[str], wording: Wording, place: str
) -> Iterator[str]:
    span = problem.span
    kind = f"{wording.phrase(say('cli.error'))}[{problem.code}]"
    yield f"{styled(kind, Style.FAIL)}: {styled(visible(wording.problem(problem)), Style.STRONG)}"
    yield f" {styled('-->', Style.PATH)} {visible(place)}"
    if not is_whole_file(span):
        yield from (f"  {line}" for line in render(excerpt(lines, span)))
    help_word = styled(wording.phrase(say("cli.help")), Style.STRONG)
    yield f"  {styled('=', Style.PATH)} {help_word}: {visible(wording.remedy(problem))}"
