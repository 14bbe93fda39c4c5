"""A verdict that becomes another, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TypeAlias, Union

from trustcheck import __version__
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.change import Change
from trustcheck.assessment.finding import Verdict
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer, slashed
from trustcheck.profile.reading import Declaration
from trustcheck.report.block import Blocks
from trustcheck.report.detail import SIGNS
from trustcheck.report.fact import Fact, fact
from trustcheck.report.paragraph import hang, indent, wrap
from trustcheck.report.style import Style, styled, visible
from trustcheck.source.span import Span
from trustcheck.wording.phrase import Wording

Json: TypeAlias = Union[bool, int, str, "list[Json]", "dict[str, Json]", None]

MOST_NEWS = 3
"""How many reasons of one change are shown before the rest is counted."""


@frozen(lazy=True)
class ChangePages:
    """The parts of pages about changes: heads, changes and what they rest on."""

    wording: Wording
    width: int

    @cached_property
    def blocks(self) -> Blocks:
        """The maker of rows and lists."""
        return Blocks(self.wording)

    def head(self, assessment: Assessment, title: str) -> Iterator[str]:
        """Yield what the page is about; `title` is the id of its heading."""
        profile, ruleset = assessment.declaration.profile, assessment.ruleset
        version = {"id": ruleset.id, "version": ruleset.version, "digest": ruleset.digest[:12]}
        say_ = self.blocks.say
        yield styled(say_("report.tool", version=__version__), Style.STRONG)
        yield ""
        rows = {
            "report.head.service": profile.subject.name,
            "report.head.ruleset": say_("report.head.ruleset.value", **version),
            title: say_("report.head.as_of.value", on=assessment.on, stated=profile.stated_on),
            "report.head.profile": assessment.declaration.document.file,
        }
        yield from self.blocks.rows(rows, self.width)

    def foot(self) -> Iterator[str]:
        """Yield that this is a self-assessment."""
        yield ""
        yield from wrap(self.blocks.say("report.self_assessment"), self.width)

    def title(self, text: str) -> Iterator[str]:
        """Yield the heading of a part of the page."""
        yield ""
        yield styled(text, Style.STRONG)

    def change(self, change: Change, head: str = "") -> Iterator[str]:
        """Yield a change and what is new in its reasoning, behind a head such as a day."""
        criterion = change.criterion
        title = visible(self.wording.text(criterion.title))
        signs = f"{sign(change.was)} → {sign(change.now)}"
        name = f"{styled(criterion.id, Style.STRONG)} {title}"
        yield from hang(f"{head}{signs}  ", name, self.width)
        yield from indent(tuple(self._news(change)), 4)

    def _news(self, change: Change) -> Iterator[str]:
        if not change.is_new_verdict:
            return
        news = change.news
        for step in news[:MOST_NEWS]:
            text = visible(self.wording.phrase(step.message))
            yield from hang("· ", text, self.width - 4)
        if len(news) > MOST_NEWS:
            more = self.blocks.say("change.more", count=len(news) - MOST_NEWS)
            yield from hang("· ", more, self.width - 4)

    def place(self, declaration: Declaration, pointer: Pointer) -> str:
        """Return where a fact stands, and what is written there."""
        found = fact(declaration, pointer)
        place = styled(visible(str(found.span)), Style.PATH)
        return f"{place}  {visible(self.wording.phrase(_written(found)))}"


def _written(found: Fact) -> Message:
    if found.written is None:
        return say("change.fact", path=found.path)
    return say("report.finding.fact", path=found.path, written=found.written)


def sign(verdict: Verdict | None) -> str:
    """Return the sign of a verdict, styled; a stroke for none."""
    if verdict is None:
        return styled("∅", Style.MUTED)
    mark, style = SIGNS[verdict]
    return styled(mark, style)


def verdict_of(verdict: Verdict | None) -> Message:
    """Return a verdict in words; where there is none, that the criterion is not in force."""
    if verdict is None:
        return say("change.not_in_force")
    return say("change.verdict", verdict=verdict.value)


# For programs


def head_json(assessment: Assessment, wording: Wording, form: str) -> dict[str, Json]:
    """Return what every page for programs begins with; `form` is its format and version."""
    profile, ruleset = assessment.declaration.profile, assessment.ruleset
    document = assessment.declaration.document
    return {
        "format": form,
        "language": wording.language,
        "tool": {"name": "trustcheck", "version": __version__},
        "self_assessment": wording.phrase(say("report.self_assessment")),
        "subject": profile.subject.name,
        "profile": {
            "file": document.file,
            "sha256": document.sha256,
            "stated_on": profile.stated_on.isoformat(),
        },
        "ruleset": {"id": ruleset.id, "version": ruleset.version, "digest": ruleset.digest},
        "as_of": assessment.on.isoformat(),
    }


def change_json(change: Change, wording: Wording) -> dict[str, Json]:
    """Return a change; a verdict is null where the criterion is not in force."""
    criterion = change.criterion
    return {
        "criterion": criterion.id,
        "level": criterion.level.value,
        "title": {"fr": criterion.title.fr, "en": criterion.title.en},
        "before": _word(change.was),
        "after": _word(change.now),
        "because": [wording.phrase(step.message) for step in change.news],
    }


def place_json(declaration: Declaration, pointer: Pointer) -> dict[str, Json]:
    """Return where a fact stands."""
    found = fact(declaration, pointer)
    return {
        "pointer": slashed(pointer),
        "path": found.path,
        "written": found.written,
        "place": span_json(found.span),
    }


def span_json(span: Span) -> dict[str, Json]:
    """Return a stretch of a file."""
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _word(verdict: Verdict | None) -> Json:
    return None if verdict is None else verdict.value
