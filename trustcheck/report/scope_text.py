"""The answers about a situation, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from trustcheck import __version__
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.obligation import Obligation, Scope, Standing
from trustcheck.logic.explanation import Explanation, Gap
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.report.block import Blocks
from trustcheck.report.fact import Fact, stated
from trustcheck.report.paragraph import columns, hang, indent, join, wrap
from trustcheck.report.requirement import citation
from trustcheck.report.scope_phrase import told, verdict_phrase
from trustcheck.report.style import Style, styled, visible
from trustcheck.report.tree import draw, sentence
from trustcheck.report.value import literal
from trustcheck.source.document import Document
from trustcheck.wording.phrase import Wording

STANDINGS: Mapping[Standing, tuple[str, Style]] = {
    Standing.OBLIGED: ("●", Style.FAIL),
    Standing.UNKNOWN: ("?", Style.UNKNOWN),
    Standing.DEROGATION: ("◐", Style.UNKNOWN),
    Standing.NOT_OBLIGED: ("○", Style.PASS),
}
"""The sign and the style of where a body stands."""

_ANSWERS: Mapping[Verdict, tuple[str, Style]] = {
    Verdict.PASS: ("✓", Style.STRONG),
    Verdict.FAIL: ("✗", Style.STRONG),
    Verdict.UNKNOWN: ("?", Style.UNKNOWN),
    Verdict.NOT_APPLICABLE: ("–", Style.MUTED),
}


def render(scope: Scope, wording: Wording, *, width: int = 88) -> str:
    """Return the answers as styled text (see `trustcheck.report.style`) that ends in a line end.

    First what they come to and what follows, then each question with what decided it.
    """
    return join(tuple(_Page(scope, wording, width).lines()))


@frozen(lazy=True)
class _Page:
    scope: Scope
    wording: Wording
    width: int

    @cached_property
    def _blocks(self) -> Blocks:
        return Blocks(self.wording)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page, top to bottom."""
        yield styled(self._say(say("report.tool", version=__version__)), Style.STRONG)
        yield ""
        yield from self._blocks.rows(self._head(), self.width)
        notes = map(self.wording.sentence, self.scope.notes)
        yield from self._blocks.listed("report.head.notes", notes, self.width)
        yield ""
        yield from self._headline()
        for obligation in self.scope.obligations:
            yield from self._obligation(obligation)
        yield ""
        yield from self._next()
        for group in dict.fromkeys(each.criterion.group for each in self.scope.findings):
            yield from self._group(group)
        yield ""
        yield from wrap(self._say(say("scope.self_assessment")), self.width)

    def _head(self) -> Mapping[str, str | None]:
        scope, ruleset = self.scope, self.scope.ruleset
        version = {"id": ruleset.id, "version": ruleset.version, "digest": ruleset.digest[:12]}
        days = {"on": scope.on, "stated": scope.situation.stated_on}
        return {
            "scope.head.situation": scope.situation.name,
            "report.head.ruleset": self._say(say("report.head.ruleset.value", **version)),
            "report.head.settings": self._settings(),
            "report.head.as_of": self._say(say("report.head.as_of.value", **days)),
            "scope.head.file": scope.situation.document.file,
        }

    def _settings(self) -> str | None:
        """Return the parameters that are not at their default, if any."""
        changed = tuple(
            say(
                "report.head.setting",
                name=each.name,
                value=literal(each, each.value, self.wording),
                default=literal(each, each.default, self.wording),
            )
            for each in self.scope.ruleset.parameters.values()
            if each.value != each.default
        )
        return self.wording.value(changed) if changed else None

    # What the answers come to

    def _headline(self) -> Iterator[str]:
        sign, style = STANDINGS[self.scope.standing]
        what = told(self.scope.standing, self.scope.stretch)
        line = say("scope.headline", title=self.scope.ruleset.title, told=what)
        first, *rest = hang(f"{sign} ", visible(self.wording.sentence(line)), self.width)
        yield styled(first, style)
        yield from (styled(each, style) for each in rest)

    def _obligation(self, obligation: Obligation) -> Iterator[str]:
        duty, standing = obligation.duty, obligation.standing
        sign, style = STANDINGS[standing]
        id = "scope.duty.beside" if duty.beside else "scope.duty"
        line = say(id, title=duty.title, told=told(standing, obligation.stretch))
        yield from hang(f"  {styled(sign, style)} ", self._say(line), self.width)
        below = [say("scope.asks", asks=duty.asks)] if standing is not Standing.NOT_OBLIGED else []
        since = self.scope.ruleset.first_day(duty)
        if since is not None and self.scope.on < since:
            below.append(say("scope.later", since=since))
        else:
            below.append(self._rests_on(obligation))
        for message in below:
            yield from indent(wrap(self._say(message), self.width - 4), 4)

    def _rests_on(self, obligation: Obligation) -> Message:
        duty = obligation.duty
        founded = tuple(map(self._answered, duty.founded_on))
        if not duty.lifted_by:
            return say("scope.founded", founded=founded)
        return say(
            "scope.founded.lifted",
            founded=founded,
            lifted=tuple(map(self._answered, duty.lifted_by)),
        )

    def _answered(self, id: str) -> Message:
        finding = self.scope.finding(id)
        if finding is None:
            return say("scope.answered.not_in_force", id=id)
        return say("scope.answered", id=id, answer=verdict_phrase(finding.verdict))

    def _next(self) -> Iterator[str]:
        text = self._say(say(f"scope.next.{self.scope.standing.value}"))
        head = styled(self._say(say("scope.next")), Style.STRONG)
        checks = (self._say(say("scope.next.check", ruleset=id)) for id in self.scope.rulesets)
        yield from hang(f"{head}  ", " ".join((text, *checks)), self.width)

    # The questions

    def _group(self, id: str) -> Iterator[str]:
        title = visible(self.wording.text(self.scope.ruleset.groups[id].title))
        yield ""
        yield styled(title, Style.STRONG)
        yield "─" * min(columns(title), self.width)
        inside = [each for each in self.scope.findings if each.criterion.group == id]
        for number, finding in enumerate(inside):
            yield from ("",) * bool(number)
            yield from self._question(finding)

    def _question(self, finding: Finding) -> Iterator[str]:
        criterion = finding.criterion
        sign, style = _ANSWERS[finding.verdict]
        word = self._say(verdict_phrase(finding.verdict)).upper()
        head = styled(f"{sign} {word}", style)
        title = visible(self.wording.text(criterion.title))
        yield from hang(f"{head}  ", f"{styled(criterion.id, Style.STRONG)} {title}", self.width)
        yield from indent(tuple(self._reasons(finding, self.width - 2)), 2)

    def _reasons(self, finding: Finding, width: int) -> Iterator[str]:
        criterion, blocks = finding.criterion, self._blocks
        rows = {
            "report.finding.source": citation(criterion, self.scope.ruleset, self.wording),
            "scope.law": self.wording.text(criterion.requirement),
            "report.finding.reading": criterion.reading,
        }
        yield from blocks.rows(rows, width)
        why = finding.explanation.decisive()
        yield from blocks.under("report.finding.why", self._reasoning(why, width - 2))
        facts = (self._fact(stated(self._document, at)) for at in why.pointers())
        yield from blocks.under("report.finding.facts", facts)
        if finding.verdict is Verdict.UNKNOWN:
            gaps = tuple(map(self._missing, why.open_gaps()))
            yield from blocks.listed("report.finding.gaps", gaps, width)
            if self.scope.matters(criterion.id):
                remedy = self.wording.text(criterion.remedy)
                yield from blocks.rows({"report.finding.remedy": remedy}, width)
            else:
                yield from hang("· ", self._say(say("scope.settled")), width)

    @property
    def _document(self) -> Document:
        return self.scope.situation.document

    def _reasoning(self, step: Explanation, width: int) -> Iterator[str]:
        return draw(step, width, lambda each, room: sentence(each, self.wording, room))

    def _fact(self, each: Fact) -> str:
        place = styled(visible(str(each.span)), Style.PATH)
        written = each.path
        if each.written is not None:
            said = say("report.finding.fact", path=each.path, written=each.written)
            written = self.wording.phrase(said)
        return f"{place}  {visible(written)}"

    def _missing(self, gap: Gap) -> str:
        each = stated(self._document, gap.pointer)
        reason = say(f"report.gap.{gap.reason.value}")
        missing = self._say(say("report.gap", path=each.path, reason=reason))
        return f"{missing} ({visible(str(each.span))})" if each.declared else missing

    def _say(self, message: Message) -> str:
        return visible(self.wording.phrase(message))
