"""What came out for one profile, on one line of JSON: for scripts that go through thousands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from trustcheck import __version__
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.gate import WAIVED, gate
from trustcheck.assessment.policy import Policy
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import field, frozen
from trustcheck.report.reporter import Joined, Refusal, Reporter
from trustcheck.ruleset.criterion import Level
from trustcheck.source.encoding import encodable
from trustcheck.source.problem import Problem
from trustcheck.wording.phrase import Wording

FORMAT = "trustcheck-record/1"
"""The version of the form of a line; `schemas/record.schema.json` says what it is."""

_HEAD = f'{{"format":"{FORMAT}",'.encode()
"""How each line begins."""


@frozen(kw_only=True)
class Record:
    """One profile under one ruleset; what was not assessed has problems and no verdict."""

    file: str
    line: int | None = None
    """Of standard input, when each of its lines is a profile; from 1."""
    gate: str | None = None
    verdict: str | None = None
    service: str | None = None
    provider: str | None = None
    stated_on: str | None = None
    as_of: str | None = None
    ruleset: str | None = None
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    blocking: tuple[str, ...] = ()
    """The criteria that close the gate, those that fail before those that are unknown."""
    waived: tuple[str, ...] = ()
    """The criteria that are waived, and would close it."""
    tolerated: tuple[str, ...] = ()
    """The criteria that would close it and are let by for another reason."""
    policy: Mapping[str, Any] | None = None
    """What closes the gate; None for what does where nobody says anything else."""
    contested: tuple[str, ...] = ()
    criteria: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Mapping[str, str | int], ...] = ()
    sha256: str | None = None
    hosts: Mapping[str, str] = field(default_factory=dict)
    """The digest of the profile of each host that the service stands on, by its file."""
    basis: str | None = None
    """Everything but profiles that the verdicts rest on, as a digest."""
    tool: str = __version__

    @property
    def label(self) -> str:
        """What people call the profile: its file, or the line that it came in."""
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def written(self) -> str:
        """Return the line; every key is always there."""
        names: tuple[str, ...] = self.__match_args__
        values = {"format": FORMAT, **{name: getattr(self, name) for name in names}}
        return encodable(json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n")


def is_cut_off(line: bytes) -> bool:
    """Tell whether a line is the beginning of a record, and not the end of it."""
    return not line.endswith(b"\n") and line[: len(_HEAD)] == _HEAD[: len(line)]


def read_record(line: bytes) -> Record:
    """Return the record that a line is; raises ValueError for a line that is none."""
    try:
        values: Any = json.loads(line)
    except RecursionError:
        raise ValueError("no record is so deep") from None
    if not isinstance(values, dict) or values.pop("format", None) != FORMAT:
        raise ValueError("no record")
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    try:
        record = Record(**{**values, **lists})
    except TypeError as error:
        raise ValueError(str(error)) from None
    if record.gate not in ("open", "closed", None):
        raise ValueError("no gate")
    return record


def record_of(
    assessment: Assessment,
    *,
    file: str | None = None,
    line: int | None = None,
    basis: str | None = None,
) -> Record:
    """Return the record of an assessment; `line` is that of `file` in which the profile stands."""
    declaration, findings = assessment.declaration, assessment.findings
    profile = declaration.profile
    provider = profile.entities.get(profile.subject.provider)
    decision = gate(assessment)
    return Record(
        file=declaration.document.file if file is None else file,
        line=line,
        gate="open" if decision.is_open else "closed",
        verdict=assessment.verdict.value,
        service=profile.subject.name,
        provider=provider.name if provider else profile.subject.provider,
        stated_on=profile.stated_on.isoformat(),
        as_of=assessment.on.isoformat(),
        ruleset=assessment.ruleset.id,
        counts={level.value: _counts(assessment, level) for level in Level},
        blocking=tuple(
            each.criterion.id
            for verdict in (Verdict.FAIL, Verdict.UNKNOWN)
            for each in findings
            if each.verdict is verdict and each.criterion.id in decision.closing
        ),
        waived=tuple(id for id, why in decision.spared.items() if why.id == WAIVED),
        tolerated=tuple(id for id, why in decision.spared.items() if why.id != WAIVED),
        policy=None if assessment.policy.is_standard else _policy(assessment.policy),
        contested=tuple(each.criterion.id for each in findings if _is_contested(each.explanation)),
        criteria={each.criterion.id: each.verdict.value for each in findings},
        sha256=declaration.document.sha256,
        hosts={each.document.file: each.document.sha256 for each in declaration.hosts()},
        basis=basis,
    )


def unassessed(
    file: str, problems: Iterable[Problem], wording: Wording, *, line: int | None = None
) -> Record:
    """Return the record of a profile that could not be assessed."""
    told: tuple[Mapping[str, str | int], ...] = tuple(
        {
            "code": problem.code,
            "line": problem.span.line,
            "column": problem.span.column,
            "sentence": wording.problem(problem),
            "remedy": wording.remedy(problem),
        }
        for problem in problems
    )
    return Record(file=file, line=line, problems=told)


def render(assessment: Assessment, _wording: Wording) -> str:
    """Return the line of one assessment."""
    return record_of(assessment).written()


def _policy(policy: Policy) -> Mapping[str, Any]:
    from trustcheck.report.policy import data_of  # most runs have the standard one

    return data_of(policy)


def _counts(assessment: Assessment, level: Level) -> dict[str, int]:
    return {verdict.value: n for verdict, n in assessment.counts(level).items()}


def _is_contested(explanation: Explanation) -> bool:
    """Tell whether readings differ on any step; a reasoning has thousands."""
    waiting = [explanation]
    while waiting:
        step = waiting.pop()
        if step.contested:
            return True
        waiting.extend(step.because)
    return False


def _refused(refusal: Refusal, wording: Wording) -> tuple[str]:
    record = unassessed(refusal.file, refusal.problems, wording, line=refusal.line)
    return (record.written(),)


REPORTER = Reporter(
    tell=lambda assessment, wording: (render(assessment, wording),),
    refuse=_refused,
    bind=lambda _wording: Joined(),
)
