"""The findings as OSCAL assessment results, for tools of compliance: one result an assessment.

What is unknown is never satisfied. Ids come from what they stand for (UUID, version 5) and all
times from the days of the assessment, in UTC, so that the same bytes come out again.
"""

from __future__ import annotations

from datetime import date

from trustcheck import __version__
from trustcheck.assessment.assessment import Assessment
from trustcheck.logic.message import Message, say
from trustcheck.report.gist import trouble
from trustcheck.report.markup import escaped
from trustcheck.report.oscal_form import Json, identity, morning, props, written
from trustcheck.report.oscal_result import Result
from trustcheck.report.reporter import Part, Refusal, Reporter
from trustcheck.report.style import visible
from trustcheck.wording.phrase import Wording

VERSION = "1.1.3"
"""The version of OSCAL; a reader of a later 1.x takes it as well."""


def _tell(assessment: Assessment, wording: Wording) -> Part:
    """Return the result of one assessment, its title and its day."""
    result = Result(assessment, wording)
    return result.title, assessment.on.isoformat(), written(result.whole())


def _refuse(refusal: Refusal, wording: Wording) -> Part:
    """Return what stands in the metadata, since no result is without a day."""
    head = say("oscal.refused", file=refusal.label, n=len(refusal.problems))
    told = [trouble(each, wording) for each in refusal.problems]
    return visible(refusal.label), "\n".join(map(escaped, (wording.phrase(head), *told)))


class _Document:
    """The results as they come, then everything that is known of them only in the end."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._titles: list[str] = []
        self._days: list[str] = []
        self._ids: list[str] = []
        self._refused: list[tuple[str, str]] = []

    @property
    def remarks(self) -> tuple[Message, ...]:
        """Why there is no document, where no profile was assessed."""
        return () if self._titles or not self._refused else (say("oscal.nothing_assessed"),)

    def add(self, part: Part) -> str:
        """Return a result; keep what a profile without one has to be told by."""
        if len(part) == 2:
            self._refused.append((part[0], part[1]))
            return ""
        title, day, result = part
        opening = ",\n" if self._titles else '{\n"assessment-results": {\n"results": [\n'
        self._titles.append(title)
        self._days.append(day)
        self._ids.append(identity(result))
        return opening + result

    def close(self) -> str:
        """Return what follows the results; nothing where there is none, for OSCAL needs one."""
        if not self._titles:
            return ""
        plan = identity("plan", *self._ids)
        rest: dict[str, Json] = {
            "uuid": identity(*self._ids, *map("\n".join, self._refused)),
            "metadata": self._metadata(),
            "import-ap": {"href": f"#{plan}"},
            "back-matter": {
                "resources": [
                    {
                        "uuid": plan,
                        "title": self._line(say("oscal.plan")),
                        "description": self._line(say("oscal.plan.described")),
                    }
                ]
            },
        }
        return f"\n],\n{written(rest)[1:-1].strip()}\n}}\n}}\n"

    def _metadata(self) -> Json:
        several = say("oscal.titles", n=len(self._titles))
        remarks = [self._line(say("report.self_assessment")), *(text for _, text in self._refused)]
        return {
            "title": self._titles[0] if len(self._titles) == 1 else self._line(several),
            "last-modified": morning(date.fromisoformat(max(self._days))),
            "version": max(self._days),
            "oscal-version": VERSION,
            "props": props(
                [
                    ("assessment-kind", "self-assessment"),
                    ("trustcheck", __version__),
                    ("language", self._wording.language),
                    *(("not-assessed", label) for label, _ in self._refused),
                ]
            ),
            "remarks": "\n\n".join(remarks),
        }

    def _line(self, message: Message) -> str:
        return escaped(self._wording.phrase(message))


REPORTER = Reporter(tell=_tell, refuse=_refuse, bind=_Document)
