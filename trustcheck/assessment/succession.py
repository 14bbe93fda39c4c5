"""Two assessments of one service, the later after the earlier: what changed, and by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

from trustcheck.assessment.comparison import Comparison, Difference, compare
from trustcheck.assessment.recollection import pointer_in
from trustcheck.assessment.saved import Saved
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.reading import HOST
from trustcheck.profile.restatement import Restatement, restatements
from trustcheck.source.document import Data

_RANK = {None: 0, "pass": 0, "not_applicable": 0, "unknown": 1, "fail": 2}
"""How bad a verdict is."""

_OF_THE_RECORD = ("since", "until", "evidence")
"""Entries that say something of everything else in their record."""


class Cause(Enum):
    """What makes a verdict another one, taken alone."""

    DAY = "day"
    PROFILE = "profile"


@frozen
class Step:
    """A verdict before and after one thing alone changed; None where it was not assessed."""

    cause: Cause
    was: str | None
    now: str | None


@frozen
class Side:
    """One of the two: the assessment, and what is known of what its profile states."""

    saved: Saved
    stated: Data

    @property
    def stated_on(self) -> date:
        """The day on which its facts stand."""
        return date.fromisoformat(self.saved.report["profile"]["stated_on"])


@frozen
class Shift:
    """A criterion, its two verdicts, and what it read that is stated otherwise.

    Between two profiles the steps say what the day alone does to the verdict, then the profile;
    between saved assessments there are none, and the causes are what can be why.
    """

    criterion: str
    title: Text
    article: str
    was: str | None
    now: str | None
    steps: tuple[Step, ...]
    causes: tuple[Difference, ...]
    facts: tuple[Restatement, ...]
    news: tuple[str, ...]
    """The last sentences of what now decides that did not decide before."""

    @property
    def is_worse(self) -> bool:
        """Whether the verdict got worse; what was not assessed before was no fail."""
        return _RANK[self.now] > _RANK[self.was]

    @property
    def is_new_verdict(self) -> bool:
        """Whether the verdict is another one."""
        return self.was != self.now


@frozen
class Waived:
    """A criterion whose waiver came, went or is another one; the verdict rests on none."""

    criterion: str
    was: Mapping[str, Any] | None
    now: Mapping[str, Any] | None


@frozen
class Succession:
    """Everything that the later of two assessments has otherwise."""

    before: Side
    after: Side
    between: Saved | None
    """The earlier profile on the day of the later assessment; None where it is not at hand."""
    comparison: Comparison
    restated: tuple[Restatement, ...]
    """All that the two profiles are known to state otherwise."""
    shifts: tuple[Shift, ...]
    """Every criterion whose verdict changed, or read a fact that did."""
    waived: tuple[Waived, ...]

    @property
    def changed(self) -> tuple[Shift, ...]:
        """The criteria whose verdict is another one."""
        return tuple(shift for shift in self.shifts if shift.is_new_verdict)

    @property
    def renewed(self) -> tuple[Shift, ...]:
        """Those whose verdict the day alone would have changed, and the profile kept."""
        return tuple(each for each in self.shifts if each.steps and not each.is_new_verdict)

    @property
    def touched(self) -> tuple[Shift, ...]:
        """Those that came out alike, and read a fact that is another one."""
        alike = (each for each in self.shifts if not each.is_new_verdict and not each.steps)
        return tuple(each for each in alike if each.facts)

    @property
    def is_worse(self) -> bool:
        """Whether any verdict got worse."""
        return any(shift.is_worse for shift in self.changed)


def succession(before: Side, after: Side, *, between: Saved | None = None) -> Succession:
    """Return what the later of two assessments under one ruleset has otherwise.

    `between` is the earlier profile on the day of the later assessment: with it each change is
    told by steps, the day alone first and then the profile.
    """
    comparison = compare(before.saved, after.saved)
    restated = restatements(before.stated, after.stated) if _is_restated(comparison) else ()
    causes = {change.criterion: change.causes for change in comparison.changes}
    sides = [_findings(side) for side in (before.saved, between or before.saved, after.saved)]
    ids = dict.fromkeys((*sides[2], *sides[0]))
    shifts = (
        _shift(
            [side.get(id, {}) for side in sides],
            restated,
            causes.get(id, ()),
            by_steps=between is not None,
        )
        for id in ids
    )
    told = (each for each in shifts if each.is_new_verdict or each.steps or each.facts)
    waived = tuple(_waived(before.saved, after.saved))
    return Succession(before, after, between, comparison, restated, tuple(told), waived)


def _is_restated(comparison: Comparison) -> bool:
    """Tell whether the two were made from other profiles, or from those of other hosts."""
    kinds = (each.message.id for each in comparison.differences)
    return any(kind.startswith(("verify.profile", "verify.host")) for kind in kinds)


def _findings(saved: Saved) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for finding in saved.report["findings"]:
        found.setdefault(finding["id"], finding)
    return found


def _shift(
    findings: Sequence[Mapping[str, Any]],
    restated: tuple[Restatement, ...],
    causes: tuple[Difference, ...],
    *,
    by_steps: bool,
) -> Shift:
    """Return a criterion by its findings: before, between and after; empty where there is none."""
    old, between, new = findings
    was, halfway, now = (each.get("verdict") for each in (old, between, new))
    steps = (Step(Cause.DAY, was, halfway), Step(Cause.PROFILE, halfway, now))
    finding = new or old
    read = (frozenset((*_read(old), *_read(between))), frozenset(_read(new)))
    return Shift(
        criterion=finding["id"],
        title=Text(finding["title"]["fr"], finding["title"]["en"]),
        article=finding["source"]["article"],
        was=was,
        now=now,
        steps=tuple(s for s in steps if s.was != s.now) if by_steps else (),
        causes=causes,
        facts=tuple(each for each in restated if _concerns(each, *read)),
        news=_news(old, new) if was != now else (),
    )


# What a finding read


def _read(finding: Mapping[str, Any]) -> Iterator[Pointer]:
    return map(pointer_in, finding.get("facts", ()))


def _concerns(each: Restatement, before: frozenset[Pointer], after: frozenset[Pointer]) -> bool:
    """Tell whether a finding read a fact that is restated, or its record where that says more."""
    for pointer, read in ((each.before, before), (each.after, after)):
        if pointer is None:
            continue
        if pointer[-1] == "complete" and pointer[:-1] in ((), HOST, HOST * 2):
            names = set(map(str, _items(each.was))) ^ set(map(str, _items(each.now)))
            ways = [(*pointer[:-1], name) for name in names]
        elif pointer[-1] in _OF_THE_RECORD:
            ways = [pointer[:-1]]
        else:
            ways = [pointer]
        if any(_is_within(one, way) or _is_within(way, one) for way in ways for one in read):
            return True
    return False


def _items(value: Data) -> list[Data]:
    return value if isinstance(value, list) else []


def _is_within(one: Pointer, other: Pointer) -> bool:
    return one[: len(other)] == other


# Why


def _news(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what now decides at the end of the reasoning and was not said before."""
    if not new:
        return ()
    said = {_said(step) for step in _steps(old["explanation"])} if old else set()
    last = [step for step in _deciding(new["explanation"]) if not step["because"]]
    found = [step for step in last if _said(step) not in said] or last
    return tuple(dict.fromkeys(step["sentence"] for step in found))


def _said(step: Mapping[str, Any]) -> tuple[str, str, str]:
    return step["truth"], step["message"], repr(step["values"])


def _steps(top: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    waiting = [top]
    while waiting:
        step = waiting.pop()
        yield step
        waiting += reversed(step["because"])


def _deciding(top: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the steps that agree with the one they bear, and all where none does."""
    waiting = [top]
    while waiting:
        step = waiting.pop()
        yield step
        agreeing = [part for part in step["because"] if part["truth"] == step["truth"]]
        waiting += reversed(agreeing or step["because"])


# Waivers


def _waived(before: Saved, after: Saved) -> Iterator[Waived]:
    old, new = ({w["criterion"]: w for w in each.report["waivers"]} for each in (before, after))
    for id in dict.fromkeys((*new, *old)):
        was, now = old.get(id), new.get(id)
        if _told(was) != _told(now):
            yield Waived(id, was, now)


def _told(waiver: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return what a waiver says, wherever it stands."""
    return None if waiver is None else {**waiver, "place": None}
