"""Services side by side as tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trustcheck.assessment.finding import Finding
from trustcheck.assessment.matrix import Matrix, Row
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Value, say
from trustcheck.report.detail import SIGNS
from trustcheck.report.markup import code, escaped, page, table
from trustcheck.wording.phrase import Wording


def render(matrix: Matrix, wording: Wording) -> str:
    """Return the services side by side as a page in Markdown."""
    return page(_Page(matrix, wording).blocks())


@frozen
class _Page:
    matrix: Matrix
    wording: Wording

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of the page, top to bottom."""
        told = self.matrix
        values: dict[str, Value] = {"ruleset": told.ruleset.title, "version": told.ruleset.version}
        title = self._say("compare.title", count=len(told.assessments), **values)
        yield f"## {title}"
        yield self._say("compare.no_ranking")
        yield self._services()
        if not told.is_of_one_day:
            yield self._say("compare.several_days")
        yield from self._part("compare.differing", told.differing)
        yield from self._part("compare.alike", told.alike)
        yield f"*{self._say('report.self_assessment')}*"

    def _services(self) -> str:
        heads = ("", "service", "provider", "profile", "day", "verdict")
        named = ["" if head == "" else self._say(f"compare.head.{head}") for head in heads]
        return table(named, map(self._service, range(len(self.matrix.assessments))))

    def _service(self, at: int) -> tuple[str, ...]:
        told = self.matrix.assessments[at]
        profile = told.declaration.profile
        provider = profile.entities.get(profile.subject.provider)
        return (
            str(at + 1),
            escaped(profile.subject.name),
            escaped(provider.name if provider else profile.subject.provider),
            code(told.declaration.document.file),
            told.on.isoformat(),
            self._say(f"code.{told.verdict.value}"),
        )

    def _part(self, id: str, rows: Sequence[Row]) -> Iterator[str]:
        if not rows:
            return
        yield f"### {self._say(id, count=len(rows))}"
        numbers = [str(n) for n in range(1, len(self.matrix.assessments) + 1)]
        head = (self._say("compare.head.criterion"), *numbers)
        yield table(head, map(self._row, rows))

    def _row(self, row: Row) -> tuple[str, ...]:
        title = escaped(self.wording.text(row.criterion.title))
        return f"**{escaped(row.criterion.id)}** {title}", *map(self._cell, row.findings)

    def _cell(self, finding: Finding | None) -> str:
        if finding is None:
            return self._say("compare.not_in_force")
        return f"{SIGNS[finding.verdict][0]} {self._say(f'code.{finding.verdict.value}')}"

    def _say(self, id: str, /, **values: Value) -> str:
        return escaped(self.wording.phrase(say(id, **values)))
