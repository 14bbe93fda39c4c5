"""What to ask of a service that is not decided yet, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from trustcheck.assessment.asking import Asking, Matter, Union
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import dotted
from trustcheck.report.change import ChangePages
from trustcheck.report.fact import fact
from trustcheck.report.paragraph import hang, indent, join
from trustcheck.report.question import question
from trustcheck.report.style import Style, styled, visible
from trustcheck.report.weight import weights
from trustcheck.wording.phrase import Wording

MOST_MATTERS = 30
"""How many questions are shown before the rest is counted."""


def render(asking: Asking, wording: Wording, *, width: int = 88) -> str:
    """Return what to ask as styled text that ends in a line end."""
    return join(tuple(_Page(asking, wording, width).lines()))


@frozen(lazy=True)
class _Page:
    asking: Asking
    wording: Wording
    width: int

    @cached_property
    def _pages(self) -> ChangePages:
        return ChangePages(self.wording, self.width)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page, top to bottom."""
        asking = self.asking
        yield from self._pages.head(asking.assessment, "report.head.as_of")
        yield ""
        yield from self._verdict()
        if asking.matters:
            yield from self._pages.title(self._say(say("ask.head.asks")))
            for number, matter in enumerate(asking.matters[:MOST_MATTERS], 1):
                yield from self._matter(number, matter)
            if len(asking.matters) > MOST_MATTERS:
                more = say("report.finding.more", n=len(asking.matters) - MOST_MATTERS)
                yield from hang("    ", self._phrase(more), self.width)
        yield from self._together()
        yield from self._search()
        yield from self._pages.foot()

    def _verdict(self) -> Iterator[str]:
        asking = self.asking
        settled = asking.settled_by
        count = len(settled)
        if settled and asking.matters:
            message, style = say("ask.settled.all", count=count, criteria=settled), Style.FAIL
        elif settled:
            message, style = say("ask.settled", count=count, criteria=settled), Style.FAIL
        elif not asking.matters:
            message, style = say("ask.nothing", verdict=asking.verdict.value), Style.PASS
        else:
            message, style = say("ask.open", count=len(asking.matters)), Style.STRONG
        yield from (styled(line, style) for line in hang("", self._say(message), self.width))
        if asking.passed_over and not settled:
            count, ids = len(asking.passed_over), asking.passed_over
            over = say("ask.over", count=count, criteria=ids)
            yield from hang("", self._say(over), self.width)

    def _matter(self, number: int, matter: Matter) -> Iterator[str]:
        assessment = self.asking.assessment
        declaration = assessment.declaration
        asked = question(matter, declaration, assessment.ruleset, self.wording)
        head = styled(f"{number:>3}.", Style.STRONG)
        yield from hang(f"{head} ", visible(asked), self.width)
        found = fact(declaration, matter.gap.pointer)
        reason = say(f"report.gap.{matter.gap.reason.value}")
        told = self._phrase(say("ask.place", path=found.path, reason=reason))
        place = f"{styled(visible(str(found.span)), Style.PATH)}  {told}"
        yield from indent(hang("", place, self.width - 5), 5)
        for message in weights(matter):
            yield from indent(hang("· ", self._phrase(message), self.width - 5), 5)

    # Several facts

    def _together(self) -> Iterator[str]:
        if self.asking.unions:
            yield from self._pages.title(self._say(say("ask.together")))
            for union in self.asking.unions:
                yield from self._union(union)
        if self.asking.unsettled:
            yield ""
            message = say("ask.unsettled", criteria=self.asking.unsettled)
            yield from hang("", self._say(message), self.width)

    def _union(self, union: Union) -> Iterator[str]:
        id = "ask.together.smallest" if union.smallest else "ask.together.minimal"
        values = {"criterion": union.criterion, "verdict": union.verdict.value}
        message = Message(id, (*values.items(), ("count", len(union.gaps))))
        yield from hang("  · ", self._phrase(message), self.width)
        paths = tuple(dotted(gap.pointer) for gap in union.gaps)
        yield from hang("    ", visible(self.wording.value(paths)), self.width)

    def _search(self) -> Iterator[str]:
        if self.asking.tried:
            yield ""
            yield from hang("", self._say(say("ask.tried", count=self.asking.tried)), self.width)
        if self.asking.cut:
            yield from hang("", self._say(say("ask.tried.cut")), self.width)

    def _say(self, message: Message) -> str:
        return visible(self.wording.sentence(message))

    def _phrase(self, message: Message) -> str:
        return visible(self.wording.phrase(message))
