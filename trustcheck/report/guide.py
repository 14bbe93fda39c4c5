"""The page of the criteria of a ruleset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text, Value, say
from trustcheck.report.markup import anchor, code, escaped, link, page, table
from trustcheck.report.requirement import answering, citation
from trustcheck.report.value import literal
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.show import Describer
from trustcheck.ruleset.condition.tree import Condition, parameters_of
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
        yield self._row("report.page.level", self.wording.word(criterion.level.value))
        yield self._row(
            "report.finding.source", escaped(citation(criterion, self.ruleset, self.wording))
        )
        if criterion.source.claims:
            claims = ", ".join(map(escaped, criterion.source.claims))
            yield self._row("report.page.claims", claims)
        if period := self._period(criterion):
            yield self._row("report.page.period", period)
        if criterion.applies_when is not None:
            yield self._row("report.page.applies", self._described(criterion.applies_when))
        if rule := self._rule(criterion):
            yield self._row("report.page.rule", rule)
        for part in criterion.parts:
            label = escaped(self.wording.text(part.title))
            rule = self._described(part.requires)
            yield f"- {self._say('page.row', label=label, text=rule)}"
        if criterion.observes is not None:
            yield self._row("report.page.observes", self._described(criterion.observes))
        if used := self._used(criterion):
            yield self._row("report.page.parameters", used)
        if backing := self._backing(criterion):
            yield self._row("report.page.backing", backing)
        if criterion.reading is not None:
            target = f"{self.folder}/READINGS.md#{anchor(criterion.reading)}"
            yield self._row("report.finding.reading", link(escaped(criterion.reading), target))
        for label, text in answering(criterion, self.ruleset, self.wording).items():
            if text is not None:
                yield self._row(label, escaped(text))
        yield self._row("report.finding.remedy", escaped(self.wording.text(criterion.remedy)))
        file = self._file(criterion)
        yield self._row("report.page.file", link(escaped(file), f"{self.folder}/{file}"))

    def _file(self, criterion: Criterion) -> str:
        """Return the path of a criterion's file from the folder of its ruleset."""
        path, folder = PurePosixPath(criterion.original.file), self.ruleset.folder.name
        if folder not in path.parts:
            return path.name
        return "/".join(path.parts[len(path.parts) - path.parts[::-1].index(folder) :])

    def _row(self, label: str, text: str) -> str:
        return f"- {self._say('page.row', label=self._say(label), text=text)}"

    def _period(self, criterion: Criterion) -> str:
        since, until = criterion.period.since, criterion.period.until
        if since and until:
            return self._say("report.page.period.both", since=since, until=until)
        if since:
            return self._say("report.page.period.since", since=since)
        return self._say("report.page.period.until", until=until) if until else ""

    def _rule(self, criterion: Criterion) -> str:
        rule = None if criterion.requires is None else self._described(criterion.requires)
        if not criterion.attested:
            return rule or ""
        answer = self._say(f"report.page.attested.{'beside' if criterion.required else 'alone'}")
        return answer if rule is None else self._say("page.rules", rule=rule, answer=answer)

    def _described(self, condition: Condition) -> str:
        describer = Describer(self.ruleset.lexicon, self.ruleset.parameters, self.areas)
        return escaped(self.wording.phrase(describer.describe(condition)))

    def _used(self, criterion: Criterion) -> str:
        names = (name for each in criterion.conditions for name in parameters_of(each))
        return ", ".join(code(f"${name}") for name in dict.fromkeys(names))

    def _backing(self, criterion: Criterion) -> str:
        backing = criterion.backing
        if backing is None:
            return ""
        if backing.fresh_for is None:
            return self._say("report.page.backing.rung", rung=backing.rung)
        return self._say("report.page.backing.fresh", rung=backing.rung, fresh=backing.fresh_for)

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
