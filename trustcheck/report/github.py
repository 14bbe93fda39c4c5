"""GitHub annotations: workflow commands, of which a step shows ten of each level."""

from __future__ import annotations

from collections.abc import Iterable

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Verdict
from trustcheck.logic.message import Message, say
from trustcheck.report.block import Blocks
from trustcheck.report.issue import TITLE, Gravity, Issue, cut, issues
from trustcheck.report.path import path_of
from trustcheck.report.reporter import Part, Refusal, Reporter
from trustcheck.report.style import visible
from trustcheck.source.span import Span
from trustcheck.wording.phrase import Wording

MOST = 10
"""Annotations of one level that GitHub shows of one step."""
MESSAGE = 4_000
"""Characters of one message."""

_COMMANDS = ("error", "error", "error", "warning", "notice")
"""The commands by rank: not assessed, failing, unknown, let by, merely recommended."""


class Annotations:
    """The worst ten of each level, over all profiles, the last with the number of the others."""

    remarks: tuple[Message, ...] = ()

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._kept: list[list[str]] = [[] for _ in _COMMANDS]
        self._counts = [0] * len(_COMMANDS)

    def add(self, part: Part) -> str:
        """Return nothing: which are the worst is known at the end."""
        for rank, piece in enumerate(part):
            lines = piece.split("\n")[:-1]
            self._counts[rank] += len(lines)
            self._kept[rank] += lines[: MOST - len(self._kept[rank])]
        return ""

    def close(self) -> str:
        """Return the commands, the worst first."""
        return "".join(map(self._level, dict.fromkeys(_COMMANDS)))

    def _level(self, command: str) -> str:
        ranks = [rank for rank, each in enumerate(_COMMANDS) if each == command]
        kept = [line for rank in ranks for line in self._kept[rank]][:MOST]
        more = sum(self._counts[rank] for rank in ranks) - len(kept)
        if more:
            said = Blocks(self._wording).say("ci.more_annotations", n=more)
            kept[-1] += _data(f"\n{said}")
        return "".join(f"{line}\n" for line in kept)


def _told(assessment: Assessment, wording: Wording) -> Part:
    """Return the commands of each rank; what is waived closes nothing, and is left out."""
    told = [each for each in issues(assessment, wording) if each.is_open and not each.is_waived]
    return tuple(
        _lines(_annotation(each) for each in told if _rank(each) == rank)
        for rank in range(len(_COMMANDS))
    )


def _rank(issue: Issue) -> int:
    match issue.gravity:
        case Gravity.ERROR:
            return 1 if issue.finding.verdict is Verdict.FAIL else 2
        case Gravity.WARNING:
            return 3
        case Gravity.NOTE:
            return 4


def _annotation(issue: Issue) -> str:
    command = _COMMANDS[_rank(issue)]
    return _command(command, issue.anchorage.span, issue.title, "\n".join(issue.lines()))


def _refused(refusal: Refusal, wording: Wording) -> Part:
    """Return a command for each problem, at its place."""
    title = visible(wording.phrase(say("ci.not_assessed.file", file=refusal.label)))
    lines = _lines(
        _command(
            "error",
            each.span,
            cut(title, TITLE),
            "\n".join(visible(told) for told in (wording.problem(each), wording.remedy(each))),
        )
        for each in refusal.problems
    )
    return (lines, *("" for _ in _COMMANDS[1:]))


def _command(command: str, span: Span, title: str, message: str) -> str:
    """Return one annotation; its columns count only on one line, and the last is included."""
    values = {"file": visible(path_of(span.file)), "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:
        values |= {"col": span.column, "endColumn": max(span.end_column - 1, span.column)}
    values["title"] = title
    told = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
    return f"::{command} {told}::{_data(cut(message, MESSAGE))}"


def _lines(commands: Iterable[str]) -> str:
    return "".join(f"{command}\n" for command in commands)


def _data(text: str) -> str:
    r"""Return a text as the message of a command: the sign of an escape first of all.

    >>> _data("24%\n::error::")
    '24%25%0A::error::'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return a text as the value of a property.

    >>> _property("a: b, 24%")
    'a%3A b%2C 24%25'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTER = Reporter(tell=_told, refuse=_refused, bind=Annotations)
