"""Texts that mean something to a terminal, a runner, a parser or a reader who trusts his eyes."""

from __future__ import annotations

from tests.report.samples import DAY, criterion, declaration, ruleset
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.waiver import Waiver
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Text, say
from trustcheck.logic.truth import Truth
from trustcheck.profile.reading import Declaration
from trustcheck.ruleset.criterion import Criterion, Level
from trustcheck.source.problem import Problem
from trustcheck.source.span import Span

NASTY = {
    "a colour": "\x1b[31mred\x1b[0m",
    "a title of the terminal": "\x1b]0;owned\x07",
    "a command of the runner": "::error file=a,line=1::owned",
    "a command on a line of its own": "a\n::set-output name=x::owned\n",
    "a line break in escapes": "a%0A::warning::owned%0D%25",
    "the end of a property": "a,line=99,title=owned::owned",
    "a carriage return": "safe\rowned",
    "line ends of Unicode": "a\u2028::error::b\u2029c\x85d",
    "a cell": "a | b || c \\| d",
    "code": "`a` ``b`` ```\nc\n```",
    "an open fence": "````",
    "a tag": "<script>alert(1)</script><img src=x onerror=y>",
    "the end of what is folded": "</summary></details></td></table>",
    "a comment": "<!-- a --> --> <!--",
    "a link": "[here](https://evil.example) <https://evil.example> https://evil.example",
    "a link by itself": "www.evil.example and owner@evil.example",
    "an image": "![](https://evil.example/x.png)",
    "somebody": "@octocat and @org/team, see #1 and org/repo#2",
    "emphasis": "*a* **b** _c_ __d__ ~~e~~",
    "a heading": "# a\n## b\n- c\n1. d\n> e\n---\n===",
    "entities": "&lt;b&gt; &#64; &amp;",
    "text from right to left": "safe\u202egnp.exe\u202c\u2066x\u2069",
    "nothing to see": "a\u200bb\u2060c\ufeff",
    "a lone surrogate": "a\ud800b\udfff",
    "private use": "\ue000styled\ue00f",
    "quotation marks": "\"a\" 'b' \\ \\\\ \\u0041",
    "a formula": "=HYPERLINK(1)",
    "astral": "😀 é e\u0301 雲",
    "a megabyte": "x" * 2**20,
    "a megabyte of marks": "|`<@" * 2**18,
}


def nasty(text: str, file: str = "a.yaml") -> Assessment:
    """Return an assessment in which every text from outside is this one.

    A must fails and another is waived, one is unknown, one is recommended and fails.
    """
    chosen = (
        ("FAIL", Verdict.FAIL, Truth.FALSE, Level.MUST),
        ("WAIVED", Verdict.FAIL, Truth.FALSE, Level.MUST),
        ("UNKNOWN", Verdict.UNKNOWN, Truth.UNKNOWN, Level.MUST),
        ("SHOULD", Verdict.FAIL, Truth.FALSE, Level.SHOULD),
    )
    findings = tuple(
        Finding(
            _criterion(id, level, text), verdict, _reasoning(truth, text), waiver=_waiver(id, text)
        )
        for id, verdict, truth, level in chosen
    )
    rules = ruleset(*(each.criterion for each in findings))
    return Assessment(
        _declared(text, file), rules, DAY, findings, (say("sample.text", text=text),)
    )


def problems(text: str, file: str = "a.yaml") -> tuple[Problem, ...]:
    """Return problems that repeat a text."""
    message = say("unknown-criterion", ruleset=text, id=text)
    return (Problem(Span(file, 2, 3, 2, 5), message),)


def _criterion(id: str, level: Level, text: str) -> Criterion:
    return criterion(id, level=level, title=Text(text, text))


def _reasoning(truth: Truth, text: str) -> Explanation:
    return Explanation(
        truth,
        say("sample.text", text=text),
        facts=(("sites", 0, "territory"),),
        gaps=(Gap(("entities", text), Reason.ABSENT),) if truth is Truth.UNKNOWN else (),
        contested=(say("sample.text", text=text),),
    )


def _waiver(id: str, text: str) -> Waiver | None:
    if id != "WAIVED":
        return None
    return Waiver(
        criterion=id,
        subject=text,
        owner=text,
        reason=text,
        reference=text,
        until=DAY,
        span=Span("waivers.yaml", 2, 3, 2, 9),
    )


def _declared(text: str, file: str) -> Declaration:
    known = declaration(file=file)
    subject = replace(known.profile.subject, name=text)
    return replace(known, profile=replace(known.profile, subject=subject))
