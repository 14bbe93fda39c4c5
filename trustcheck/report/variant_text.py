"""What would change if some facts were other, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from trustcheck.assessment.gate import Decision
from trustcheck.assessment.variant import Variant
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.report.alteration import told
from trustcheck.report.change import ChangePages, verdict_of
from trustcheck.report.paragraph import hang, indent, join
from trustcheck.report.style import Style, styled, visible
from trustcheck.wording.phrase import Wording


def render(variant: Variant, wording: Wording, *, width: int = 88) -> str:
    """Return what would change as styled text that ends in a line end."""
    return join(tuple(_Page(variant, wording, width).lines()))


@frozen(lazy=True)
class _Page:
    variant: Variant
    wording: Wording
    width: int

    @cached_property
    def _pages(self) -> ChangePages:
        return ChangePages(self.wording, self.width)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page, top to bottom."""
        variant = self.variant
        yield from self._pages.head(variant.before, "report.head.as_of")
        yield from self._pages.title(self._say(say("variant.supposed")))
        document = variant.before.declaration.document
        for each in variant.alterations:
            yield from hang("  · ", self._phrase(told(each, document)), self.width)
            yield f"    {styled(visible(str(document.span(each.pointer))), Style.PATH)}"
        yield ""
        yield from self._gate()
        yield from self._changes()
        yield from self._pages.foot()

    def _gate(self) -> Iterator[str]:
        before, after = self.variant.gate_before, self.variant.gate_after
        style = Style.PASS if after.is_open else Style.FAIL
        values = {"was": _word(before), "now": _word(after)}
        message = say("variant.gate", **values)
        if before.is_open is after.is_open:
            message = say("variant.gate.same", now=_word(after))
        yield from (styled(line, style) for line in hang("", self._say(message), self.width))
        for reason in after.reasons:
            yield from hang("  · ", self._phrase(reason), self.width)

    def _changes(self) -> Iterator[str]:
        variant = self.variant
        stay = len(variant.after.findings) - sum(
            change.after is not None for change in variant.changes
        )
        title = say("variant.changes", count=len(variant.changes), stay=stay)
        if not variant.changes:
            title = say("variant.no_change", stay=stay)
        yield from self._pages.title(self._say(title))
        for change in variant.changes:
            yield from self._pages.change(change, "  ")
            verdicts = {"was": verdict_of(change.was), "now": verdict_of(change.now)}
            line = self._phrase(say("variant.verdict", **verdicts))
            yield from indent(hang("→ ", line, self.width - 4), 4)

    def _say(self, message: Message) -> str:
        return visible(self.wording.sentence(message))

    def _phrase(self, message: Message) -> str:
        return visible(self.wording.phrase(message))


def _word(decision: Decision) -> Message:
    return say("variant.open" if decision.is_open else "variant.closed")
