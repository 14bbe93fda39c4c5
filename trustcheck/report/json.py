"""The report for programs: every finding with its whole reasoning, in a published form.

Its form is `schemas/report.schema.json`. Numbers are exact and written as text: `24.5` where
the decimals end, else a fraction such as `100/3`; parts of a whole are percentages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from trustcheck import __version__
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Hosting, PartFinding, PreflightFinding
from trustcheck.assessment.gate import gate
from trustcheck.assessment.waiver import Waiver
from trustcheck.logic.duration import Duration
from trustcheck.logic.explanation import Explanation, Gap
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, Text, Value, say
from trustcheck.logic.pointer import slashed
from trustcheck.profile.evidence import Evidence
from trustcheck.profile.reading import Declaration
from trustcheck.report.fact import Fact, fact, register
from trustcheck.report.notice import notices_data
from trustcheck.report.policy import Json, data_of
from trustcheck.report.preparation import preflight, preflight_data, rehearsed_data
from trustcheck.report.reporter import Joined, Reporter
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import Literal
from trustcheck.ruleset.condition.typing import Shape
from trustcheck.ruleset.criterion import Level
from trustcheck.source.fingerprint import sha256
from trustcheck.source.span import Span
from trustcheck.wording.phrase import Wording
from trustcheck.wording.template import form
from trustcheck.wording.typography import plain

FORMAT = "trustcheck-report/1"
"""The version of the form of this report."""


def render(assessment: Assessment, wording: Wording) -> str:
    """Return the report as JSON; its sentences are in the language of the wording."""
    report = _Report(assessment, wording).whole()
    text = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
    # A lone surrogate has no bytes in UTF-8; its escape has.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@frozen
class _Report:
    assessment: Assessment
    wording: Wording

    def whole(self) -> Json:
        """Return the report."""
        told = self.assessment
        findings = [(finding, self._facts(finding)) for finding in told.findings]
        used = register(told.declaration, (each for _, facts in findings for each in facts))
        evidence = told.declaration.evidence
        return {
            "format": FORMAT,
            "language": self.wording.language,
            "tool": {"name": "trustcheck", "version": __version__},
            "self_assessment": self.wording.phrase(say("report.self_assessment")),
            "subject": self._subject(),
            "profile": {
                "file": told.declaration.document.file,
                "sha256": told.declaration.document.sha256,
                "stated_on": told.declaration.profile.stated_on.isoformat(),
            },
            **_hosts(told.declaration),
            "ruleset": self._ruleset(),
            "as_of": told.on.isoformat(),
            "verdict": told.verdict.value,
            "counts": {level.value: self._counts(level) for level in Level},
            "real_passes": told.real_passes,
            "policy": data_of(told.policy),
            "decision": self._decision(),
            "waivers": [_waiver(each.waiver) for each in told.findings if each.waiver],
            "notes": [self._message(note) for note in told.notes],
            "findings": [self._finding(finding, facts) for finding, facts in findings],
            "evidence": {id: _evidence(evidence[id]) for id in used},
            **self._made_from(),
        }

    def _made_from(self) -> dict[str, Json]:
        """Return what it takes to make the assessment again, if that is known."""
        basis = self.assessment.basis
        if basis is None:
            return {}
        rules = {each.id: sha256(each.original.raw) for each in self.assessment.ruleset.criteria}
        made_from: Json = {
            "ruleset": basis.ruleset,
            "settings": dict(basis.settings),
            "criteria": None if basis.criteria is None else list(basis.criteria),
            "files": dict(basis.files),
            "rules": {**rules},
            "reference": dict(basis.reference),
            "evidence": dict(basis.evidence),
            "waivers": [
                {"file": file, "sha256": digest} for file, digest in basis.waivers.items()
            ],
            "waiver_notice": basis.notice,
            "baseline": [
                {"file": file, "sha256": digest} for file, digest in basis.baseline.items()
            ],
        }
        return {"made_from": made_from}

    def _decision(self) -> Json:
        """Return the gate: which findings close it, which would and are let by, and why."""
        told, decision = self.assessment, gate(self.assessment)
        ids = [finding.criterion.id for finding in told.findings]
        return {
            "gate": "open" if decision.is_open else "closed",
            "reasons": [self._message(reason) for reason in decision.reasons],
            "closing": [id for id in ids if id in decision.closing],
            "spared": [
                {"criterion": id, "why": self._message(decision.spared[id])}
                for id in ids
                if id in decision.spared
            ],
        }

    def _subject(self) -> Json:
        profile = self.assessment.declaration.profile
        subject = profile.subject
        provider = profile.entities.get(subject.provider)
        return {
            "name": subject.name,
            "provider": {"id": subject.provider, "name": provider.name if provider else None},
            "activities": list(subject.activities or ()),
        }

    def _ruleset(self) -> Json:
        ruleset = self.assessment.ruleset
        return {
            "id": ruleset.id,
            "version": ruleset.version,
            "title": _text(ruleset.title),
            "digest": ruleset.digest,
            "tailored_by": ruleset.tailored_by,
            "respondents": {id: _text(name) for id, name in ruleset.respondents.items()},
            "tags": {id: _text(name) for id, name in ruleset.tags.items()},
            "parameters": {id: _parameter(each) for id, each in ruleset.parameters.items()},
            **rehearsed_data(ruleset),
            **notices_data(ruleset),
        }

    def _counts(self, level: Level) -> Json:
        return {verdict.value: n for verdict, n in self.assessment.counts(level).items()}

    def _facts(self, finding: Finding) -> tuple[Fact, ...]:
        declaration = self.assessment.declaration
        return tuple(fact(declaration, pointer) for pointer in finding.explanation.pointers())

    def _finding(self, finding: Finding, facts: tuple[Fact, ...]) -> Json:
        criterion = finding.criterion
        cited = self.assessment.ruleset.texts.get(criterion.source.text)
        return {
            "id": criterion.id,
            "group": criterion.group,
            "level": criterion.level.value,
            "verdict": finding.verdict.value,
            "vacuous": finding.vacuous,
            "source": {
                "text": criterion.source.text,
                "title": _text(cited.title) if cited else None,
                "article": criterion.source.article,
                "claims": list(criterion.source.claims),
            },
            "title": _text(criterion.title),
            "requirement": _text(criterion.requirement),
            "remedy": _text(criterion.remedy),
            "expects": None if criterion.expects is None else _text(criterion.expects),
            "respondent": criterion.respondent,
            "hosted": criterion.hosted,
            **_hosting(finding.hosting),
            **self._preflight(finding.preflight),
            "tags": list(criterion.tags),
            "reading": criterion.reading,
            "parts": [_part(part) for part in finding.parts],
            "contested": [self._message(each) for each in finding.contested],
            "explanation": self._step(finding.explanation),
            **self._observed(finding.observed),
            "facts": [_fact(each) for each in facts],
            "gaps": [self._gap(gap) for gap in finding.explanation.open_gaps()],
        }

    def _observed(self, step: Explanation | None) -> dict[str, Json]:
        """Return what declared facts say of a criterion and do not decide, if it asks for that."""
        return {} if step is None else {"observed": self._step(step)}

    def _preflight(self, found: PreflightFinding | None) -> dict[str, Json]:
        """Return what qualifications give and what the other assessment gives, kept apart."""
        if found is None:
            return {}
        remarks: list[Json] = [self._message(each) for each in preflight(found)]
        told: Json = {**preflight_data(found), "remarks": remarks}
        return {"preflight": told}

    def _step(self, step: Explanation) -> Json:
        return {
            "truth": step.truth.value,
            **self._message(step.message),
            "vacuous": step.vacuous,
            "facts": [slashed(pointer) for pointer in step.facts],
            "gaps": [slashed(gap.pointer) for gap in step.gaps],
            "contested": [self._message(each) for each in step.contested],
            "because": [self._step(part) for part in step.because],
        }

    def _gap(self, gap: Gap) -> Json:
        waited = fact(self.assessment.declaration, gap.pointer)
        reason = say(f"report.gap.{gap.reason.value}")
        return {
            "pointer": slashed(gap.pointer),
            "path": waited.path,
            "reason": gap.reason.value,
            "sentence": self.wording.phrase(say("report.gap", path=waited.path, reason=reason)),
            "declared": waited.declared,
            "place": _place(waited.span),
        }

    def _message(self, message: Message) -> dict[str, Json]:
        template = self.wording.catalog[message.id]
        return {
            "message": message.id,
            "sentence": self.wording.phrase(message),
            "values": {
                name: self._value(value, percent=form(template, name) == "percent")
                for name, value in message.values
            },
        }

    def _value(self, value: Value, *, percent: bool) -> Json:
        """Return a value with its type, unless JSON has that type itself."""
        unit = "percent" if percent else "number"
        match value:
            case bool() | int() | str() if not percent:
                return value
            case str():
                return value
            case int() | Fraction():
                return {"type": "number", "unit": unit, "value": _exact(Fraction(value), percent)}
            case Interval():
                return {"type": "interval", "unit": unit, **_bounds(value, percent)}
            case date():
                return {"type": "day", "value": value.isoformat()}
            case Duration():
                return {"type": "duration", "value": str(value)}
            case Text():
                return {"type": "text", **_text(value)}
            case Message():
                return {"type": "message", **self._message(value)}
            case tuple():
                return [self._value(item, percent=percent) for item in value]


def _waiver(waiver: Waiver) -> Json:
    return {
        "criterion": waiver.criterion,
        "subject": waiver.subject,
        "verdict": None if waiver.verdict is None else waiver.verdict.value,
        "owner": waiver.owner,
        "reason": waiver.reason,
        "reference": waiver.reference,
        "until": waiver.until.isoformat(),
        "place": _place(waiver.span),
    }


def _part(finding: PartFinding) -> Json:
    part = finding.part
    return {
        "id": part.id,
        "title": _text(part.title),
        "reading": part.reading,
        "verdict": finding.verdict.value,
        "vacuous": finding.explanation.vacuous,
    }


def _hosts(declaration: Declaration) -> dict[str, Json]:
    """Return the services that this one stands on, the nearest first; nothing without any."""
    hosts: list[Json] = [
        {
            "service": each.profile.subject.name,
            "file": each.document.file,
            "sha256": each.document.sha256,
            "stated_on": each.profile.stated_on.isoformat(),
        }
        for each in declaration.hosts()
    ]
    return {"hosts": hosts} if hosts else {}


def _hosting(hosting: Hosting | None) -> dict[str, Json]:
    """Return whose a criterion is to meet, and what each of the two files gives."""
    if hosting is None:
        return {}
    host = None if hosting.host is None else hosting.host.value
    return {"hosting": {"word": hosting.word, "own": hosting.own.value, "host": host}}


def _exact(number: Fraction, percent: bool) -> str:
    return plain(number * 100 if percent else number)


def _bounds(interval: Interval, percent: bool) -> dict[str, Json]:
    return {
        "low": _exact(interval.low, percent),
        "high": None if interval.high is None else _exact(interval.high, percent),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }


def _text(text: Text) -> dict[str, Json]:
    return {"fr": text.fr, "en": text.en}


def _parameter(parameter: ParameterDefinition) -> Json:
    percent = parameter.type.shape is Shape.PERCENT
    return {
        "title": _text(parameter.title),
        "article": parameter.article,
        "type": parameter.type.shape.value,
        "value": _literal(parameter.value, percent),
        "default": _literal(parameter.default, percent),
    }


def _literal(value: Literal, percent: bool) -> Json:
    """Return the value of a parameter; its type stands beside it."""
    match value:
        case bool() | str():
            return value
        case Fraction():
            return _exact(value, percent)
        case date():
            return value.isoformat()
        case Duration():
            return str(value)
        case tuple():
            return [_literal(item, percent) for item in value]


def _fact(each: Fact) -> Json:
    return {
        "pointer": slashed(each.pointer),
        "path": each.path,
        "declared": each.declared,
        "written": each.written,
        "place": _place(each.span),
        "evidence": list(each.evidence),
    }


def _place(span: Span) -> Json:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _evidence(piece: Evidence) -> Json:
    days: Mapping[str, date | None] = {
        "effective": piece.effective,
        "collected": piece.collected,
        "expires": piece.expires,
    }
    return {
        "rung": piece.rung,
        "title": piece.title,
        "publisher": piece.publisher,
        "url": piece.url,
        "file": piece.file,
        "sha256": piece.sha256,
        **{word: day.isoformat() if day else None for word, day in days.items()},
        "confidence": piece.confidence,
        "note": piece.note,
    }


REPORTER = Reporter(
    tell=lambda assessment, wording: (render(assessment, wording).rstrip("\n"),),
    bind=lambda _wording: Joined("[\n", ",\n", "\n]\n"),
    bind_one=lambda _wording: Joined(closing="\n"),
)
