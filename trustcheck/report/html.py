"""The dossier: assessments as one page for people, that needs no script and no network."""

from __future__ import annotations

from trustcheck import __version__
from trustcheck.assessment.assessment import Assessment
from trustcheck.logic.message import Message, say
from trustcheck.report.dossier import Dossier
from trustcheck.report.reporter import Part, Refusal, Reporter
from trustcheck.report.sheet import sheet, style
from trustcheck.report.style import visible
from trustcheck.report.template import filled
from trustcheck.wording.phrase import Wording

MOST = 25
"""Assessments in one page at most; a page says how many more there were."""

SHEETS = ("colours.css", "dossier.css", "picture.css")
"""What gives a dossier its looks."""

LARGE = "@page sheet { size: A3 landscape; }\n"
"""The sheet that a large picture is printed on."""

KEY = "\ue010"
"""What ids begin with until it is known whether the page has several parts.

It is in the private use area, so that nothing shown ever holds it.
"""


def tell(assessment: Assessment, wording: Wording) -> Part:
    """Return the title of an assessment, and its part of the page."""
    dossier = Dossier(assessment, wording, KEY)
    readings = {heading for heading, _ in dossier.readings}
    article = filled("article.html", wording, d=dossier, key=KEY, readings=readings)
    ruleset = assessment.ruleset.id
    title = wording.phrase(
        say("dossier.page", subject=dossier.subject, ruleset=ruleset, day=assessment.on)
    )
    return visible(title), article


def refuse(refusal: Refusal, wording: Wording) -> Part:
    """Return the name of a profile that was not assessed, and why."""
    problems = tuple(
        (
            visible(str(problem.span)),
            visible(wording.problem(problem)),
            visible(wording.remedy(problem)),
        )
        for problem in refusal.problems
    )
    label = visible(refusal.label)
    return label, filled("refusal.html", wording, label=label, problems=problems, key=KEY)


class Page:
    """One page of all parts, with a table of contents where there are several."""

    remarks: tuple[Message, ...] = ()

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._parts: list[Part] = []
        self._left_out = 0

    def add(self, part: Part) -> str:
        """Keep a part: what stands above it is not known before the last one."""
        if len(self._parts) < MOST:
            self._parts.append(part)
        else:
            self._left_out += 1
        return ""

    def close(self) -> str:
        """Return the page."""
        if self._left_out:
            self.remarks = (say("dossier.left_out", n=self._left_out, most=MOST),)
        several = len(self._parts) > 1
        titles = [title for title, _ in self._parts]
        numbers = [f"{number}-" if several else "" for number in range(1, len(titles) + 1)]
        articles = (
            article.replace(KEY, number)
            for number, (_, article) in zip(numbers, self._parts, strict=True)
        )
        return "".join((self._top(titles), *articles, self._bottom()))

    def _top(self, titles: list[str]) -> str:
        title = titles[0] if len(titles) == 1 else self._say("dossier.title")
        self_assessed = self._say("report.self_assessment")
        return filled(
            "top.html",
            self._wording,
            language=self._wording.language,
            version=__version__,
            title=f"{title} – {self._say('dossier.self')}",
            style=style(*SHEETS, title=title, note=self_assessed) + LARGE,
            script=sheet("dossier.js"),
            contents=tuple(enumerate(titles, 1)) if len(titles) > 1 else (),
        )

    def _bottom(self) -> str:
        return filled(
            "bottom.html",
            self._wording,
            left_out=self._left_out,
            most=MOST,
            script=sheet("dossier.js"),
        )

    def _say(self, id: str) -> str:
        return visible(self._wording.sentence(say(id)))


REPORTER = Reporter(tell=tell, refuse=refuse, bind=Page)
