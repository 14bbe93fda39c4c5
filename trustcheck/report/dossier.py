"""An assessment as a page shows it: every part of the page in words, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.enclosure import Enclosed, Enclosure, Term
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.rest import Rest, rests
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Value
from trustcheck.report.exhibit import SIGNS, Document, Exhibit, Exhibits
from trustcheck.report.horizon import Horizon
from trustcheck.report.lack import Lacks
from trustcheck.report.locality import Region, regions
from trustcheck.report.mending import Mending, Mendings
from trustcheck.report.origin import Origin
from trustcheck.report.rest import passes
from trustcheck.report.scenery import Scenery
from trustcheck.report.style import visible
from trustcheck.report.verdict import counts_beside, verdict_of_all
from trustcheck.wording.phrase import Wording


@frozen
class Count:
    """How many findings have a verdict, under its sign and its word."""

    verdict: str
    sign: str
    word: str
    number: int


@frozen
class Chapter:
    """A group of criteria."""

    id: str
    title: str
    counts: tuple[Count, ...]
    exhibits: tuple[Exhibit, ...]


@frozen(lazy=True)
class Dossier:
    """One assessment in words; everything in it can be shown as it is, once it is escaped.

    Pictures are SVG already. Ids of the page begin with `key`.
    """

    assessment: Assessment
    wording: Wording
    key: str

    def say(self, id: str, /, **values: Value) -> str:
        """Return a sentence in which nothing is hidden, its first letter a capital."""
        return visible(self.wording.sentence(Message(id, tuple(values.items()))))

    # What it is about

    @property
    def subject(self) -> str:
        """The name of the service."""
        return visible(self.assessment.declaration.profile.subject.name)

    @property
    def day(self) -> str:
        """The day of the assessment."""
        return self.wording.day(self.assessment.on)

    @property
    def ruleset(self) -> str:
        """The title of the ruleset."""
        return visible(self.wording.text(self.assessment.ruleset.title))

    @cached_property
    def head(self) -> tuple[tuple[str, str], ...]:
        """What stands at the top, beside its labels."""
        told, profile = self.assessment, self.assessment.declaration.profile
        provider = profile.entities.get(profile.subject.provider)
        rows = {
            "report.head.provider": provider.name if provider else profile.subject.provider,
            "report.head.ruleset": f"{self.ruleset} ({told.ruleset.id} {told.ruleset.version})",
            "report.head.as_of": self.say(
                "report.head.as_of.value", on=told.on, stated=profile.stated_on
            ),
        }
        return tuple((self.say(id), visible(text)) for id, text in rows.items())

    @property
    def notes(self) -> tuple[str, ...]:
        """Remarks on the assessment as a whole."""
        return tuple(visible(self.wording.sentence(note)) for note in self.assessment.notes)

    # The verdict

    @property
    def verdict(self) -> str:
        """The word for the verdict on the whole, as styles and filters know it."""
        return self.assessment.verdict.value

    @property
    def sign(self) -> str:
        """The sign of the verdict on the whole."""
        return SIGNS[self.assessment.verdict]

    @property
    def sentence(self) -> str:
        """The verdict in a sentence."""
        return visible(self.wording.sentence(verdict_of_all(self.assessment)))

    @property
    def beside(self) -> tuple[str, ...]:
        """What is said of counts below the verdict, the waived ones apart."""
        told = [visible(self.wording.sentence(each)) for each in counts_beside(self.assessment)]
        if self.assessment.waived:
            told.append(self.say("report.spared.gate.waived", n=self.assessment.waived))
        if self._rests:
            told.append(visible(self.wording.sentence(passes(self._rests.values()))))
        return tuple(told)

    @property
    def counts(self) -> tuple[Count, ...]:
        """How many findings have each verdict."""
        return self._counts(self.assessment.findings)

    def _counts(self, findings: Sequence[Finding]) -> tuple[Count, ...]:
        verdicts = [finding.verdict for finding in findings]
        return tuple(
            Count(v.value, sign, self.word(v), verdicts.count(v))
            for v, sign in SIGNS.items()
            if v in verdicts
        )

    def word(self, verdict: Verdict) -> str:
        """Return the word of a verdict."""
        return self.say(f"report.word.{verdict.value}")

    # What to do

    @cached_property
    def missing(self) -> Lacks:
        """What would settle the unknowns."""
        asking = None if self._enclosure is None else self._enclosure.asking
        return Lacks(self.assessment, asking, self.wording, self._exhibits)

    @property
    def repairs(self) -> tuple[Exhibit, ...]:
        """What fails, with what would repair it."""
        return tuple(each for each in self._told if each.verdict == Verdict.FAIL.value)

    @cached_property
    def _mendings(self) -> Mapping[str, Mending]:
        """What would repair each fail, by the id of its criterion."""
        if self._enclosure is None:
            return {}
        mendings = Mendings(self.assessment.declaration.document, self.wording)
        return {
            each.finding.criterion.id: mendings.mending(each)
            for each in self._enclosure.plan.remedies
        }

    @property
    def are_repairs_known(self) -> bool:
        """Whether repairs were looked for."""
        return self._enclosure is not None

    @property
    def repaired(self) -> str | None:
        """What the first repairs of all fails come to together."""
        plan = None if self._enclosure is None else self._enclosure.plan
        if plan is None or plan.together is None or len(plan.remedies) < 2:
            return None
        return self.say("dossier.repairs.together", verdict=verdict_of_all(plan.together.after))

    # Beside the findings

    @cached_property
    def _enclosure(self) -> Enclosure | None:
        return self.assessment.enclosure if isinstance(self.assessment, Enclosed) else None

    @cached_property
    def _terms(self) -> Mapping[str, Term]:
        return {} if self._enclosure is None else self._enclosure.terms

    @cached_property
    def horizon(self) -> Horizon:
        """Until when it holds."""
        return Horizon(self.assessment, self._terms, self.wording, self.key)

    @cached_property
    def scenery(self) -> Scenery:
        """The structure around the service."""
        chart = None if self._enclosure is None else self._enclosure.chart
        return Scenery(chart, self.wording, self.key)

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The sites, by the area they lie in."""
        if self._enclosure is None:
            return ()
        return regions(self.assessment, self._enclosure.chart, self.wording)

    @property
    def origin(self) -> Origin:
        """What it was made from."""
        return Origin(self.assessment, self.wording)

    # The criteria

    @cached_property
    def _exhibits(self) -> Exhibits:
        return Exhibits(self.assessment.declaration, self.assessment.ruleset, self.wording)

    @cached_property
    def _rests(self) -> Mapping[str, Rest]:
        return rests(self.assessment)

    @cached_property
    def _told(self) -> tuple[Exhibit, ...]:
        return tuple(
            self._exhibits.exhibit(
                finding,
                term=self._terms.get(finding.criterion.id),
                rest=self._rests.get(finding.criterion.id),
                mending=self._mendings.get(finding.criterion.id),
            )
            for finding in self.assessment.findings
        )

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The groups in the order of the ruleset, each with its criteria in theirs."""
        groups: dict[str, list[tuple[Finding, Exhibit]]] = {}
        for finding, exhibit in zip(self.assessment.findings, self._told, strict=True):
            groups.setdefault(finding.criterion.group, []).append((finding, exhibit))
        return tuple(
            Chapter(
                id,
                self._title(id),
                self._counts([finding for finding, _ in inside]),
                tuple(exhibit for _, exhibit in inside),
            )
            for id, inside in groups.items()
        )

    def _title(self, group: str) -> str:
        known = self.assessment.ruleset.groups.get(group)
        return visible(group if known is None else self.wording.text(known.title))

    @property
    def readings(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The readings that the criteria rest on, each in paragraphs."""
        known = {} if self._enclosure is None else self._enclosure.readings
        used = {each.reading for each in self._told}
        return tuple(
            (heading, tuple(_paragraphs(self.wording.text(text))))
            for heading, text in known.items()
            if heading in used
        )

    @property
    def evidence(self) -> tuple[Document, ...]:
        """Every piece of evidence behind a fact that decided something."""
        used = {piece.id for each in self._told for piece in each.evidence}
        every = map(self._exhibits.document, self.assessment.declaration.evidence)
        return tuple(piece for piece in every if piece.id in used)


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a reading, without the signs of Markdown."""
    for paragraph in text.split("\n\n"):
        plain = visible(paragraph.replace("**", "").replace("`", "").strip())
        if plain:
            yield plain
