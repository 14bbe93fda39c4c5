"""Services side by side as one page in HTML, that needs no script and no network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trustcheck import __version__
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding
from trustcheck.assessment.matrix import Matrix, Row
from trustcheck.assessment.verdict import Verdict
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Value, say
from trustcheck.report.exhibit import SIGNS
from trustcheck.report.sheet import style
from trustcheck.report.style import visible
from trustcheck.report.template import filled
from trustcheck.wording.phrase import Wording

SHEETS = ("colours.css", "dossier.css", "frame.css", "matrix.css")
"""What gives the page its looks: those of the dossier, and what it does not need."""

WIDE = "@page { size: A4 landscape; }\n"
"""The sheet that the page is printed on."""

OUT_OF_FORCE = "·"
"""The sign of a criterion that is not in force on the day of a service."""


def render(matrix: Matrix, wording: Wording) -> str:
    """Return the services side by side as a page."""
    return _Page(matrix, wording).text()


@frozen
class Outcome:
    """A verdict under its sign and its word; `verdict` is what styles know it by."""

    verdict: str
    sign: str
    word: str


@frozen
class Service:
    """One service, by its number."""

    number: int
    name: str
    provider: str
    file: str
    day: str
    outcome: Outcome


@frozen
class Line:
    """One criterion, and what it came out as for each service."""

    id: str
    title: str
    level: str
    cells: tuple[Outcome, ...]


@frozen
class _Page:
    matrix: Matrix
    wording: Wording

    def text(self) -> str:
        told, note = self.matrix, self._say("report.self_assessment")
        values: dict[str, Value] = {"ruleset": told.ruleset.title, "version": told.ruleset.version}
        title = self._say("compare.title", count=len(told.assessments), **values)
        return filled(
            "matrix.html",
            self.wording,
            language=self.wording.language,
            version=__version__,
            title=title,
            heading=title,
            style=style(*SHEETS, title=title, note=note) + WIDE,
            script="",
            footer=note,
            services=tuple(self._services()),
            several_days=not told.is_of_one_day,
            caption=self._say("compare.matrix.caption"),
            parts=tuple(self._parts()),
        )

    def _services(self) -> Iterator[Service]:
        for number, told in enumerate(self.matrix.assessments, start=1):
            yield self._service(number, told)

    def _service(self, number: int, told: Assessment) -> Service:
        profile = told.declaration.profile
        provider = profile.entities.get(profile.subject.provider)
        return Service(
            number,
            visible(profile.subject.name),
            visible(provider.name if provider else profile.subject.provider),
            visible(told.declaration.document.file),
            self.wording.day(told.on),
            self._outcome(told.verdict),
        )

    def _parts(self) -> Iterator[tuple[str, str, Sequence[Line]]]:
        """Yield the tables that have rows: those on which the services differ come first."""
        for id, rows in (("differing", self.matrix.differing), ("alike", self.matrix.alike)):
            if rows:
                heading = self._say(f"compare.{id}", count=len(rows))
                yield id, heading, tuple(map(self._line, rows))

    def _line(self, row: Row) -> Line:
        criterion = row.criterion
        return Line(
            criterion.id,
            visible(self.wording.text(criterion.title)),
            visible(self.wording.word(criterion.level.value)),
            tuple(map(self._cell, row.findings)),
        )

    def _cell(self, finding: Finding | None) -> Outcome:
        if finding is None:
            return Outcome("not_in_force", OUT_OF_FORCE, self._say("compare.not_in_force"))
        return self._outcome(finding.verdict)

    def _outcome(self, verdict: Verdict) -> Outcome:
        return Outcome(verdict.value, SIGNS[verdict], self._say(f"code.{verdict.value}"))

    def _say(self, id: str, /, **values: Value) -> str:
        return visible(self.wording.sentence(say(id, **values)))
