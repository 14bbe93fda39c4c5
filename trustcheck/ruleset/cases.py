"""The cases beside a criterion: small profiles, and the verdict each must get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, Strict

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.profile.record import Record
from trustcheck.profile.shape import shaped
from trustcheck.profile.value import Day, Name
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.document import Document, read
from trustcheck.source.file import load
from trustcheck.source.folder import ruleset_files
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.writing import written


class _CaseForm(Record):
    name: Name
    expect: Literal["pass", "fail", "unknown", "not_applicable"]
    with_: Annotated[dict[str, Any], Field(alias="with")] = Field(default_factory=dict)
    without: Annotated[tuple[Name, ...], Strict(False)] = ()
    parameters: dict[str, Any] = Field(default_factory=dict)
    as_of: Day | None = None


class _CasesForm(Record):
    given: dict[str, Any] = Field(default_factory=dict)
    cases: Annotated[tuple[_CaseForm, ...], Strict(False), Field(min_length=1)]


@frozen
class Case:
    """One profile and the verdict that a criterion must give it."""

    criterion: str
    name: str
    expect: str
    profile: Document
    settings: Mapping[str, str]  # parameters of the ruleset, as they are written
    as_of: str | None
    span: Span


def read_cases(ruleset: Ruleset) -> tuple[Case, ...]:
    """Return the cases of all criteria, in the order of the criteria.

    A case starts from `given.cases.yaml`, then from `given` of its file; `with` puts maps into
    maps and replaces anything else; `without` takes away keys by their dotted path.
    Raises InvalidInput with every problem of the files of cases.
    """
    files = ruleset_files(ruleset.folder)
    base = _base(files.given)
    problems: list[Problem] = []
    cases: list[Case] = []
    for criterion in ruleset.criteria:
        path = files.cases_beside(criterion.document.file)
        if path is None:
            continue
        try:
            cases.extend(_cases(load(path), criterion.id, base))
        except InvalidInput as invalid:
            problems.extend(invalid.problems)
    if problems:
        raise InvalidInput(problems)
    return tuple(cases)


def _base(path: Path | None) -> Mapping[str, Any]:
    if path is None:
        return {}
    document = load(path)
    if not isinstance(document.data, dict):
        raise InvalidInput([Problem(document.span(()), say("cases-given-not-a-profile"))])
    return document.data


def _cases(document: Document, criterion: str, base: Mapping[str, Any]) -> Iterator[Case]:
    form = shaped(document, _CasesForm)
    given = merged(base, form.given)
    for index, case in enumerate(form.cases):
        span = document.span(("cases", index, "name"))
        data = merged(given, case.with_)
        for path in case.without:
            if not _take_away(data, path.split(".")):
                place = document.span(("cases", index, "without"))
                raise InvalidInput([Problem(place, say("cases-nothing-to-remove", path=path))])
        yield Case(
            criterion=criterion,
            name=case.name,
            expect=case.expect,
            profile=read(written(data).encode(), f"{document.file} ({case.name})"),
            settings={name: written(value) for name, value in case.parameters.items()},
            as_of=None if case.as_of is None else case.as_of.isoformat(),
            span=span,
        )


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return `base` with `over` put into it: maps into maps, anything else replaced."""
    result = dict(base)
    for key, value in over.items():
        below = result.get(key)
        both = isinstance(below, dict) and isinstance(value, dict)
        result[key] = merged(below, value) if both else value  # type: ignore[arg-type]  # `both`
    return result


def _take_away(data: dict[str, Any], path: list[str]) -> bool:
    """Remove one key from copied data; tell whether it was there."""
    here: Any = data
    for step in path[:-1]:
        if not isinstance(here, dict) or step not in here:
            return False
        here[step] = dict(here[step]) if isinstance(here[step], dict) else here[step]
        here = here[step]
    return isinstance(here, dict) and here.pop(path[-1], None) is not None
