"""The draft of a letter that tells customers what changed, where they are owed a notice."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.assessment.owed import Event, Owed
from trustcheck.assessment.succession import Shift, Succession
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Text, Value, say
from trustcheck.report.paragraph import hang, join, wrap
from trustcheck.report.restatement import FactWords
from trustcheck.report.style import visible
from trustcheck.report.succession import Told, made, provider_of, service_of, verdict, words
from trustcheck.wording.phrase import Wording

WIDTH = 80
"""Columns of a letter."""


def render(told: Told, wording: Wording) -> str:
    """Return the draft of a letter for each notice that is owed; nothing where none is."""
    letters = [_Letter(told, each, one, wording) for each, one in told.owed]
    cut = f"\n{wording.phrase(say('diff.letter.cut'))}\n\n"
    return cut.join(join(tuple(letter.lines())) for letter in letters)


@frozen
class _Letter:
    told: Told
    succession: Succession
    owed: Owed
    wording: Wording

    def lines(self) -> Iterator[str]:
        """Yield the lines of the letter, top to bottom."""
        provider = provider_of(self.told)
        yield from self._paragraph(say("diff.letter.draft"))
        yield visible(provider)
        yield from self._paragraph(say("diff.letter.address"))
        yield from self._paragraph(say("diff.letter.to", to=self.owed.to))
        yield from self._paragraph(say("diff.letter.place"))
        yield from self._paragraph(say("diff.letter.subject", **self._values))
        yield from self._paragraph(say("diff.letter.greeting"))
        yield from self._opening()
        yield from self._paragraph(say("diff.letter.changes"))
        said = words(self.succession, self.told.places, self.wording)
        number = 0
        for events in self.owed.together:
            for each in events:
                number += 1
                yield from self._event(number, each, said)
            yield from self._paragraph(made(events, "diff.letter.made"))
        yield from self._verdicts()
        yield from self._paragraph(say("diff.letter.effect"))
        yield from self._paragraph(say("diff.letter.qualification"))
        yield from self._paragraph(say("diff.letter.closing"))
        yield from self._paragraph(say("diff.letter.for", provider=provider))
        yield from self.wording.phrase(say("diff.letter.signature")).split("\n")

    @property
    def _values(self) -> dict[str, Value]:
        """What several sentences speak of."""
        ruleset = self.succession.after.saved.report["ruleset"]
        text = Text(ruleset["title"]["fr"], ruleset["title"]["en"])
        service = service_of(self.told)
        return {"service": service, "articles": self.owed.watches, "text": text}

    def _opening(self) -> Iterator[str]:
        values = {**self._values, "article": self.owed.article, "count": len(self.owed.events)}
        days: dict[str, Value] = {
            "before": self.succession.before.stated_on,
            "after": self.succession.after.stated_on,
        }
        yield from self._paragraph(say("diff.letter.opening", **values, **days))

    def _event(self, number: int, each: Event, said: FactWords) -> Iterator[str]:
        what = say("diff.letter.bare") if each.fact is None else said.told(each.fact)
        head = f"{number}. "
        yield from hang(head, self._sentence(what), WIDTH)
        criteria = tuple(map(self._criterion, each.criteria))
        concerns = self._sentence(say("diff.letter.concerns", criteria=criteria))
        yield from hang(" " * len(head), concerns, WIDTH)
        yield ""

    def _criterion(self, shift: Shift) -> Message:
        return say("diff.letter.criterion", article=shift.article, title=shift.title)

    def _verdicts(self) -> Iterator[str]:
        yield from self._paragraph(say("diff.letter.assessment"))
        changed = tuple(shift for shift in self.owed.shifts if shift.is_new_verdict)
        if not changed:
            yield from self._paragraph(say("diff.letter.no_verdict"))
            return
        for shift in changed:
            values: dict[str, Value] = {"was": verdict(shift.was), "now": verdict(shift.now)}
            told = say("diff.letter.verdict", article=shift.article, title=shift.title, **values)
            yield from hang("- ", self._sentence(told), WIDTH)
        yield ""

    def _paragraph(self, message: Message) -> Iterator[str]:
        yield from wrap(self._sentence(message), WIDTH)
        yield ""

    def _sentence(self, message: Message) -> str:
        return visible(self.wording.sentence(message))
