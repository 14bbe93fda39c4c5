"""Services side by side at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from trustcheck.assessment.finding import Finding
from trustcheck.assessment.matrix import Matrix, Row
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Value, say
from trustcheck.report.block import Blocks
from trustcheck.report.detail import SIGNS
from trustcheck.report.paragraph import columns, hang, join, wrap
from trustcheck.report.style import Style, styled, visible
from trustcheck.wording.phrase import Wording

GAP = 2
"""Columns between two services."""
OUT_OF_FORCE = "·"
"""The sign of a criterion that is not in force on the day of a service."""
NARROWEST = 24
"""Columns that the criteria need at the least; with fewer, verdicts are told by their signs."""


def render(matrix: Matrix, wording: Wording, *, width: int = 88) -> str:
    """Return the services side by side, styled; it ends in a line end."""
    return join(tuple(_Page(matrix, wording, width).lines()))


@frozen(lazy=True)
class _Page:
    matrix: Matrix
    wording: Wording
    width: int

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page, top to bottom."""
        told, blocks = self.matrix, self._blocks
        values: dict[str, Value] = {"ruleset": told.ruleset.title, "version": told.ruleset.version}
        title = blocks.say("compare.title", count=len(told.assessments), **values)
        yield from wrap(styled(title, Style.STRONG), self.width)
        yield from wrap(blocks.say("compare.no_ranking"), self.width)
        yield ""
        yield from self._services()
        yield from self._part("compare.differing", told.differing)
        yield from self._part("compare.alike", told.alike)
        yield ""
        yield from wrap(self._legend(), self.width)
        yield from wrap(blocks.say("report.self_assessment"), self.width)

    def _services(self) -> Iterator[str]:
        for number, each in enumerate(self.matrix.assessments, start=1):
            profile = each.declaration.profile
            provider = profile.entities.get(profile.subject.provider)
            told = self._blocks.say(
                "compare.service",
                service=profile.subject.name,
                provider=provider.name if provider else profile.subject.provider,
                on=each.on,
                verdict=each.verdict.value,
            )
            head = f"{number}  "
            yield from hang(head, told, self.width)
            file = styled(visible(each.declaration.document.file), Style.PATH)
            yield from hang(" " * len(head), file, self.width)
        if not self.matrix.is_of_one_day:
            yield from wrap(self._blocks.say("compare.several_days"), self.width)

    def _part(self, id: str, rows: Sequence[Row]) -> Iterator[str]:
        if not rows:
            return
        yield ""
        yield styled(self._blocks.say(id, count=len(rows)), Style.STRONG)
        numbers = (str(n).ljust(self._cell) for n in range(1, len(self.matrix.assessments) + 1))
        head = " " * self._room + (" " * GAP).join(numbers)
        yield styled(head.rstrip(), Style.MUTED)
        for row in rows:
            yield from self._row(row)

    def _row(self, row: Row) -> Iterator[str]:
        """Yield the criterion beside its verdicts, its title in as many lines as it takes."""
        title = visible(self.wording.text(row.criterion.title))
        named = f"{row.criterion.id}  {title}"
        first, *rest = wrap(named, self._room - GAP)
        cells = (" " * GAP).join(self._padded(finding) for finding in row.findings)
        yield first + " " * (self._room - columns(first)) + cells
        yield from (f"  {line}" for line in rest)

    def _padded(self, finding: Finding | None) -> str:
        sign, word, style = self._told(finding)
        text = f"{sign} {word}" if self._has_words else sign
        return styled(text, style) + " " * (self._cell - columns(text))

    def _told(self, finding: Finding | None) -> tuple[str, str, Style]:
        if finding is None:
            return OUT_OF_FORCE, self._blocks.say("compare.not_in_force"), Style.MUTED
        sign, style = SIGNS[finding.verdict]
        return sign, self._blocks.say(f"report.word.{finding.verdict.value}"), style

    def _legend(self) -> str:
        findings = [each for row in self.matrix.rows for each in row.findings]
        shown = {each.verdict for each in findings if each is not None}
        signs = [
            say("compare.sign", sign=sign, verdict=verdict.value)
            for verdict, (sign, _) in SIGNS.items()
            if verdict in shown
        ]
        if None in findings:
            signs.append(say("compare.sign_out_of_force", sign=OUT_OF_FORCE))
        return self._blocks.say("compare.legend", signs=tuple(signs))

    # How wide things are

    @cached_property
    def _words(self) -> int:
        """How many columns a verdict takes with its word."""
        found = {self._told(each)[1] for row in self.matrix.rows for each in row.findings}
        return max((columns(word) for word in found), default=0) + 2

    @cached_property
    def _has_words(self) -> bool:
        services = len(self.matrix.assessments)
        return self.width - services * (self._words + GAP) >= NARROWEST

    @cached_property
    def _cell(self) -> int:
        return self._words if self._has_words else max(2, len(str(len(self.matrix.assessments))))

    @cached_property
    def _room(self) -> int:
        """How many columns are left for the criteria, the gap after them included."""
        services = len(self.matrix.assessments)
        return max(self.width - services * (self._cell + GAP) + GAP, NARROWEST)

    @cached_property
    def _blocks(self) -> Blocks:
        return Blocks(self.wording)
