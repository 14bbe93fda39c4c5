"""The questionnaire: what is still missing, as YAML to fill in and to read back.

Everything but keys stands in comments, each made one line first, so that no text from outside
can become an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shlex import quote

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.inquiry import Inquiry, Question, Want
from trustcheck.assessment.progress import Shortfall, shortfall_of
from trustcheck.logic.explanation import Reason
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Value, say
from trustcheck.profile.answers import SIGNED, VERSION
from trustcheck.profile.reading import Declaration
from trustcheck.report.fact import fact
from trustcheck.report.paragraph import hang
from trustcheck.report.requirement import citation
from trustcheck.report.slot import Section, is_of_host, slot_of
from trustcheck.report.style import visible
from trustcheck.source.writing import key_text
from trustcheck.wording.phrase import Wording

WIDTH = 96

_LISTED = 8
"""How many criteria that wait for one fact are named before the rest is counted."""

_FIELDS = ("met:", "by:", "on:", "expires:", "evidence: []")


def render(inquiry: Inquiry, assessments: Sequence[Assessment], wording: Wording) -> str:
    """Return what is missing in assessments of one profile as YAML that ends in a line end."""
    lines = _Questionnaire(inquiry, assessments, wording).lines()
    return "".join(f"{line}\n" for line in lines)


@frozen
class _Questionnaire:
    inquiry: Inquiry
    assessments: Sequence[Assessment]
    wording: Wording

    def lines(self) -> Iterator[str]:
        """Yield the lines of the file, top to bottom."""
        yield from self._head()
        yield f"answers: {VERSION}"
        if self.inquiry.questions:
            yield ""
            yield from self._comment(self._say("questionnaire.signature"))
            yield "signature:"
            yield from (f"  {key}:" for key in SIGNED)
            yield ""
            yield from self._comment(self._say("questionnaire.evidence"))
            yield from self._comment(_EXAMPLE)
            yield "evidence:"
            yield ""
            yield from self._comment(self._say("questionnaire.answer"))
            yield "attestations:"
            for respondent, questions in self.inquiry.questions.items():
                yield from self._respondent(respondent, questions)
        yield from self._facts()

    def _head(self) -> Iterator[str]:
        told = self.assessments[0]
        rulesets = tuple(f"{each.ruleset.id} {each.ruleset.version}" for each in self.assessments)
        name, file = told.declaration.profile.subject.name, told.declaration.document.file
        yield from self._comment(
            self._say("questionnaire.title", name=name, rulesets=rulesets, on=told.on)
        )
        answers, facts = self.inquiry.count, len(self.inquiry.wants)
        if not answers + facts:
            yield from self._comment(self._say("questionnaire.nothing"))
            return
        counts = {"questionnaire.answers": answers, "questionnaire.facts_count": facts}
        parts = tuple(say(id, n=n) for id, n in counts.items() if n)
        yield from self._comment(self._say("questionnaire.missing", parts=parts))
        yield from self._comment(self._say("questionnaire.how"))
        yield f"#   trustcheck questionnaire {quote(visible(file))} --read …"

    @property
    def _declaration(self) -> Declaration:
        return self.assessments[0].declaration

    # Answers

    def _respondent(self, respondent: str, questions: tuple[Question, ...]) -> Iterator[str]:
        known = questions[0].respondent
        name = respondent if known is None else self.wording.text(known)
        yield ""
        id = "questionnaire.respondent" if respondent else "questionnaire.anyone"
        count = len(questions)
        heading = self._say(id, respondent=name, n=count)
        yield f"  # ══ {visible(heading)} ".ljust(WIDTH, "═")
        group = ""
        for question in questions:
            criterion = question.criterion
            if criterion.group != group:
                group = criterion.group
                found = question.ruleset.groups.get(group)
                title = group if found is None else self.wording.text(found.title)
                yield ""
                yield f"  # ── {visible(title)}"
            yield ""
            yield from self._question(question)

    def _question(self, question: Question) -> Iterator[str]:
        criterion, ruleset = question.criterion, question.ruleset
        title = self._say(
            "questionnaire.criterion",
            id=criterion.id,
            title=criterion.title,
            level=criterion.level.value,
        )
        yield from self._comment(title, indent=2)
        expects = criterion.expects
        rows = {
            "report.finding.source": citation(criterion, ruleset, self.wording),
            "report.finding.requirement": self.wording.text(criterion.requirement),
            "report.finding.expects": None if expects is None else self.wording.text(expects),
            "report.page.backing": self._backing(question),
            "report.finding.remedy": self.wording.text(criterion.remedy),
            "report.finding.gaps": self._weakness(question),
        }
        for label, text in rows.items():
            if text is not None:
                yield from self._row(self._say(label), text)
        yield f"  {key_text(criterion.id)}:"
        yield from (f"    {field}" for field in _FIELDS)

    def _backing(self, question: Question) -> str | None:
        backing = question.criterion.backing
        if backing is None:
            return None
        if backing.fresh_for is None:
            return self._say("report.page.backing.rung", rung=backing.rung)
        return self._say("report.page.backing.fresh", rung=backing.rung, fresh=backing.fresh_for)

    def _weakness(self, question: Question) -> str | None:
        """Return what is wrong with the answer that the profile has, if it has one."""
        weak = [each for gap in question.gaps if (each := shortfall_of(gap)) in _WEAK]
        return self._say(f"questionnaire.weak.{weak[0].value}") if weak else None

    # Facts

    def _facts(self) -> Iterator[str]:
        slots = {want: slot_of(want.gap, self._declaration) for want in self.inquiry.wants}
        lists = [want for want, slot in slots.items() if slot and slot.section is Section.LIST]
        hosts = [want for want in slots if is_of_host(want.gap)]
        backed = [
            want for want in slots if want.gap.reason is Reason.BACKING and want not in hosts
        ]
        apart = (*lists, *backed, *hosts)
        facts = {want: slot for want, slot in slots.items() if want not in apart}
        if lists:
            yield ""
            yield from self._comment(self._say("questionnaire.lists"))
            yield "complete:"
            for want in lists:
                yield from self._wanted(want, str(want.gap.pointer[0]))
        if facts:
            yield ""
            yield from self._comment(self._say("questionnaire.facts"))
            yield "facts:"
            for want, slot in facts.items():
                yield from self._wanted(want, None if slot is None else slot.key)
        if backed:
            yield ""
            yield from self._comment(self._say("questionnaire.backing"))
            for want in backed:
                yield from self._wanted(want, None)
        if hosts:
            yield ""
            yield from self._comment(self._say("questionnaire.host"))
            for want in hosts:
                yield from self._wanted(want, None)

    def _wanted(self, want: Want, key: str | None) -> Iterator[str]:
        waited = fact(self._declaration, want.gap.pointer)
        reason = say(f"report.gap.{want.gap.reason.value}")
        told = self._say("report.gap", path=waited.path, reason=reason)
        place = f" ({waited.span})" if waited.declared else ""
        named, more = want.criteria[:_LISTED], len(want.criteria) - _LISTED
        waiting = self._say("questionnaire.waiting", criteria=named)
        further = self._say("report.finding.more", n=more) if more > 0 else ""
        yield ""
        yield from self._comment(f"{told}{place}", indent=2)
        yield from self._comment(f"{waiting} {further}".rstrip(), indent=2)
        if key is not None:
            yield f"  {key_text(key)}:"

    # Comments

    def _say(self, id: str, /, **values: Value) -> str:
        return self.wording.phrase(say(id, **values))

    def _row(self, label: str, text: str) -> Iterator[str]:
        lines = hang(
            f"  # {visible(self._say('questionnaire.label', label=label))} ", visible(text), WIDTH
        )
        first, *rest = lines
        yield first
        yield from (f"  # {line[4:]}" for line in rest)

    def _comment(self, text: str, *, indent: int = 0) -> Iterator[str]:
        head = f"{' ' * indent}# "
        for line in hang(head, visible(text), WIDTH):
            yield f"{head}{line[len(head) :]}"


_WEAK = (Shortfall.LATER, Shortfall.ENDED, Shortfall.UNBACKED)

_EXAMPLE = "  policy: {rung: documented, title: Access policy, collected: 2026-09-01}"
