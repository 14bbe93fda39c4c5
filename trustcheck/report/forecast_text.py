"""What becomes of the verdicts of a service as days pass, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.forecast import Cause, End, Forecast, Turn
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.report.change import ChangePages, verdict_of
from trustcheck.report.paragraph import hang, indent, join
from trustcheck.report.style import Style, styled, visible
from trustcheck.wording.phrase import Wording

MOST_CAUSES = 5
"""How many causes of one change are shown before the rest is counted."""


def render(
    forecast: Forecast, wording: Wording, *, width: int = 88, within: int | None = None
) -> str:
    """Return the forecast as styled text that ends in a line end.

    First when the gate turns, then which passes end and by what, then everything else that
    changes. `within` is the number of days at whose end the program is asked to warn.
    """
    return join(tuple(_Page(forecast, wording, width, within).lines()))


@frozen(lazy=True)
class _Page:
    forecast: Forecast
    wording: Wording
    width: int
    within: int | None

    @cached_property
    def _pages(self) -> ChangePages:
        return ChangePages(self.wording, self.width)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page, top to bottom."""
        yield from self._pages.head(self.forecast.assessment, "forecast.head.from")
        yield ""
        yield from self._gate()
        yield from self._warning()
        ends = self.forecast.ends
        yield from self._ending(tuple(end for end in ends if end.turn is not None))
        yield from self._staying(tuple(end for end in ends if end.turn is None))
        told = {end.turn for end in ends}
        yield from self._others(tuple(turn for turn in self.forecast.turns if turn not in told))
        yield ""
        yield from hang("", self._say(self._reach()), self.width)
        yield from self._pages.foot()

    # The gate

    def _gate(self) -> Iterator[str]:
        forecast = self.forecast
        word = "open" if forecast.is_open else "closed"
        style = Style.PASS if forecast.is_open else Style.FAIL
        stays = "" if forecast.gate else ".for_good"
        first = say(f"forecast.gate.{word}{stays}", on=forecast.assessment.on)
        yield from (styled(line, style) for line in hang("", self._say(first), self.width))
        for turn in forecast.gate:
            if turn.is_open:
                message = say("forecast.gate.opens", on=turn.on)
            elif turn.closing:
                message = say("forecast.gate.closes", on=turn.on, criteria=turn.closing)
            else:
                message = say("forecast.gate.closes.empty", on=turn.on)
            yield from hang("  · ", self._phrase(message), self.width)

    def _warning(self) -> Iterator[str]:
        if self.within is None:
            return
        count, days = len(self.forecast.within(self.within)), self.within
        ends = count or self.forecast.closes_within(days)
        id = "forecast.within" if ends else "forecast.within.none"
        message = say(id, count=count, days=days)
        style = Style.FAIL if ends else Style.PASS
        yield from (styled(line, style) for line in hang("", self._say(message), self.width))

    # The passes

    def _ending(self, ends: tuple[End, ...]) -> Iterator[str]:
        if not ends:
            return
        yield from self._pages.title(self._say(say("forecast.ending", count=len(ends))))
        for end in ends:
            assert end.turn is not None
            assert end.last_day is not None
            yield from self._turn(end.turn, say("forecast.last_day", day=end.last_day))

    def _staying(self, ends: tuple[End, ...]) -> Iterator[str]:
        if not ends:
            return
        yield from self._pages.title(self._say(say("forecast.staying", count=len(ends))))
        ids = tuple(end.finding.criterion.id for end in ends)
        yield from hang("  ", self._say(say("forecast.ids", ids=ids)), self.width)

    def _others(self, turns: tuple[Turn, ...]) -> Iterator[str]:
        if not turns:
            return
        yield from self._pages.title(self._say(say("forecast.others", count=len(turns))))
        for turn in turns:
            yield from self._turn(turn, say("forecast.from_day", day=turn.on))

    def _turn(self, turn: Turn, day: Message) -> Iterator[str]:
        change = turn.change
        head = f"{styled(self._say(day), Style.STRONG)}  "
        if change.is_new_verdict:
            yield from self._pages.change(change, head)
            then = say("forecast.then", verdict=verdict_of(change.now))
        else:
            name = styled(change.criterion.id, Style.STRONG)
            yield from hang(head, name, self.width)
            ends = change.after is None or change.after.waiver is None
            id = "forecast.waiver.ends" if ends else "forecast.waiver.begins"
            verdict = verdict_of(change.now or Verdict.UNKNOWN)
            then = say(id, verdict=verdict)
        yield from indent(hang("→ ", self._phrase(then), self.width - 4), 4)
        yield from indent(tuple(self._causes(turn)), 4)

    def _causes(self, turn: Turn) -> Iterator[str]:
        for cause in turn.causes[:MOST_CAUSES]:
            yield from hang("← ", self._phrase(cause.message), self.width - 4)
            yield from self._place(cause)
        if len(turn.causes) > MOST_CAUSES:
            more = say("change.more", count=len(turn.causes) - MOST_CAUSES)
            yield from hang("← ", self._phrase(more), self.width - 4)

    def _place(self, cause: Cause) -> Iterator[str]:
        if cause.pointer is not None:
            yield f"  {self._pages.place(self.forecast.assessment.declaration, cause.pointer)}"

    def _reach(self) -> Message:
        forecast = self.forecast
        if forecast.until is not None:
            return say("forecast.reach.cut", days=forecast.days, until=forecast.until)
        return say("forecast.reach", days=forecast.days)

    def _say(self, message: Message) -> str:
        return visible(self.wording.sentence(message))

    def _phrase(self, message: Message) -> str:
        return visible(self.wording.phrase(message))
