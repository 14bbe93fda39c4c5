"""Which changes of the facts would turn fails into passes, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from trustcheck.assessment.repair import Plan, Remedy, Repair, Step
from trustcheck.assessment.variant import Variant
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import dotted
from trustcheck.report.alteration import told
from trustcheck.report.change import ChangePages, sign, verdict_of
from trustcheck.report.paragraph import hang, indent, join, wrap
from trustcheck.report.style import Style, styled, visible
from trustcheck.wording.phrase import Wording

MOST_MISSING = 5
"""How many facts that are not known are named for one criterion."""


def render(plan: Plan, wording: Wording, *, width: int = 88) -> str:
    """Return what could be changed as styled text that ends in a line end."""
    return join(tuple(_Page(plan, wording, width).lines()))


@frozen(lazy=True)
class _Page:
    plan: Plan
    wording: Wording
    width: int

    @cached_property
    def _pages(self) -> ChangePages:
        return ChangePages(self.wording, self.width)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page, top to bottom."""
        plan = self.plan
        yield from self._pages.head(plan.assessment, "report.head.as_of")
        if not plan.remedies:
            yield ""
            yield from wrap(self._say(say("repair.nothing")), self.width)
        for remedy in plan.remedies:
            yield from self._remedy(remedy)
        if plan.together is not None and len(plan.remedies) > 1:
            yield from self._together(plan.together)
        if plan.remedies:
            yield ""
            yield from wrap(self._say(say("repair.honest")), self.width)
        yield from self._pages.foot()

    def _remedy(self, remedy: Remedy) -> Iterator[str]:
        criterion = remedy.finding.criterion
        title = visible(self.wording.text(criterion.title))
        name = f"{styled(criterion.id, Style.STRONG)} {title}"
        yield ""
        yield from hang(f"{sign(remedy.finding.verdict)}  ", name, self.width)
        for number, repair in enumerate(remedy.repairs, start=1):
            yield from indent(tuple(self._repair(number, repair)), 2)
        if not remedy.repairs:
            yield from indent(tuple(self._none(remedy)), 2)
        if not remedy.exhausted:
            cut = say("repair.cut", tried=remedy.tried)
            yield from indent(hang("· ", self._phrase(cut), self.width - 2), 2)

    def _none(self, remedy: Remedy) -> Iterator[str]:
        yield from wrap(self._say(say("repair.none")), self.width - 2)
        for effort in remedy.out_of_reach:
            line = self._phrase(say("repair.beyond", kind=effort.name))
            yield from hang("· ", line, self.width - 2)
        if remedy.missing:
            paths = tuple(map(dotted, remedy.missing[:MOST_MISSING]))
            line = self._phrase(say("repair.missing", paths=paths))
            yield from hang("· ", line, self.width - 2)
        advice = self.wording.text(remedy.finding.criterion.remedy)
        head = styled(self._say(say("report.finding.remedy")), Style.MUTED)
        yield from hang(f"{head}  ", visible(advice), self.width - 2)

    def _repair(self, number: int, repair: Repair) -> Iterator[str]:
        title = say("repair.title", number=number, cost=repair.cost)
        yield styled(self._say(title), Style.STRONG)
        for step in repair.steps:
            yield from self._step(step)
        for change in repair.worse:
            lost = say("repair.worse", criterion=change.criterion.id, now=verdict_of(change.now))
            line = styled(self._phrase(lost), Style.FAIL)
            yield from hang("  ! ", line, self.width - 2)

    def _step(self, step: Step) -> Iterator[str]:
        kind = say("repair.kind", kind=step.effort.name, cost=step.cost)
        if step.bound is None:
            yield from hang("  · ", self._phrase(kind), self.width - 2)
        else:
            bound = say("repair.kind.bound", kind=kind, bound=step.bound)
            yield from hang("  · ", self._phrase(bound), self.width - 2)
        document = self.plan.assessment.declaration.document
        for each in step.alterations:
            yield from indent(wrap(self._phrase(told(each, document)), self.width - 6), 4)
            place = styled(visible(str(document.span(each.pointer))), Style.PATH)
            yield f"      {place}"

    def _together(self, variant: Variant) -> Iterator[str]:
        yield from self._pages.title(self._say(say("repair.together")))
        after = variant.gate_after
        word = "variant.open" if after.is_open else "variant.closed"
        count = sum(change.now is not change.was for change in variant.changes)
        line = say("repair.together.told", count=count, gate=say(word))
        yield from hang("  ", self._say(line), self.width)
        for reason in after.reasons:
            yield from hang("  · ", self._phrase(reason), self.width)

    def _say(self, message: Message) -> str:
        return visible(self.wording.sentence(message))

    def _phrase(self, message: Message) -> str:
        return visible(self.wording.phrase(message))
