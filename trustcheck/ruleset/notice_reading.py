"""Read the notices that a ruleset asks for when facts change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from trustcheck.logic.duration import Duration
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.operand import OperandReader
from trustcheck.ruleset.condition.tree import Parameter
from trustcheck.ruleset.condition.typing import DURATION, Lexicon
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.form import NoticeForm
from trustcheck.ruleset.notice import is_watched
from trustcheck.ruleset.ruleset import Notice
from trustcheck.source.refusal import Refusals


def read_notices(
    forms: Mapping[str, NoticeForm],
    refusals: Refusals,
    lexicon: Lexicon,
    parameters: Mapping[str, ParameterDefinition],
    *,
    known: Sequence[Criterion] | None,
) -> tuple[Notice, ...]:
    """Return the notices under `notices` of ruleset.yaml.

    `known` are the criteria of the ruleset, None where some do not read. A criterion that does
    not exist, an article that none cites and a time that is none are problems.
    """
    if known is not None:
        _check(forms, refusals, known)
    return tuple(_read(forms, OperandReader(refusals, lexicon, parameters)))


def _read(forms: Mapping[str, NoticeForm], reader: OperandReader) -> Iterator[Notice]:
    for id, form in forms.items():
        within = reader.single(DURATION, ("notices", id, "within"))
        if isinstance(within, (Duration, Parameter)):
            yield Notice(id, form.watches, within, form.to.text())


def _check(
    forms: Mapping[str, NoticeForm], refusals: Refusals, known: Sequence[Criterion]
) -> None:
    ids = tuple(criterion.id for criterion in known)
    articles = tuple(dict.fromkeys(criterion.source.article for criterion in known))
    for id, form in forms.items():
        if id not in ids:
            refusals.unknown("no-such-criterion", id, ids, ("notices", id), key=True)
        for index, article in enumerate(form.watches):
            if not any(is_watched(each, (article,)) for each in articles):
                at = ("notices", id, "watches", index)
                refusals.unknown("no-such-article", article, articles, at)
