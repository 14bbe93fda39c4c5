"""How the cases of a ruleset attest the criteria that a person answers for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import frozen
from trustcheck.profile.evidence import RUNGS
from trustcheck.profile.structure import shaped
from trustcheck.ruleset.case_form import ATTESTED_CASES_FORM, AttestedCaseForm, AttestedCasesForm
from trustcheck.ruleset.criterion import Backing, Criterion
from trustcheck.source.document import Document
from trustcheck.source.file import load

PLAIN = AttestedCaseForm(name="-", expect="pass")
"""A case in which nothing differs."""


@frozen
class Answering:
    """The file `attested.cases.yaml`: how each criterion is attested, and what may differ.

    In its evidence, `$rung` and `$oldest` stand for the rung that the criterion asks for and the
    earliest day that is recent enough, `$weaker` and `$too_old` for what just does not do.
    """

    form: AttestedCasesForm
    document: Document

    def given(
        self, criteria: Iterable[Criterion], on: date, case: AttestedCaseForm = PLAIN
    ) -> dict[str, Any]:
        """Return the part of a profile in which criteria are attested, as of a day."""
        attestations: dict[str, Any] = {}
        evidence: dict[str, Any] = {}
        for criterion in criteria if "attestation" not in case.without else ():
            answer = {**self.form.attestation, **case.attestation}
            if "evidence" not in case.without:
                id = _evidence_id(criterion.backing)
                answer["evidence"] = [id]
                piece = {**self.form.evidence, **case.evidence}
                evidence[id] = _filled(piece, _asked(criterion.backing, on))
            attestations[criterion.id] = answer
        return {"attestations": attestations, "evidence": evidence}


def read_answering(path: Path | None) -> Answering | None:
    """Return what a ruleset's `attested.cases.yaml` says, if it has one.

    Raises InvalidInput with every problem of the file.
    """
    if path is None:
        return None
    document = load(path)
    return Answering(shaped(document, ATTESTED_CASES_FORM), document)


def _evidence_id(backing: Backing | None) -> str:
    """Return an id for the evidence of all criteria that ask for the same."""
    if backing is None:
        return "answer"
    return f"answer-{backing.rung}-{backing.fresh_for or 'ever'}"


def _asked(backing: Backing | None, on: date) -> Mapping[str, str]:
    """Return what just does for a criterion, and what just does not."""
    rung = "declared" if backing is None else backing.rung
    fresh_for = None if backing is None else backing.fresh_for
    oldest = on.toordinal() if fresh_for is None else _oldest(fresh_for, on)
    return {
        "$rung": rung,
        "$weaker": RUNGS[max(RUNGS.index(rung) - 1, 0)],
        "$oldest": date.fromordinal(oldest).isoformat(),
        "$too_old": date.fromordinal(oldest - 1).isoformat(),
    }


def _oldest(fresh_for: Duration, on: date) -> int:
    """Return the earliest day from which `fresh_for` reaches a day, as its ordinal."""
    days = range(1, on.toordinal() + 1)
    return days[bisect_left(days, on, key=lambda day: fresh_for.after(date.fromordinal(day)))]


def _filled(piece: Mapping[str, Any], asked: Mapping[str, str]) -> dict[str, Any]:
    return {
        key: asked.get(value, value) if isinstance(value, str) else value
        for key, value in piece.items()
    }
