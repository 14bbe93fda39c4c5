"""What changed between two assessments of a service, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trustcheck.assessment.owed import Owed
from trustcheck.assessment.succession import Shift, Succession
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import dotted
from trustcheck.profile.restatement import Restatement
from trustcheck.report.markup import code, escaped, page, table
from trustcheck.report.restatement import FactWords
from trustcheck.report.succession import (
    Told,
    concerned,
    made,
    notice,
    reasons,
    ruleset,
    service_of,
    side,
    verdict,
    waiver,
    words,
)
from trustcheck.wording.phrase import Wording


def render(told: Told, wording: Wording) -> str:
    """Return what changed as a page in Markdown."""
    return page(_Page(told, wording).blocks())


@frozen
class _Page:
    told: Told
    wording: Wording

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of the page, top to bottom."""
        told = self.told
        yield f"## {self._say(say('diff.title', service=service_of(told)))}"
        sides = {"old": told.before, "new": told.after}
        heads = {name: self._say(say(f"diff.head.{name}")) for name in sides}
        named = {heads[name]: escaped(self._phrase(side(each))) for name, each in sides.items()}
        yield "\n".join(f"- **{head}** {text}" for head, text in named.items())
        yield from self._notices()
        for each in told.successions:
            yield from self._succession(each)
        if told.is_recalled:
            yield self._say(say("diff.recalled"))
        yield f"*{self._say(say('report.self_assessment'))}*"

    def _succession(self, each: Succession) -> Iterator[str]:
        yield f"### {self._say(ruleset(each))}"
        differences = each.comparison.differences
        origins = (f"{n}. {self._say(d.message)}" for n, d in enumerate(differences, start=1))
        yield "\n".join(origins) or self._say(say("diff.same_origins"))
        worse = sum(shift.is_worse for shift in each.changed)
        title = say("diff.changed", count=len(each.changed), worse=worse)
        yield from self._part(title if each.changed else say("diff.no_change"), each.changed, each)
        for name, shifts in (("renewed", each.renewed), ("touched", each.touched)):
            if shifts:
                yield from self._part(say(f"diff.{name}", count=len(shifts)), shifts, each)
        if each.waived:
            yield f"#### {self._say(say('diff.waived'))}"
            yield self._items(waiver(one) for one in each.waived)

    def _part(self, title: Message, shifts: tuple[Shift, ...], each: Succession) -> Iterator[str]:
        yield f"#### {self._say(title)}"
        names = ("criterion", "before", "after", "why")
        head = [self._say(say(f"diff.head.{name}")) for name in names]
        said = words(each, self.told.places, self.wording)
        yield table(head, (self._row(shift, each, said) for shift in shifts))

    def _row(self, shift: Shift, each: Succession, said: FactWords) -> tuple[str, ...]:
        title = escaped(self.wording.text(shift.title))
        why = [*map(self._say, reasons(shift, each))]
        why += [self._fact(one, said) for one in shift.facts]
        name = f"**{escaped(shift.criterion)}** {title}"
        return (
            name,
            self._say(verdict(shift.was)),
            self._say(verdict(shift.now)),
            "<br>".join(why),
        )

    def _fact(self, each: Restatement, said: FactWords) -> str:
        return f"{self._say(said.told(each))} {code(dotted(each.pointer))}"

    def _notices(self) -> Iterator[str]:
        found = self.told.owed
        if not found:
            yield self._say(say("diff.no_notice"))
            return
        yield f"### {self._say(say('diff.notices'))}"
        for each, one in found:
            yield self._say(notice(one))
            yield self._events(one, words(each, self.told.places, self.wording))

    def _events(self, one: Owed, said: FactWords) -> str:
        lines = []
        for events in one.together:
            for each in events:
                bare = self._say(say("diff.event.bare"))
                lines.append(f"- {bare if each.fact is None else self._fact(each.fact, said)}")
                lines.append(f"  - {self._say(concerned(each))}")
            lines.append(f"- → {self._say(made(events))}")
        return "\n".join(lines)

    def _items(self, messages: Iterable[Message]) -> str:
        return "\n".join(f"- {self._say(message)}" for message in messages)

    def _phrase(self, message: Message) -> str:
        return self.wording.phrase(message)

    def _say(self, message: Message) -> str:
        return escaped(self.wording.sentence(message))
