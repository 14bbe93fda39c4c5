"""One assessment as a result of OSCAL: what was looked at, what it rests on, what came out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.gate import Decision, gate
from trustcheck.assessment.waiver import Waiver
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.profile.evidence import Evidence
from trustcheck.report.anchorage import primary
from trustcheck.report.circumstances import circumstances
from trustcheck.report.detail import SETTLED
from trustcheck.report.fact import Fact, fact, register
from trustcheck.report.gist import gist, missing
from trustcheck.report.markup import escaped
from trustcheck.report.oscal_form import (
    Json,
    evening,
    identity,
    morning,
    props,
    token,
    unless_empty,
    written,
)
from trustcheck.report.requirement import citation
from trustcheck.report.uri import reference
from trustcheck.ruleset.criterion import Level
from trustcheck.source.document import Document
from trustcheck.wording.phrase import Wording


@frozen(lazy=True)
class Result:
    """Tells one assessment; every text in it is markup already."""

    assessment: Assessment
    wording: Wording

    @cached_property
    def _decision(self) -> Decision:
        return gate(self.assessment)

    @cached_property
    def _seed(self) -> str:
        """What tells this assessment from every other."""
        told = self.assessment
        file, rules = told.declaration.document, told.ruleset
        return "\n".join((file.file, file.sha256, rules.id, rules.digest, told.on.isoformat()))

    @property
    def title(self) -> str:
        """What is assessed by what, as a line of markup."""
        subject = self.assessment.declaration.profile.subject.name
        return self._line(say("oscal.title", subject=subject, ruleset=self._ruleset))

    @property
    def _ruleset(self) -> str:
        return f"{self.assessment.ruleset.id} {self.assessment.ruleset.version}"

    def whole(self) -> dict[str, Json]:
        """Return the result; its id comes from everything in it."""
        told = self.assessment
        stated = told.declaration.profile.stated_on
        described = say(
            "oscal.result.described",
            subject=told.declaration.profile.subject.name,
            ruleset=self._ruleset,
            on=told.on,
            stated=stated,
        )
        content: dict[str, Json] = {
            "title": self.title,
            "description": self._line(described),
            "start": morning(told.on),
            "props": props(self._facts_of_the_run()),
            "local-definitions": {"components": [self._service()]},
            "reviewed-controls": self._controls(),
            "observations": [self._profile(), *map(self._observation, self._evidence)],
            **unless_empty("risks", map(self._risk, told.findings)),
            **unless_empty("findings", map(self._finding, told.findings)),
            "remarks": "\n\n".join(self._circumstances()),
        }
        return {"uuid": identity(self._seed, written(content)), **content}

    def _facts_of_the_run(self) -> Iterator[tuple[str, str]]:
        told = self.assessment
        yield "assessment-kind", "self-assessment"
        yield "verdict", told.verdict.value
        yield "gate", "open" if self._decision.is_open else "closed"
        yield "ruleset", told.ruleset.id
        yield "ruleset-version", told.ruleset.version
        yield "ruleset-sha256", told.ruleset.digest
        yield "profile", told.declaration.document.file
        yield "profile-sha256", told.declaration.document.sha256
        yield "stated-on", told.declaration.profile.stated_on.isoformat()
        yield "as-of", told.on.isoformat()
        for level in Level:
            for verdict, count in told.counts(level).items():
                yield f"{level.value}-{verdict.value}".replace("_", "-"), str(count)
        yield "waived", str(told.waived)

    def _circumstances(self) -> Iterator[str]:
        yield self._line(say("report.self_assessment"))
        yield from map(escaped, circumstances(self.assessment, self.wording))

    # What was assessed

    def _service(self) -> Json:
        profile = self.assessment.declaration.profile
        provider = profile.entities.get(profile.subject.provider)
        name = provider.name if provider else profile.subject.provider
        described = say(
            "oscal.profile.described", subject=profile.subject.name, stated=profile.stated_on
        )
        return {
            "uuid": self._service_id,
            "type": "service",
            "title": escaped(profile.subject.name),
            "description": self._line(described),
            "props": props([("provider", name), ("provider-id", profile.subject.provider)]),
            "status": {"state": "other", "remarks": self._line(say("oscal.profile.declared"))},
        }

    @property
    def _service_id(self) -> str:
        return identity(self._seed, "service")

    def _controls(self) -> Json:
        """Return the criteria that were looked at, and those that are not applicable."""
        verdicts = {token(f.criterion.id): f.verdict for f in self.assessment.findings}
        left_out = [id for id, v in verdicts.items() if v is Verdict.NOT_APPLICABLE]
        told = [id for id in verdicts if id not in left_out]
        selection: dict[str, Json] = {
            **unless_empty("include-controls", ({"control-id": id} for id in told)),
            **unless_empty("exclude-controls", ({"control-id": id} for id in left_out)),
        }
        if left_out:
            selection["remarks"] = self._line(say("oscal.excluded", ids=tuple(left_out)))
        described = self._line(say("oscal.controls.described"))
        return {"description": described, "control-selections": [selection or {"include-all": {}}]}

    # What it rests on

    @cached_property
    def _read(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts that each criterion read, by its id."""
        declaration = self.assessment.declaration
        return {
            finding.criterion.id: tuple(
                fact(declaration, pointer) for pointer in finding.explanation.pointers()
            )
            for finding in self.assessment.findings
        }

    @cached_property
    def _evidence(self) -> tuple[str, ...]:
        facts = (each for read in self._read.values() for each in read)
        return register(self.assessment.declaration, facts)

    @property
    def _profile_id(self) -> str:
        return identity(self._seed, "profile")

    def _observation_id(self, evidence: str) -> str:
        return identity(self._seed, "evidence", evidence)

    def _profile(self) -> Json:
        """Return the observation that the facts are declared, which every finding rests on."""
        declaration = self.assessment.declaration
        profile = declaration.profile
        described = say(
            "oscal.profile.described", subject=profile.subject.name, stated=profile.stated_on
        )
        files = (declaration, *declaration.hosts())
        return {
            "uuid": self._profile_id,
            "description": self._line(described),
            "props": props([("rung", "declared")]),
            "methods": ["EXAMINE"],
            "subjects": [self._subject()],
            "relevant-evidence": [_declared(each.document) for each in files],
            "collected": morning(profile.stated_on),
            "remarks": self._line(say("oscal.profile.declared")),
        }

    def _observation(self, id: str) -> Json:
        """Return the observation of a piece of evidence."""
        declaration = self.assessment.declaration
        piece = declaration.evidence[id]
        collected = piece.collected or declaration.profile.stated_on
        observation: dict[str, Json] = {
            "uuid": self._observation_id(id),
            "title": escaped(piece.title),
            "description": self._described(piece),
            "props": props([("evidence", id), ("rung", piece.rung)]),
            "methods": ["EXAMINE"],
            "subjects": [self._subject()],
            "relevant-evidence": [_relevant(piece)],
            "collected": morning(collected),
        }
        if piece.expires is not None:
            observation["expires"] = evening(piece.expires)
        if piece.collected is None:
            observation["remarks"] = self._line(say("oscal.evidence.uncollected"))
        return observation

    def _described(self, piece: Evidence) -> str:
        told = [say(f"code.{piece.rung}")]
        if piece.publisher:
            told.append(say("report.evidence.publisher", publisher=piece.publisher))
        if piece.effective:
            told.append(say("report.evidence.effective", day=piece.effective))
        comma = self.wording.phrase(Message("format.comma"))
        return escaped(comma.join(map(self.wording.phrase, told)))

    def _subject(self) -> Json:
        return {"subject-uuid": self._service_id, "type": "component"}

    # What came out

    def _finding(self, finding: Finding) -> Json | None:
        if finding.verdict is Verdict.NOT_APPLICABLE:
            return None
        criterion, declaration = finding.criterion, self.assessment.declaration
        facts = self._read[criterion.id]
        backing = register(declaration, facts)
        observations = [self._profile_id, *map(self._observation_id, backing)]
        told: dict[str, Json] = {
            "uuid": identity(self._seed, "finding", criterion.id),
            "title": escaped(f"{criterion.id} {self.wording.text(criterion.title)}"),
            "description": escaped(gist(finding, self.wording)),
            "props": props(self._verdict(finding)),
            "target": {
                "type": "objective-id",
                "target-id": token(criterion.id),
                "description": escaped(self.wording.text(criterion.requirement)),
                "status": self._status(finding),
            },
            "related-observations": [{"observation-uuid": id} for id in observations],
        }
        if finding.waiver is not None:
            told["related-risks"] = [{"risk-uuid": self._risk_id(criterion.id)}]
        remarks = "\n\n".join(self._remarks(finding, facts))
        return {**told, "remarks": remarks} if remarks else told

    def _verdict(self, finding: Finding) -> Iterator[tuple[str, str]]:
        criterion = finding.criterion
        yield "verdict", finding.verdict.value
        yield "criterion", criterion.id
        yield "level", criterion.level.value
        yield "vacuous", "yes" if finding.vacuous else "no"
        yield "contested", "yes" if finding.contested else "no"
        yield "closes-gate", "yes" if criterion.id in self._decision.closing else "no"
        yield "source", citation(criterion, self.assessment.ruleset, self.wording)
        yield "place", str(primary(finding, self.assessment.declaration))

    def _status(self, finding: Finding) -> Json:
        """Return the state, of which OSCAL knows two: unknown is the one that is no pass."""
        if finding.verdict is Verdict.PASS:
            return {"state": "satisfied", "reason": "pass"}
        if finding.verdict is Verdict.FAIL:
            return {"state": "not-satisfied", "reason": "fail"}
        return {
            "state": "not-satisfied",
            "reason": "other",
            "remarks": self._line(say("oscal.unknown")),
        }

    def _remarks(self, finding: Finding, facts: Sequence[Fact]) -> Iterator[str]:
        """Yield paragraphs: readings that differ, what is missing, the facts read, the remedy."""
        gaps = missing(finding, self.assessment.declaration, self.wording)
        contested = map(self.wording.phrase, finding.contested)
        yield from self._listed("report.finding.contested", contested)
        yield from self._listed("report.finding.gaps", gaps)
        yield from self._listed("report.finding.facts", (self._fact(each) for each in facts))
        if finding.verdict not in SETTLED:
            remedy = self.wording.text(finding.criterion.remedy)
            yield from self._listed("report.finding.remedy", [remedy])

    def _listed(self, id: str, items: Iterable[str]) -> Iterator[str]:
        lines = [f"- {escaped(item)}" for item in items]
        if lines:
            yield "\n".join([self._line(say(id)), "", *lines])

    def _fact(self, each: Fact) -> str:
        told = each.path
        if each.written is not None:
            told = self.wording.phrase(
                say("report.finding.fact", path=each.path, written=each.written)
            )
        return f"{told} ({each.span})"

    def _risk(self, finding: Finding) -> Json | None:
        """Return the risk that a waiver accepts, with the last day on which it does."""
        waiver = finding.waiver
        if waiver is None:
            return None
        id = finding.criterion.id
        return {
            "uuid": self._risk_id(id),
            "title": self._line(say("oscal.waiver", id=id, until=waiver.until)),
            "description": escaped(gist(finding, self.wording)),
            "statement": escaped(waiver.reason),
            "props": props(_terms(waiver)),
            "status": "deviation-approved",
            "deadline": evening(waiver.until),
        }

    def _risk_id(self, criterion: str) -> str:
        return identity(self._seed, "waiver", criterion)

    def _line(self, message: Message) -> str:
        return escaped(self.wording.phrase(message))


def _declared(document: Document) -> Json:
    """Return where a profile stands, and which bytes of it were read."""
    return {
        "href": reference(document.file),
        "description": escaped(document.file),
        "props": props([("sha256", document.sha256)]),
    }


def _terms(waiver: Waiver) -> Iterator[tuple[str, str]]:
    yield "owner", waiver.owner
    yield "reference", waiver.reference
    yield "until", waiver.until.isoformat()


def _relevant(piece: Evidence) -> Json:
    """Return where a piece of evidence is to be had, as far as that can be followed."""
    href = piece.url or piece.file
    where: dict[str, Json] = {"href": reference(href)} if href else {}
    digest: dict[str, Json] = {"props": props([("sha256", piece.sha256)])} if piece.sha256 else {}
    return {**where, "description": escaped(piece.title), **digest}
