"""The answers about a situation, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias, Union

from trustcheck import __version__
from trustcheck.assessment.finding import Finding
from trustcheck.assessment.obligation import Obligation, Scope, Stretch
from trustcheck.logic.explanation import Explanation, Gap
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text, say
from trustcheck.logic.pointer import Pointer
from trustcheck.report.fact import stated
from trustcheck.report.json_text import written
from trustcheck.report.scope_phrase import told
from trustcheck.report.value import literal
from trustcheck.source.document import Document
from trustcheck.source.span import Span
from trustcheck.wording.phrase import Wording

FORMAT = "trustcheck-scope/1"
"""The version of the form of this report."""

Json: TypeAlias = Union[bool, int, str, "list[Json]", "Mapping[str, Json]", None]


def render(scope: Scope, wording: Wording) -> str:
    """Return the answers as JSON; their sentences are in the language of the wording."""
    return written(_Report(scope, wording).whole(), indent=2) + "\n"


@frozen
class _Report:
    scope: Scope
    wording: Wording

    def whole(self) -> Json:
        """Return the report."""
        scope = self.scope
        return {
            "format": FORMAT,
            "language": self.wording.language,
            "tool": {"name": "trustcheck", "version": __version__},
            "self_assessment": self.wording.phrase(say("scope.self_assessment")),
            "situation": {
                "name": scope.situation.name,
                "file": self._document.file,
                "sha256": self._document.sha256,
                "stated_on": scope.situation.stated_on.isoformat(),
            },
            "ruleset": self._ruleset(),
            "as_of": scope.on.isoformat(),
            "notes": [self.wording.phrase(note) for note in scope.notes],
            "standing": scope.standing.value,
            "sentence": self.wording.phrase(told(scope.standing, scope.stretch)),
            **_stretch(scope.stretch),
            "duties": [self._duty(each) for each in scope.obligations],
            "questions": [self._question(each) for each in scope.findings],
        }

    @property
    def _document(self) -> Document:
        return self.scope.situation.document

    def _ruleset(self) -> Json:
        ruleset = self.scope.ruleset
        values = ruleset.parameters.values()
        return {
            "id": ruleset.id,
            "version": ruleset.version,
            "title": _text(ruleset.title),
            "digest": ruleset.digest,
            "parameters": {each.name: literal(each, each.value, self.wording) for each in values},
        }

    def _duty(self, obligation: Obligation) -> Json:
        duty = obligation.duty
        since = self.scope.ruleset.first_day(duty)
        return {
            "id": duty.id,
            "title": _text(duty.title),
            "asks": _text(duty.asks),
            "beside": duty.beside,
            "in_force_since": _day(since),
            "founded_on": list(duty.founded_on),
            "lifted_by": list(duty.lifted_by),
            "ruleset": duty.ruleset,
            "standing": obligation.standing.value,
            "sentence": self.wording.phrase(told(obligation.standing, obligation.stretch)),
            **_stretch(obligation.stretch),
        }

    def _question(self, finding: Finding) -> Json:
        criterion, why = finding.criterion, finding.explanation
        return {
            "id": criterion.id,
            "group": criterion.group,
            "level": criterion.level.value,
            "answer": self.scope.ruleset.verdict_word(finding.verdict.value),
            "matters": self.scope.matters(criterion.id),
            "source": {"text": criterion.source.text, "article": criterion.source.article},
            "title": _text(criterion.title),
            "requirement": _text(criterion.requirement),
            "remedy": _text(criterion.remedy),
            "reading": criterion.reading,
            "explanation": self._step(why),
            "facts": [self._fact(pointer) for pointer in why.pointers()],
            "gaps": [self._gap(gap) for gap in why.open_gaps()],
        }

    def _step(self, step: Explanation) -> Json:
        return {
            "truth": step.truth.value,
            "message": step.message.id,
            "sentence": self.wording.phrase(step.message),
            "facts": [_slashed(pointer) for pointer in step.facts],
            "gaps": [_slashed(gap.pointer) for gap in step.gaps],
            "because": [self._step(part) for part in step.because],
        }

    def _fact(self, pointer: Pointer) -> Json:
        each = stated(self._document, pointer)
        return {
            "pointer": _slashed(pointer),
            "path": each.path,
            "written": each.written,
            "place": _place(each.span),
        }

    def _gap(self, gap: Gap) -> Json:
        each = stated(self._document, gap.pointer)
        return {
            "pointer": _slashed(gap.pointer),
            "path": each.path,
            "reason": gap.reason.value,
            "declared": each.declared,
            "place": _place(each.span),
        }


def _stretch(stretch: Stretch) -> dict[str, Json]:
    then = None if stretch.then is None else stretch.then.value
    return {"since": _day(stretch.since), "until": _day(stretch.until), "then": then}


def _day(day: date | None) -> Json:
    return None if day is None else day.isoformat()


def _text(text: Text) -> Json:
    return {"fr": text.fr, "en": text.en}


def _place(span: Span) -> Json:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _slashed(pointer: Pointer) -> str:
    """Return a pointer as RFC 6901 writes it."""
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in pointer)
    return "".join(f"/{step}" for step in steps)
