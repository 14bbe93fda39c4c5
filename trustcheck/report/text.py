"""The report for people at a terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from trustcheck import __version__
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding
from trustcheck.assessment.gate import Decision, gate
from trustcheck.assessment.progress import Kind, Shortfall, shortfall
from trustcheck.assessment.rest import Rest, rests
from trustcheck.logic.fields import frozen
from trustcheck.logic.memory import remembered
from trustcheck.logic.message import say
from trustcheck.report.block import Blocks
from trustcheck.report.detail import SETTLED, SIGNS, Details
from trustcheck.report.paragraph import columns, hang, indent, join, wrap
from trustcheck.report.reporter import Joined, Reporter
from trustcheck.report.rest import passes
from trustcheck.report.style import Style, styled, visible
from trustcheck.report.verdict import counts_beside, verdict_of_all
from trustcheck.wording.phrase import Wording

MANY = 40
"""From more findings than this on, a group is too long to remember its counts."""

_EVERYTHING: frozenset[Kind] = frozenset(Kind)


def render(
    assessment: Assessment,
    wording: Wording,
    *,
    width: int = 88,
    verbose: bool = False,
    only: Collection[Kind] = _EVERYTHING,
) -> str:
    """Return the report as styled text (see `trustcheck.report.style`) that ends in a line end.

    In each group fails come first, then what is unknown, what nobody has answered as a mere list.
    `verbose` shows the whole reasoning of every finding, not only what decided those that fail or
    are unknown. `only` leaves findings of other kinds out, and out of no count.
    """
    return join(tuple(_Page(assessment, wording, width, verbose, frozenset(only)).lines()))


@frozen(lazy=True)
class _Page:
    assessment: Assessment
    wording: Wording
    width: int
    verbose: bool
    only: frozenset[Kind]

    @cached_property
    def _blocks(self) -> Blocks:
        return Blocks(self.wording)

    @cached_property
    def _decision(self) -> Decision:
        return gate(self.assessment)

    @cached_property
    def _details(self) -> Details:
        told = self.assessment
        spared = self._decision.spared
        return Details(told.declaration, told.ruleset, self.wording, spared, self._rests)

    @cached_property
    def _rests(self) -> Mapping[str, Rest]:
        return rests(self.assessment)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the report, top to bottom."""
        yield from self._head()
        yield ""
        yield from self._verdict()
        yield from self._spared()
        if self._groups():
            yield ""
            yield from self._overview()
        yield from self._hidden()
        for group in self._groups():
            if self._shown(group):
                yield ""
                yield from self._group(group)
        if self._rests:
            yield ""
            told = visible(self.wording.phrase(passes(self._rests.values())))
            yield from wrap(told, self.width)
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
            "report.head.policy": self._policy(),
            "report.head.as_of": self._blocks.say(
                "report.head.as_of.value", on=self.assessment.on, stated=profile.stated_on
            ),
            "report.head.profile": self.assessment.declaration.document.file,
            "report.head.host": self._hosts(),
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

    def _hosts(self) -> str | None:
        """Return the services that this one stands on, the nearest first, if it stands on any."""
        hosts = self.assessment.declaration.hosts()
        told = tuple(
            say(
                "report.head.host.value",
                service=host.profile.subject.name,
                file=host.document.file,
                stated=host.profile.stated_on,
            )
            for host in hosts
        )
        return self.wording.value(told) if told else None

    def _settings(self) -> str | None:
        """Return the parameters that are not at their default, if any."""
        ruleset = self.assessment.ruleset
        if all(each.value == each.default for each in ruleset.parameters.values()):
            return None
        from trustcheck.report.value import settings  # most runs change none

        changed = settings(ruleset, self.wording)
        return self.wording.value(changed) if changed else None

    def _policy(self) -> str | None:
        """Return what closes the gate, where that is not what always does."""
        if self.assessment.policy.is_standard:
            return None
        from trustcheck.report.policy import told  # most runs have the standard one

        return self.wording.value(tuple(told(self.assessment.policy)))

    # The whole

    def _verdict(self) -> Iterator[str]:
        sign, style = SIGNS[self.assessment.verdict]
        verdict = visible(self.wording.phrase(verdict_of_all(self.assessment)))
        first, *rest = hang(f"{sign} ", verdict, self.width)
        yield styled(first, style)
        yield from rest
        for message in counts_beside(self.assessment):
            yield from hang("  ", visible(self.wording.phrase(message)), self.width)

    def _spared(self) -> Iterator[str]:
        """Yield how many findings would close the gate and do not, for each kind of reason."""
        for id, count in self._decision.counts().items():
            yield from hang("  ", self._blocks.say(f"report.spared.{id}", n=count), self.width)

    # The groups

    @remembered
    def _groups(self) -> tuple[str, ...]:
        """Return the groups that have findings, in the order of the findings."""
        return tuple(dict.fromkeys(each.criterion.group for each in self.assessment.findings))

    @remembered
    def _findings(self, group: str) -> tuple[Finding, ...]:
        """Return the findings of a group as they are laid out: fails first."""
        inside = [each for each in self.assessment.findings if each.criterion.group == group]
        return tuple(each for verdict in SIGNS for each in inside if each.verdict is verdict)

    @remembered
    def _shown(self, group: str) -> tuple[Finding, ...]:
        """Return those findings of a group that are of the kinds to show."""
        return tuple(f for f in self._findings(group) if any(kind.has(f) for kind in self.only))

    def _hidden(self) -> Iterator[str]:
        """Yield how many findings are left out, if any are."""
        hidden = len(self.assessment.findings) - sum(
            len(self._shown(group)) for group in self._groups()
        )
        if hidden:
            kinds = tuple(say(f"report.kind.{kind.value}") for kind in Kind if kind in self.only)
            yield ""
            yield from wrap(self._blocks.say("report.hidden", kinds=kinds, n=hidden), self.width)

    def _title(self, group: str) -> str:
        known = self.assessment.ruleset.groups.get(group)
        return visible(group if known is None else self.wording.text(known.title))

    def _overview(self) -> Iterator[str]:
        """Yield one line a group: its title, and how many findings have each verdict."""
        titles = {group: self._title(group) for group in self._groups()}
        room = max(map(columns, titles.values()))
        for group, title in titles.items():
            counts = self._counts(group)
            if room + 2 + columns(counts) <= self.width:
                yield f"{title}{' ' * (room - columns(title))}  {counts}"
            else:
                yield title
                yield f"  {counts}"

    def _counts(self, group: str) -> str:
        """Return how many findings of a group have each verdict."""
        verdicts = [finding.verdict for finding in self._findings(group)]
        return "  ".join(
            styled(f"{sign} {verdicts.count(v)} {self._details.word(v)}", style)
            for v, (sign, style) in SIGNS.items()
            if v in verdicts
        )

    def _group(self, group: str) -> Iterator[str]:
        title = self._title(group)
        yield from self._heading(group, title)
        yield "─" * min(columns(title), self.width)
        listed = {} if self.verbose else self._answers(group)
        told = [f for f in self._shown(group) if self.verbose or shortfall(f) is None]
        open_ones = [finding for finding in told if finding.verdict not in SETTLED]
        yield from self._told(open_ones, before=False)
        stands = bool(open_ones)
        for lacking, findings in listed.items():
            if stands:
                yield ""
            yield from self._details.answers(lacking, findings, self.width)
            stands = True
        yield from self._told(told[len(open_ones) :], before=stands)

    def _heading(self, group: str, title: str) -> Iterator[str]:
        """Yield the title of a group, with its counts where there is much to remember."""
        heading, counts = styled(title, Style.STRONG), ""
        if len(self.assessment.findings) > MANY:
            counts = self._counts(group)
        if counts and columns(heading) + 2 + columns(counts) <= self.width:
            yield f"{heading}  {counts}"
        else:
            yield heading
            if counts:
                yield counts

    def _answers(self, group: str) -> Mapping[Shortfall, tuple[Finding, ...]]:
        """Return the findings that only a person's answer keeps open, by what is wrong with it."""
        judged = [(each, shortfall(each)) for each in self._shown(group)]
        by_lack = {
            lacking: tuple(each for each, found in judged if found is lacking)
            for lacking in Shortfall
        }
        return {lacking: findings for lacking, findings in by_lack.items() if findings}

    def _told(self, findings: Collection[Finding], *, before: bool) -> Iterator[str]:
        """Yield findings one after another; `before` says whether something stands above."""
        details, room = self._details, self.width - 2
        was_whole = before
        for finding in findings:
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


REPORTER = Reporter(
    tell=lambda assessment, wording: (render(assessment, wording),),
    bind=lambda _wording: Joined(between="\n"),
)
