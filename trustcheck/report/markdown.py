"""Markdown for people: a comment on a pull request, or the summary of a job on GitHub."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trustcheck import __version__
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.gate import gate
from trustcheck.assessment.rest import rests
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Value, say
from trustcheck.report import markup
from trustcheck.report.detail import SIGNS
from trustcheck.report.issue import Gravity, Issue, cut, issues
from trustcheck.report.path import path_of
from trustcheck.report.reporter import Part, Refusal, Reporter
from trustcheck.report.rest import passes
from trustcheck.report.style import visible
from trustcheck.ruleset.criterion import Level
from trustcheck.wording.phrase import Wording

COMMENT = 65_536
"""Bytes of a comment; GitHub takes as many characters."""
SUMMARY = 2**20
"""Bytes of the summary of a step on GitHub."""
ENDING = 1_000
"""Bytes kept for what is said of profiles that are left out."""
WHY, WHERE = 400, 200
"""Characters of a cell."""

MARK = "<!-- trustcheck -->"
"""What a workflow finds its comment by, to write it anew."""

_CALLING = re.compile(r"@|\\#")
"""What platforms turn into a mention of somebody, or of another issue."""
_LINKED = re.compile(r"(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)
"""What they turn into a link by itself."""


def safe(text: str) -> str:
    r"""Return a text from outside in which nothing is markup, a mention or a link.

    >>> safe("@team: see https://a.example")
    '@<!-- -->team: see https\\://a.example'
    """
    escaped = _CALLING.sub(lambda call: f"{call.group()}<!-- -->", markup.escaped(text))
    return _LINKED.sub(lambda sign: f"\\{sign.group()}", escaped)


class Sheet:
    """Sections one below another up to a size; of profiles beyond, how many there are."""

    remarks: tuple[Message, ...] = ()

    def __init__(self, wording: Wording, room: int) -> None:
        self._wording = wording
        self._room = room - ENDING
        self._is_begun = False
        self._left_out: dict[str, int] = {"open": 0, "closed": 0, "refused": 0}

    def add(self, part: Part) -> str:
        """Return a section whole, or its head alone, or nothing, as there is room."""
        gate, head, body = part
        if self._left_out_count:
            self._left_out[gate] += 1
            return ""
        short = safe(self._wording.phrase(say("ci.page.body_left_out")))
        for text in (markup.page((head, body)), markup.page((head, short))):
            written = f"\n{text}" if self._is_begun else f"{MARK}\n\n{text}"
            size = len(written.encode("utf-8", "backslashreplace"))
            if size <= self._room:
                self._room -= size
                self._is_begun = True
                return written
        self._left_out[gate] += 1
        return ""

    def close(self) -> str:
        """Return how many profiles are left out, and what came of them."""
        count = self._left_out_count
        if not count:
            return ""
        values: dict[str, Value] = {"n": count, **self._left_out}
        told = self._wording.phrase(Message("ci.page.profiles_left_out", tuple(values.items())))
        return f"\n{safe(told)}\n"

    @property
    def _left_out_count(self) -> int:
        return sum(self._left_out.values())


@frozen
class _Section:
    assessment: Assessment
    wording: Wording
    room: int
    """Bytes that its tables may take."""

    def part(self) -> Part:
        """Return what the gate is, the head of the section, and its tables with their foot."""
        is_open = gate(self.assessment).is_open
        return "open" if is_open else "closed", self._head(), self._body()

    def _say(self, id: str, /, **values: Value) -> str:
        return safe(self.wording.phrase(Message(id, tuple(values.items()))))

    def _head(self) -> str:
        told = self.assessment
        decision = gate(told)
        service = cut(told.declaration.profile.subject.name, WHERE)
        sign = "✓" if decision.is_open else "✗"
        title = self._say("ci.page.title", service=service, ruleset=told.ruleset.title)
        word = self._say("ci.page.open" if decision.is_open else "ci.page.closed")
        reasons = [f"- {safe(self.wording.phrase(each))}" for each in decision.reasons]
        notes = [
            f"- {self._say('ci.page.reason', reason=cut(self.wording.phrase(each)))}"
            for each in told.notes
        ]
        return markup.page(
            (
                f"## {sign} {title}",
                f"**{word}.**",
                "\n".join([*reasons, *notes]),
                self._counts(),
                *self._rests(),
            )
        ).rstrip("\n")

    def _rests(self) -> Iterator[str]:
        """Yield how firmly the passes stand."""
        found = rests(self.assessment)
        if found:
            yield safe(self.wording.phrase(passes(found.values())))

    def _counts(self) -> str:
        """Return how many findings of each level have each verdict, those waived apart."""
        words = [self._say(f"report.word.{verdict.value}") for verdict in SIGNS]
        head = [self._say("ci.page.level"), *words, self._say("ci.page.waived")]
        return markup.table(head, [self._level(level) for level in Level])

    def _level(self, level: Level) -> list[str]:
        found = [each for each in self.assessment.findings if each.criterion.level is level]
        counted = [each.verdict for each in found if each.waiver is None]
        waived = len(found) - len(counted)
        name = safe(self.wording.word(level.value))
        return [name, *(str(counted.count(verdict)) for verdict in SIGNS), str(waived)]

    def _body(self) -> str:
        told = issues(self.assessment, self.wording)
        room = _Room(self.room - ENDING)
        blocks = [*self._closing(told, room), *self._beside(told, room)]
        if room.left_out:
            blocks.append(self._say("ci.page.left_out", n=room.left_out))
        return markup.page([*blocks, self._foot()]).rstrip("\n")

    def _closing(self, told: Iterable[Issue], room: _Room) -> Iterator[str]:
        """Yield a table of what fails and closes the gate, then one of what is unknown."""
        for verdict in (Verdict.FAIL, Verdict.UNKNOWN):
            chosen = [
                each
                for each in told
                if each.gravity is Gravity.ERROR and each.finding.verdict is verdict
            ]
            if chosen:
                yield f"### {self._say(f'ci.page.closing.{verdict.value}', n=len(chosen))}"
                yield self._table(chosen, room)

    def _beside(self, told: Iterable[Issue], room: _Room) -> Iterator[str]:
        """Yield everything else, folded: what is open, then waived, then asks nothing."""
        kinds: dict[str, list[Issue]] = {"beside": [], "waivers": [], "passes": [], "aside": []}
        for each in told:
            if each.gravity is not Gravity.ERROR:
                kinds[_kind(each)].append(each)
        for kind, chosen in kinds.items():
            if chosen:
                heading = self._say(f"ci.page.{kind}", n=len(chosen))
                yield f"<details>\n<summary>{heading}</summary>"
                yield self._table(chosen, room)
                yield "</details>"

    def _table(self, chosen: Iterable[Issue], room: _Room) -> str:
        columns = ("criterion", "verdict", "why", "where")
        head = [self._say(f"ci.page.{column}") for column in columns]
        return markup.table(head, [row for each in chosen if room.takes(row := _row(each))])

    def _foot(self) -> str:
        told = self.assessment
        document = told.declaration.document
        foot = self._say(
            "ci.page.foot",
            note=self.wording.phrase(say("report.self_assessment")),
            on=told.on,
            file=cut(document.file, WHERE),
            digest=document.sha256[:12],
            tool=self.wording.phrase(say("report.tool", version=__version__)),
        )
        return f"<sub>{foot}</sub>"


class _Room:
    """How much may still be written, and how many rows were not."""

    def __init__(self, size: int) -> None:
        self.left_out = 0
        self._size = size

    def takes(self, row: Iterable[str]) -> bool:
        """Tell whether a row has room; after one that has none, nothing has."""
        size = sum(len(cell.encode("utf-8", "backslashreplace")) + 3 for cell in row) + 2
        if self.left_out or size > self._size:
            self.left_out += 1
            return False
        self._size -= size
        return True


def _kind(issue: Issue) -> str:
    if issue.finding.verdict is Verdict.PASS:
        return "passes"
    if issue.finding.verdict is Verdict.NOT_APPLICABLE:
        return "aside"
    return "waivers" if issue.is_waived else "beside"


def _row(issue: Issue) -> tuple[str, ...]:
    """Return the cells of a finding."""
    sign, _ = SIGNS[issue.finding.verdict]
    span = issue.anchorage.span
    why = [issue.spared, issue.missing or issue.why, issue.rest]
    place = cut(f"{path_of(span.file)}:{span.line}:{span.column}", WHERE)
    return (
        f"**{safe(issue.id)}** {safe(issue.name)}",
        safe(f"{sign} {issue.word}"),
        "<br>".join(safe(cut(text, WHY)) for text in why if text),
        markup.code(place),
    )


def _refused(refusal: Refusal, wording: Wording) -> Part:
    """Return a section with every problem; of many, those there is room for."""

    def say_(id: str) -> str:
        return safe(wording.phrase(say(id)))

    title = wording.phrase(say("ci.not_assessed.file", file=cut(refusal.label, WHERE)))
    rows = [
        (
            markup.code(cut(str(each.span), WHERE)),
            safe(cut(wording.problem(each), WHY)),
            safe(cut(wording.remedy(each), WHY)),
        )
        for each in refusal.problems
    ]
    room = _Room(COMMENT // 2)
    shown = [row for row in rows if room.takes(row)]
    head = [say_(f"ci.page.{column}") for column in ("where", "problem", "remedy")]
    blocks = [markup.table(head, shown)]
    if room.left_out:
        blocks.append(safe(wording.phrase(say("report.finding.more", n=room.left_out))))
    return "refused", f"## ! {safe(visible(title))}", markup.page(blocks).rstrip("\n")


def _reporter(room: int) -> Reporter:
    def tell(assessment: Assessment, wording: Wording) -> Part:
        return _Section(assessment, wording, room - 8 * ENDING).part()

    return Reporter(tell=tell, refuse=_refused, bind=lambda wording: Sheet(wording, room))


REPORTER = _reporter(COMMENT)
JOB_SUMMARY = _reporter(SUMMARY)
