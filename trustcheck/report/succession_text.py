"""What changed between two assessments of a service, at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from trustcheck.assessment.owed import Owed
from trustcheck.assessment.succession import Shift, Succession
from trustcheck.assessment.verdict import Verdict
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.report.block import Blocks
from trustcheck.report.change import sign
from trustcheck.report.paragraph import hang, join, wrap
from trustcheck.report.restatement import FactWords
from trustcheck.report.style import Style, styled, visible
from trustcheck.report.succession import (
    Told,
    concerned,
    fact,
    made,
    notice,
    reasons,
    ruleset,
    service_of,
    side,
    verdicts,
    waiver,
    words,
)
from trustcheck.wording.phrase import Wording

MOST_NEWS = 3
"""How many reasons of one change are shown before the rest is counted."""


def render(told: Told, wording: Wording, *, width: int = 88) -> str:
    """Return what changed as styled text that ends in a line end."""
    return join(tuple(_Page(told, wording, width).lines()))


@frozen(lazy=True)
class _Page:
    told: Told
    wording: Wording
    width: int

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page, top to bottom."""
        told = self.told
        title = self._blocks.say("diff.title", service=service_of(told))
        yield from wrap(styled(title, Style.STRONG), self.width)
        sides = {"old": told.before, "new": told.after}
        rows = {f"diff.head.{name}": self._phrase(side(each)) for name, each in sides.items()}
        yield from self._blocks.rows(rows, self.width)
        for each in told.successions:
            yield from self._succession(each)
        yield from self._notices()
        yield ""
        if told.is_recalled:
            yield from wrap(self._blocks.say("diff.recalled"), self.width)
        yield from wrap(self._blocks.say("report.self_assessment"), self.width)

    def _succession(self, each: Succession) -> Iterator[str]:
        yield from self._title(ruleset(each))
        differences = each.comparison.differences
        if not differences:
            yield from wrap(self._blocks.say("diff.same_origins"), self.width)
        else:
            yield styled(self._blocks.say("diff.origins"), Style.MUTED)
        for number, origin in enumerate(differences, start=1):
            yield from hang(f"  {number}. ", self._phrase(origin.message), self.width)
        changed = each.changed
        worse = sum(shift.is_worse for shift in changed)
        title = say("diff.changed", count=len(changed), worse=worse)
        yield from self._part(title if changed else say("diff.no_change"), changed, each)
        if each.renewed:
            title = say("diff.renewed", count=len(each.renewed))
            yield from self._part(title, each.renewed, each)
        if each.touched:
            title = say("diff.touched", count=len(each.touched))
            yield from self._part(title, each.touched, each)
        if each.waived:
            yield from self._title(say("diff.waived"))
            yield from self._items(waiver(one) for one in each.waived)

    def _part(self, title: Message, shifts: Iterable[Shift], each: Succession) -> Iterator[str]:
        yield from self._title(title)
        said = words(each, self.told.places, self.wording)
        for shift in shifts:
            signs = (
                f"{_sign(shift.was)} → {_sign(shift.now)}" if _moved(shift) else _sign(shift.now)
            )
            name = f"{styled(shift.criterion, Style.STRONG)} {self._text(shift)}"
            yield from hang(f"{signs}  ", name, self.width)
            parts = (verdicts(shift),) if shift.is_new_verdict else ()
            yield from self._items((*parts, *reasons(shift, each)), "    ")
            yield from self._facts(shift, said)
            yield from self._news(shift)

    def _facts(self, shift: Shift, said: FactWords) -> Iterator[str]:
        for each in shift.facts:
            yield from hang("    ± ", self._phrase(fact(each, said)), self.width)

    def _news(self, shift: Shift) -> Iterator[str]:
        for sentence in shift.news[:MOST_NEWS]:
            yield from hang("    ← ", visible(sentence), self.width)
        if len(shift.news) > MOST_NEWS:
            more = self._blocks.say("change.more", count=len(shift.news) - MOST_NEWS)
            yield from hang("    ← ", more, self.width)

    def _notices(self) -> Iterator[str]:
        found = self.told.owed
        if not found:
            yield ""
            yield from wrap(self._blocks.say("diff.no_notice"), self.width)
            return
        yield from self._title(say("diff.notices"))
        for each, one in found:
            yield from self._owed(one, words(each, self.told.places, self.wording))
        yield from wrap(self._blocks.say("diff.notice.letter"), self.width)

    def _owed(self, one: Owed, said: FactWords) -> Iterator[str]:
        yield from (
            styled(each, Style.FAIL) for each in wrap(self._phrase(notice(one)), self.width)
        )
        for events in one.together:
            for each in events:
                bare = say("diff.event.bare")
                what = bare if each.fact is None else fact(each.fact, said)
                yield from hang("  ± ", self._phrase(what), self.width)
                yield from self._items((concerned(each),), "    ")
            yield from hang("  → ", self._phrase(made(events)), self.width)

    def _title(self, message: Message) -> Iterator[str]:
        yield ""
        text = visible(self.wording.sentence(message))
        yield from (styled(line, Style.STRONG) for line in wrap(text, self.width))

    def _items(self, messages: Iterable[Message], indent: str = "  ") -> Iterator[str]:
        for message in messages:
            yield from hang(f"{indent}· ", self._phrase(message), self.width)

    def _text(self, shift: Shift) -> str:
        return visible(self.wording.text(shift.title))

    def _phrase(self, message: Message) -> str:
        return visible(self.wording.phrase(message))

    @cached_property
    def _blocks(self) -> Blocks:
        return Blocks(self.wording)


def _moved(shift: Shift) -> bool:
    return shift.was != shift.now


def _sign(word: str | None) -> str:
    return sign(None if word is None else Verdict(word))
