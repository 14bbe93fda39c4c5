"""Everything about one finding, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.explanation import Explanation, Gap
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.profile.reading import Declaration
from trustcheck.report.block import Blocks
from trustcheck.report.fact import Fact, fact, register
from trustcheck.report.paragraph import columns, hang, indent
from trustcheck.report.requirement import requirement
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

SETTLED = (Verdict.PASS, Verdict.NOT_APPLICABLE)
"""Verdicts that ask nothing of anybody."""


@frozen
class Details:
    """Tells the findings of one declaration under one ruleset."""

    declaration: Declaration
    ruleset: Ruleset
    wording: Wording

    @property
    def blocks(self) -> Blocks:
        """The maker of rows and lists."""
        return Blocks(self.wording)

    def heading(self, finding: Finding, width: int) -> tuple[str, ...]:
        """Return what every finding begins with: sign, word, id, title and level."""
        sign, style = SIGNS[finding.verdict]
        word = self.word(finding.verdict)
        room = max(columns(self.word(verdict)) for verdict in SIGNS) - columns(word)
        criterion = finding.criterion
        level = styled(f"({self.wording.word(criterion.level.value)})", Style.MUTED)
        title = visible(self.wording.text(criterion.title))
        head = f"{styled(f'{sign} {word}', style)}{' ' * room}  "
        return hang(head, f"{styled(criterion.id, Style.STRONG)} {title} {level}", width)

    def word(self, verdict: Verdict) -> str:
        """Return the word of a verdict, in capitals."""
        return self.blocks.say(f"report.word.{verdict.value}")

    def whole(self, finding: Finding, width: int, *, verbose: bool) -> Iterator[str]:
        """Yield everything below the heading: of the reasoning what decided, or all of it."""
        reasoning = finding.explanation if verbose else finding.explanation.decisive()
        facts = tuple(fact(self.declaration, pointer) for pointer in reasoning.pointers())
        blocks, room = self.blocks, width - 2
        yield from blocks.rows(requirement(finding.criterion, self.ruleset, self.wording), width)
        yield from blocks.under("report.finding.why", self._reasoning(reasoning, room, verbose))
        yield from blocks.under("report.finding.facts", self._facts(facts, room, verbose))
        yield from blocks.listed("report.finding.evidence", self._evidence(facts), width)
        if finding.verdict is Verdict.UNKNOWN:
            waited = reasoning.open_gaps() or finding.explanation.open_gaps()
            yield from blocks.under("report.finding.gaps", self._gaps(waited, room, verbose))
        yield from self.remarks(finding, width)
        yield from self.remedy(finding, width)

    def brief(self, finding: Finding, width: int) -> Iterator[str]:
        """Yield what has to stand below the heading even of a finding nobody has to act on."""
        if finding.verdict is Verdict.NOT_APPLICABLE:
            yield from sentence(finding.explanation, self.wording, width)
        yield from self.remarks(finding, width)

    def remarks(self, finding: Finding, width: int) -> Iterator[str]:
        """Yield what stands beside a verdict and never replaces it."""
        if finding.vacuous and finding.verdict is not Verdict.NOT_APPLICABLE:
            yield from hang("· ", self.blocks.say("report.finding.vacuous"), width)
        contested = map(self.wording.phrase, finding.contested)
        yield from self.blocks.listed("report.finding.contested", contested, width)

    def remedy(self, finding: Finding, width: int) -> Iterator[str]:
        """Yield what can be done about a finding."""
        if finding.verdict not in SETTLED:
            remedy = self.wording.text(finding.criterion.remedy)
            yield from self.blocks.rows({"report.finding.remedy": remedy}, width)

    def _reasoning(self, step: Explanation, width: int, verbose: bool) -> Iterator[str]:
        shown = step if verbose else shortened(step, BRANCHES)
        return draw(shown, width, lambda each, room: sentence(each, self.wording, room))

    def _facts(self, facts: tuple[Fact, ...], width: int, verbose: bool) -> Iterator[str]:
        shown = facts if verbose else facts[:LISTED]
        for number, each in enumerate(shown):
            place = styled(visible(str(each.span)), Style.PATH)
            yield from hang(f"{place}  ", visible(self._said(each)), width)
            if number < EXCERPTS or verbose:
                lines = self.declaration.document.lines
                cut = excerpt(lines, each.span, context=0, width=width - 10)
                yield from indent(tuple(map(_unmarked, render(cut))), 2)
        yield from self._more(len(facts) - len(shown))

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

    def _document(self, id: str) -> str:
        """Return what is told of a piece of evidence."""
        piece = self.declaration.profile.evidence[id]
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
            yield from hang("· ", missing(gap, self.declaration, self.blocks), width)
        yield from self._more(len(gaps) - len(shown))

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
    return "".join("\ufffd" if "\ue000" <= each <= "\uf8ff" else each for each in line)
