"""Read what a body can be held to from ruleset.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from trustcheck.logic.pointer import Pointer
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.operand import OperandReader
from trustcheck.ruleset.condition.tree import Parameter
from trustcheck.ruleset.condition.typing import DAY, Lexicon
from trustcheck.ruleset.duty import Duty
from trustcheck.ruleset.form import DutyForm
from trustcheck.source.refusal import Refusals


def read_duties(
    forms: Mapping[str, DutyForm],
    refusals: Refusals,
    lexicon: Lexicon,
    parameters: Mapping[str, ParameterDefinition],
) -> dict[str, Duty]:
    """Return the duties under `duties` of ruleset.yaml; a day that is none is a problem."""
    reader = OperandReader(refusals, lexicon, parameters)
    duties: dict[str, Duty] = {}
    for id, form in forms.items():
        at: Pointer = ("duties", id, "since")
        since = None if form.since is None else reader.single(DAY, at)
        duties[id] = Duty(
            id=id,
            title=form.title.text(),
            asks=form.asks.text(),
            since=since if isinstance(since, (date, Parameter)) else None,
            founded_on=form.founded_on,
            lifted_by=form.lifted_by,
            beside=form.beside,
            ruleset=form.ruleset,
        )
    return duties


def check_questions(
    duties: Mapping[str, Duty], criteria: tuple[str, ...], refusals: Refusals
) -> None:
    """Refuse every question of a duty that no criterion is."""
    for at, question in _questions(duties):
        if question not in criteria:
            refusals.unknown("no-such-criterion", question, criteria, at)


def _questions(duties: Mapping[str, Duty]) -> Iterator[tuple[Pointer, str]]:
    for duty in duties.values():
        for key, ids in (("founded_on", duty.founded_on), ("lifted_by", duty.lifted_by)):
            for index, id in enumerate(ids):
                yield ("duties", duty.id, key, index), id
