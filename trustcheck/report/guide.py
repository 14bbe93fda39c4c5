"""The page of the criteria of a ruleset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text, Value, say
from trustcheck.report.markup import anchor, code, escaped, link, page, table
from trustcheck.report.provision import Provision
from trustcheck.report.requirement import answering, citation
from trustcheck.report.value import literal
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.ruleset import LegalText, Ruleset
from trustcheck.wording.phrase import Wording


def criteria_page(
    ruleset: Ruleset, wording: Wording, *, areas: Mapping[str, Text], folder: str
) -> str:
    """Return what every criterion of a ruleset asks, in words, as Markdown.

    `areas` names the areas that rules may speak of; `folder` leads from the page to the files
    of the ruleset.
    """
    return page(_CriteriaPage(ruleset, wording, areas, folder).blocks())


@frozen
class _CriteriaPage:
    ruleset: Ruleset
    wording: Wording
    areas: Mapping[str, Text]
    folder: str

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of the page, top to bottom."""
        ruleset = self.ruleset
        title = escaped(self.wording.text(ruleset.title))
        yield f"# {self._say('page.criteria.title', title=title)}"
        yield self._say("page.generated")
        yield escaped(self.wording.text(ruleset.purpose))
        yield self._say("page.criteria.intro", id=code(ruleset.id), version=ruleset.version)
        yield self._contents()
        yield from self._criteria()
        yield f"## {self._say('page.criteria.parameters')}"
        yield self._say("page.criteria.parameters.intro")
        yield self._parameters()
        yield f"## {self._say('page.criteria.texts')}"
        yield "\n".join(f"- {self._text(text)}" for text in ruleset.texts.values())

    def _contents(self) -> str:
        rows = [
            (
                link(escaped(criterion.id), f"#{anchor(criterion.id)}"),
                escaped(self.wording.text(criterion.title)),
                self.wording.word(criterion.level.value),
                escaped(criterion.source.article),
            )
            for criterion in self.ruleset.criteria
        ]
        heads = ("criterion", "title", "level", "article")
        return table([self._say(f"page.column.{head}") for head in heads], rows)

    def _criteria(self) -> Iterator[str]:
        group = ""
        for criterion in self.ruleset.criteria:
            if criterion.group != group:
                group = criterion.group
                yield f"## {escaped(self.wording.text(self.ruleset.groups[group].title))}"
            yield f"### {escaped(criterion.id)}"
            yield f"**{escaped(self.wording.text(criterion.title))}**"
            yield escaped(self.wording.text(criterion.requirement))
            yield "\n".join(self._rows(criterion))

    def _rows(self, criterion: Criterion) -> Iterator[str]:
        provision = Provision(criterion, self.ruleset, self.wording, self.areas)
        yield self._row("report.page.level", self.wording.word(criterion.level.value))
        yield self._row(
            "report.finding.source", escaped(citation(criterion, self.ruleset, self.wording))
        )
        if criterion.source.claims:
            claims = ", ".join(map(escaped, criterion.source.claims))
            yield self._row("report.page.claims", claims)
        yield from self._said("report.page.period", provision.period)
        yield from self._said("report.page.applies", provision.applies)
        yield from self._said("report.page.rule", provision.rule)
        for part in criterion.parts:
            label = escaped(self.wording.text(part.title))
            rule = escaped(provision.described(part.requires))
            yield f"- {self._say('page.row', label=label, text=rule)}"
        yield from self._said("report.page.observes", provision.observes)
        if used := ", ".join(code(f"${name}") for name in provision.used):
            yield self._row("report.page.parameters", used)
        yield from self._said("report.page.backing", provision.backing)
        if criterion.reading is not None:
            target = f"{self.folder}/READINGS.md#{anchor(criterion.reading)}"
            yield self._row("report.finding.reading", link(escaped(criterion.reading), target))
        for label, text in answering(criterion, self.ruleset, self.wording).items():
            yield from self._said(label, text or "")
        yield self._row("report.finding.remedy", escaped(self.wording.text(criterion.remedy)))
        file = link(escaped(provision.file), f"{self.folder}/{provision.file}")
        yield self._row("report.page.file", file)

    def _said(self, label: str, text: str) -> Iterator[str]:
        """Yield a row of plain text; none for no text."""
        if text:
            yield self._row(label, escaped(text))

    def _row(self, label: str, text: str) -> str:
        return f"- {self._say('page.row', label=self._say(label), text=text)}"

    def _parameters(self) -> str:
        rows = [
            (
                code(f"${parameter.name}"),
                escaped(self.wording.text(parameter.title)),
                self._literal(parameter),
                self._range(parameter),
                escaped(parameter.article),
            )
            for parameter in self.ruleset.parameters.values()
        ]
        heads = ("parameter", "meaning", "value", "range", "article")
        return table([self._say(f"page.column.{head}") for head in heads], rows)

    def _literal(self, parameter: ParameterDefinition) -> str:
        return escaped(literal(parameter, parameter.value, self.wording))

    def _range(self, parameter: ParameterDefinition) -> str:
        if parameter.choices:
            return escaped(literal(parameter, parameter.choices, self.wording))
        if parameter.low is None or parameter.high is None:
            return ""
        low, high = (
            literal(parameter, end, self.wording) for end in (parameter.low, parameter.high)
        )
        return self._say("format.between", low=low, high=high)

    def _text(self, text: LegalText) -> str:
        parts = (self.wording.text(text.title), text.version, text.publisher)
        return escaped(", ".join(part for part in parts if part != "-"))

    def _say(self, id: str, /, **values: Value) -> str:
        return self.wording.phrase(say(id, **values))
