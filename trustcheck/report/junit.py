"""The report for CI servers: JUnit XML, a suite an assessment, a case a criterion.

What closes the gate is a failure. What fails or is unknown without closing it is skipped, with
the reason, and counted in the properties: no reader can take it for a pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from xml.etree.ElementTree import Element

from trustcheck import __version__
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.gate import Decision, gate
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.report.anchorage import primary
from trustcheck.report.circumstances import circumstances
from trustcheck.report.explain import proof
from trustcheck.report.gist import gist, trouble
from trustcheck.report.reporter import Joined, Part, Refusal, Reporter
from trustcheck.report.standing import Effect, standing
from trustcheck.report.style import plain
from trustcheck.report.xml import DECLARATION, Attributes, element, written
from trustcheck.ruleset.criterion import Level
from trustcheck.wording.phrase import Wording

LONGEST = 400
"""How many lines of a proof are told before the rest is counted: servers take some megabytes."""


@frozen(lazy=True)
class _Suite:
    assessment: Assessment
    wording: Wording

    @cached_property
    def _decision(self) -> Decision:
        return gate(self.assessment)

    @property
    def _file(self) -> str:
        return self.assessment.declaration.document.file

    def element(self) -> Element:
        """Return the suite: its properties, then its cases in the order of the ruleset."""
        told = self.assessment
        cases = [*map(self._case, told.findings), *self._nothing_passed()]
        counts: Attributes = {
            "tests": len(cases),
            "failures": _count(cases, "failure"),
            "errors": 0,
            "skipped": _count(cases, "skipped"),
            "time": 0,
        }
        name = f"{told.declaration.profile.subject.name} / {told.ruleset.id}"
        day = {"timestamp": f"{told.on.isoformat()}T00:00:00", "file": self._file}
        properties = element("properties", {}, below=self._properties())
        remarks = "\n".join(circumstances(told, self.wording))
        out = [element("system-out", {}, text=remarks)] if remarks else []
        return element(
            "testsuite", {"name": name, **counts, **day}, below=[properties, *cases, *out]
        )

    def _properties(self) -> Iterator[Element]:
        told, count = self.assessment, self.assessment.counts
        profile = told.declaration.profile
        values = {
            "self_assessment": self._said(say("report.self_assessment")),
            "trustcheck": __version__,
            "subject": profile.subject.name,
            "profile.sha256": told.declaration.document.sha256,
            "stated_on": profile.stated_on.isoformat(),
            "as_of": told.on.isoformat(),
            "ruleset": told.ruleset.id,
            "ruleset.version": told.ruleset.version,
            "ruleset.digest": told.ruleset.digest,
            "verdict": told.verdict.value,
            "gate": "open" if self._decision.is_open else "closed",
            **{f"{lv.value}.{v.value}": n for lv in Level for v, n in count(lv).items()},
            "waived": told.waived,
        }
        for name, value in values.items():
            yield element("property", {"name": name, "value": value})

    def _case(self, finding: Finding) -> Element:
        criterion = finding.criterion
        place = primary(finding, self.assessment.declaration)
        title = self.wording.text(criterion.title)
        where: Attributes = {
            "classname": self._class(criterion.group),
            "name": f"{criterion.id} {title}",
            "file": place.file,
            "line": place.line,
            "time": 0,
        }
        return element("testcase", where, below=self._result(finding))

    def _class(self, last: str) -> str:
        """Return a class that no two suites share: some readers drop names given twice."""
        return f"{self._file}.{self.assessment.ruleset.id}.{last}"

    def _result(self, finding: Finding) -> Iterator[Element]:
        stands = standing(finding, self._decision)
        verdict = self.wording.word(finding.verdict.value)
        if stands.effect is Effect.CLOSES:
            kind = "criterion" if finding.verdict is Verdict.FAIL else "unknown"
            message = {"message": gist(finding, self.wording), "type": kind}
            yield element("failure", message, text=self._proof(finding))
        elif stands.reason is not None:
            reason = say("report.standing.skipped", verdict=verdict, reason=stands.reason)
            yield element("skipped", {"message": self._said(reason)})
        remarks = tuple(self._remarks(finding))
        if remarks:
            yield element("system-out", {}, text="\n".join(remarks))

    def _remarks(self, finding: Finding) -> Iterator[str]:
        """Yield what stands beside a verdict, where no proof tells it."""
        if finding.vacuous and finding.verdict is Verdict.PASS:
            yield self._said(say("report.finding.vacuous"))
        if finding.contested and finding.criterion.id not in self._decision.closing:
            heading = self._said(say("report.finding.contested"))
            yield from (heading, *(f"  {self._said(each)}" for each in finding.contested))

    def _proof(self, finding: Finding) -> str:
        lines = plain(proof(finding, self.assessment, self.wording)).splitlines()
        if len(lines) > LONGEST:
            more = say("report.finding.more", n=len(lines) - LONGEST)
            lines = [*lines[:LONGEST], self._said(more)]
        return "\n".join(lines)

    def _nothing_passed(self) -> Iterator[Element]:
        """Yield a case that fails where the gate is closed for no criterion in particular."""
        decision = self._decision
        if decision.is_open or decision.closing:
            return
        reasons = "\n".join(map(self._said, decision.reasons))
        failure = element("failure", {"message": reasons, "type": "gate"}, text=reasons)
        name = self._said(say("report.standing.gate"))
        where: Attributes = {
            "classname": self._class("gate"),
            "name": name,
            "file": self._file,
            "line": 1,
        }
        yield element("testcase", {**where, "time": 0}, below=[failure])

    def _said(self, message: Message) -> str:
        return self.wording.phrase(message)


def _count(cases: Iterable[Element], tag: str) -> int:
    return sum(case.find(tag) is not None for case in cases)


def _tell(assessment: Assessment, wording: Wording) -> Part:
    return (written(_Suite(assessment, wording).element(), level=1),)


def _refuse(refusal: Refusal, wording: Wording) -> Part:
    """Return the suite of a profile that could not be assessed: one error, with every problem."""
    file = refusal.label
    message = wording.phrase(say("report.unassessed", n=len(refusal.problems)))
    told = (trouble(each, wording) for each in refusal.problems)
    kind = {"message": message, "type": "internal" if refusal.is_ours else "problem"}
    where: Attributes = {
        "classname": f"{file}.{refusal.ruleset or 'profile'}",
        "name": message,
        "file": refusal.file,
        "line": refusal.problems[0].span.line,
        "time": 0,
    }
    error = element("error", kind, text="\n".join(told))
    counts: Attributes = {"tests": 1, "failures": 0, "errors": 1, "skipped": 0, "time": 0}
    case = element("testcase", where, below=[error])
    return (written(element("testsuite", {"name": file, **counts}, below=[case]), level=1),)


REPORTER = Reporter(
    tell=_tell,
    refuse=_refuse,
    bind=lambda _wording: Joined(
        f'{DECLARATION}<testsuites name="trustcheck">\n', closing="</testsuites>\n"
    ),
)
