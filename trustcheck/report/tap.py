"""The report for harnesses of the Test Anything Protocol, version 14: a test point a criterion.

What is unknown is `not ok`. Only what is waived or not applicable is skipped, and only what the
policy lets by is a TODO.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding
from trustcheck.assessment.gate import Decision, gate
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.report.anchorage import primary
from trustcheck.report.circumstances import circumstances
from trustcheck.report.detail import SETTLED
from trustcheck.report.gist import gist, missing, trouble
from trustcheck.report.reporter import Part, Refusal, Reporter
from trustcheck.report.standing import Effect, standing
from trustcheck.report.style import visible
from trustcheck.wording.phrase import Wording

_VERSION = "TAP version 14\n"

_INDENT = "    "
_PROFILE, _REFUSAL = "profile", "refusal"
"""What begins a part: a profile that was assessed, or one that was not."""
_DIRECTIVE = re.compile(r"(\\#\s*)(todo|skip)", re.IGNORECASE)

_Told: TypeAlias = "str | int | Sequence[Mapping[str, str]] | Mapping[str, str | int]"

_DIRECTIVES: Mapping[Effect, tuple[str, str]] = {
    Effect.PASSES: ("ok", ""),
    Effect.CLOSES: ("not ok", ""),
    Effect.WAIVED: ("ok", "SKIP"),
    Effect.SPARED: ("not ok", "TODO"),
    Effect.ASIDE: ("ok", "SKIP"),
}


def escaped(text: str) -> str:
    r"""Return a text as a description in which nothing is a directive, for simple readers too.

    >>> escaped("C# \\ # TODO")
    "C\\# \\\\ \\# 'TODO'"
    """
    shown = visible(text).replace("\\", "\\\\").replace("#", "\\#")
    return _DIRECTIVE.sub(r"\1'\2'", shown)


@frozen
class _Points:
    """The plan and the test points of one assessment, and what it is as comments."""

    assessment: Assessment
    wording: Wording
    decision: Decision

    def lines(self) -> Iterator[str]:
        """Yield the plan, what is assessed, the points, and the gate where no point closes it."""
        findings = self.assessment.findings
        alone = not self.decision.is_open and not self.decision.closing
        yield f"1..{len(findings) + alone or 1}\n"
        yield from (f"# {visible(line)}\n" for line in self._head())
        for number, finding in enumerate(findings, start=1):
            yield from self._point(number, finding)
        if alone:
            reasons = [self.wording.phrase(reason) for reason in self.decision.reasons]
            name = self.wording.phrase(say("report.standing.gate"))
            yield f"not ok {len(findings) + 1} - {escaped(name)}\n"
            yield from _block({"message": "; ".join(reasons), "severity": "fail"})

    def _head(self) -> Iterator[str]:
        told, phrase = self.assessment, self.wording.phrase
        yield _name(told)
        yield phrase(
            say("report.head.as_of.value", on=told.on, stated=told.declaration.profile.stated_on)
        )
        yield phrase(say("report.self_assessment"))
        yield from circumstances(told, self.wording)

    def _point(self, number: int, finding: Finding) -> Iterator[str]:
        stands = standing(finding, self.decision)
        ok, word = _DIRECTIVES[stands.effect]
        title = f"{finding.criterion.id} {self.wording.text(finding.criterion.title)}"
        directive = ""
        if stands.reason is not None:
            # A reader that knows no escapes would take the first sign for that of the directive.
            title = title.replace("#", "\uff03")
            directive = f" # {word} {escaped(self._reason(finding, stands.reason))}"
        line = f"{ok} {number} - {escaped(title)}{directive}"
        yield f"{line}\n"
        if finding.verdict not in SETTLED:
            yield from _block(self._diagnosis(finding))

    def _reason(self, finding: Finding, reason: Message) -> str:
        verdict = self.wording.word(finding.verdict.value)
        return self.wording.phrase(say("report.standing.skipped", verdict=verdict, reason=reason))

    def _diagnosis(self, finding: Finding) -> Mapping[str, _Told]:
        declaration, criterion = self.assessment.declaration, finding.criterion
        place = primary(finding, declaration)
        return {
            "message": gist(finding, self.wording),
            "severity": finding.verdict.value,
            "criterion": criterion.id,
            "article": f"{criterion.source.text} {criterion.source.article}",
            "verdict": finding.verdict.value,
            "at": {"file": place.file, "line": place.line, "column": place.column},
            "missing": _listed("fact", missing(finding, declaration, self.wording)),
            "remedy": self.wording.text(criterion.remedy),
        }


def _name(assessment: Assessment) -> str:
    """Return what one assessment is of: the service, the file and the ruleset."""
    declaration, ruleset = assessment.declaration, assessment.ruleset
    service = declaration.profile.subject.name
    return f"{service} ({declaration.document.file}), {ruleset.id} {ruleset.version}"


def _block(values: Mapping[str, _Told]) -> Iterator[str]:
    """Yield a YAML block; each text is one quoted line, so that nothing in it is YAML."""
    yield "  ---\n"
    for key, value in values.items():
        yield from _entry(key, value)
    yield "  ...\n"


def _listed(key: str, texts: Iterable[str]) -> Sequence[Mapping[str, str]]:
    """Return texts as a list, each under a key: Perl's reader takes a mere text for a mapping."""
    return [{key: text} for text in texts]


def _entry(key: str, value: _Told) -> Iterable[str]:
    match value:
        case str() | int():
            return (f"  {key}: {_scalar(value)}\n",)
        case Mapping():
            below = (f"    {name}: {_scalar(each)}\n" for name, each in value.items())
            return (f"  {key}:\n", *below)
        case _:
            below = (f"    - {k}: {_scalar(v)}\n" for each in value for k, v in each.items())
            return (f"  {key}:\n", *below) if value else ()


def _scalar(value: str | int) -> str:
    return json.dumps(visible(value) if isinstance(value, str) else value, ensure_ascii=False)


def _tell(assessment: Assessment, wording: Wording) -> Part:
    decision = gate(assessment)
    word = "ok" if decision.is_open else "not ok"
    points = "".join(_Points(assessment, wording, decision).lines())
    return _PROFILE, word, escaped(_name(assessment)), points


def _refuse(refusal: Refusal, wording: Wording) -> Part:
    message = wording.phrase(say("report.unassessed", n=len(refusal.problems)))
    name = " ".join(filter(None, (refusal.label, refusal.ruleset)))
    told = [trouble(each, wording) for each in refusal.problems]
    block = _block({"message": message, "severity": "error", "problems": _listed("problem", told)})
    return _REFUSAL, "not ok", escaped(name), "".join(block)


class _Stream:
    """Test points as they come: those of the only profile, or a sub-test for each of several."""

    remarks: tuple[Message, ...] = ()

    def __init__(self, wording: Wording, *, is_list: bool) -> None:
        self._wording = wording
        self._is_list = is_list
        self._count = 0
        self._assessed = False

    def add(self, part: Part) -> str:
        """Return the lines on one profile."""
        kind, word, name, body = part
        self._count += 1
        opening = _VERSION if self._count == 1 else ""
        self._assessed = self._assessed or kind == _PROFILE
        point = f"{word} {self._count} - {name}\n"
        if kind == _REFUSAL:
            return f"{opening}{point}{body}"
        if not self._is_list:
            return f"{opening}{body}"
        below = "".join(f"{_INDENT}{line}" for line in body.splitlines(keepends=True))
        return f"{opening}# Subtest: {name}\n{below}{point}"

    def close(self) -> str:
        """Return the plan, which stands first where there is one profile alone."""
        if not self._assessed:
            reason = escaped(self._wording.phrase(say("tap.nothing_assessed")))
            return f"1..{self._count}\nBail out! {reason}\n"
        return f"1..{self._count}\n" if self._is_list else ""


REPORTER = Reporter(
    tell=_tell,
    refuse=_refuse,
    bind=lambda wording: _Stream(wording, is_list=True),
    bind_one=lambda wording: _Stream(wording, is_list=False),
)
