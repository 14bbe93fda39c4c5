"""One finding as a page shows it: what is asked, why it came out so, on which facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustcheck.assessment.enclosure import Term
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.progress import waited_for
from trustcheck.assessment.rest import Rest
from trustcheck.logic.explanation import Gap
from trustcheck.logic.fields import frozen
from trustcheck.logic.memory import remembered
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.evidence import RUNGS, Evidence
from trustcheck.profile.reading import Declaration
from trustcheck.report.detail import SETTLED
from trustcheck.report.fact import Fact, fact, register
from trustcheck.report.mending import Mending
from trustcheck.report.preparation import preflight
from trustcheck.report.reasoning import Step, steps
from trustcheck.report.requirement import answering, citation
from trustcheck.report.rest import resting, resting_at
from trustcheck.report.style import visible
from trustcheck.report.tree import shortened
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.span import Span
from trustcheck.wording.phrase import Wording

SIGNS: Mapping[Verdict, str] = {
    Verdict.FAIL: "✗",
    Verdict.UNKNOWN: "?",
    Verdict.PASS: "✓",
    Verdict.NOT_APPLICABLE: "–",
}
"""The sign of each verdict, in the order in which people need them."""

BRANCHES = 12
"""How many steps are shown below another before the rest is counted."""
LISTED = 40
"""How many facts and gaps are listed before the rest is counted."""
_AROUND = 60
"""Characters of a line that are shown on each side of a fact."""


@frozen
class Quote:
    """A fact where it stands in a file; the line is cut into what is before, in and after it."""

    place: str
    path: str
    before: str
    marked: str
    after: str


@frozen
class Notice:
    """A fact that is missing, why, and where something else is declared."""

    text: str
    place: str


@frozen
class Document:
    """A piece of evidence, as it is listed."""

    id: str
    title: str
    rung: str
    publisher: str
    effective: str
    collected: str
    expires: str
    url: str
    sha256: str


@frozen
class Exhibit:
    """A finding in words; everything in it can be shown as it is, once it is escaped."""

    id: str
    verdict: str
    sign: str
    word: str
    title: str
    level: str
    rows: tuple[tuple[str, str], ...]
    reading: str | None
    parts: tuple[tuple[str, str], ...]  # a verdict and what it is about
    steps: tuple[Step, ...]
    facts: tuple[Quote, ...]
    more_facts: int
    evidence: tuple[Document, ...]
    gaps: tuple[Notice, ...]
    more_gaps: int
    contested: tuple[str, ...]
    remarks: tuple[str, ...]
    waiver: str | None
    rest: str | None  # what a pass rests on at its weakest
    bare: str | None  # the same in short, where nothing backs it
    ends: str | None
    remedy: str | None
    mending: Mending | None  # of a fail: what was found to repair it


@frozen(lazy=True)
class Exhibits:
    """Words the findings of one declaration under one ruleset."""

    declaration: Declaration
    ruleset: Ruleset
    wording: Wording

    def exhibit(
        self,
        finding: Finding,
        *,
        term: Term | None = None,
        rest: Rest | None = None,
        mending: Mending | None = None,
    ) -> Exhibit:
        """Return a finding in words.

        `term` says how long its pass holds, `rest` what that rests on, and `mending` what would
        repair its fail, where that is known.
        """
        criterion, wording = finding.criterion, self.wording
        reasoning = finding.explanation.decisive()
        facts = tuple(map(self._fact, reasoning.pointers()))
        gaps = waited_for(finding) if finding.verdict is Verdict.UNKNOWN else ()
        return Exhibit(
            id=criterion.id,
            verdict=finding.verdict.value,
            sign=SIGNS[finding.verdict],
            word=self._say(f"report.word.{finding.verdict.value}"),
            title=visible(wording.text(criterion.title)),
            level=self._level(finding),
            rows=tuple(self._rows(finding)),
            reading=criterion.reading,
            parts=tuple(self._parts(finding)),
            steps=tuple(steps(shortened(reasoning, BRANCHES), wording)),
            facts=tuple(self._quote(each.pointer) for each in facts[:LISTED]),
            more_facts=max(len(facts) - LISTED, 0),
            evidence=tuple(self.document(id) for id in register(self.declaration, facts)),
            gaps=tuple(map(self.notice, gaps[:LISTED])),
            more_gaps=max(len(gaps) - LISTED, 0),
            contested=tuple(visible(wording.sentence(each)) for each in finding.contested),
            remarks=tuple(self._remarks(finding)),
            waiver=self._waiver(finding),
            rest=None if rest is None else visible(wording.phrase(resting_at(rest))),
            bare=self._bare(rest),
            ends=None if term is None else self.ends(term),
            remedy=self._remedy(finding),
            mending=mending,
        )

    def _say(self, id: str, /, **values: Value) -> str:
        return visible(self.wording.phrase(Message(id, tuple(values.items()))))

    def _level(self, finding: Finding) -> str:
        level = self.wording.word(finding.criterion.level.value)
        if finding.hosting is None:
            return level
        hosted = self._say(f"report.hosted.{finding.hosting.word}")
        return self.wording.phrase(say("format.comma")).join((level, hosted))

    def _rows(self, finding: Finding) -> Iterator[tuple[str, str]]:
        criterion, wording = finding.criterion, self.wording
        rows = {
            "report.finding.source": citation(criterion, self.ruleset, wording),
            "report.finding.requirement": wording.text(criterion.requirement),
            **answering(criterion, self.ruleset, wording),
        }
        for id, text in rows.items():
            if text is not None:
                yield self._say(id), visible(text)

    def _parts(self, finding: Finding) -> Iterator[tuple[str, str]]:
        for part in finding.parts:
            word = self._say(f"report.word.{part.verdict.value}")
            told = self._say("report.finding.part", part=part.part.title, verdict=word)
            yield part.verdict.value, f"{SIGNS[part.verdict]} {told}"

    def _remarks(self, finding: Finding) -> Iterator[str]:
        if finding.vacuous and finding.verdict is not Verdict.NOT_APPLICABLE:
            yield self._say("report.finding.vacuous")
        if finding.preflight is not None:
            told = preflight(finding.preflight)
            yield from (visible(self.wording.sentence(each)) for each in told)

    def _remedy(self, finding: Finding) -> str | None:
        if finding.verdict in SETTLED:
            return None
        return visible(self.wording.text(finding.criterion.remedy))

    def _waiver(self, finding: Finding) -> str | None:
        waiver = finding.waiver
        if waiver is None:
            return None
        return self._say(
            "report.finding.waived.value",
            owner=waiver.owner,
            until=waiver.until,
            reason=waiver.reason,
            reference=waiver.reference,
            place=str(waiver.span),
        )

    def _bare(self, rest: Rest | None) -> str | None:
        if rest is None or rest.weakest != RUNGS[0]:
            return None
        return visible(self.wording.phrase(resting(rest)))

    def ends(self, term: Term) -> str:
        """Return until when a pass holds, and what ends it."""
        if term.last_day is None:
            return self._say("dossier.ends.never")
        return self._say("dossier.ends", day=term.last_day, causes=term.causes)

    # Facts

    @remembered
    def _fact(self, pointer: Pointer) -> Fact:
        return fact(self.declaration, pointer)

    @remembered
    def _quote(self, pointer: Pointer) -> Quote:
        each = self._fact(pointer)
        where, _ = self.declaration.at(pointer)
        before, marked, after = _cut(where.document.lines, each.span)
        return Quote(visible(str(each.span)), visible(each.path), before, marked, after)

    @remembered
    def notice(self, gap: Gap) -> Notice:
        """Return a fact that is missing, and why."""
        waited = self._fact(gap.pointer)
        reason = say(f"report.gap.{gap.reason.value}")
        text = self._say("report.gap", path=waited.path, reason=reason)
        return Notice(text, visible(str(waited.span)) if waited.declared else "")

    @remembered
    def document(self, id: str) -> Document:
        """Return a piece of evidence in words."""
        piece: Evidence = self.declaration.evidence[id]
        days = (piece.effective, piece.collected, piece.expires)
        effective, collected, expires = ("" if d is None else self.wording.day(d) for d in days)
        return Document(
            visible(id),
            visible(piece.title),
            self._say(f"code.{piece.rung}"),
            visible(piece.publisher or ""),
            effective,
            collected,
            expires,
            visible(piece.url or ""),
            piece.sha256 or "",
        )


def _cut(lines: tuple[str, ...], span: Span) -> tuple[str, str, str]:
    """Return the line of a span in three parts, the outer ones cut to what is around it."""
    if span.line > len(lines):
        return "", "", ""
    line = lines[span.line - 1]
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    before, marked, after = line[: span.column - 1], line[span.column - 1 : end], line[end:]
    if len(before.lstrip()) > _AROUND:
        before = "…" + before[-_AROUND:]
    if len(marked) > 4 * _AROUND:
        marked = marked[: 4 * _AROUND] + "…"
    if len(after) > _AROUND:
        after = after[:_AROUND] + "…"
    return _seen(before.lstrip()), _seen(marked), _seen(after)


def _seen(text: str) -> str:
    """Return a part of a line with nothing hidden; its spaces stay."""
    return visible(text.replace("\t", "    "))
