"""The letter by which a buyer asks a provider for the facts that decide the most."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.assessment.asking import Asking, Matter
from trustcheck.assessment.finding import Verdict
from trustcheck.logic.explanation import Reason
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Value, say
from trustcheck.report.fact import fact
from trustcheck.report.paragraph import hang, join, wrap
from trustcheck.report.question import concerned, enclosure, form, question
from trustcheck.report.requirement import citation
from trustcheck.report.style import visible
from trustcheck.wording.phrase import Wording

WIDTH = 78

MOST_REASONS = 3
"""How many requirements behind one question are named before the rest is counted."""


def render(asking: Asking, wording: Wording) -> str:
    """Return the letter as plain text that ends in a line end."""
    return join(tuple(_Letter(asking, wording).lines()))


@frozen
class _Letter:
    asking: Asking
    wording: Wording

    def lines(self) -> Iterator[str]:
        """Yield the lines of the letter, top to bottom."""
        asking = self.asking
        yield from self._head()
        yield ""
        yield from self._paragraph(self._why())
        if settled := asking.settled_by:
            count = len(settled)
            yield from self._paragraph(say("letter.settled", count=count, criteria=settled))
        if not asking.matters:
            yield from self._paragraph(say("letter.none"))
        else:
            yield from self._paragraph(say("letter.ask", count=len(asking.matters)))
        for number, matter in enumerate(asking.matters, 1):
            yield from self._matter(number, matter)
            yield ""
        close = "letter.close.settled" if asking.settled_by else "letter.close"
        yield from self._paragraph(Message(close, (("service", self._service),)))
        yield from self._paragraph(say("letter.farewell"))
        yield self._say("letter.signature")

    @property
    def _service(self) -> str:
        return self.asking.assessment.declaration.profile.subject.name

    def _head(self) -> Iterator[str]:
        profile = self.asking.assessment.declaration.profile
        yield self._say("letter.sender")
        yield self._say("letter.organisation")
        yield ""
        provider = profile.entities[profile.subject.provider].name
        yield from wrap(self._say("letter.recipient", provider=provider), WIDTH)
        yield ""
        yield self._say("letter.place")
        yield ""
        yield from wrap(self._say("letter.subject", service=self._service), WIDTH)
        yield ""
        yield self._say("letter.greeting")

    def _why(self) -> Message:
        assessment = self.asking.assessment
        ruleset = assessment.ruleset
        return say(
            "letter.why",
            service=self._service,
            ruleset=ruleset.title,
            version=ruleset.version,
            on=assessment.on,
            unknown=assessment.counts()[Verdict.UNKNOWN],
            total=len(assessment.findings),
        )

    # A question

    def _matter(self, number: int, matter: Matter) -> Iterator[str]:
        assessment = self.asking.assessment
        head = f"{number:>3}. "
        asked = question(matter, assessment.declaration, assessment.ruleset, self.wording)
        yield from hang(head, visible(asked), WIDTH)
        for message in (*self._known(matter), say("letter.form", form=form(matter))):
            yield from self._below(message)
        yield from self._below(say("letter.because", criteria=self._reasons(matter)))
        if (evidence := enclosure(matter, self.asking.assessment)) is not None:
            yield from self._below(say("letter.evidence", evidence=evidence))

    def _known(self, matter: Matter) -> Iterator[Message]:
        """Yield what is stated already, where it is within bounds that do not decide."""
        found = fact(self.asking.assessment.declaration, matter.gap.pointer)
        if matter.gap.reason is Reason.RANGE and found.written is not None:
            yield say("letter.known", written=found.written)

    def _reasons(self, matter: Matter) -> tuple[Value, ...]:
        ruleset = self.asking.assessment.ruleset
        criteria = concerned(matter, self.asking.assessment)
        named: list[Value] = [
            say(
                "letter.article",
                title=each.title,
                source=citation(each, ruleset, self.wording),
            )
            for each in criteria[:MOST_REASONS]
        ]
        more = len(criteria) - MOST_REASONS
        return (*named, say("letter.more", count=more)) if more > 0 else tuple(named)

    def _below(self, message: Message) -> Iterator[str]:
        yield from hang("     ", visible(self.wording.phrase(message)), WIDTH)

    def _paragraph(self, message: Message) -> Iterator[str]:
        yield from wrap(visible(self.wording.sentence(message)), WIDTH)
        yield ""

    def _say(self, id: str, /, **values: Value) -> str:
        return visible(self.wording.phrase(Message(id, tuple(values.items()))))
