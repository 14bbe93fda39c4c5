"""What to ask of a service that is not decided yet, for programs."""

from __future__ import annotations

from trustcheck.assessment.asking import Answer, Asking, Matter, Settling, Union
from trustcheck.logic.explanation import Gap
from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import dotted, slashed
from trustcheck.report.alteration import alteration_json
from trustcheck.report.change import Json, head_json, span_json
from trustcheck.report.fact import fact
from trustcheck.report.json_text import written
from trustcheck.report.question import form, question
from trustcheck.report.slot import slot_of
from trustcheck.wording.phrase import Wording

FORMAT = "trustcheck-ask/1"
"""The version of the form of this report; its form is `schemas/ask.schema.json`."""


def render(asking: Asking, wording: Wording) -> str:
    """Return what to ask as JSON."""
    told = _Told(asking, wording).whole()
    return written(told, indent=2) + "\n"


@frozen
class _Told:
    asking: Asking
    wording: Wording

    def whole(self) -> dict[str, Json]:
        """Return what to ask, the most decisive first."""
        asking = self.asking
        return {
            **head_json(asking.assessment, self.wording, FORMAT),
            "verdict": asking.verdict.value,
            "settled_by": list(asking.settled_by),
            "questions": [self._matter(each) for each in asking.matters],
            "together": [self._union(each) for each in asking.unions],
            "unsettled": list(asking.unsettled),
            "passed_over": list(asking.passed_over),
            "tried": asking.tried,
            "cut": asking.cut,
        }

    def _matter(self, matter: Matter) -> Json:
        told = self.asking.assessment
        slot = slot_of(matter.gap, told.declaration)
        return {
            **self._gap(matter.gap),
            "question": question(matter, told.declaration, told.ruleset, self.wording),
            "form": self.wording.phrase(form(matter)),
            "answer": None if slot is None else {"section": slot.section.value, "key": slot.key},
            "settles": [self._settling(each) for each in matter.settles],
            "waiting": list(matter.waiting),
            "tried": matter.tried,
        }

    def _gap(self, gap: Gap) -> dict[str, Json]:
        found = fact(self.asking.assessment.declaration, gap.pointer)
        return {
            "pointer": slashed(gap.pointer),
            "path": dotted(gap.pointer),
            "reason": gap.reason.value,
            "written": found.written,
            "place": span_json(found.span),
        }

    def _settling(self, settling: Settling) -> Json:
        return {
            "criterion": settling.criterion,
            "passing": self._answer(settling.passing),
            "failing": self._answer(settling.failing),
        }

    def _answer(self, answer: Answer | None) -> Json:
        if answer is None:
            return None
        document = self.asking.assessment.declaration.document
        return [dict(alteration_json(each, document)) for each in answer]

    def _union(self, union: Union) -> Json:
        return {
            "criterion": union.criterion,
            "facts": [
                {"pointer": slashed(gap.pointer), "path": dotted(gap.pointer)}
                for gap in union.gaps
            ],
            "verdict": union.verdict.value,
            "smallest": union.smallest,
        }
