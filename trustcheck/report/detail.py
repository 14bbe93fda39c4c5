"""Everything about one finding, for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.progress import Shortfall
from trustcheck.assessment.rest import Rest
from trustcheck.logic.explanation import Explanation, Gap
from trustcheck.logic.fields import field, frozen
from trustcheck.logic.memory import remembered
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.profile.reading import Declaration
from trustcheck.report.block import Blocks
from trustcheck.report.fact import Fact, fact, register
from trustcheck.report.paragraph import columns, hang, indent
from trustcheck.report.requirement import requirement
from trustcheck.report.rest import resting
from trustcheck.report.style import Style, styled, visible
from trustcheck.report.tree import draw, sentence, shortened
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.excerpt import excerpt, render
from trustcheck.wording.phrase import Wording

SIGNS: Mapping[Verdict, tuple[str, Style]] = {
    Verdict.FAIL: ("✗", Style.FAIL),
    Verdict.UNKNOWN: ("?", Style.UNKNOWN),
    Verdict.PASS: ("✓", Style.PASS),
    Verdict.NOT_APPLICABLE: ("–", Style.MUTED),
}
"""The sign and the style of each verdict, in the order in which people need them."""

EXCERPTS = 3
"""How many facts are shown within their lines."""

BRANCHES = 4
"""How many steps are shown below another before the rest is counted."""

LISTED = 12
"""How many facts and gaps are listed before the rest is counted."""

_PRIVATE = re.compile("[\ue000-\uf8ff]")

SETTLED = (Verdict.PASS, Verdict.NOT_APPLICABLE)
"""Verdicts that ask nothing of anybody."""


@frozen(lazy=True)
class Details:
    """Tells the findings of one declaration under one ruleset."""

    declaration: Declaration
    ruleset: Ruleset
    wording: Wording
    spared: Mapping[str, Message] = field(default_factory=dict)
    """Why a finding does not close the gate that would, by the id of its criterion."""
    rests: Mapping[str, Rest] = field(default_factory=dict)
    """What each pass rests on, by the id of its criterion."""

    @cached_property
    def blocks(self) -> Blocks:
        """The maker of rows and lists."""
        return Blocks(self.wording)

    def heading(self, finding: Finding, width: int) -> tuple[str, ...]:
        """Return what every finding begins with: sign, word, id, title and level."""
        sign, style = SIGNS[finding.verdict]
        word = self.word(finding.verdict)
        room = max(columns(self.word(verdict)) for verdict in SIGNS) - columns(word)
        criterion = finding.criterion
        level = styled(f"({self._weight(finding)})", Style.MUTED)
        title = visible(self.wording.text(criterion.title))
        head = f"{styled(f'{sign} {word}', style)}{' ' * room}  "
        return hang(head, f"{styled(criterion.id, Style.STRONG)} {title} {level}", width)

    def _weight(self, finding: Finding) -> str:
        """Return how much a criterion weighs, whose it is to meet, and how firmly it passes."""
        words = [self.wording.word(finding.criterion.level.value)]
        if finding.hosting is not None:
            words.append(self.blocks.say(f"report.hosted.{finding.hosting.word}"))
        rest = self.rests.get(finding.criterion.id)
        if rest is not None and not finding.vacuous:
            words.append(visible(self.wording.phrase(resting(rest))))
        return self.wording.phrase(Message("format.comma")).join(words)

    @remembered
    def word(self, verdict: Verdict) -> str:
        """Return the word of a verdict, in capitals."""
        return self.blocks.say(f"report.word.{verdict.value}")

    def whole(self, finding: Finding, width: int, *, verbose: bool) -> Iterator[str]:
        """Yield everything below the heading: of the reasoning what decided, or all of it."""
        reasoning = finding.explanation if verbose else finding.explanation.decisive()
        facts = tuple(map(self._fact, reasoning.pointers()))
        blocks, room = self.blocks, width - 2
        yield from blocks.rows(requirement(finding.criterion, self.ruleset, self.wording), width)
        yield from blocks.under("report.finding.parts", self._parts(finding, room))
        yield from blocks.under("report.finding.why", self._reasoning(reasoning, room, verbose))
        yield from blocks.under("report.finding.facts", self._facts(facts, room, verbose))
        yield from blocks.listed("report.finding.evidence", self._evidence(facts), width)
        if finding.verdict is Verdict.UNKNOWN:
            waited = reasoning.open_gaps() or finding.explanation.open_gaps()
            yield from blocks.under("report.finding.gaps", self._gaps(waited, room, verbose))
        yield from self.observed(finding, width, verbose=verbose)
        yield from self.remarks(finding, width)
        yield from self.remedy(finding, width)

    def brief(self, finding: Finding, width: int) -> Iterator[str]:
        """Yield what has to stand below the heading even of a finding nobody has to act on."""
        if finding.verdict is Verdict.NOT_APPLICABLE:
            yield from sentence(finding.explanation, self.wording, width)
        yield from self._clues(finding, width)
        yield from self.remarks(finding, width)

    def answers(
        self, lacking: Shortfall, findings: Sequence[Finding], width: int
    ) -> Iterator[str]:
        """Yield the criteria that wait for a person's answer, a line each below one heading."""
        sign, style = SIGNS[Verdict.UNKNOWN]
        word = styled(f"{sign} {self.word(Verdict.UNKNOWN)}", style)
        heading = self.blocks.say(f"report.answer.{lacking.value}", n=len(findings))
        yield from hang(f"{word}  ", heading, width)
        room = max(columns(finding.criterion.id) for finding in findings)
        for finding in findings:
            criterion = finding.criterion
            id = styled(criterion.id, Style.STRONG) + " " * (room - columns(criterion.id))
            level = styled(f"({self._marked(finding)})", Style.MUTED)
            title = visible(self.wording.text(criterion.title))
            yield from hang(f"  {id}  ", f"{title} {level}", width)
            yield from indent(tuple(self._clues(finding, width - 4)), 4)

    def observed(self, finding: Finding, width: int, *, verbose: bool) -> Iterator[str]:
        """Yield what declared facts say of a criterion and do not decide."""
        if finding.observed is not None:
            step = finding.observed if verbose else finding.observed.decisive()
            told = self._reasoning(step, width - 2, verbose)
            yield from self.blocks.under("report.finding.observed", told)

    def _clues(self, finding: Finding, width: int) -> Iterator[str]:
        """Yield what is observed where it speaks against the criterion, as far as known."""
        if finding.observed is not None and finding.observed.truth is Truth.FALSE:
            yield from self.observed(finding, width, verbose=False)

    def _marked(self, finding: Finding) -> str:
        """Return how much a criterion weighs, and whether the gate lets its finding by."""
        level = self.wording.word(finding.criterion.level.value)
        if finding.waiver is None and finding.criterion.id not in self.spared:
            return level
        mark = "let_by" if finding.waiver is None else "waived"
        word = self.blocks.say(f"report.mark.{mark}")
        return self.wording.phrase(Message("format.comma")).join((level, word))

    def remarks(self, finding: Finding, width: int) -> Iterator[str]:
        """Yield what stands beside a verdict and never replaces it."""
        if finding.vacuous and finding.verdict is not Verdict.NOT_APPLICABLE:
            yield from hang("· ", self.blocks.say("report.finding.vacuous"), width)
        if finding.preflight is not None:
            from trustcheck.report.preparation import preflight  # few findings have one

            told = map(self.wording.sentence, preflight(finding.preflight))
            yield from self.blocks.listed("report.finding.preflight", told, width)
        contested = map(self.wording.phrase, finding.contested)
        yield from self.blocks.listed("report.finding.contested", contested, width)
        yield from self.blocks.rows(self._standing(finding), width)

    def _standing(self, finding: Finding) -> Mapping[str, str | None]:
        """Return who waived a finding, or else why the gate lets it by."""
        waiver, why = finding.waiver, self.spared.get(finding.criterion.id)
        if waiver is not None:
            told = say(
                "report.finding.waived.value",
                owner=waiver.owner,
                until=waiver.until,
                reason=waiver.reason,
                reference=waiver.reference,
                place=str(waiver.span),
            )
            return {"report.finding.waived": self.wording.phrase(told)}
        if why is not None:
            return {"report.finding.let_by": self.wording.phrase(why)}
        return {}

    def remedy(self, finding: Finding, width: int) -> Iterator[str]:
        """Yield what can be done about a finding."""
        if finding.verdict not in SETTLED:
            remedy, expects = finding.criterion.remedy, finding.criterion.expects
            rows = {
                "report.finding.expects": None if expects is None else self.wording.text(expects),
                "report.finding.remedy": self.wording.text(remedy),
            }
            yield from self.blocks.rows(rows, width)

    def _parts(self, finding: Finding, width: int) -> Iterator[str]:
        """Yield the parts of a criterion that has parts, each with its own verdict."""
        for part in finding.parts:
            sign, style = SIGNS[part.verdict]
            told = self.blocks.say(
                "report.finding.part", part=part.part.title, verdict=self.word(part.verdict)
            )
            yield from hang(f"{styled(sign, style)} ", told, width)

    def _reasoning(self, step: Explanation, width: int, verbose: bool) -> Iterator[str]:
        shown = step if verbose else shortened(step, BRANCHES)
        return draw(shown, width, lambda each, room: sentence(each, self.wording, room))

    @remembered
    def _fact(self, pointer: Pointer) -> Fact:
        return fact(self.declaration, pointer)

    def _facts(self, facts: tuple[Fact, ...], width: int, verbose: bool) -> Iterator[str]:
        shown = facts if verbose else facts[:LISTED]
        for number, each in enumerate(shown):
            yield from self._place(each.pointer, width)
            if number < EXCERPTS or verbose:
                yield from self._excerpt(each.pointer, width)
        yield from self._more(len(facts) - len(shown))

    @remembered
    def _place(self, pointer: Pointer, width: int) -> tuple[str, ...]:
        """Return where a fact stands, and what is written there."""
        each = self._fact(pointer)
        place = styled(visible(str(each.span)), Style.PATH)
        return hang(f"{place}  ", visible(self._said(each)), width)

    @remembered
    def _excerpt(self, pointer: Pointer, width: int) -> tuple[str, ...]:
        """Return the line that a fact stands in, with the fact underlined."""
        where, _ = self.declaration.at(pointer)
        span, lines = self._fact(pointer).span, where.document.lines
        cut = excerpt(lines, span, context=0, width=width - 10)
        return indent(tuple(map(_unmarked, render(cut))), 2)

    def _said(self, each: Fact) -> str:
        if each.written is None:
            return each.path
        return self.blocks.say("report.finding.fact", path=each.path, written=each.written)

    def _evidence(self, facts: tuple[Fact, ...]) -> Iterator[str]:
        ids = register(self.declaration, facts)
        if facts and not ids:
            yield self.blocks.say("report.finding.no_evidence")
        for id in ids:
            yield self._document(id)

    @remembered
    def _document(self, id: str) -> str:
        """Return what is told of a piece of evidence."""
        piece = self.declaration.evidence[id]
        details = [say(f"code.{piece.rung}")]
        if piece.publisher:
            details.append(say("report.evidence.publisher", publisher=piece.publisher))
        days = {
            "effective": piece.effective,
            "collected": piece.collected,
            "expires": piece.expires,
        }
        details += [say(f"report.evidence.{word}", day=day) for word, day in days.items() if day]
        told = self.wording.phrase(Message("format.comma")).join(map(self.wording.phrase, details))
        return self.blocks.say("report.evidence", id=id, title=piece.title, details=told)

    def _gaps(self, gaps: tuple[Gap, ...], width: int, verbose: bool) -> Iterator[str]:
        shown = gaps if verbose else gaps[:LISTED]
        for gap in shown:
            yield from hang("· ", self._missing(gap), width)
        yield from self._more(len(gaps) - len(shown))

    @remembered
    def _missing(self, gap: Gap) -> str:
        return missing(gap, self.declaration, self.blocks)

    def _more(self, count: int) -> Iterator[str]:
        if count > 0:
            yield self.blocks.say("report.finding.more", n=count)


def missing(gap: Gap, declaration: Declaration, blocks: Blocks) -> str:
    """Return which fact is missing and why, and the place of what is declared instead."""
    waited = fact(declaration, gap.pointer)
    reason = say(f"report.gap.{gap.reason.value}")
    told = blocks.say("report.gap", path=waited.path, reason=reason)
    return f"{told} {place(waited)}" if waited.declared else told


def place(each: Fact) -> str:
    """Return the place of a fact, in brackets."""
    return f"({styled(visible(str(each.span)), Style.PATH)})"


def _unmarked(line: str) -> str:
    """Return a line of an excerpt without the characters that style uses, as long as before."""
    return _PRIVATE.sub("\ufffd", line)
