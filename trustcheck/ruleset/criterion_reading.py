"""Read one criterion from its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import define
from trustcheck.logic.message import Text
from trustcheck.logic.period import Period
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.structure import shaped
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.parse import ConditionReader
from trustcheck.ruleset.condition.tree import Condition
from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.ruleset.criterion import Backing, Citation, Criterion, Level, Part
from trustcheck.ruleset.form import CRITERION_FORM, BackingForm, CriterionForm, Sentences
from trustcheck.source.original import Original
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.refusal import Refusals


@define
class CriterionReader:
    """Reads the criteria of one ruleset; gathers every problem on the way."""

    groups: tuple[str, ...]
    texts: tuple[str, ...]
    lexicon: Lexicon
    parameters: Mapping[str, ParameterDefinition]
    problems: list[Problem]
    respondents: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def read(self, original: Original) -> Criterion | None:
        """Return the criterion of a file, or None beside at least one new problem."""
        before = len(self.problems)
        try:
            document = original.document
            form = shaped(document, CRITERION_FORM)
        except InvalidInput as invalid:
            self.problems += invalid.problems
            return None
        refusals = Refusals(document, self.problems)
        if form.group not in self.groups:
            refusals.unknown("unknown-group", form.group, self.groups, ("group",))
        if form.source.text not in self.texts:
            refusals.unknown("unknown-text", form.source.text, self.texts, ("source", "text"))
        self._names(refusals, form)
        self._one_way(refusals, form)
        if form.since and form.until and form.until < form.since:
            refusals.refuse("rule-since-after-until", ("until",))
        applies_when = self._condition(refusals, ("applies_when",))
        requires = self._condition(refusals, ("requires",))
        observes = self._condition(refusals, ("observes",))
        parts = tuple(self._parts(refusals, form))
        backing = self._backing(refusals, form.evidence)
        if len(self.problems) > before:
            return None
        return Criterion(
            id=form.id,
            group=form.group,
            source=Citation(form.source.text, form.source.article, form.source.claims),
            title=form.title.text(),
            requirement=_text(form.requirement),
            remedy=_text(form.remedy),
            level=Level(form.level),
            reading=form.reading,
            period=Period(form.since, form.until),
            applies_when=applies_when,
            requires=requires,
            attested=form.attested,
            backing=backing,
            original=original,
            parts=parts,
            expects=None if form.expects is None else _text(form.expects),
            respondent=form.respondent,
            hosted=form.hosted,
            tags=form.tags,
            observes=observes,
        )

    def _condition(self, refusals: Refusals, at: Pointer) -> Condition | None:
        if at not in refusals.document.spans:
            return None
        reader = ConditionReader(refusals, self.lexicon, self.parameters)
        return reader.read(at, (self.lexicon.root,))

    def _names(self, refusals: Refusals, form: CriterionForm) -> None:
        """Refuse a respondent and tags that the ruleset does not have."""
        if form.respondent is not None and form.respondent not in self.respondents:
            at: Pointer = ("respondent",)
            refusals.unknown("no-such-respondent", form.respondent, self.respondents, at)
        for index, tag in enumerate(form.tags):
            if tag not in self.tags:
                refusals.unknown("no-such-tag", tag, self.tags, ("tags", index))

    def _one_way(self, refusals: Refusals, form: CriterionForm) -> None:
        """Refuse a criterion that nothing decides, or whose condition stands in two places."""
        requires = ("requires",) in refusals.document.spans
        if requires and form.parts:
            refusals.refuse("requires-and-parts", ("parts",), key=True)
        elif not requires and not form.parts and not form.attested:
            refusals.refuse("nothing-required", ("id",))

    def _parts(self, refusals: Refusals, form: CriterionForm) -> Iterator[Part]:
        known: set[str] = set()
        for index, part in enumerate(form.parts or ()):
            if part.id in known:
                refusals.refuse("part-twice", ("parts", index, "id"), id=part.id)
            known.add(part.id)
            requires = self._condition(refusals, ("parts", index, "requires"))
            if requires is not None:
                yield Part(part.id, part.title.text(), part.reading, requires)

    def _backing(self, refusals: Refusals, form: BackingForm | None) -> Backing | None:
        if form is None:
            return None
        if form.fresh_for is None:
            return Backing(form.rung)
        try:
            return Backing(form.rung, Duration.parse(form.fresh_for))
        except ValueError:
            at = ("evidence", "fresh_for")
            return refusals.refuse("not-a-duration", at, found=form.fresh_for)


def _text(sentences: Sentences) -> Text:
    return Text(sentences.fr, sentences.en)
