"""What the evidence of a profile supports, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from trustcheck.assessment.rest import Rest
from trustcheck.assessment.support import Condition, File, Piece, Support
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.report.change import ChangePages
from trustcheck.report.fact import fact
from trustcheck.report.paragraph import hang, join
from trustcheck.report.style import Style, styled, visible
from trustcheck.wording.phrase import Wording

_STYLES = {
    Condition.GOOD: ("✓", Style.PASS),
    Condition.ENDING: ("!", Style.STRONG),
    Condition.LATER: ("✗", Style.FAIL),
    Condition.EXPIRED: ("✗", Style.FAIL),
    Condition.DIFFERS: ("✗", Style.FAIL),
}


def render(support: Support, wording: Wording, *, width: int = 88) -> str:
    """Return what evidence supports as styled text that ends in a line end."""
    return join(tuple(_Page(support, wording, width).lines()))


@frozen(lazy=True)
class _Page:
    support: Support
    wording: Wording
    width: int

    @cached_property
    def _pages(self) -> ChangePages:
        return ChangePages(self.wording, self.width)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page, top to bottom."""
        support = self.support
        yield from self._pages.head(support.assessment, "report.head.as_of")
        yield from self._title("evidence.pieces", len(support.pieces))
        for piece in support.pieces:
            yield from self._piece(piece)
        yield from self._title("evidence.bare", len(support.bare))
        for bare in support.bare:
            yield from self._line("  · ", say("evidence.record", path=dotted(bare.record)))
            yield f"    {self._place(bare.record)}"
            yield from self._line("    ", say("evidence.criteria", criteria=bare.criteria))
        yield from self._title("evidence.rests", len(support.rests))
        for rest in support.rests:
            yield from self._line("  · ", _resting(rest))
        yield from self._pages.foot()

    def _title(self, id: str, count: int) -> Iterator[str]:
        if not count:
            return
        yield from self._pages.title(self._sentence(Message(id, (("count", count),))))

    def _piece(self, piece: Piece) -> Iterator[str]:
        sign, style = _STYLES[piece.condition]
        name = say(
            "evidence.piece", id=piece.id, title=piece.evidence.title, rung=piece.evidence.rung
        )
        yield from self._line(f"  {styled(sign, style)} ", name)
        for message in _told(piece):
            yield from self._line("    · ", message)

    def _place(self, pointer: Pointer) -> str:
        span = fact(self.support.assessment.declaration, pointer).span
        return styled(visible(str(span)), Style.PATH)

    def _line(self, head: str, message: Message) -> Iterator[str]:
        yield from hang(head, visible(self.wording.phrase(message)), self.width)

    def _sentence(self, message: Message) -> str:
        return visible(self.wording.sentence(message))


def _told(piece: Piece) -> Iterator[Message]:
    """Yield how a piece of evidence stands, what names it and what rests on it."""
    evidence = piece.evidence
    if piece.condition is Condition.LATER and evidence.effective is not None:
        yield say("evidence.later", day=evidence.effective)
    if piece.condition is Condition.EXPIRED and evidence.expires is not None:
        yield say("evidence.expired", day=evidence.expires)
    if piece.condition is Condition.ENDING and evidence.expires is not None:
        yield say("evidence.ending", day=evidence.expires, days=piece.days or 0)
    if piece.file is not File.NONE and evidence.file is not None:
        yield Message(f"evidence.file.{piece.file.value}", (("file", evidence.file),))
    if piece.stale_for:
        yield say("evidence.stale", criteria=piece.stale_for)
    if piece.records:
        yield say("evidence.backs", records=tuple(map(dotted, piece.records)))
    else:
        yield say("evidence.unused")
    if piece.criteria:
        yield say("evidence.criteria", criteria=piece.criteria)


def _resting(rest: Rest) -> Message:
    if rest.weakest is None:
        return say("evidence.rest.none", criterion=rest.criterion)
    records = tuple(map(dotted, rest.weak))
    if rest.weakest == "declared":
        return say("evidence.rest.declared", criterion=rest.criterion, records=records)
    return say(
        "evidence.rest.backed", criterion=rest.criterion, rung=rest.weakest, records=records
    )
