"""The facts of a profile and the criteria they serve, as a page for people or as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.usage import Usage, usage
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.report.block import Blocks
from trustcheck.report.fact import Fact, fact
from trustcheck.report.paragraph import hang, join, wrap
from trustcheck.report.reporter import Headed, Joined, Reporter
from trustcheck.report.spreadsheet import rows
from trustcheck.report.style import Style, styled, visible
from trustcheck.wording.phrase import Wording

COLUMNS = ("file", "line", "fact", "written", "criteria")
"""The columns of the table; criteria stand in one cell, a space between two."""


def render(assessments: Sequence[Assessment], wording: Wording, *, width: int = 88) -> str:
    """Return the page on the facts of one profile, styled; it ends in a line end."""
    return join(tuple(_Facts(assessments, wording, width).lines()))


def render_csv(assessments: Sequence[Assessment]) -> str:
    """Return the facts of one profile as comma-separated values, safe to open in a spreadsheet."""
    return "".join(table(assessments))


def table(assessments: Sequence[Assessment]) -> tuple[str, str]:
    """Return the line that names the columns, and the rows."""
    found = usage(assessments)
    served = [(use.fact, use.criteria) for use in found.served]
    served += [(pointer, ()) for pointer in found.unused]
    told = ((fact(assessments[0].declaration, pointer), ids) for pointer, ids in served)
    lines = ((f.span.file, f.span.line, f.path, f.written or "", " ".join(ids)) for f, ids in told)
    return rows([COLUMNS]), rows(lines)


@frozen
class _Facts:
    assessments: Sequence[Assessment]
    wording: Wording
    width: int

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page, top to bottom."""
        blocks, found = Blocks(self.wording), usage(self.assessments)
        told = self.assessments[0]
        rulesets = tuple(f"{each.ruleset.id} {each.ruleset.version}" for each in self.assessments)
        name = told.declaration.profile.subject.name
        title = blocks.say("facts.title", name=name, rulesets=rulesets, on=told.on)
        yield from wrap(styled(title, Style.STRONG), self.width)
        yield ""
        yield from blocks.under("facts.served", self._served(found))
        if found.unused:
            yield ""
            heading = blocks.say("facts.unused", n=len(found.unused))
            yield from wrap(styled(heading, Style.MUTED), self.width)
            for pointer in found.unused:
                yield from self._fact(pointer, "  ")
        yield ""
        yield from wrap(blocks.say("report.self_assessment"), self.width)

    def _served(self, found: Usage) -> Iterator[str]:
        for use in found.served:
            yield from self._fact(use.fact, "")
            yield from hang("  ", visible(", ".join(use.criteria)), self.width - 2)

    def _fact(self, pointer: Pointer, indent: str) -> Iterator[str]:
        each = fact(self.assessments[0].declaration, pointer)
        place = styled(visible(str(each.span)), Style.PATH)
        yield from hang(f"{indent}{place}  ", visible(self._said(each)), self.width)

    def _said(self, each: Fact) -> str:
        if each.written is None:
            return each.path
        said = say("report.finding.fact", path=each.path, written=each.written)
        return self.wording.phrase(said)


REPORTER = Reporter(
    tell=lambda assessment, wording: (render((assessment,), wording),),
    bind=lambda _wording: Joined(between="\n"),
)
CSV = Reporter(
    tell=lambda assessment, _wording: table((assessment,)),
    bind=lambda _wording: Headed(),
)
