"""Pages that explain: a criterion as a rule, and a finding with its whole proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.rest import rest
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Text, Value
from trustcheck.logic.pointer import Pointer
from trustcheck.report.block import Blocks
from trustcheck.report.detail import Details, missing, place
from trustcheck.report.fact import fact
from trustcheck.report.paragraph import hang, indent, join, wrap
from trustcheck.report.requirement import answering, requirement
from trustcheck.report.rest import resting_at
from trustcheck.report.style import Style, styled, visible
from trustcheck.report.tree import draw, sentence
from trustcheck.report.value import literal
from trustcheck.ruleset.cases import Case
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.show import Describer
from trustcheck.ruleset.condition.tree import Condition, parameters_of
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.wording.phrase import Wording

WIDTH = 88


def criterion_page(
    criterion: Criterion,
    ruleset: Ruleset,
    wording: Wording,
    *,
    areas: Mapping[str, Text],
    reading_text: str | None = None,
    cases: Sequence[Case] = (),
    width: int = WIDTH,
) -> str:
    """Return everything a ruleset says of a criterion, as styled text.

    `areas` names the areas that rules may speak of; `reading_text` is what the ruleset records
    of its reading; of `cases`, those of this criterion are listed.
    """
    page = _CriterionPage(criterion, ruleset, wording, areas, width)
    return join(tuple(page.lines(reading_text, cases)))


def proof(
    finding: Finding, assessment: Assessment, wording: Wording, *, width: int = WIDTH
) -> str:
    """Return every step that led to a finding, as styled text.

    Each step shows the facts it read with their places and their evidence, and those it waits
    for.
    """
    return join(tuple(_Proof(finding, assessment, wording, width).lines()))


@frozen
class _CriterionPage:
    criterion: Criterion
    ruleset: Ruleset
    wording: Wording
    areas: Mapping[str, Text]
    width: int

    @property
    def _blocks(self) -> Blocks:
        return Blocks(self.wording)

    def lines(self, reading_text: str | None, cases: Sequence[Case]) -> Iterator[str]:
        """Yield the lines of the page, top to bottom."""
        criterion, blocks = self.criterion, self._blocks
        title = visible(self.wording.text(criterion.title))
        yield from wrap(f"{styled(criterion.id, Style.STRONG)} {title}", self.width)
        yield ""
        yield from blocks.rows(self._rows(), self.width)
        rule = self._rule()
        for block in (
            blocks.listed("report.page.applies", self._applies(), self.width),
            blocks.listed("report.page.rule", rule, self.width),
            blocks.listed("report.page.observes", self._observes(), self.width),
            blocks.listed("report.page.parameters", self._parameters(), self.width),
            blocks.under("report.page.file", self._file()),
            blocks.under("report.page.reading_text", self._prose(reading_text)),
            blocks.listed("report.page.cases", self._cases(cases), self.width),
        ):
            lines = tuple(block)
            if lines:
                yield ""
                yield from lines

    def _rows(self) -> Mapping[str, str | None]:
        criterion = self.criterion
        claims = criterion.source.claims
        return {
            "report.page.level": self.wording.word(criterion.level.value),
            **requirement(criterion, self.ruleset, self.wording),
            "report.page.claims": self.wording.series(claims) if claims else None,
            "report.page.period": self._period(),
            "report.page.backing": self._backing(),
            **answering(criterion, self.ruleset, self.wording),
            "report.finding.remedy": self.wording.text(criterion.remedy),
        }

    def _period(self) -> str | None:
        since, until = self.criterion.period.since, self.criterion.period.until
        if since and until:
            return self._blocks.say("report.page.period.both", since=since, until=until)
        if since:
            return self._blocks.say("report.page.period.since", since=since)
        return self._blocks.say("report.page.period.until", until=until) if until else None

    def _backing(self) -> str | None:
        backing = self.criterion.backing
        if backing is None:
            return None
        if backing.fresh_for is None:
            return self._blocks.say("report.page.backing.rung", rung=backing.rung)
        return self._blocks.say(
            "report.page.backing.fresh", rung=backing.rung, fresh=backing.fresh_for
        )

    def _applies(self) -> Iterator[str]:
        if self.criterion.applies_when is not None:
            yield self._described(self.criterion.applies_when)

    def _observes(self) -> Iterator[str]:
        if self.criterion.observes is not None:
            yield self._described(self.criterion.observes)

    def _rule(self) -> Iterator[str]:
        if self.criterion.requires is not None:
            yield self._described(self.criterion.requires)
        for part in self.criterion.parts:
            rule = self._describer.describe(part.requires)
            yield self._blocks.say("report.page.part", part=part.title, rule=rule)
        if self.criterion.attested:
            alone = "beside" if self.criterion.required else "alone"
            yield self._blocks.say(f"report.page.attested.{alone}")

    @property
    def _describer(self) -> Describer:
        return Describer(self.ruleset.lexicon, self.ruleset.parameters, self.areas)

    def _described(self, condition: Condition) -> str:
        return self.wording.sentence(self._describer.describe(condition))

    def _parameters(self) -> Iterator[str]:
        used = [name for each in self.criterion.conditions for name in parameters_of(each)]
        preflight = self.ruleset.preflight
        if preflight is not None and self.criterion.id in preflight.criteria:
            used += () if isinstance(preflight.way, str) else (preflight.way.name,)
        for name in dict.fromkeys(used):
            yield self._parameter(self.ruleset.parameters[name])

    def _parameter(self, parameter: ParameterDefinition) -> str:
        values: dict[str, Value] = {
            "name": parameter.name,
            "title": parameter.title,
            "value": literal(parameter, parameter.value, self.wording),
            "article": parameter.article,
        }
        if parameter.choices:
            choices = literal(parameter, parameter.choices, self.wording)
            return self._blocks.say("report.page.parameter.choices", **values, choices=choices)
        if parameter.low is not None and parameter.high is not None:
            low, high = (
                literal(parameter, end, self.wording) for end in (parameter.low, parameter.high)
            )
            return self._blocks.say("report.page.parameter.range", **values, low=low, high=high)
        return self._blocks.say("report.page.parameter", **values)

    def _file(self) -> Iterator[str]:
        """Yield the place of the rule, then the lines of its file as they are.

        The place starts at the folder of the ruleset: where that lies differs between machines.
        """
        path = Path(self.criterion.span.file)
        if path.is_relative_to(self.ruleset.folder.parent):
            path = path.relative_to(self.ruleset.folder.parent)
        span = replace(self.criterion.span, file=path.as_posix())
        yield styled(visible(str(span)), Style.PATH)
        for line in self.criterion.document.lines:
            yield styled("│", Style.MUTED) + (f" {_kept(line)}" if line else "")

    def _prose(self, text: str | None) -> Iterator[str]:
        for line in (text or "").strip().splitlines():
            plain = visible(line.replace("**", "").replace("`", ""))
            yield from wrap(plain, self.width - 2) if line.strip() else ("",)

    def _cases(self, cases: Sequence[Case]) -> Iterator[str]:
        for case in cases:
            if case.criterion == self.criterion.id:
                verdict = self.ruleset.verdict_word(case.expect)
                yield self._blocks.say("report.page.case", name=case.name, verdict=verdict)


@frozen
class _Proof:
    finding: Finding
    assessment: Assessment
    wording: Wording
    width: int

    @property
    def _blocks(self) -> Blocks:
        return Blocks(self.wording)

    @property
    def _details(self) -> Details:
        return Details(self.assessment.declaration, self.assessment.ruleset, self.wording)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the proof, top to bottom."""
        told, blocks = self.assessment, self._blocks
        profile = told.declaration.profile
        when = {"on": told.on, "stated": profile.stated_on}
        rows = {
            "report.head.service": profile.subject.name,
            "report.head.as_of": blocks.say("report.head.as_of.value", **when),
            "report.head.profile": told.declaration.document.file,
            **requirement(self.finding.criterion, told.ruleset, self.wording),
            "report.finding.rest": self._rest(),
        }
        yield from self._details.heading(self.finding, self.width)
        yield ""
        yield from blocks.rows(rows, self.width)
        yield ""
        reasoning = draw(self.finding.explanation, self.width - 2, self._step)
        yield from blocks.under("report.finding.why", reasoning)
        details = self._details
        for block in (
            details.observed(self.finding, self.width, verbose=True),
            details.remarks(self.finding, self.width),
            details.remedy(self.finding, self.width),
        ):
            lines = tuple(block)
            if lines:
                yield ""
                yield from lines
        yield ""
        yield from wrap(blocks.say("report.self_assessment"), self.width)

    def _rest(self) -> str | None:
        """Return what a pass rests on at its weakest."""
        if self.finding.verdict is not Verdict.PASS:
            return None
        found = rest(self.finding, self.assessment.declaration, self.assessment.on)
        return self.wording.phrase(resting_at(found))

    def _step(self, step: Explanation, width: int) -> tuple[str, ...]:
        """Return a step's sentence, then the facts it read and those it waits for."""
        declaration = self.assessment.declaration
        read = (self._fact(pointer) for pointer in step.facts)
        waited = (missing(gap, declaration, self._blocks) for gap in step.gaps)
        below = (line for item in (*read, *waited) for line in hang("· ", item, width - 2))
        return (*sentence(step, self.wording, width), *indent(tuple(below), 2))

    def _fact(self, pointer: Pointer) -> str:
        each = fact(self.assessment.declaration, pointer)
        told = visible(each.path)
        if each.written is not None:
            told = self._blocks.say("report.finding.fact", path=each.path, written=each.written)
        if not each.evidence:
            return f"{told} {place(each)}"
        return f"{told} {place(each)} {self._blocks.say('report.page.backed', by=each.evidence)}"


def _kept(line: str) -> str:
    """Return a line of a file with its indentation; nothing in it is hidden."""
    text = line.lstrip(" ")
    return " " * (len(line) - len(text)) + visible(text)
