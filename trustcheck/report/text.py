"""The report for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustcheck import __version__
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.report.block import Blocks
from trustcheck.report.detail import SETTLED, SIGNS, Details
from trustcheck.report.paragraph import columns, hang, indent, join, wrap
from trustcheck.report.style import Style, styled, visible
from trustcheck.report.value import literal
from trustcheck.ruleset.criterion import Level
from trustcheck.wording.phrase import Wording


def render(
    assessment: Assessment, wording: Wording, *, width: int = 88, verbose: bool = False
) -> str:
    """Return the report as styled text (see `trustcheck.report.style`) that ends in a line end.

    In each group fails come first, then what is unknown. `verbose` shows the whole reasoning of
    every finding, not only what decided those that fail or are unknown.
    """
    return join(tuple(_Page(assessment, wording, width, verbose).lines()))


@frozen
class _Page:
    assessment: Assessment
    wording: Wording
    width: int
    verbose: bool

    @property
    def _blocks(self) -> Blocks:
        return Blocks(self.wording)

    @property
    def _details(self) -> Details:
        return Details(self.assessment.declaration, self.assessment.ruleset, self.wording)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the report, top to bottom."""
        yield from self._head()
        yield ""
        yield from self._verdict()
        if self._groups():
            yield ""
            yield from self._overview()
        for group in self._groups():
            yield ""
            yield from self._group(group)
        yield ""
        yield from wrap(self._blocks.say("report.self_assessment"), self.width)

    # The head

    def _head(self) -> Iterator[str]:
        profile = self.assessment.declaration.profile
        provider = profile.entities.get(profile.subject.provider)
        yield styled(self._blocks.say("report.tool", version=__version__), Style.STRONG)
        yield ""
        rows = {
            "report.head.service": profile.subject.name,
            "report.head.provider": provider.name if provider else profile.subject.provider,
            "report.head.ruleset": self._ruleset(),
            "report.head.settings": self._settings(),
            "report.head.as_of": self._blocks.say(
                "report.head.as_of.value", on=self.assessment.on, stated=profile.stated_on
            ),
            "report.head.profile": self.assessment.declaration.document.file,
        }
        yield from self._blocks.rows(rows, self.width)
        if self.assessment.notes:
            yield ""
            notes = map(self.wording.sentence, self.assessment.notes)
            yield from self._blocks.listed("report.head.notes", notes, self.width)

    def _ruleset(self) -> str:
        ruleset = self.assessment.ruleset
        values = {"id": ruleset.id, "version": ruleset.version, "digest": ruleset.digest[:12]}
        if ruleset.tailored_by is None:
            return self._blocks.say("report.head.ruleset.value", **values)
        return self._blocks.say("report.head.ruleset.tailored", **values, file=ruleset.tailored_by)

    def _settings(self) -> str | None:
        """Return the parameters that are not at their default, if any."""
        changed = tuple(
            say(
                "report.head.setting",
                name=each.name,
                value=literal(each, each.value, self.wording),
                default=literal(each, each.default, self.wording),
            )
            for each in self.assessment.ruleset.parameters.values()
            if each.value != each.default
        )
        return self.wording.value(changed) if changed else None

    # The whole

    def _verdict(self) -> Iterator[str]:
        verdict = self.assessment.verdict
        must = self.assessment.counts(Level.MUST)
        id = f"report.verdict.{verdict.value}"
        if not sum(must.values()):
            id = "report.verdict.empty"
        elif verdict is Verdict.UNKNOWN and not must[Verdict.UNKNOWN]:
            id = "report.verdict.nothing_passed"
        sign, style = SIGNS[verdict]
        first, *rest = hang(f"{sign} ", self._counted(id, must), self.width)
        yield styled(first, style)
        yield from rest
        should = self.assessment.counts(Level.SHOULD)
        if sum(should.values()):
            counted = self._counted("report.verdict.should", should)
            yield from hang("  ", counted, self.width)

    def _counted(self, id: str, counts: Mapping[Verdict, int]) -> str:
        told = tuple(say(f"report.count.{v.value}", n=counts[v]) for v in SIGNS if counts[v])
        return self._blocks.say(id, total=sum(counts.values()), counts=told)

    # The groups

    def _groups(self) -> tuple[str, ...]:
        """Return the groups that have findings, in the order of the findings."""
        return tuple(dict.fromkeys(each.criterion.group for each in self.assessment.findings))

    def _findings(self, group: str) -> tuple[Finding, ...]:
        """Return the findings of a group as they are laid out: fails first."""
        inside = [each for each in self.assessment.findings if each.criterion.group == group]
        return tuple(each for verdict in SIGNS for each in inside if each.verdict is verdict)

    def _title(self, group: str) -> str:
        known = self.assessment.ruleset.groups.get(group)
        return visible(group if known is None else self.wording.text(known.title))

    def _overview(self) -> Iterator[str]:
        """Yield one line a group: its title, and how many findings have each verdict."""
        titles = {group: self._title(group) for group in self._groups()}
        room = max(map(columns, titles.values()))
        for group, title in titles.items():
            verdicts = [finding.verdict for finding in self._findings(group)]
            counts = "  ".join(
                styled(f"{sign} {verdicts.count(v)} {self._details.word(v)}", style)
                for v, (sign, style) in SIGNS.items()
                if v in verdicts
            )
            if room + 2 + columns(counts) <= self.width:
                yield f"{title}{' ' * (room - columns(title))}  {counts}"
            else:
                yield title
                yield f"  {counts}"

    def _group(self, group: str) -> Iterator[str]:
        title = self._title(group)
        yield styled(title, Style.STRONG)
        yield "─" * min(columns(title), self.width)
        details, room = self._details, self.width - 2
        was_whole = False
        for finding in self._findings(group):
            whole = self.verbose or finding.verdict not in SETTLED
            if whole or was_whole:
                yield ""
            was_whole = whole
            yield from details.heading(finding, self.width)
            body = (
                details.whole(finding, room, verbose=self.verbose)
                if whole
                else details.brief(finding, room)
            )
            yield from indent(tuple(body), 2)
