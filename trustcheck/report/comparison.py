"""What differs between a saved assessment and the same one made again, as text or as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.assessment.comparison import Change, Comparison, Difference, Edit
from trustcheck.assessment.saved import Saved
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.pointer import slashed
from trustcheck.report.json_text import written
from trustcheck.report.policy import told
from trustcheck.report.style import Style, styled, visible
from trustcheck.wording.phrase import Wording

_MOST = 20
"""Edits told in full; a file that differs in more of them is read otherwise than line by line."""


def render(comparison: Comparison, saved: Saved, wording: Wording, *, file: str) -> str:
    """Return what differs for people, styled; `file` is the name of the saved assessment."""
    page = _Page(comparison, saved, wording)
    return "".join(f"{line}\n" for line in page.lines(file))


def render_json(
    comparison: Comparison, saved: Saved, wording: Wording, *, file: str, signature: str
) -> str:
    """Return what differs for programs; `signature` is good, not_checked or none."""
    told = _Told(comparison, saved, wording).whole(file, signature)
    return written(told, indent=2) + "\n"


@frozen
class _Page:
    comparison: Comparison
    saved: Saved
    wording: Wording

    def lines(self, file: str) -> Iterator[str]:
        """Yield the verdict on the file, then what differs and why."""
        told = self.comparison
        values: dict[str, Value] = {"file": file, "on": self.saved.on}
        if told.is_same:
            yield styled(self._say("verify.same", **values), Style.STRONG)
            yield from self._about()
            return
        yield styled(self._say("verify.differs", **values), Style.FAIL)
        yield from self._about()
        yield from self._part("verify.part.differences", self._differences())
        yield from self._part("verify.part.changes", self._changes())
        if not told.changes:
            yield from ("", self._say("verify.no_change"))
        if told.reasons:
            count = len(told.reasons)
            yield from ("", self._say("verify.reasons", count=count, criteria=told.reasons))
        yield from self._part("verify.part.unexplained", self._edits())

    def _about(self) -> Iterator[str]:
        """Yield what the file is about, and every choice by which it could have been flattered."""
        saved, report = self.saved, self.saved.report
        yield self._say(
            "verify.about",
            profile=saved.profile,
            ruleset=str(report["ruleset"]["id"]),
            version=str(report["ruleset"]["version"]),
            verdict=str(report["verdict"]),
        )
        if saved.tailored_by is not None:
            yield self._say("verify.about.tailored", file=saved.tailored_by)
        if settings := tuple(f"{name} = {value}" for name, value in saved.settings.items()):
            yield self._say("verify.about.settings", settings=settings)
        if saved.criteria is not None:
            yield self._say("verify.about.criteria", criteria=tuple(sorted(saved.criteria)))
        if not saved.policy.is_standard:
            yield self._say("verify.about.policy", policy=tuple(told(saved.policy)))
        if waived := tuple(str(each["criterion"]) for each in report["waivers"]):
            yield self._say("verify.about.waived", criteria=waived)

    def _part(self, id: str, lines: Iterator[str]) -> Iterator[str]:
        below = tuple(lines)
        if below:
            version = str(self.saved.report["tool"]["version"])
            yield from ("", styled(self._say(id, version=version), Style.STRONG), *below)

    def _differences(self) -> Iterator[str]:
        for number, each in enumerate(self.comparison.differences, start=1):
            yield f"  {number}. {self._phrase(each.message)}"

    def _changes(self) -> Iterator[str]:
        for change in self.comparison.changes:
            yield f"  {self._phrase(told_change(change, self.comparison.differences))}"
            yield from (f"    · {self._phrase(fact)}" for fact in change.facts)

    def _edits(self) -> Iterator[str]:
        edits = self.comparison.unexplained
        for edit in edits[:_MOST]:
            place = str(self.saved.span(*edit.at))
            yield f"  {self._phrase(told_edit(edit, place))}"
        if len(edits) > _MOST:
            yield f"  {self._say('verify.more', count=len(edits) - _MOST)}"

    def _say(self, id: str, /, **values: Value) -> str:
        return self._phrase(Message(id, tuple(values.items())))

    def _phrase(self, message: Message) -> str:
        return visible(self.wording.phrase(message))


def told_change(change: Change, differences: tuple[Difference, ...]) -> Message:
    """Return a sentence on a change; its causes by their numbers among the differences."""
    values: dict[str, Value] = {"criterion": change.criterion}
    match change.before, change.after:
        case None, str(after):
            what = say("verify.change.come", **values, now=after)
        case str(before), None:
            what = say("verify.change.gone", **values, was=before)
        case before, after:
            what = say("verify.change", **values, was=str(before), now=str(after))
    numbers = tuple(str(differences.index(cause) + 1) for cause in change.causes)
    if not numbers:
        return say("verify.change.uncaused", what=what)
    return say("verify.change.caused", what=what, causes=numbers, count=len(numbers))


def told_edit(edit: Edit, place: str) -> Message:
    """Return a sentence on a part of a file that nothing accounts for."""
    nothing = say("verify.nothing")
    was, now = (nothing if value is None else value for value in (edit.was, edit.now))
    return say("verify.edit", place=place, part=slashed(edit.at), was=was, now=now)


@frozen
class _Told:
    comparison: Comparison
    saved: Saved
    wording: Wording

    def whole(self, file: str, signature: str) -> dict[str, object]:
        """Return everything that differs."""
        told = self.comparison
        return {
            "format": "trustcheck-verification/1",
            "file": file,
            "signature": signature,
            "verdict": self.saved.report["verdict"],
            "same": told.is_same,
            "differences": [self._difference(each) for each in told.differences],
            "verdicts": [self._change(each) for each in told.changes],
            "other_reasons": list(told.reasons),
            "unexplained": [self._edit(each) for each in told.unexplained],
        }

    def _difference(self, each: Difference) -> dict[str, object]:
        criteria = None if each.on is None else sorted(each.on)
        sentence = self.wording.phrase(each.message)
        return {"kind": each.message.id, "sentence": sentence, "bears_on": criteria}

    def _change(self, change: Change) -> dict[str, object]:
        return {
            "criterion": change.criterion,
            "before": change.before,
            "after": change.after,
            "causes": [self.comparison.differences.index(cause) for cause in change.causes],
            "facts": [self.wording.phrase(fact) for fact in change.facts],
        }

    def _edit(self, edit: Edit) -> dict[str, object]:
        span = self.saved.span(*edit.at)
        place = {"line": span.line, "column": span.column}
        return {"pointer": slashed(edit.at), **place, "before": edit.was, "after": edit.now}
