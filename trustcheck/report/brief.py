"""The report on many profiles: a line for each, and at the end what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Verdict
from trustcheck.logic.fields import define, field
from trustcheck.logic.message import Value, say
from trustcheck.report.block import Blocks
from trustcheck.report.detail import SIGNS
from trustcheck.report.paragraph import columns
from trustcheck.report.record import Record, record_of, unassessed
from trustcheck.report.reporter import Joined, Refusal, Reporter
from trustcheck.report.style import Style, styled, visible
from trustcheck.ruleset.criterion import Level
from trustcheck.wording.phrase import Wording

NAMED = 3
"""How many of the criteria that close a gate are named on its line."""
MOST = 5
"""How many criteria are named at the end."""


def render(assessment: Assessment, wording: Wording) -> str:
    """Return the line of one assessment, styled."""
    return line(record_of(assessment), wording)


def line(record: Record, wording: Wording) -> str:
    """Return the line of one profile, styled (see `trustcheck.report.style`)."""
    blocks = Blocks(wording)
    words = {v.value: blocks.say(f"report.word.{v.value}") for v in SIGNS}
    unassessed = blocks.say("brief.unassessed")
    word = unassessed if record.verdict is None else words[record.verdict]
    room = max(map(columns, (*words.values(), unassessed))) - columns(word)
    sign, style = ("!", Style.FAIL) if record.verdict is None else SIGNS[Verdict(record.verdict)]
    told = _problems(record, blocks) if record.verdict is None else _assessed(record, blocks)
    head = styled(f"{sign} {word}", style)
    return f"{head}{' ' * room}  {styled(visible(record.label), Style.PATH)}  {told}\n"


def _problems(record: Record, blocks: Blocks) -> str:
    return blocks.say("brief.problems", count=len(record.problems))


def _assessed(record: Record, blocks: Blocks) -> str:
    counts = record.counts.get(Level.MUST.value, {})
    told = tuple(
        say(f"report.count.{v.value}", n=counts[v.value]) for v in SIGNS if counts.get(v.value)
    )
    apart = {"waived": record.waived, "tolerated": record.tolerated}
    told += tuple(say(f"brief.{how}", n=len(ids)) for how, ids in apart.items() if ids)
    counted = blocks.say("brief.counts", counts=told)
    if not record.blocking:
        return counted
    named, more = record.blocking[:NAMED], len(record.blocking) - NAMED
    if more > 0:
        names = blocks.say("brief.named_more", ids=", ".join(named), more=more)
    else:
        names = blocks.say("brief.named", ids=", ".join(named))
    return f"{counted} {names}"


@define
class Tally:
    """What many profiles have in common, counted as they come."""

    gates: Counter[str | None] = field(default_factory=Counter)
    """How many gates are `open` and `closed`; None for a profile that was not assessed."""
    missed: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    """How often each criterion of each ruleset has which verdict, if one of them is no pass."""

    def add(self, record: Record) -> None:
        """Count one profile under one ruleset."""
        self.gates[record.gate] += 1
        for id, verdict in record.criteria.items():
            if verdict in (Verdict.FAIL.value, Verdict.UNKNOWN.value):
                self.missed.setdefault((record.ruleset or "", id), Counter())[verdict] += 1

    def lines(self, wording: Wording) -> Iterator[str]:
        """Yield how many gates are open and closed, and the criteria that are missed most."""
        blocks = Blocks(wording)
        yield blocks.say(
            "brief.total",
            count=self.gates.total(),
            open=self.gates["open"],
            closed=self.gates["closed"],
            unassessed=self.gates[None],
        )
        if self.missed:
            yield from blocks.under("brief.missed", self._missed(blocks))

    def _missed(self, blocks: Blocks) -> Iterator[str]:
        worst = sorted(self.missed, key=self._rank)[:MOST]
        has_one = len({ruleset for ruleset, _ in self.missed}) == 1
        names = {each: visible(each[1] if has_one else " ".join(each)) for each in worst}
        room = max(map(columns, names.values()))
        for each, name in names.items():
            values: dict[str, Value] = {v: self.missed[each][v] for v in ("fail", "unknown")}
            told = blocks.say("brief.missed.by", **values)
            yield f"{name}{' ' * (room - columns(name))}  {told}"

    def _rank(self, each: tuple[str, str]) -> tuple[int, int, tuple[str, str]]:
        """Return what puts the criterion that fails most first, then the most unknown."""
        found = self.missed[each]
        return -found[Verdict.FAIL.value], -found[Verdict.UNKNOWN.value], each


def _refused(refusal: Refusal, wording: Wording) -> tuple[str]:
    record = unassessed(refusal.file, refusal.problems, wording, line=refusal.line)
    return (line(record, wording),)


REPORTER = Reporter(
    tell=lambda assessment, wording: (render(assessment, wording),),
    refuse=_refused,
    bind=lambda _wording: Joined(),
)
