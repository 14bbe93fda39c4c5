"""Assessments with every way to stand at the gate, and with texts that try to break formats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from tests.report.nasty import NASTY as SHARED
from tests.report.samples import (
    BESIDE,
    DAY,
    FAILING,
    OVER_NOTHING,
    PASSING,
    SAMPLES,
    WAITING,
    criterion,
    declaration,
    ruleset,
)
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.policy import Policy
from trustcheck.assessment.waiver import Waiver
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Text, say
from trustcheck.logic.truth import Truth
from trustcheck.profile.reading import Declaration
from trustcheck.report.reporter import Refusal, Reporter
from trustcheck.ruleset.criterion import Criterion, Level
from trustcheck.source.problem import Problem
from trustcheck.source.span import Span
from trustcheck.wording.phrase import Wording

UNTIL = date(2027, 1, 31)


def waiver(id: str, reason: str = "Exit contract signed") -> Waiver:
    """Return leave to go on in spite of one criterion."""
    return Waiver(
        criterion=id,
        subject="Nuage",
        owner="A. Martin",
        reason=reason,
        reference="RISK-12",
        until=UNTIL,
        span=Span("waivers.yaml", 1, 1, 1, 1),
    )


def every_standing() -> Assessment:
    """Return an assessment with a finding of each kind that a gate tells apart."""
    should = Level.SHOULD
    findings = (
        Finding(criterion("PASSES"), Verdict.PASS, PASSING),
        Finding(criterion("EMPTY"), Verdict.PASS, OVER_NOTHING),
        Finding(criterion("FAILS"), Verdict.FAIL, FAILING),
        Finding(criterion("UNKNOWN"), Verdict.UNKNOWN, WAITING),
        Finding(criterion("WAIVED"), Verdict.FAIL, FAILING, waiver=waiver("WAIVED")),
        Finding(criterion("ADVICE", level=should), Verdict.UNKNOWN, WAITING),
        Finding(criterion("BESIDE"), Verdict.NOT_APPLICABLE, BESIDE),
    )
    return assessment(*findings)


def nothing_passed() -> Assessment:
    """Return an assessment whose gate is closed though no criterion closes it."""
    return assessment(Finding(criterion("EMPTY"), Verdict.PASS, OVER_NOTHING))


def assessment(*findings: Finding, told: Declaration | None = None) -> Assessment:
    """Return an assessment of an ordinary profile with these findings."""
    rules = ruleset(*(finding.criterion for finding in findings))
    return Assessment(told or declaration(), rules, DAY, findings)


def refusal(sentence: str = "nonsense", *, file: str = "bad.yaml") -> Refusal:
    """Return a profile that could not be assessed, for a key that means nothing."""
    message = say("unknown-key", key=sentence, known=("subject",))
    return Refusal(file, (Problem(Span(file, 3, 5, 3, 9), message),))


def together(reporter: Reporter, wording: Wording, *told: Assessment | Refusal) -> str:
    """Return the document that a run on several profiles makes."""
    binding = reporter.binding(wording, is_list=True)
    parts = [_part(reporter, wording, each) for each in told]
    return "".join([*map(binding.add, parts), binding.close()])


def adapted() -> Assessment:
    """Return an assessment of some criteria, by rules that are not as the ruleset has them."""
    told = SAMPLES["two-of-a-kind"]
    policy = Policy(tolerated={Verdict.FAIL: 1})
    notes = (say("cli.selection", chosen=1, total=2),)
    return replace(told, findings=told.findings[:1], policy=policy, notes=notes)


CIRCUMSTANCES = [
    "Ruleset adapted by maison.yaml",
    "Settings: cap = 20%, instead of 24%",
    "Closed by: criteria that must be met: fail and unknown"
    " and fail: only if there are more than 1",
    "Only one criterion was looked at, out of 2",
]
"""What is said of them in English."""


def alone(reporter: Reporter, wording: Wording, told: Assessment | Refusal) -> str:
    """Return the document that a run on one profile makes."""
    binding = reporter.binding(wording, is_list=False)
    return binding.add(_part(reporter, wording, told)) + binding.close()


def _part(reporter: Reporter, wording: Wording, told: Assessment | Refusal) -> tuple[str, ...]:
    if isinstance(told, Assessment):
        return reporter.tell(told, wording)
    assert reporter.refuse is not None
    return reporter.refuse(told, wording)


NASTY: Mapping[str, str] = MappingProxyType(
    {
        **{id: text for id, text in SHARED.items() if len(text) < 10_000},
        "markup": "<script>alert(1)</script> & ]]> <!-- &amp; \" ' <![CDATA[ ]]>",
        "controls": "a\x00b\x07c\x08d\x1b[31me\x7ff\x9bg",
        "line ends": "one\ntwo\r\nthree\u2028four\u2029five\x85six\x0bseven",
        "directives": "ok # SKIP all # TODO \\# skip \\ #todo",
        "protocol": "\nok 99 - injected\nBail out! now\n1..0\nTAP version 13",
        "block": "...\n  ---\n- x\n? y: {z: [",
        "yaml": "'\"\\ %TAG ! : - ? | > & * @ `",
        "formula": "=cmd|' /C calc'!A0",
        "formulas": "a;=1+1;\t@SUM(1);\r-2;+3",
        "full-width formula": "＝1＋1",
        "tab formula": "\t=1+1",
        "separators": 'x","y;z\tw|v\\"',
        "refused": "a\ufffeb\uffffc",
        "markdown": "[x](javascript:alert(1)) **b** `c` # d\n- e",
        "spaces": "  \u00a0 ",
        "long": "L" * 2**17,  # eight times in each document: a megabyte
    }
)
"""Texts that try to leave the place where they stand, in each medium another way."""

NEUTRALISED = ("\x00", "\x07", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff")
"""Characters that hide something, none of which may come through."""


def nasty(text: str) -> Assessment:
    """Return an assessment in which a text stands wherever one from outside can stand."""
    first, second, third, beside, passed = (_nasty(criterion(id), text) for id in "ABCDE")
    advice = _nasty(criterion("ADVICE", level=Level.SHOULD), text)
    step = say("sample.contested", text=text, truth=Text(text, text), reading=(text,))
    explanation = Explanation(
        Truth.FALSE,
        step,
        because=(Explanation(Truth.FALSE, say("step.sample_unknown", holder=text, part=0)),),
        facts=(("subject", "name"), ("evidence", "e", "title")),
        contested=(step,),
    )
    unknown = replace(explanation, truth=Truth.UNKNOWN)
    findings = (
        Finding(first, Verdict.FAIL, explanation),
        Finding(second, Verdict.FAIL, explanation, waiver=waiver("B", text)),
        Finding(third, Verdict.UNKNOWN, unknown),
        Finding(beside, Verdict.NOT_APPLICABLE, explanation),
        Finding(advice, Verdict.UNKNOWN, unknown),
        Finding(passed, Verdict.PASS, explanation),
    )
    return assessment(*findings, told=_declared(text))


def _nasty(rule: Criterion, text: str) -> Criterion:
    both = Text(text, text)
    return replace(rule, group=text, title=both, requirement=both, remedy=both)


def _declared(text: str) -> Declaration:
    shown = f"{text[:400]}x".encode("utf-8", "replace").decode()
    quoted = '"' + "".join(f"\\U{ord(character):08x}" for character in shown) + '"'
    return declaration(
        f"""\
trustcheck: 1
subject: {{name: {quoted}, provider: n}}
stated_on: {DAY}
entities:
  n: {{name: {quoted}, kind: company, evidence: [e]}}
evidence:
  e: {{rung: documented, title: {quoted}, publisher: {quoted}, url: {quoted}}}
""",
        f"{text[:200]}.yaml",
    )
